import type * as zh from '../zh-CN/ruleIssues.ts';

export const ruleIssues = {
  state_secret: 'State-secret levels are refused; no file was made, your input is kept. Use a machine for secrets.',
  required: 'Something required is missing',
  date_order: 'The end or issue date cannot be before the start',
  date_in_future: 'The date cannot be after today',
  not_found: 'The chosen record no longer exists; choose again',
  duty_overlap: 'Terms of the same person and role overlap (from {from})',
  second_leader: 'There is a leader in that time (from {from}); only one at a time',
  own_entry: 'Minutes are checked by somebody else; tick self-check if nobody can',
  from_meeting: 'Change actions of a meeting in the meeting',
} satisfies Record<keyof typeof zh.ruleIssues, string>;
