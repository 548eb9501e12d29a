import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { addDays, daysBetween } from '../../lib/workingDays.ts';
import type { ACTION_STATES, ACTION_STATUSES, BEHIND_REASONS } from './actions.contract.ts';
import type { SupervisionSettings } from './supervisionSettings.ts';

export type ActionStatus = (typeof ACTION_STATUSES)[number];
export type ActionState = (typeof ACTION_STATES)[number];
export type BehindReason = (typeof BEHIND_REASONS)[number];

/** What the judgement of an action on a day reads. */
export type JudgedAction = {
  readonly status: ActionStatus;
  readonly dueOn: string;
  readonly progress: string | null;
  readonly setUpOn: string | null;
  readonly assignedOn: string | null;
  readonly lastReportOn: string | null;
};

/**
 * The date's part of the warning (features M10). Overdue on a date: neither done nor cancelled and due before it
 * (domain.md §6); near from `nearDueDays` before the due date on.
 */
export function actionState(
  action: { readonly status: ActionStatus; readonly dueOn: string },
  today: string,
  nearDueDays: number,
): Exclude<ActionState, 'behind'> {
  if (action.status !== 'open') return action.status;
  const left = daysBetween(today, action.dueOn);
  if (left < 0) return 'overdue';
  return left <= nearDueDays ? 'near' : 'open';
}

