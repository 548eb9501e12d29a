import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { DeadlineMove } from '#shared/features/workingCalendars/workingCalendars.contract.ts';
import type { CalendarEdition, CountedDate, WorkingCalendar } from '#shared/lib/workingDays.ts';
import { calendarWith } from '../../calendars.ts';
import type { BaseContext } from '../../context.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { DEADLINE_SOURCES } from './deadlineSources.ts';
import type { DeadlineLook, DeadlineSource } from './deadlineTypes.ts';

/** Settled days that are shown one by one; the rest is counted. */
const MOST_SETTLED = 200;

type Moves = Pick<CallOutput<'workingCalendars.preview'>, 'open' | 'settled'>;
type Confirmed = HandlerInput<'workingCalendars.save'>['moves'];
type Found = { readonly move: DeadlineMove; readonly settled: boolean; readonly counted: CountedDate };

/** What changes: the calendar that holds and the one that would, both of the open office. */
export type CalendarChange = {
  readonly year: number;
  readonly before: WorkingCalendar;
  readonly after: WorkingCalendar;
};

/** The calendar of the office with another edition of a year (null: with the program's own, or with none). */
export function changeOfYear(
  { runtime }: Pick<BaseContext, 'runtime'>,
  year: number,
  edition: CalendarEdition | null,
): CalendarChange & { readonly loadedEditions: readonly CalendarEdition[] } {
  const { options, loadedEditions: present } = runtime;
  const others = present.filter((one) => one.year !== year);
  const loadedEditions = edition === null ? others : [...others, edition];
  return {
    year,
    before: calendarWith({ options, loadedEditions: present }),
    after: calendarWith({ options, loadedEditions }),
    loadedEditions,
  };
}

/** Every derived day of the office that the change moves, over all features. */
export async function movesOf(context: BaseContext, db: Kysely<Schema>, change: CalendarChange): Promise<Moves> {
  const found = await findMoves(context, db, change);
  const settled = found.filter((one) => one.settled);
  return {
    open: found.filter((one) => !one.settled).map(({ move }) => move),
    settled: { total: settled.length, rows: settled.slice(0, MOST_SETTLED).map(({ move }) => move) },
  };
}

async function findMoves(
  { today, runtime }: BaseContext,
  db: Kysely<Schema>,
  { year, before, after }: CalendarChange,
): Promise<(Found & { readonly source: DeadlineSource })[]> {
  const look: DeadlineLook = {
    year,
    from: `${year - 1}-01-01`,
    to: `${year}-12-31`,
    today,
    settings: runtime.settings,
  };
  const found = [];
  for (const source of DEADLINE_SOURCES) {
    for (const { recordId, title, place, settled, storedOn, count } of await source.deadlines(db, look)) {
      const counted = count(after);
      const present = count(before).date;
      // A stored day that was already kept against an edition is offered again only when this one moves it.
      if (counted.date === present || counted.date === storedOn) continue;
      // What is done keeps the day that its record holds, whatever is loaded later.
      if (settled && storedOn !== null) continue;
      const move = {
        ...{ key: `${source.kind}:${recordId}`, kind: source.kind, recordId, title, place },
        ...{ from: storedOn ?? present, to: counted.date, stored: storedOn !== null },
      };
      found.push({ move, settled, counted, source });
    }
  }
  return found.sort((one, other) => compare(one.move.to, other.move.to) || compare(one.move.key, other.move.key));
}

/**
 * Moves what the clerk chose to move, after checking that the list is still the one that was shown.
 * @returns what is kept with the edition: every open move with its choice
 * @throws AppError `rule_broken` when the list changed meanwhile, or a stored day has no choice
 */
export async function confirmMoves(
  context: BaseContext,
  write: Write,
  change: CalendarChange,
  { confirmed, reason }: { readonly confirmed: Confirmed; readonly reason: string },
): Promise<readonly (DeadlineMove & { readonly choice: 'move' | 'keep' | null })[]> {
  const found = (await findMoves(context, write.trx, change)).filter((one) => !one.settled);
  const choices = new Map(confirmed.map((one) => [one.key, one]));
  const isSame = found.length === choices.size && found.every(({ move }) => choices.get(move.key)?.to === move.to);
  if (!isSame) refuseIssues([{ field: 'moves', code: 'calendar_moves_changed' }]);
  const undecided = found.filter(({ move }) => move.stored && choices.get(move.key)?.choice == null);
  if (undecided.length > 0)
    refuseIssues([{ field: 'moves', code: 'calendar_moves_undecided', params: { count: undecided.length } }]);
  const kept = [];
  for (const { move, counted, source } of found) {
    const choice = move.stored ? (choices.get(move.key)?.choice ?? null) : null;
    if (choice === 'move') await source.move?.(write, move.recordId, { counted, calendar: change.after, reason });
    kept.push({ ...move, choice });
  }
  return kept;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
