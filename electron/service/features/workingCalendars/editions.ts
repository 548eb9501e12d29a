import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { REMIND_FROM } from '#shared/features/workingCalendars/workingCalendars.lists.ts';
import {
  editionDifferences,
  editionDoubts,
  editionErrors,
  tidyEdition,
} from '#shared/features/workingCalendars/workingCalendars.rules.ts';
import type { CalendarEdition } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';
import { shippedEditions } from '../../calendars.ts';
import type { BaseContext, CommandContext, QueryContext } from '../../context.ts';
import { createRecord, findRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import { userNames } from '../users/users.repository.ts';
import { changeOfYear, confirmMoves, movesOf } from './moves.ts';
import { editionById, editionsOfYear, type StoredEdition } from './workingCalendars.repository.ts';

type Held = { readonly edition: CalendarEdition; readonly origin: 'shipped' | 'loaded' };

/** The editions that hold, by year: the program's own, and over them those that the office loaded. */
export function heldEditions({ runtime }: Pick<BaseContext, 'runtime'>): ReadonlyMap<number, Held> {
  const shipped = shippedEditions(runtime.options.resourcesDirectory);
  return new Map<number, Held>([
    ...shipped.map((edition) => [edition.year, { edition, origin: 'shipped' }] as const),
    ...runtime.loadedEditions.map((edition) => [edition.year, { edition, origin: 'loaded' }] as const),
  ]);
}

/** How this and the next year stand. The notice of a year comes in November of the year before. */
export function standing(context: BaseContext): CallOutput<'workingCalendars.standing'> {
  const held = heldEditions(context);
  const year = Number(context.today.slice(0, 4));
  const isNext = held.has(year + 1);
  return {
    editions: [...held.values()]
      .map(({ edition, origin }) => ({ year: edition.year, source: edition.source, origin }))
      .sort((one, other) => one.year - other.year),
    thisYear: { year, isVerified: held.has(year) },
    nextYear: { year: year + 1, isVerified: isNext, remind: !isNext && context.today.slice(5) >= REMIND_FROM },
  };
}

/** The edition of a year with the history of those that were loaded. */
export async function yearOf(context: QueryContext, year: number): Promise<CallOutput<'workingCalendars.year'>> {
  const held = heldEditions(context).get(year);
  const stored = await editionsOfYear(context.db, year);
  const names = await userNames(context.db);
  return {
    year,
    edition: held?.edition ?? null,
    origin: held?.origin ?? null,
    loaded: loadedOf(stored),
    history: stored.map((one) => ({
      ...{ id: one.id, revision: one.revision, source: one.source, fileName: one.fileName, loadedAt: one.createdAt },
      loadedBy: names.get(one.createdBy) ?? '',
      ...{ off: one.off.length, makeup: one.makeup.length, moved: one.moved.length },
      ...{ voided: one.recordState === 'voided', voidReason: one.voidReason },
    })),
  };
}

function loadedOf(stored: readonly StoredEdition[]) {
  const present = stored.find(({ recordState }) => recordState !== 'voided');
  return present === undefined ? null : { id: present.id, revision: present.revision };
}

/** What is wrong or doubtful in an edition, and what it would move; an unusable one moves nothing. */
export async function previewEdition(
  context: QueryContext,
  { edition: draft }: HandlerInput<'workingCalendars.preview'>,
): Promise<CallOutput<'workingCalendars.preview'>> {
  const present = heldEditions(context).get(draft.year)?.edition;
  const errors = issuesOf(draft, present);
  const loaded = loadedOf(await editionsOfYear(context.db, draft.year));
  const differences = present === undefined ? null : editionDifferences(present, draft);
  const checked = { errors, doubts: editionDoubts(draft), differences, loaded };
  // What is missing is the notice's name alone: the days are known, and so is what they move.
  if (errors.some(({ code }) => code !== 'calendar_no_source'))
    return { ...checked, open: [], settled: { total: 0, rows: [] } };
  return { ...checked, ...(await movesOf(context, context.db, changeOfYear(context, draft.year, tidyEdition(draft)))) };
}

function issuesOf(draft: HandlerInput<'workingCalendars.preview'>['edition'], present: CalendarEdition | undefined) {
  const errors = editionErrors(draft);
  if (errors.length > 0 || present === undefined) return errors;
  const changed = Object.values(editionDifferences(present, draft)).some((days) => days.length > 0);
  if (changed || present.source !== draft.source) return errors;
  return [{ field: 'year', code: 'calendar_same', params: { year: draft.year } }];
}

/**
 * Stores an edition with the moves that the clerk saw. The one it replaces is voided with the reason and stays in the history.
 * @throws AppError `rule_broken`; `conflict` when another edition of the year was loaded meanwhile
 */
export async function saveEdition(
  context: CommandContext,
  { edition: draft, fileName, replaces, moves }: HandlerInput<'workingCalendars.save'>,
): Promise<{ id: string; revision: number }> {
  const { write } = context;
  const edition = tidyEdition(draft);
  const present = heldEditions(context).get(draft.year)?.edition;
  const loaded = loadedOf(await editionsOfYear(write.trx, draft.year));
  // Somebody loaded another one, or took one back, since the form was shown.
  const other = loaded?.id ?? replaces?.id;
  if (other !== undefined && loaded?.id !== replaces?.id)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'calendar_edition', other) });
  refuseIssues(issuesOf(draft, present));
  const change = changeOfYear(context, draft.year, edition);
  const reason = message('zh-CN', 'workingCalendars.loadedReason', { year: draft.year, source: edition.source });
  const moved = await confirmMoves(context, write, change, { confirmed: moves, reason });
  if (replaces !== null) await voidRecord(write, 'calendar_edition', replaces.id, replaces.expectedRevision, reason);
  const fields = { ...edition, fileName, replacesId: replaces?.id ?? null, moved };
  const id = await createRecord(write, 'calendar_edition', fields, { effectiveOn: `${draft.year}-01-01` });
  hold(context, change.loadedEditions);
  return { id, revision: 1 };
}

