import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type CollectionReturn,
  type CollectionTaskRow,
  collectionReturn,
  collectionTaskRow,
} from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { COLLECTIONS_SHOWN, type CollectionsShown } from '#shared/features/collectionTasks/collectionTasks.lists.ts';
import {
  collectionState,
  type RecipientStanding,
  recipientStandings,
} from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { allUnits } from '../units/units.repository.ts';

export type CollectionFilter = HandlerInput<'collectionTasks.print'>;

const storedTask = z.object({
  id: z.string(),
  revision: z.number(),
  recordState: z.string(),
  title: z.string(),
  dueOn: z.string(),
  cutoffTime: z.string(),
  outline: z.array(z.string()),
  recipientOfficeIds: z.array(z.string()),
  requirementText: z.string().nullable(),
  sentOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  voidReason: z.string().nullable(),
});
export type StoredTask = z.output<typeof storedTask>;

/** One task as it is stored, voided or not. @throws AppError `not_found` */
export async function taskById(db: Kysely<Schema>, id: string): Promise<StoredTask> {
  const found = await findRecord(db, 'collection_task', id);
  if (!found) throw new AppError('not_found');
  return storedTask.parse(found);
}

/**
 * Tasks with how the offices stand (domain.md §9.5 HF15): the first return of an office decides whether it was in time, the last one
 * whether it is complete.
 */
const STANDINGS = sql`(
  SELECT t.id AS taskId, count(*) AS expected, coalesce(sum(office.timeliness = 'on_time'), 0) AS onTime,
    coalesce(sum(office.timeliness = 'late'), 0) AS late, sum(office.timeliness IS NULL) AS without,
    coalesce(sum(office.lastSections IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(t.outline) heading WHERE coalesce(
      (SELECT trim(text.value) FROM json_each(office.lastSections) text WHERE text.key = heading.value), '') = '')), 0) AS incomplete
  FROM collection_task t JOIN (
    SELECT asked.id AS taskId, recipient.value AS officeId,
      (SELECT r.timeliness FROM collection_return r WHERE r.taskId = asked.id AND r.officeId = recipient.value
        AND r.recordState <> 'voided' ORDER BY r.receivedAt, r.rowKey LIMIT 1) AS timeliness,
      (SELECT r.sections FROM collection_return r WHERE r.taskId = asked.id AND r.officeId = recipient.value
        AND r.recordState <> 'voided' ORDER BY r.receivedAt DESC, r.rowKey DESC LIMIT 1) AS lastSections
    FROM collection_task asked, json_each(asked.recipientOfficeIds) recipient) office ON office.taskId = t.id
  GROUP BY t.id)`;

const TASKS = sql`collection_task c LEFT JOIN ${STANDINGS} s ON s.taskId = c.id`;

/** The cut-off of a task is past at a moment. */
function isPast(now: string) {
  const [day, time] = [now.slice(0, 10), now.slice(11, 16)];
  return sql<SqlBool>`(c.dueOn < ${day} OR (c.dueOn = ${day} AND c.cutoffTime < ${time}))`;
}

function shown(show: CollectionsShown, now: string): Expression<SqlBool> {
  if (show === 'all') return sql<SqlBool>`1`;
  if (show === 'draft') return sql<SqlBool>`c.sentOn IS NULL`;
  if (show === 'closed') return sql<SqlBool>`c.closedOn IS NOT NULL`;
  const open = sql<SqlBool>`c.sentOn IS NOT NULL AND c.closedOn IS NULL`;
  return show === 'open' ? open : sql<SqlBool>`${open} AND s.without > 0 AND ${isPast(now)}`;
}

function conditions({ year, text }: Omit<CollectionFilter, 'show'>): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [sql<SqlBool>`c.recordState <> 'voided'`];
  if (year !== undefined) list.push(sql<SqlBool>`c.dueOn BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`);
  list.push(...textConditions(text, ['c.title', 'c.requirementText']));
  return list;
}

type TaskFigures = Omit<CollectionTaskRow, 'state' | 'missing' | 'waiting' | 'daysLeft'> & {
  readonly recordState: string;
  readonly without: number;
};

