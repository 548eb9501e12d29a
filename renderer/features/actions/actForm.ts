import type { CallOutput } from '#shared/contract/list.ts';
import type { PROGRESS } from '#shared/features/actions/actions.contract.ts';
import type { MessageKey } from '#shared/text/index.ts';

export type GotAction = CallOutput<'actions.get'>;
/** Acts that ask for a few fields; the others ask for a reason only. */
export const ACTS = ['assign', 'report', 'complete', 'strikeOff', 'extend', 'decide'] as const;
export type Act = (typeof ACTS)[number];
export type Progress = (typeof PROGRESS)[number];

/** What is typed for an act; JSON-safe: it is the draft. */
export type ActFields = {
  readonly note: string;
  readonly on: string | null;
  readonly progress: Progress;
  readonly memberId: string | null;
  readonly newDueOn: string | null;
  readonly approverName: string;
  readonly approverPost: string;
};

/** What a form of an act begins with. */
export function emptyAct(
  { action }: GotAction,
  today: string,
  user: { readonly displayName: string; readonly post: string | null } | null,
): ActFields {
  return {
    note: '',
    on: today,
    progress: 'on_track',
    memberId: action.ownerMemberId,
    newDueOn: null,
    approverName: user?.displayName ?? '',
    approverPost: user?.post ?? '',
  };
}

/** What is missing before it can be sent; the service decides the rest. */
export function actProblems(
  act: Act,
  fields: ActFields,
  files: number,
  today: string,
): ReadonlyMap<string, MessageKey> {
  const problems = new Map<string, MessageKey>();
  const isShort = [...fields.note.trim()].length < 2;
  const isLate = fields.on === null || fields.on > today;
  if ((act === 'report' || act === 'complete' || act === 'assign') && isLate)
    problems.set('on', act === 'complete' ? 'actions.problemDoneOn' : 'ruleIssues.date_in_future');
  if (act === 'report' && isShort) problems.set('note', 'actions.problemEvidence');
  if (act === 'complete' && fields.note.trim() === '' && files === 0) problems.set('note', 'actions.problemEvidence');
  if (act === 'extend') {
    if (fields.newDueOn === null) problems.set('newDueOn', 'actions.problemDue');
    if (isShort) problems.set('note', 'ruleIssues.ending_without_reason');
  }
  if (act === 'decide') {
    if (fields.approverName.trim() === '') problems.set('approverName', 'fieldIssues.required');
    if (fields.approverPost.trim() === '') problems.set('approverPost', 'fieldIssues.required');
  }
  return problems;
}
