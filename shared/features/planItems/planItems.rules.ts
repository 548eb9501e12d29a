/** Plan items of a year (年度重点工作, domain.md §5): what is wrong with one, and the figures of its quarters. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { checkStatusChange } from '../actions/actions.rules.ts';
import type { PlanStatus } from './planItems.lists.ts';

type Due = { readonly year: number; readonly dueOn: string };

/** An item is due in its year, at the latest in the year after it. */
export function planItemIssues({ year, dueOn }: Due): FieldIssue[] {
  const dueYear = Number(dueOn.slice(0, 4));
  if (dueYear < year) return [{ field: 'dueOn', code: 'plan_due_before', params: { year } }];
  if (dueYear > year + 1) return [{ field: 'dueOn', code: 'plan_due_after', params: { year } }];
  return [];
}

type Change = {
  readonly status: PlanStatus;
  readonly doneOn: string | null;
  readonly evidence: string;
  readonly reason: string;
};

/**
 * What a change of status needs: done a day that has come, in the year or later, and evidence in words or as a file; cancelled and open
 * again a reason.
 * @param files attached to the item
 */
export function planStatusIssues(change: Change, { year, today }: { year: number; today: string }, files: number) {
  const issues = checkStatusChange(change, today).filter(({ field }) => field !== 'evidence');
  if (change.status !== 'done') return issues;
  if (change.evidence.trim() === '' && files === 0) issues.push({ field: 'evidence', code: 'plan_evidence' });
  if (change.doneOn !== null && change.doneOn < `${year - 1}-01-01`)
    issues.push({ field: 'doneOn', code: 'plan_done_before', params: { year } });
  return issues;
}

type Item = { readonly dueOn: string; readonly status: PlanStatus; readonly doneOn: string | null };

/** Overdue on a day: neither done nor cancelled and due before it. */
function isPlanOverdue({ status, dueOn }: Item, today: string): boolean {
  return status === 'open' && dueOn < today;
}

/** The four quarters of a year by due date; a cancelled item is due no longer, one due in the next year counts in the fourth. */
export function planQuarters(items: readonly (Item & { readonly year: number })[], today: string) {
  return [1, 2, 3, 4].map((quarter) => {
    const own = items.filter((item) => item.status !== 'cancelled' && quarterOfItem(item) === quarter);
    const done = own.filter(({ status }) => status === 'done');
    return {
      quarter,
      due: own.length,
      done: done.length,
      doneLate: done.filter(({ doneOn, dueOn }) => (doneOn ?? '') > dueOn).length,
      overdue: own.filter((item) => isPlanOverdue(item, today)).length,
    };
  });
}

function quarterOfItem({ year, dueOn }: Due): number {
  if (Number(dueOn.slice(0, 4)) > year) return 4;
  return Math.ceil(Number(dueOn.slice(5, 7)) / 3);
}
