/** What became of a decision, derived from its actions and from later decisions (features M6). */
export const DECISION_STATES = [
  'overdue',
  'open',
  'partly',
  'done',
  'cancelled',
  'none',
  'repealed',
  'voided',
] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** How a later decision changes an earlier one: 修改, 废止, 补充. */
export const CHANGE_KINDS = ['amend', 'repeal', 'supplement'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Collections whose records may name a decision as their basis. A later feature that cites adds its collection here. */
export const CITING_COLLECTIONS = [
  'action_item',
  'official_document',
  'organization_event',
  'penalty',
  'report',
  'risk_assessment',
] as const;
export type CitingCollection = (typeof CITING_COLLECTIONS)[number];
