import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { DUTY_ROLES } from '../duties/duties.contract.ts';
import type { DutyRole } from '../duties/duties.rules.ts';
import type { LineupChange } from './regroupings.contract.ts';

/** What the rules look at in a present assignment; they come in official order. */
export type PresentPlace = {
  readonly id: string;
  readonly memberId: string;
  readonly role: DutyRole;
  readonly seq: number;
  readonly joint?: boolean | undefined;
  readonly scopeText: string | null;
  readonly sectionNames: readonly string[];
  readonly dutyIds: readonly string[];
  readonly postDutyText: string | null;
};

/** A line of the new line-up as the form sends it. */
export type WantedPlace = {
  readonly assignmentId: string | null;
  readonly memberId: string;
  readonly role: DutyRole;
  readonly joint: boolean;
  readonly scopeText: string | null;
  readonly sectionNames: readonly string[];
  readonly dutyIds: readonly string[];
  readonly postDutyText: string | null;
};

/** A line of the new line-up with its number; `stays`: the present assignment simply goes on. */
export type NumberedPlace = WantedPlace & { readonly seq: number; readonly stays: boolean };

/**
 * Numbers a new line-up (in official order within each role) so that as few assignments as possible must end: the longest part that
 * keeps its order keeps its numbers; the others take the number of the one before them, after whom they sort by their later start.
 */
export function numberLineup(present: readonly PresentPlace[], wanted: readonly WantedPlace[]): NumberedPlace[] {
  return DUTY_ROLES.flatMap((role) =>
    numberRole(
      present.filter((place) => place.role === role),
      wanted.filter((line) => line.role === role),
    ),
  );
}

function numberRole(present: readonly PresentPlace[], wanted: readonly WantedPlace[]): NumberedPlace[] {
  const places = wanted.map((line) => present.findIndex((place) => goesOn(place, line)));
  const kept = longestRising(places);
  const numbered: NumberedPlace[] = [];
  for (const [index, line] of wanted.entries()) {
    const place = kept.has(index) ? present[places[index] ?? -1] : undefined;
    if (place !== undefined) {
      numbered.push({ ...line, seq: place.seq, stays: isSame(place, line) });
      continue;
    }
    const before = numbered.at(-1);
    const next = wanted.findIndex((_line, at) => at > index && kept.has(at));
    const after = next === -1 ? undefined : present[places[next] ?? -1];
    const seq = before?.seq ?? (after === undefined ? 1 : after.seq - 1);
    // No number is free here: the whole role is numbered anew.
    if (seq < 0 || (after !== undefined && seq >= after.seq)) return renumbered(wanted);
    numbered.push({ ...line, seq, stays: false });
  }
  // One that is changed starts later than its equals: among equal numbers it would fall behind those that stay.
  const falls = numbered.some(
    (line, index) => !line.stays && numbered.slice(index + 1).some((later) => later.stays && later.seq <= line.seq),
  );
  return falls ? renumbered(wanted) : numbered;
}

function renumbered(wanted: readonly WantedPlace[]): NumberedPlace[] {
  return wanted.map((line, index) => ({ ...line, seq: index + 1, stays: false }));
}

/** Whether a line goes on with a present assignment rather than taking over from somebody. */
function goesOn(place: PresentPlace, line: WantedPlace): boolean {
  return place.id === line.assignmentId && place.memberId === line.memberId && place.role === line.role;
}

function isSame(place: PresentPlace, line: WantedPlace): boolean {
  return (
    (place.joint ?? false) === line.joint &&
    place.scopeText === line.scopeText &&
    place.postDutyText === line.postDutyText &&
    JSON.stringify(place.sectionNames) === JSON.stringify(line.sectionNames) &&
    JSON.stringify(place.dutyIds) === JSON.stringify(line.dutyIds)
  );
}

/** Positions of the longest rising part of a list; -1 is never part of it. */
function longestRising(list: readonly number[]): ReadonlySet<number> {
  const best: number[][] = [];
  for (const [index, value] of list.entries()) {
    if (value < 0) {
      best.push([]);
      continue;
    }
    const before = list
      .slice(0, index)
      .flatMap((other, at) => (other >= 0 && other < value ? [best[at] ?? []] : []))
      .sort((one, two) => two.length - one.length);
    best.push([...(before[0] ?? []), index]);
  }
  return new Set(best.sort((one, two) => two.length - one.length)[0]);
}

type Holder = { readonly memberId: string; readonly role: DutyRole };

/**
 * What a new line-up means for each person, in official order: those of the new one, then those who leave.
 * @param isUntouched whether a line of the new line-up simply goes on
 */
export function lineupDifference<Line extends Holder>(
  before: readonly Holder[],
  after: readonly Line[],
  isUntouched: (line: Line) => boolean,
): { memberId: string; change: LineupChange; before: DutyRole[]; after: DutyRole[] }[] {
  const rolesOf = (lines: readonly Holder[], memberId: string) =>
    lines.filter((line) => line.memberId === memberId).map(({ role }) => role);
  const members = [...new Set([...after, ...before].map(({ memberId }) => memberId))];
  return members.map((memberId) => {
    const own = after.filter((line) => line.memberId === memberId);
    const roles = { before: rolesOf(before, memberId), after: rolesOf(after, memberId) };
    const unchanged = own.every(isUntouched) && roles.before.length === roles.after.length;
    const change: LineupChange =
      roles.before.length === 0 ? 'joins' : own.length === 0 ? 'leaves' : unchanged ? 'stays' : 'changes';
    return { memberId, change, ...roles };
  });
}

/**
 * What is wrong with the day of a regrouping.
 * @param startDays the days on which assignments of the group begin, voided ones left out
 */
export function checkRegroupingDay(
  effectiveOn: string,
  group: { readonly establishedOn: string; readonly dissolvedOn: string | null },
  startDays: readonly string[],
): FieldIssue[] {
  const field = 'effectiveOn';
  if (effectiveOn <= group.establishedOn)
    return [{ field, code: 'regrouping_before_group', params: { date: group.establishedOn } }];
  if (group.dissolvedOn !== null && effectiveOn >= group.dissolvedOn)
    return [{ field, code: 'regrouping_group_dissolved', params: { date: group.dissolvedOn } }];
  const later = startDays.filter((day) => day >= effectiveOn).sort()[0];
  return later === undefined ? [] : [{ field, code: 'regrouping_later_change', params: { date: later } }];
}

/** Whether a line-up has several leaders who are not all joint, or none. */
export function leaderDoubt(lines: readonly Pick<WantedPlace, 'role' | 'joint'>[]): 'none' | 'several' | null {
  const leaders = lines.filter(({ role }) => role === 'leader');
  if (leaders.length === 0) return 'none';
  return leaders.length > 1 && !leaders.every(({ joint }) => joint) ? 'several' : null;
}
