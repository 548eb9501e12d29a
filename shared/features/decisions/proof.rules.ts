import type { MissingLink, ProofAction, ProofSheet } from './proof.contract.ts';
import type { MissingCode } from './proof.lists.ts';

type Chain = Omit<ProofSheet, 'missing'>;
type Action = Omit<ProofAction, 'missing'>;

const link = (code: MissingCode, params: MissingLink['params'] = {}): MissingLink => ({ code, params });

/**
 * What is missing above the actions (features "Beyond" 5). A chain that begins with an action of another source has no meeting; an
 * action of a meeting may have no decision.
 */
export function missingAbove({
  meeting,
  decision,
  actions,
}: Pick<Chain, 'meeting' | 'decision' | 'actions'>): MissingLink[] {
  const missing: MissingLink[] = [];
  if (meeting === null) missing.push(link('no_meeting'));
  else if (meeting.recordState === 'voided') missing.push(link('meeting_voided', { reason: meeting.voidReason ?? '' }));
  else if (meeting.issuedOn === null) missing.push(link('minutes_not_issued'));
  if (decision === null) return [...missing, link('no_decision')];
  if (decision.agendaTitle === null) missing.push(link('no_agenda_item'));
  if (decision.votesFor === null) missing.push(link('no_vote'));
  const repeal = decision.changedBy.find(({ kind }) => kind === 'repeal');
  const open = actions.filter(({ status }) => status === 'open').length;
  if (repeal !== undefined && open > 0) missing.push(link('repealed_but_open', { number: repeal.number, count: open }));
  if (actions.length === 0) missing.push(link('no_action'));
  return missing;
}

/** What is missing of one action on a day: a cancelled one needs its reason alone, every other all links up to its striking off. */
export function missingOf(action: Action, today: string): MissingLink[] {
  const missing: MissingLink[] = [];
  if (action.owner === '') missing.push(link('no_owner'));
  if (action.status === 'cancelled') {
    if (action.cancelReason === null) missing.push(link('cancelled_without_reason'));
    return missing;
  }
  if (action.doneWhen === null) missing.push(link('no_done_when'));
  if (!has(action, 'assigned')) missing.push(link('not_assigned'));
  if (!has(action, 'reported') && action.status === 'open') missing.push(link('no_report'));
  missing.push(...missingApprovals(action));
  if (action.status === 'open') {
    if (action.dueOn < today) missing.push(link('overdue', { date: action.dueOn }));
    return [...missing, link('not_completed')];
  }
  if (action.evidence === null && action.files.length === 0) missing.push(link('no_evidence'));
  else if (action.files.length === 0) missing.push(link('no_evidence_file'));
  return [...missing, ...missingClosing(action)];
}

function has(action: Action, kind: string): boolean {
  return action.steps.some((step) => step.kind === kind);
}

function missingApprovals({ extensions }: Action): MissingLink[] {
  return extensions.flatMap((extension) => {
    const { state, newDueOn, approverName, selfApproved } = extension;
    if (state === 'asked') return [link('extension_waiting', { date: newDueOn })];
    if (state === 'refused') return [];
    if (approverName === null) return [link('extension_without_approver', { date: newDueOn })];
    return selfApproved ? [link('extension_self_approved', { date: newDueOn })] : [];
  });
}

function missingClosing({ struckOffOn, struckOffByName, closedByDoer }: Action): MissingLink[] {
  if (struckOffOn === null) return [link('not_struck_off')];
  if (struckOffByName === null) return [link('struck_off_by_unknown')];
  return closedByDoer ? [link('closed_by_doer', { name: struckOffByName })] : [];
}
