import { absenceAt } from '../meetings/presence.rules.ts';
import type { MinutesContent } from './minutesContent.ts';

type Names = ReadonlyMap<string, string>;

/** Part of minutes for one unit or one item; places are 0-based in the minutes, so that their numbers stay. */
export type Excerpt = {
  readonly items: readonly number[];
  readonly decisions: readonly number[];
  readonly actions: readonly number[];
  readonly attendance: MinutesContent['attendance'];
};

const SEPARATORS = /[、，,；;／/\s]+/u;

/** Units that have something in the minutes: owners of tasks and those who brought items, in the order they first appear. */
export function unitsOf({ agenda, actions }: MinutesContent, organizations: Names): string[] {
  const names = [
    ...actions.flatMap((action) => ownersOf(action, organizations)),
    ...agenda.flatMap((item) => item.proposerUnit ?? []),
  ];
  return [...new Set(names)];
}

/**
 * What of the minutes concerns a unit: its tasks, the items it brought and those its tasks or decisions belong to, and of the decisions
 * those of the items it brought, those its tasks carry out, and those that name it.
 */
export function excerptForUnit(minutes: MinutesContent, unit: string, organizations: Names): Excerpt {
  const { agenda, decisions, actions } = minutes;
  const own = placesOf(actions, (action) => ownersOf(action, organizations).includes(unit));
  const brought = new Set(placesOf(agenda, (item) => item.proposerUnit === unit));
  const carriedOut = new Set(own.flatMap((place) => decisionIndexOf(actions[place]) ?? []));
  const chosen = placesOf(
    decisions,
    ({ agendaIndex, text }, place) =>
      (agendaIndex !== null && brought.has(agendaIndex)) || carriedOut.has(place) || text.includes(unit),
  );
  const items = new Set([...brought, ...chosen.flatMap((place) => decisions[place]?.agendaIndex ?? [])]);
  return withPeople(minutes, { items: [...items].sort((one, two) => one - two), decisions: chosen, actions: own });
}

/** One item with its decisions and the tasks that carry them out. */
export function excerptForItem(minutes: MinutesContent, index: number): Excerpt {
  const decisions = placesOf(minutes.decisions, (decision) => decision.agendaIndex === index);
  const actions = placesOf(minutes.actions, (action) => {
    const decision = decisionIndexOf(action);
    return decision !== null && decisions.includes(decision);
  });
  return withPeople(minutes, { items: [index], decisions, actions });
}

/** Whoever took part in none of the items (late, left, recused) is not in the excerpt (features M4). */
function withPeople(minutes: MinutesContent, part: Omit<Excerpt, 'attendance'>): Excerpt {
  const tookPart = (person: MinutesContent['attendance'][number]) =>
    part.items.length === 0 || part.items.some((item) => absenceAt(person, item) === undefined);
  const attendance = minutes.attendance.filter((person) => person.capacity !== 'present' || tookPart(person));
  return { ...part, attendance };
}

/** Names of the units that own a task; several share one field. */
function ownersOf(action: MinutesContent['actions'][number], organizations: Names): string[] {
  const unit = action.responsibleUnit ?? organizations.get(action.organizationId ?? '') ?? '';
  const names = unit.split(SEPARATORS).filter((name) => name !== '');
  return names.length > 0 ? names : [];
}

/** The decision that a task carries out, by its place in the minutes; null for tasks that name none. */
function decisionIndexOf(action: MinutesContent['actions'][number] | undefined): number | null {
  if (action === undefined || !('decisionIndex' in action)) return null;
  return typeof action.decisionIndex === 'number' ? action.decisionIndex : null;
}

function placesOf<Row>(rows: readonly Row[], isWanted: (row: Row, place: number) => boolean): number[] {
  return rows.flatMap((row, place) => (isWanted(row, place) ? [place] : []));
}