/** The same day of the month before; its last day where the month is shorter. */
function monthBefore(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 2, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The days before which something lies that makes an action behind; null: never. */
export type BehindLimits = { readonly assignedBy: string; readonly reportedSince: string | null };

/**
 * The limits of a day: an action not assigned and set up before `assignedBy` is behind, so is one whose last report (or, before the
 * first, assignment) lies before `reportedSince`.
 */
export function behindLimits(today: string, rules: SupervisionSettings): BehindLimits {
  const graced = addDays(today, -rules.reportGraceDays);
  const since = {
    weekly: addDays(graced, -7),
    half_monthly: addDays(graced, -15),
    monthly: monthBefore(graced),
    none: null,
  };
  return { assignedBy: addDays(today, -rules.assignDays), reportedSince: since[rules.reportPeriod] };
}

/** Why an open action is behind: reported as late, its report missing, or not assigned in time; null: it is not. */
export function behindReason(action: JudgedAction, limits: BehindLimits): BehindReason | null {
  if (action.status !== 'open') return null;
  if (action.progress === 'late') return 'progress';
  if (action.assignedOn === null && action.lastReportOn === null) {
    return action.setUpOn !== null && action.setUpOn < limits.assignedBy ? 'unassigned' : null;
  }
  const last = action.lastReportOn ?? action.assignedOn ?? '';
  return limits.reportedSince !== null && last < limits.reportedSince ? 'report' : null;
}

/**
 * The three-colour warning as a word (features M10): red overdue before yellow behind before blue near due.
 * @returns also why it is behind, for an overdue action too
 */
export function judgeAction(
  action: JudgedAction,
  today: string,
  rules: { readonly nearDueDays: number; readonly supervision: SupervisionSettings },
): { readonly state: ActionState; readonly behind: BehindReason | null; readonly daysLeft: number } {
  const behind = behindReason(action, behindLimits(today, rules.supervision));
  const byDate = actionState(action, today, rules.nearDueDays);
  const isCalm = byDate === 'open' || byDate === 'near';
  return { state: isCalm && behind !== null ? 'behind' : byDate, behind, daysLeft: daysBetween(today, action.dueOn) };
}

/**
 * What a change of status needs: done a date that has come, with evidence or a reason (features M7); cancelled and open
 * again a reason.
 */
export function checkStatusChange(
  change: {
    readonly status: ActionStatus;
    readonly doneOn: string | null;
    readonly evidence: string;
    readonly reason: string;
  },
  today: string,
): FieldIssue[] {
  const isBlank = (text: string) => text.trim() === '';
  if (change.status !== 'done') return isBlank(change.reason) ? [{ field: 'reason', code: 'required' }] : [];
  const evidence = isBlank(change.evidence) ? change.reason : change.evidence;
  return checkCompletion({ doneOn: change.doneOn, evidence, files: 0 }, today, null);
}

/**
 * What a completion needs: a day that has come and is not before the day of the meeting, with a note or a file (features M7).
 * @param startedOn day of the meeting, or the day on which it was set up; null: not known
 */
export function checkCompletion(
  completion: { readonly doneOn: string | null; readonly evidence: string; readonly files: number },
  today: string,
  startedOn: string | null,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { doneOn } = completion;
  if (doneOn === null) issues.push({ field: 'doneOn', code: 'required' });
  else if (doneOn > today) issues.push({ field: 'doneOn', code: 'date_in_future' });
  else if (startedOn !== null && doneOn < startedOn)
    issues.push({ field: 'doneOn', code: 'done_before_meeting', params: { date: startedOn } });
  if (completion.evidence.trim() === '' && completion.files === 0) issues.push({ field: 'evidence', code: 'required' });
  return issues;
}

/**
 * What a new due date needs (features M11): later than the present one, not before today, with a reason, and no other request
 * waiting for an answer.
 */
export function checkExtension(
  asked: { readonly newDueOn: string; readonly reason: string },
  action: { readonly status: ActionStatus; readonly dueOn: string; readonly isWaiting: boolean },
  today: string,
): FieldIssue[] {
  if (action.status !== 'open') return [{ field: 'id', code: 'action_not_open' }];
  if (action.isWaiting) return [{ field: 'id', code: 'extension_waiting' }];
  const issues: FieldIssue[] = [];
  if (asked.newDueOn <= action.dueOn)
    issues.push({ field: 'newDueOn', code: 'extension_not_later', params: { date: action.dueOn } });
  else if (asked.newDueOn < today) issues.push({ field: 'newDueOn', code: 'extension_past' });
  if (asked.reason.trim() === '') issues.push({ field: 'reason', code: 'required' });
  return issues;
}

/** Who wants to strike off, and who did the work. */
export type Closer = {
  readonly userId: string;
  readonly memberId: string | null;
  /** Another enabled user could do it. */
  readonly othersCanClose: boolean;
};

/** Whether the user is the one who did the work: its owner, or who reported its completion (features M12). */
export function isDoer(
  closer: Pick<Closer, 'userId' | 'memberId'>,
  action: { readonly ownerMemberId: string | null; readonly completedBy: string | null },
): boolean {
  const isOwner = action.ownerMemberId !== null && action.ownerMemberId === closer.memberId;
  return isOwner || action.completedBy === closer.userId;
}

/**
 * Striking off (features M12): only what was completed with evidence, by somebody other than the doer; where nobody else can, the
 * doer does it and 自核 is recorded.
 */
export function checkStrikeOff(
  closer: Closer,
  action: {
    readonly stage: string;
    readonly ownerMemberId: string | null;
    readonly completedBy: string | null;
    readonly hasEvidence: boolean;
  },
): FieldIssue[] {
  if (action.stage !== 'completed') return [{ field: 'id', code: 'not_completed' }];
  if (!action.hasEvidence) return [{ field: 'id', code: 'strike_without_evidence' }];
  return isDoer(closer, action) && closer.othersCanClose ? [{ field: 'id', code: 'closed_by_doer' }] : [];
}

/** An action has an owner: a unit, an organization or names (domain.md §6, features M7); what is printed names one of them. */
export function hasOwner(action: {
  readonly responsibleUnit: string | null;
  readonly responsibleNames: string | null;
  readonly organizationId?: string | null;
}): boolean {
  return Boolean(action.responsibleUnit ?? action.responsibleNames ?? action.organizationId);
}

/** The names entered for a task without the member who answers for it, so that nobody is named twice; null when none is left. */
export function namesBeside(ownerName: string | null, names: string | null): string | null {
  if (names === null || ownerName === null) return names;
  return (
    names
      .split('、')
      .filter((name) => name.trim() !== ownerName)
      .join('、') || null
  );
}
