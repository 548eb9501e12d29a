import type {
  LetterDocumentInput,
  OfficialDocumentInput,
  OrderDocumentInput,
} from '#shared/features/documents/officialDocument.ts';
import type { OfficialBlock, SealedAgency } from '#shared/features/documents/officialParts.ts';
import type { RecordDocumentInput, ReportDocumentInput } from '#shared/features/documents/plainDocuments.ts';
import { MINUTES } from './samples.ts';
import { sealPicture, stampPicture } from './sealPicture.ts';

export const SEAL = sealPicture();
export const STAMP = stampPicture();
export const DATE = '2026年3月5日';

const PARAGRAPH =
  '截至2025年12月31日，全区登记社会组织共计1,286家，应检1,190家，实检1,102家，参检率92.6%。各单位要按照“谁主管、谁负责”的原则逐一核实，6月30日前形成处置意见（含拟列入活动异常名录的名单）。';

export const BODY: OfficialBlock[] = [
  { kind: 'paragraph', text: '为贯彻落实民发〔2025〕18号文件精神，现就做好2026年社会组织年度检查工作通知如下：' },
  { kind: 'heading', level: 1, text: '年检范围' },
  { kind: 'paragraph', text: PARAGRAPH },
  { kind: 'heading', level: 1, text: '工作要求' },
  { kind: 'heading', level: 2, text: '严格时限要求。' },
  { kind: 'paragraph', text: '各社会组织应于5月31日前通过信息平台报送年检材料。' },
  { kind: 'heading', level: 3, text: '初审意见由业务主管单位在15个工作日内出具。' },
  { kind: 'heading', level: 4, text: '逾期未报的，视为未参检。' },
];

export const WIDE_TABLE: OfficialBlock = {
  kind: 'table',
  landscape: true,
  columns: ['序号', '社会组织名称', '统一社会信用代码', '业务主管单位', '类别', '年检结论', '备注'].map((title) => ({
    title,
  })),
  rows: Array.from({ length: 24 }, (_, index) => [
    String(index + 1),
    `某某区第${index + 1}养老服务行业协会`,
    '51320105MJ12345670',
    '某某区民政局',
    '社会团体',
    index % 5 === 0 ? '基本合格' : '合格',
    index % 7 === 0 ? '更名手续正在办理' : '',
  ]),
};

/** A document with every part of the ordinary form. */
export const DOCUMENT = {
  copyNumber: '12',
  security: '工作秘密★1年',
  urgency: '加急',
  agencies: ['某某区民政局'],
  number: '某民发〔2026〕3号',
  kind: '通知',
  title: '某某区民政局关于做好2026年社会组织年度检查工作的通知',
  recipients: '各街道办事处，区各社会组织业务主管单位，各社会组织',
  body: BODY,
  attachments: [
    {
      title: '2026年社会组织年度检查材料清单',
      blocks: [
        { kind: 'heading', level: 1, text: '必报材料' },
        { kind: 'paragraph', text: PARAGRAPH },
      ],
    },
    {
      title: '社会组织年度检查情况一览表（含业务主管单位、类别、年检结论以及需要说明的其他事项）',
      blocks: [WIDE_TABLE],
    },
  ],
  signature: { kind: 'sealed', agencies: [{ name: '某某区民政局', png: SEAL }], date: DATE },
  note: '联系人：王某，电话：025-12345678',
  copyTo: ['区委办公室', '区人大常委会办公室', '区政府办公室', '市民政局社会组织管理局'],
  printingOffice: '某某区民政局办公室',
  printedOn: DATE,
} satisfies OfficialDocumentInput;

export const JOINT_AGENCIES = ['某某区民政局', '某某区财政局', '某某区卫生健康委员会'];

export const sealed = (names: readonly string[], diameterMm = 42): SealedAgency[] =>
  names.map((name) => ({ name, diameterMm, png: SEAL }));

