/** Every link of the chain that may be missing, from the meeting to the striking off; its sentence is `proof.missing_<code>`. */
export const MISSING_LINKS = [
  // meeting and decision
  'no_meeting',
  'meeting_voided',
  'minutes_not_issued',
  'no_decision',
  'no_agenda_item',
  'no_vote',
  'repealed_but_open',
  'no_action',
  // one action
  'no_owner',
  'no_done_when',
  'not_assigned',
  'no_report',
  'extension_waiting',
  'extension_self_approved',
  'extension_without_approver',
  'overdue',
  'not_completed',
  'no_evidence',
  'no_evidence_file',
  'not_struck_off',
  'closed_by_doer',
  'struck_off_by_unknown',
  'cancelled_without_reason',
] as const;
export type MissingCode = (typeof MISSING_LINKS)[number];
