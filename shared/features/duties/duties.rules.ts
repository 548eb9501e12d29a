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
  /** 并列: of several leaders at a time each is marked; left out: not. */
  readonly joint?: boolean | undefined;
};

type Period = Pick<DutyTerm, 'startOn' | 'endOn'>;

/** Later than any date the office writes. */
export const OPEN_END = '9999-12-31';

/** Whether two closed periods share a day. */
export function overlaps(a: Period, b: Period): boolean {
  return a.startOn <= (b.endOn ?? OPEN_END) && b.startOn <= (a.endOn ?? OPEN_END);
}

/** Whether a day lies in a closed period. */
export function holdsOn({ startOn, endOn }: Period, date: string): boolean {
  return startOn <= date && date <= (endOn ?? OPEN_END);
}

/**
 * Rules of one assignment against the others of its group (domain.md §5): it ends after it starts, at any date one leader at
 * most unless all of them are marked joint, no overlapping rows of the same member and role.
 * @param others assignments that are not voided; the one being edited may be among them
 */
export function checkAssignment(term: DutyTerm, others: readonly DutyTerm[]): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (term.endOn !== null && term.endOn < term.startOn) issues.push({ field: 'endOn', code: 'date_order' });
  const rivals = others.filter(
    (other) => other.leadingGroupId === term.leadingGroupId && (term.id === undefined || other.id !== term.id),
  );
  const same = rivals.find((other) => isSecondRow(term, other));
  if (same) issues.push({ field: 'startOn', code: 'duty_overlap', params: periodOf(same) });
  const leader = rivals.find((other) => isSecondLeader(term, other));
  if (leader) issues.push({ field: 'role', code: 'second_leader', params: periodOf(leader) });
  return issues;
}

/** Two rows of one group that give the same member the same role on the same day. */
export function isSecondRow(one: DutyTerm, other: DutyTerm): boolean {
  return one.memberId === other.memberId && one.role === other.role && overlaps(one, other);
}

/** Two leaders of one group on the same day, of whom one at least is not marked joint. */
export function isSecondLeader(one: DutyTerm, other: DutyTerm): boolean {
  return (
    one.role === 'leader' &&
    other.role === 'leader' &&
    one.memberId !== other.memberId &&
    !(one.joint === true && other.joint === true) &&
    overlaps(one, other)
  );
}

/**
 * Rules of the duty items that an assignment names: each one exists, is not voided and belongs to the same group.
 * @param items the items that were found under these ids
 */
export function checkDutyIds(
  { dutyIds, leadingGroupId }: { readonly dutyIds: readonly string[]; readonly leadingGroupId: string },
  items: readonly { readonly id: string; readonly leadingGroupId: string; readonly recordState: string }[],
): FieldIssue[] {
  const found = new Map(items.map((item) => [item.id, item]));
  if (dutyIds.some((id) => (found.get(id)?.recordState ?? 'voided') === 'voided')) {
    return [{ field: 'dutyIds', code: 'not_found' }];
  }
  const isForeign = dutyIds.some((id) => found.get(id)?.leadingGroupId !== leadingGroupId);
  return isForeign ? [{ field: 'dutyIds', code: 'duty_of_other_group' }] : [];
}

/** Rules of a replacement: somebody else, and a first day within the old term but behind its own first day. */
export function checkReplacement(
  old: Pick<DutyTerm, 'memberId' | 'startOn' | 'endOn'>,
  next: { readonly memberId: string; readonly on: string },
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (next.memberId === old.memberId) issues.push({ field: 'memberId', code: 'replace_same_member' });
  if (next.on <= old.startOn) issues.push({ field: 'on', code: 'replace_too_early', params: { from: old.startOn } });
  if (old.endOn !== null && next.on > old.endOn) {
    issues.push({ field: 'on', code: 'replace_too_late', params: { to: old.endOn } });
  }
  return issues;
}

/** Rules of a change within a term: the same person in the same group, from a day behind its first one and within it. */
export function checkChange(
  old: Pick<DutyTerm, 'leadingGroupId' | 'memberId' | 'startOn' | 'endOn'>,
  next: Pick<DutyTerm, 'leadingGroupId' | 'memberId'>,
  from: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (next.memberId !== old.memberId || next.leadingGroupId !== old.leadingGroupId) {
    issues.push({ field: 'memberId', code: 'change_other_member' });
  }
  if (from <= old.startOn) issues.push({ field: 'from', code: 'change_too_early', params: { from: old.startOn } });
  if (old.endOn !== null && from > old.endOn) {
    issues.push({ field: 'from', code: 'change_too_late', params: { to: old.endOn } });
  }
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

/** The first row of each member: in official order the highest role. */
export function onePerMember<Row extends { readonly memberId: string }>(rows: readonly Row[]): Row[] {
  const listed = new Set<string>();
  return rows.filter(({ memberId }) => !listed.has(memberId) && listed.add(memberId));
}

/** Whether a group works on a day: founded by then, and not yet dissolved. */
export function isInForce(
  group: { readonly establishedOn: string; readonly dissolvedOn: string | null },
  date: string,
): boolean {
  return group.establishedOn <= date && (group.dissolvedOn === null || group.dissolvedOn > date);
}

function periodOf(term: DutyTerm): { from: string; to: string } {
  return { from: term.startOn, to: term.endOn ?? '' };
}