/** A joint document for superiors. */
export const JOINT = {
  agencies: JOINT_AGENCIES,
  number: '某民发〔2026〕4号',
  kind: '请示',
  signers: ['张某某', '李某', '王某某'],
  title: '某某区民政局　某某区财政局　某某区卫生健康委员会\n关于增加社区养老服务经费的请示',
  recipients: '某某区人民政府',
  body: BODY.slice(0, 3),
  attachments: [{ title: '社区养老服务经费测算表' }],
  signature: { kind: 'sealed', agencies: sealed(['某某区民政局', '某某区财政局', '某某区卫健委']), date: DATE },
  note: '联系人：王某，电话：025-12345678',
  copyTo: ['区审计局'],
  printingOffice: '某某区民政局办公室',
  printedOn: DATE,
} satisfies OfficialDocumentInput;

export const LETTER = {
  agency: '某某区民政局',
  copyNumber: '000007',
  urgency: '特急',
  number: '某民函〔2026〕12号',
  title: '某某区民政局关于商请协助核实社会组织住所信息的函',
  recipients: '某某区市场监督管理局',
  body: [
    ...BODY.slice(2, 3),
    { kind: 'paragraph', text: PARAGRAPH.repeat(3) },
    { kind: 'paragraph', text: '专此函达，盼予复函。' },
  ],
  signature: { kind: 'unsealed', agencies: ['某某区民政局'], date: DATE },
  note: '联系人：王某，电话：025-12345678',
  copyTo: ['区政府办公室'],
} satisfies LetterDocumentInput;

export const ORDER = {
  mark: '某某区人民政府令',
  number: '第3号',
  body: [
    {
      kind: 'paragraph',
      text: '《某某区社会组织信用信息管理办法》已经2026年2月20日区政府第5次常务会议审议通过，现予公布，自2026年5月1日起施行。',
    },
  ],
  signature: { kind: 'stamp', signers: [{ post: '区长', name: '张某某', png: STAMP }], date: DATE },
} satisfies OrderDocumentInput;

export const RECORD = {
  title: '某某区民政局2026年第5次局长办公会议记录',
  time: MINUTES.time,
  place: MINUTES.place,
  chair: MINUTES.chair,
  recorder: MINUTES.recorder,
  present: [...MINUTES.present],
  observers: [...MINUTES.observers],
  leave: [...MINUTES.leave],
  body: [
    { kind: 'heading', level: 1, text: '年度检查工作汇报' },
    { kind: 'paragraph', text: `王珺：${PARAGRAPH}` },
    { kind: 'paragraph', text: '李玥：建议把连续两年未参检的单列名单。' },
    { kind: 'heading', level: 1, text: '经费安排' },
    { kind: 'paragraph', text: '赵堃：经费按去年标准安排，不足部分年中追加。' },
  ],
  closing: '散会。',
  signLines: ['主持人签名', '记录人签名'],
  author: '某某区民政局',
} satisfies RecordDocumentInput;

export const REPORT = {
  title: '2026年第一季度社会组织管理情况报告',
  subtitle: '某某区民政局　2026年4月8日',
  body: [
    { kind: 'heading', level: 1, text: '总体情况' },
    { kind: 'paragraph', text: PARAGRAPH },
    {
      kind: 'table',
      columns: [{ title: '类别' }, { title: '登记数（家）' }, { title: '参检率' }],
      rows: [
        ['社会团体', '412', '93.1%'],
        ['基金会', '9', '100%'],
      ],
    },
    { kind: 'heading', level: 1, text: '一览表' },
    { kind: 'paragraph', text: '各社会组织的结论见下表。' },
    WIDE_TABLE,
    { kind: 'paragraph', text: '以上数据截至2026年3月31日。' },
  ],
  unit: '某某区民政局社会组织管理科',
  date: '2026年4月8日',
  author: '某某区民政局',
} satisfies ReportDocumentInput;
