import type { CallInput } from '#shared/contract/list.ts';

type DutyRole = CallInput<'duties.saveAssignment'>['fields']['role'];

export const GROUP_NAME = '青禾县社会组织管理工作领导小组';

/** A member of the leading group; the telephone is that of the post. */
export type GroupMember = {
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  readonly phone: string;
  readonly role: DutyRole;
  readonly scope: string;
  /** Sections whose work the member looks after. */
  readonly sections: readonly string[];
  /** Left the group when it was regrouped; followed by somebody of the same unit. */
  readonly former?: boolean;
  /** Joined when it was regrouped. */
  readonly joined?: boolean;
};

const row = (
  role: DutyRole,
  unit: string,
  post: string,
  name: string,
  phone: string,
  scope: string,
  rest: { readonly sections?: readonly string[]; readonly former?: boolean; readonly joined?: boolean } = {},
): GroupMember => ({ role, unit, post, name, phone: `0500-6${phone}`, scope, ...rest, sections: rest.sections ?? [] });

/** The leading group in official order: invented names, posts as a county has them. */
export const GROUP_MEMBERS: readonly GroupMember[] = [
  row(
    'leader',
    '县政府',
    '副县长',
    '林国栋',
    '210003',
    '主持领导小组全面工作，召集领导小组会议，审定年度工作要点和重大事项。',
  ),
  row(
    'deputy_leader',
    '县政府办公室',
    '副主任',
    '周文斌',
    '210021',
    '协助组长工作，负责督促检查领导小组议定事项的落实。',
  ),
  row(
    'deputy_leader',
    '县民政局',
    '局长',
    '陈立新',
    '221001',
    '协助组长工作，负责社会组织登记管理和日常监督管理的统筹协调。',
    { sections: ['办公室', '社会组织管理股'] },
  ),
  row('member', '县委组织部', '副部长', '吴红霞', '210105', '指导社会组织党的组织和工作覆盖。'),
  row('member', '县委宣传部', '副部长', '许思远', '210118', '指导社会组织宣传阵地和举办论坛、讲座等活动的管理。'),
  row('member', '县教育局', '副局长', '潘永福', '230102', '负责教育类社会组织业务主管工作。', { former: true }),
  row(
    'member',
    '县教育局',
    '副局长',
    '沈丽华',
    '230102',
    '负责教育类社会组织业务主管工作，牵头幼儿园和培训机构安全检查。',
    { joined: true },
  ),
  row('member', '县公安局', '副局长', '郭志强', '231010', '负责查处涉及社会组织的违法犯罪案件，会同整治非法社会组织。'),
  row('member', '县财政局', '副局长', '曹明亮', '232006', '负责政府购买服务资金保障和社会组织票据、财务监督。'),
  row(
    'member',
    '县人力资源和社会保障局',
    '副局长',
    '程晓东',
    '233008',
    '负责职业技能培训类社会组织业务主管和从业人员社会保障指导。',
  ),
  row('member', '县文化广电旅游体育局', '副局长', '苏雪梅', '234011', '负责文化、体育类社会组织业务主管工作。'),
  row('member', '县卫生健康局', '副局长', '叶海燕', '235009', '负责卫生健康类社会组织业务主管工作。'),
  row('member', '县市场监督管理局', '副局长', '蒋宏伟', '236012', '负责行业协会商会收费行为监督检查。'),
  row(
    'office_director',
    '县民政局',
    '副局长',
    '黄爱民',
    '221002',
    '主持领导小组办公室日常工作，负责年度检查、等级评估和执法检查的组织实施。',
    { sections: ['社会组织管理股', '综合执法大队'] },
  ),
  row(
    'liaison',
    '县民政局',
    '社会组织管理股股长',
    '徐敏',
    '221012',
    '负责领导小组办公室文电、会务、信息报送和任务台账。',
    { sections: ['社会组织管理股'] },
  ),
];

/** Heads of sections who attend the bureau's own meetings; not members of the group. */
export const SECTION_HEADS = [
  { name: '罗春生', post: '办公室主任', unit: '县民政局' },
  { name: '梁玉梅', post: '基层政权和社区治理股股长', unit: '县民政局' },
  { name: '宋学文', post: '养老服务股股长', unit: '县民政局' },
  { name: '谢雨晴', post: '慈善事业促进和社会工作股股长', unit: '县民政局' },
  { name: '韩正良', post: '规划财务股股长', unit: '县民政局' },
  { name: '邓勇', post: '综合执法大队大队长', unit: '县民政局' },
] as const;

/** Deputy heads of the townships, in the order of the townships. */
export const TOWNSHIP_PEOPLE = [
  '冯静',
  '董磊',
  '萧平',
  '程艳',
  '袁刚',
  '许玲',
  '傅辉',
  '曾宁',
  '彭涛',
  '吕芳',
] as const;

export const CLERK = { name: '张文员', post: '社会组织管理股科员', unit: '县民政局' } as const;
