import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { nameKey } from '../../lib/nameKey.ts';
import { addDays } from '../../lib/workingDays.ts';

/** Types by which the load of a member is counted; whatever is filed is a type of its own. */
export const CONTACT_TYPES = ['social_group', 'service_institution', 'foundation', 'other', 'filed'] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];

/** In a filter: organizations that name no township. */
export const NO_TOWNSHIP = '-';

/** Organizations and townships that one move takes at most. */
export const MOST_MOVES = 5000;

/** What a move does to one of the chosen: goes over, has that contact already, or is not in effect on the day. */
export const MOVE_CHANGES = ['moves', 'unchanged', 'ended'] as const;

/** A closed period of days; `endOn` null: until further notice. */
export type Period = { readonly startOn: string; readonly endOn: string | null };
/** An assignment of one organization or one township. */
export type ContactTerm = Period & { readonly id: string; readonly memberId: string };

/** Later than any date the office writes. */
const OPEN_END = '9999-12-31';

/** Whether a period holds on a day. */
export function holdsOn({ startOn, endOn }: Period, date: string): boolean {
  return startOn <= date && (endOn ?? OPEN_END) >= date;
}

/** Whether two closed periods share a day. */
export function overlaps(one: Period, other: Period): boolean {
  return one.startOn <= (other.endOn ?? OPEN_END) && other.startOn <= (one.endOn ?? OPEN_END);
}

/**
 * Rules of one assignment: exactly one subject, an order of days, and at any day one contact.
 * @param others assignments of the same organization or township that are not voided; the one being edited may be among them
 * @param nameOf name of a member, for the sentence
 */
export function contactIssues(
  fields: Period & { readonly organizationId: string | null; readonly townshipName: string | null },
  id: string | undefined,
  others: readonly ContactTerm[],
  nameOf: (memberId: string) => string,
): FieldIssue[] {
  if ((fields.organizationId === null) === (fields.townshipName === null)) {
    return [{ field: 'organizationId', code: 'contact_subject' }];
  }
  if (fields.endOn !== null && fields.endOn < fields.startOn) return [{ field: 'endOn', code: 'date_order' }];
  const rival = others.find((other) => other.id !== id && overlaps(other, fields));
  if (rival === undefined) return [];
  const { startOn: from, endOn: to, memberId } = rival;
  const params = { name: nameOf(memberId), from };
  return [
    to === null
      ? { field: 'startOn', code: 'contact_overlap_open', params }
      : { field: 'startOn', code: 'contact_overlap', params: { ...params, to } },
  ];
}

/** What a move writes for one organization or township. */
export type MovePlan = {
  /** The assignment that ends the day before; `endOn` null: it began that very day, so that nothing of it stays and it is voided. */
  readonly ends: { readonly id: string; readonly endOn: string | null } | null;
  readonly begins: Period | null;
};

/**
 * A move from a day on: the assignment of that day ends the day before, a new one begins. What was entered for later days stays: the
 * new one ends where the old one ended, or before the next one begins.
 * @param terms assignments of one organization or township that are not voided
 * @param to the new contact; null: none of its own
 * @returns null when nothing changes
 */
export function planMove(terms: readonly ContactTerm[], on: string, to: string | null): MovePlan | null {
  const current = terms.find((term) => holdsOn(term, on));
  if (current === undefined && to === null) return null;
  if (current !== undefined && current.memberId === to) return null;
  const ends = current && { id: current.id, endOn: current.startOn === on ? null : addDays(on, -1) };
  return { ends: ends ?? null, begins: to === null ? null : { startOn: on, endOn: lastDay(terms, current, on) } };
}

function lastDay(terms: readonly ContactTerm[], current: ContactTerm | undefined, on: string): string | null {
  if (current !== undefined) return current.endOn;
  const [next] = terms
    .map(({ startOn }) => startOn)
    .filter((startOn) => startOn > on)
    .sort();
  return next === undefined ? null : addDays(next, -1);
}

/** A renaming of a township: until the day before it had the former name. */
export type TownshipRenaming = { readonly unitId: string; readonly effectiveOn: string; readonly formerName: string };
export type TownshipUnit = { readonly id: string; readonly name: string; readonly endedOn: string | null };

/**
 * Tells townships apart by what they are, not by how they are written: one that is renamed stays the same, so that its contact goes
 * on without a new entry.
 * @param renamings those that stand, in any order
 * @returns the key of a name as it was used on a day
 */
export function townshipKeys(
  units: readonly TownshipUnit[],
  renamings: readonly TownshipRenaming[],
): (name: string, on: string) => string {
  const byUnit = new Map<string, TownshipRenaming[]>();
  for (const one of [...renamings].sort((left, right) => left.effectiveOn.localeCompare(right.effectiveOn))) {
    byUnit.set(one.unitId, [...(byUnit.get(one.unitId) ?? []), one]);
  }
  const known = [...units]
    .sort((left, right) => Number(left.endedOn !== null) - Number(right.endedOn !== null))
    .map((unit) => {
      const past = byUnit.get(unit.id) ?? [];
      const names = [unit.name, ...past.map(({ formerName }) => formerName)].map(nameKey);
      const nameOn = (on: string) => nameKey(past.find(({ effectiveOn }) => effectiveOn > on)?.formerName ?? unit.name);
      return { id: unit.id, names, nameOn };
    });
  return (name, on) => {
    const key = nameKey(name);
    const found = known.find((unit) => unit.nameOn(on) === key) ?? known.find((unit) => unit.names.includes(key));
    return found?.id ?? `name ${key}`;
  };
}