function rowOf({ recordState, without, ...row }: TaskFigures, now: string): CollectionTaskRow {
  const state = collectionState({ ...row, recordState }, without, now);
  const isLate = state === 'past_due' || (state === 'closed' && without > 0);
  return collectionTaskRow.parse({
    ...row,
    ...{ state, missing: isLate ? without : 0, waiting: isLate ? 0 : without },
    daysLeft: daysBetween(now.slice(0, 10), row.dueOn),
  });
}

const COLUMNS = sql`c.id, c.revision, c.recordState, c.title, c.dueOn, c.cutoffTime, c.sentOn, c.closedOn, c.voidReason,
  coalesce(s.expected, 0) AS expected, coalesce(s.onTime, 0) AS onTime, coalesce(s.late, 0) AS late,
  coalesce(s.without, 0) AS without, coalesce(s.incomplete, 0) AS incomplete`;

/** Collections as filtered, the last due day first. @param now local moment */
export async function collectionsPage(
  db: Kysely<Schema>,
  { offset, limit, show, ...filter }: HandlerInput<'collectionTasks.list'>,
  now: string,
): Promise<CallOutput<'collectionTasks.list'>> {
  const all = sql.join(conditions(filter), sql` AND `);
  const where = sql`${all} AND ${shown(show, now)}`;
  const found = await sql<TaskFigures>`SELECT ${COLUMNS} FROM ${TASKS} WHERE ${where}
    ORDER BY c.dueOn DESC, c.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const sums = COLLECTIONS_SHOWN.map((one) => sql`coalesce(sum(${shown(one, now)}), 0) AS ${sql.ref(one)}`);
  const counted = await sql<
    Record<CollectionsShown, number>
  >`SELECT ${sql.join(sums)} FROM ${TASKS} WHERE ${all}`.execute(db);
  const counts = counted.rows[0] ?? { open: 0, draft: 0, past_due: 0, closed: 0, all: 0 };
  return { total: counts[show], rows: found.rows.map((row) => rowOf(row, now)), counts };
}

const storedReturn = z.object({ ...collectionReturn.shape, recordState: z.string() });

/** Every return of a task in the order of receipt, voided ones too. */
export async function returnsOf(db: Kysely<Schema>, taskId: string): Promise<CollectionReturn[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT r.id, r.revision, r.taskId, r.officeId, office.name AS officeName, r.receivedAt, r.sections, r.timeliness, r.note,
      r.voidReason, r.recordState, (SELECT count(*) FROM attachment a WHERE a.ownerType = 'collection_return' AND a.ownerId = r.id
        AND a.recordState <> 'voided') AS files
    FROM collection_return r JOIN office ON office.id = r.officeId
    WHERE r.taskId = ${taskId} ORDER BY r.receivedAt, r.rowKey`.execute(db);
  return found.rows.map((row) => {
    const { recordState: _state, ...one } = storedReturn.parse({ ...row, sections: JSON.parse(String(row.sections)) });
    return one;
  });
}

/** One return with its task. @throws AppError `not_found` */
export async function returnById(
  db: Kysely<Schema>,
  id: string,
): Promise<{ readonly task: StoredTask; readonly entry: CollectionReturn }> {
  const found = await findRecord(db, 'collection_return', id);
  if (!found) throw new AppError('not_found');
  const task = await taskById(db, String(found.taskId));
  const entry = (await returnsOf(db, task.id)).find((one) => one.id === id);
  if (entry === undefined) throw new AppError('not_found');
  return { task, entry };
}

export type NamedStanding = RecipientStanding<CollectionReturn> & { readonly name: string };

/** How every office stands that a task asked, with its name. @param now local moment */
export async function standingsOf(
  db: Kysely<Schema>,
  task: StoredTask,
  now: string,
): Promise<{ readonly standings: readonly NamedStanding[]; readonly returns: readonly CollectionReturn[] }> {
  const returns = await returnsOf(db, task.id);
  const names = await officeNames(db, task.recipientOfficeIds);
  const counted = returns.filter(({ voidReason }) => voidReason === null);
  const standings = recipientStandings(task, counted, now);
  return { standings: standings.map((one) => ({ ...one, name: names.get(one.officeId) ?? '' })), returns };
}

