import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { daysBetween } from '../../lib/workingDays.ts';
import type { ACTION_STATES, ACTION_STATUSES } from './actions.contract.ts';

export type ActionStatus = (typeof ACTION_STATUSES)[number];
export type ActionState = (typeof ACTION_STATES)[number];

/**
 * The three-colour warning as a word (features M10). Overdue on a date: neither done nor cancelled and due before it
 * (domain.md §6); near from `nearDueDays` before the due date on.
 */
export function actionState(
  action: { readonly status: ActionStatus; readonly dueOn: string },
  today: string,
  nearDueDays: number,
): ActionState {
  if (action.status !== 'open') return action.status;
  const left = daysBetween(today, action.dueOn);
  if (left < 0) return 'overdue';
  return left <= nearDueDays ? 'near' : 'open';
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
  const issues: FieldIssue[] = [];
  if (change.doneOn === null) issues.push({ field: 'doneOn', code: 'required' });
  else if (change.doneOn > today) issues.push({ field: 'doneOn', code: 'date_in_future' });
  if (isBlank(change.evidence) && isBlank(change.reason)) issues.push({ field: 'evidence', code: 'required' });
  return issues;
}

/** An action has an owner: a unit, an organization or names (domain.md §6, features M7). */
export function hasOwner(action: {
  readonly responsibleUnit: string | null;
  readonly responsibleNames: string | null;
  readonly organizationId?: string | null;
}): boolean {
  return Boolean(action.responsibleUnit ?? action.responsibleNames ?? action.organizationId);
}