/** What taking an edition back would bring, and what it would move. @throws AppError `not_found` */
export async function previewRevert(
  context: QueryContext,
  { id }: HandlerInput<'workingCalendars.previewRevert'>,
): Promise<CallOutput<'workingCalendars.previewRevert'>> {
  const { year, replacesId, revision, source } = await editionById(context.db, id);
  const before = replacesId === null ? null : await editionById(context.db, replacesId);
  const shipped = shippedEditions(context.runtime.options.resourcesDirectory).find((one) => one.year === year);
  const after = before ?? shipped;
  const moves = await movesOf(context, context.db, changeOfYear(context, year, editionOf(before)));
  if (after === undefined) return { year, revision, source, after: null, ...moves };
  return {
    year,
    revision,
    source,
    after: { source: after.source, origin: before === null ? 'shipped' : 'loaded' },
    ...moves,
  };
}

/**
 * Takes a loaded edition back: the one that it replaced is loaded again as a record of its own; else the program's edition holds, or none.
 * @throws AppError `not_found`, `conflict`, `rule_broken` as `confirmMoves`
 */
export async function revertEdition(
  context: CommandContext,
  { id, expectedRevision, reason, moves }: HandlerInput<'workingCalendars.revert'>,
): Promise<{ id: string }> {
  const { write } = context;
  await requirePresent(write, 'calendar_edition', id);
  const { year, replacesId } = await editionById(write.trx, id);
  const before = replacesId === null ? null : await editionById(write.trx, replacesId);
  const change = changeOfYear(context, year, editionOf(before));
  const moved = await confirmMoves(context, write, change, { confirmed: moves, reason });
  await voidRecord(write, 'calendar_edition', id, expectedRevision, reason);
  if (before !== null) {
    const { source, off, makeup, fileName, replacesId: earlier } = before;
    const fields = { year, source, off, makeup, fileName, replacesId: earlier, moved };
    await createRecord(write, 'calendar_edition', fields, { effectiveOn: `${year}-01-01` });
  }
  hold(context, change.loadedEditions);
  return { id };
}

function editionOf(stored: StoredEdition | null): CalendarEdition | null {
  return stored === null ? null : tidyEdition(stored);
}

/** From the commit on every day is counted by the new calendar. */
function hold({ write, runtime }: CommandContext, loadedEditions: readonly CalendarEdition[]): void {
  write.afterCommit(() => {
    runtime.loadedEditions = loadedEditions;
  });
}
