import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type CollectionReturn,
  type CollectionTaskRow,
  collectionTaskRow,
} from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { COLLECTIONS_SHOWN, type CollectionsShown } from '#shared/features/collectionTasks/collectionTasks.lists.ts';
import {
  collectionState,
  isOutstanding,
  type RecipientStanding,
  recipientStandings,
} from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';
import { allUnits } from '../units/units.repository.ts';
import { officeNames, returnsOf, type StoredTask, taskById } from './collectionReturns.repository.ts';
import { isContained } from './outstandingOffices.repository.ts';

export type CollectionFilter = HandlerInput<'collectionTasks.print'>;

/** Whether the last return of an office leaves a figure out that was asked for; a share without base is kept as null and is no gap. */
const LEAVES_FIGURE = sql`EXISTS (SELECT 1 FROM json_each(t.figureKeys) asked WHERE NOT EXISTS (
  SELECT 1 FROM json_each(office.lastFigures) figure WHERE figure.key = asked.value))`;

/**
 * Tasks with how the offices stand (domain.md §9.5 HF15): the first return of an office decides whether it was in time, the last one
 * whether it is complete; one without any is outstanding unless another one's return contains it.
 */
const STANDINGS = sql`(
  SELECT t.id AS taskId, count(*) AS expected, coalesce(sum(office.timeliness = 'on_time'), 0) AS onTime,
    coalesce(sum(office.timeliness = 'late'), 0) AS late,
    sum(office.timeliness IS NULL AND ${isContained('t', 'office.officeId')}) AS contained,
    sum(office.timeliness IS NULL AND NOT ${isContained('t', 'office.officeId')}) AS without,
    coalesce(sum(office.lastSections IS NOT NULL AND (${LEAVES_FIGURE} OR EXISTS (
      SELECT 1 FROM json_each(t.outline) heading WHERE coalesce(
        (SELECT trim(text.value) FROM json_each(office.lastSections) text WHERE text.key = heading.value), '') = ''))), 0) AS incomplete
  FROM collection_task t JOIN (
    SELECT asked.id AS taskId, recipient.value AS officeId,
      (SELECT r.timeliness FROM collection_return r WHERE r.taskId = asked.id AND r.officeId = recipient.value
        AND r.recordState <> 'voided' ORDER BY r.receivedAt, r.rowKey LIMIT 1) AS timeliness,
      (SELECT r.sections FROM collection_return r WHERE r.taskId = asked.id AND r.officeId = recipient.value
        AND r.recordState <> 'voided' ORDER BY r.receivedAt DESC, r.rowKey DESC LIMIT 1) AS lastSections,
      (SELECT r.figures FROM collection_return r WHERE r.taskId = asked.id AND r.officeId = recipient.value
        AND r.recordState <> 'voided' ORDER BY r.receivedAt DESC, r.rowKey DESC LIMIT 1) AS lastFigures
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
  c.periodStart, c.periodEnd, coalesce(json_array_length(c.figureKeys), 0) AS figures,
  coalesce(s.expected, 0) AS expected, coalesce(s.onTime, 0) AS onTime, coalesce(s.late, 0) AS late,
  coalesce(s.contained, 0) AS contained, coalesce(s.without, 0) AS without, coalesce(s.incomplete, 0) AS incomplete`;

/** Collections that were sent and ask for figures, the last period first. @param now local moment */
export async function figureTasksPage(
  db: Kysely<Schema>,
  { offset, limit, year, text }: HandlerInput<'rollUp.list'>,
  now: string,
): Promise<CallOutput<'rollUp.list'>> {
  const list = [...conditions({ text }), sql<SqlBool>`c.sentOn IS NOT NULL AND json_array_length(c.figureKeys) > 0`];
  if (year !== undefined) list.push(sql<SqlBool>`c.periodEnd BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`);
  const where = sql.join(list, sql` AND `);
  const found = await sql<TaskFigures>`SELECT ${COLUMNS} FROM ${TASKS} WHERE ${where}
    ORDER BY c.periodEnd DESC, c.dueOn DESC, c.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM collection_task c WHERE ${where}`.execute(
    db,
  );
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => rowOf(row, now)) };
}

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

/** `containedInName`: of the office that reported for it. */
export type NamedStanding = RecipientStanding<CollectionReturn> & {
  readonly name: string;
  readonly containedInName: string | null;
};

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
  const nameOf = (officeId: string) => names.get(officeId) ?? '';
  return {
    standings: standings.map((one) => ({
      ...{ ...one, name: nameOf(one.officeId) },
      containedInName: one.containedIn === null ? null : nameOf(one.containedIn),
    })),
    returns,
  };
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
  const { outline, recipientOfficeIds, requirementText, figureKeys, ...head } = task;
  const without = count(isOutstanding);
  const figures = {
    figures: figureKeys.length,
    expected: standings.length,
    onTime: count(({ state }) => state === 'on_time'),
    late: count(({ state }) => state === 'late'),
    contained: count(({ state }) => state === 'contained'),
    incomplete: count(({ empty, emptyFigures }) => empty.length + emptyFigures.length > 0),
  };
  const row = rowOf({ ...head, ...figures, without }, now);
  return {
    task: { ...row, outline, recipientOfficeIds, requirementText, figureKeys },
    recipients: standings.map(({ first, last, returns: times, empty, emptyFigures, containedIn: _id, ...office }) => ({
      ...{ ...office, returns: times, empty: [...empty], emptyFigures: [...emptyFigures] },
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
    .map(({ id, name, level, parentId }) => ({ id, name, level, parentId }))
    .sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
}

/** The order in which offices are offered. */
const LEVELS = ['township', 'section', 'community', 'supervising', 'other'];
