import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { DUTY_ROLES } from './duties.contract.ts';

export type DutyRole = (typeof DUTY_ROLES)[number];

/** What the rules look at in a duty assignment. Dates are closed on both ends; `endOn` null means until further notice. */
export type DutyTerm = {
  readonly id?: string | undefined;
  readonly leadingGroupId: string;
  readonly memberId: string;
  readonly role: DutyRole;
  readonly startOn: string;
  readonly endOn: string | null;
};

/** Later than any date the office writes. */
const OPEN_END = '9999-12-31';

/** Whether two closed periods share a day. */
function overlaps(a: Pick<DutyTerm, 'startOn' | 'endOn'>, b: Pick<DutyTerm, 'startOn' | 'endOn'>): boolean {
  return a.startOn <= (b.endOn ?? OPEN_END) && b.startOn <= (a.endOn ?? OPEN_END);
}

/**
 * Rules of one assignment against the others of its group (domain.md §5): it ends after it starts, at any date one leader at
 * most, no overlapping rows of the same member and role.
 * @param others assignments that are not voided; the one being edited may be among them
 */
export function checkAssignment(term: DutyTerm, others: readonly DutyTerm[]): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (term.endOn !== null && term.endOn < term.startOn) issues.push({ field: 'endOn', code: 'date_order' });
  const rivals = others.filter(
    (other) => other.leadingGroupId === term.leadingGroupId && (term.id === undefined || other.id !== term.id),
  );
  const clash = (other: DutyTerm): boolean => other.role === term.role && overlaps(other, term);
  const same = rivals.find((other) => clash(other) && other.memberId === term.memberId);
  if (same) issues.push({ field: 'startOn', code: 'duty_overlap', params: periodOf(same) });
  const leader = rivals.find((other) => term.role === 'leader' && clash(other) && other.memberId !== term.memberId);
  if (leader) issues.push({ field: 'role', code: 'second_leader', params: periodOf(leader) });
  return issues;
}

/** Sorts by official order: role, place within the role, then who has held it longer. */
export function compareOfficialOrder(
  a: { readonly role: DutyRole; readonly seq: number; readonly startOn: string },
  b: { readonly role: DutyRole; readonly seq: number; readonly startOn: string },
): number {
  return (
    DUTY_ROLES.indexOf(a.role) - DUTY_ROLES.indexOf(b.role) || a.seq - b.seq || a.startOn.localeCompare(b.startOn, 'en')
  );
}

function periodOf(term: DutyTerm): { from: string; to: string } {
  return { from: term.startOn, to: term.endOn ?? '' };
}
