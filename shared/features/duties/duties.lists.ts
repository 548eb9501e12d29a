/** The two kinds of duty of everybody in a group (一岗双责): for social organizations, and of the own post (features D3). */
export const DUTY_KINDS = ['organization_work', 'post'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** What may be wrong with the duties of a group on a day, the gravest first. */
export const DUTY_FINDINGS = [
  'no_leader',
  'two_leaders',
  'overlap',
  'vacant',
  'inactive_member',
  'duty_without_owner',
  'person_without_duty',
  'ended_duty',
  'dissolved_section',
  'before_group',
  'gap',
] as const;
export type DutyFindingKind = (typeof DUTY_FINDINGS)[number];

/** Sheets on which duty table and matrix are printed, both lying. */
export const DUTY_PAPERS = ['a4', 'a3'] as const;
export type DutyPaper = (typeof DUTY_PAPERS)[number];