async function officeNames(db: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('office')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** One collection with everything that belongs to it. @throws AppError `not_found` */
export async function collectionDetails(
  db: Kysely<Schema>,
  id: string,
  now: string,
): Promise<CallOutput<'collectionTasks.get'>> {
  const task = await taskById(db, id);
  const { standings, returns } = await standingsOf(db, task, now);
  const count = (test: (one: NamedStanding) => boolean) => standings.filter(test).length;
  const { outline, recipientOfficeIds, requirementText, ...head } = task;
  const without = count(({ first }) => first === null);
  const figures = {
    expected: standings.length,
    onTime: count(({ state }) => state === 'on_time'),
    late: count(({ state }) => state === 'late'),
    incomplete: count(({ empty }) => empty.length > 0),
  };
  const row = rowOf({ ...head, ...figures, without }, now);
  return {
    task: { ...row, outline, recipientOfficeIds, requirementText },
    recipients: standings.map(({ officeId, name, state, first, last, returns: times, empty }) => ({
      ...{ officeId, name, state, returns: times, empty: [...empty] },
      ...{ firstReceivedAt: first?.receivedAt ?? null, lastReceivedAt: last?.receivedAt ?? null },
      lastReturnId: last?.id ?? null,
    })),
    returns: [...returns],
    notices: await noticesOf(db, id),
  };
}

/** Documents drafted from a task, newest first; those voided as documents too. */
async function noticesOf(db: Kysely<Schema>, taskId: string): Promise<CallOutput<'collectionTasks.get'>['notices']> {
  const rows = await db
    .selectFrom('collection_notice as notice')
    .innerJoin('official_document as document', 'document.id', 'notice.documentId')
    .select(['notice.id', 'notice.kind', 'notice.madeOn', 'notice.officeIds', 'notice.documentId'])
    .select(['document.stage as documentStage', 'document.number as documentNumber'])
    .where('notice.taskId', '=', taskId)
    .where('notice.recordState', '<>', 'voided')
    .orderBy('notice.rowKey', 'desc')
    .execute();
  const ids = z.array(z.string());
  const asked = rows.map((row) => ids.parse(JSON.parse(row.officeIds)));
  const names = await officeNames(db, [...new Set(asked.flat())]);
  return rows.map(({ officeIds: _ids, ...row }, place) => ({
    ...row,
    kind: row.kind === 'call' || row.kind === 'reminder' ? row.kind : 'compilation',
    officeNames: (asked[place] ?? []).map((id) => names.get(id) ?? ''),
  }));
}

/** The collection from which a document was drafted, or null. */
export async function taskOfDocument(
  db: Kysely<Schema>,
  documentId: string,
): Promise<CallOutput<'collectionTasks.ofDocument'>['task']> {
  const found = await db
    .selectFrom('collection_notice as notice')
    .innerJoin('collection_task as task', 'task.id', 'notice.taskId')
    .select(['task.id', 'task.title'])
    .where('notice.documentId', '=', documentId)
    .executeTakeFirst();
  return found ?? null;
}

/** Offices that may be asked: units that exist, the office itself left out, townships first. */
export async function askedOffices(
  db: Kysely<Schema>,
  today: string,
): Promise<CallOutput<'collectionTasks.offices'>['offices']> {
  const units = await allUnits(db);
  const present = units.filter(({ local, endedOn }) => local === 0 && (endedOn === null || endedOn >= today));
  return present
    .map(({ id, name, level }) => ({ id, name, level }))
    .sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
}

/** The order in which offices are offered. */
const LEVELS = ['township', 'section', 'community', 'supervising', 'other'];

/** How many returns of a task stand, of one office or of all. */
export async function returnCount(db: Kysely<Schema>, taskId: string, officeId?: string): Promise<number> {
  let query = db
    .selectFrom('collection_return')
    .select(({ fn }) => fn.countAll<number>().as('returns'))
    .where('taskId', '=', taskId)
    .where('recordState', '<>', 'voided');
  if (officeId !== undefined) query = query.where('officeId', '=', officeId);
  return (await query.executeTakeFirst())?.returns ?? 0;
}
