import type { GroupMember } from './people.ts';

/** Duties of the leading group, and those of every post beside them (一岗双责). The last but one has nobody yet: the page says so. */
export const DUTY_ITEMS = [
  { kind: 'organization_work', text: '研究制定社会组织管理年度工作要点' },
  { kind: 'organization_work', text: '统筹登记管理机关、业务主管单位和有关部门的综合监管' },
  { kind: 'organization_work', text: '组织社会组织年度检查和等级评估' },
  { kind: 'organization_work', text: '排查整治非法社会组织和僵尸型社会组织' },
  { kind: 'organization_work', text: '指导行业协会商会规范收费' },
  { kind: 'organization_work', text: '审核社会组织重大活动报告' },
  { kind: 'organization_work', text: '推进社区社会组织培育发展' },
  { kind: 'post', text: '落实分管领域安全生产责任' },
] as const;

/** Places in `DUTY_ITEMS` that a member of the group answers for. */
export function dutiesOf({ role, unit, post }: GroupMember): readonly number[] {
  if (role === 'leader') return [0];
  if (role === 'office_director') return [2, 3, 7];
  if (role === 'liaison') return [5];
  if (unit === '县民政局') return [1, 7];
  if (unit === '县公安局') return [3, 7];
  if (unit === '县市场监督管理局') return [4];
  return post === '副局长' ? [7] : [];
}

/** The duties of the own post in words. */
export function postDutyOf({ unit, post }: GroupMember): string {
  return `履行${unit}${post}岗位职责，分管业务与社会组织工作一同部署、一同检查。`;
}
