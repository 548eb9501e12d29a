import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { type PlanItemRow, planItemRow } from '#shared/features/planItems/planItems.contract.ts';
import { PLAN_SHOWN, type PlanShown } from '#shared/features/planItems/planItems.lists.ts';
import { planQuarters } from '#shared/features/planItems/planItems.rules.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

type Filter = HandlerInput<'planItems.print'>;

/** Plan items beside the names of unit and member and their last note. */
const ITEMS = sql`plan_item p
  JOIN office unit ON unit.id = p.responsibleOfficeId
  LEFT JOIN member person ON person.id = p.responsibleMemberId
  LEFT JOIN (
    SELECT planItemId, notedOn, text, row_number() OVER (PARTITION BY planItemId ORDER BY notedOn DESC, rowKey DESC) AS place
    FROM plan_progress WHERE recordState <> 'voided') note ON note.planItemId = p.id AND note.place = 1
  LEFT JOIN plan_item later ON later.carriedFromId = p.id AND later.recordState <> 'voided'`;

const COLUMNS = sql`p.id, p.revision, p.year, p.seq, p.text, p.responsibleOfficeId, unit.name AS responsibleOfficeName,
  p.responsibleMemberId, person.name AS responsibleMemberName, p.dueOn, p.status, p.doneOn, p.evidence, p.carriedFromId,
  later.year AS carriedToYear, note.text AS progressText, note.notedOn AS progressOn, p.voidReason`;

const item = planItemRow.omit({ daysLeft: true });

function rowOf(row: unknown, today: string): PlanItemRow {
  const parsed = item.parse(row);
  return { ...parsed, daysLeft: daysBetween(today, parsed.dueOn) };
}

function shown(show: PlanShown, today: string): Expression<SqlBool> {
  if (show === 'all') return sql<SqlBool>`1`;
  if (show === 'overdue') return sql<SqlBool>`p.status = 'open' AND p.dueOn < ${today}`;
  return sql<SqlBool>`p.status = ${show}`;
}

function conditions({ year, officeId, text }: Omit<Filter, 'show'>): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [sql<SqlBool>`p.recordState <> 'voided'`, sql<SqlBool>`p.year = ${year}`];
  if (officeId !== undefined) list.push(sql<SqlBool>`p.responsibleOfficeId = ${officeId}`);
  list.push(...textConditions(text, ['p.text', 'unit.name', 'person.name', 'p.evidence']));
  return list;
}

/** The plan of a year in its order. */
export async function planPage(
  db: Kysely<Schema>,
  { offset, limit, ...filter }: HandlerInput<'planItems.list'>,
  today: string,
): Promise<CallOutput<'planItems.list'>> {
  const where = sql.join([...conditions(filter), shown(filter.show, today)], sql` AND `);
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${ITEMS} WHERE ${where}
    ORDER BY p.seq, p.rowKey LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${ITEMS} WHERE ${where}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((row) => rowOf(row, today)) };
}

/** Every item of a year that is not voided, in its order. */
async function itemsOfYear(db: Kysely<Schema>, year: number, today: string): Promise<PlanItemRow[]> {
  const where = sql.join(conditions({ year }), sql` AND `);
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${ITEMS} WHERE ${where}
    ORDER BY p.seq, p.rowKey`.execute(db);
  return found.rows.map((row) => rowOf(row, today));
}

/** A year at a glance. */
export async function planOverview(
  db: Kysely<Schema>,
  year: number,
  today: string,
): Promise<CallOutput<'planItems.overview'>> {
  const items = await itemsOfYear(db, year, today);
  const isShown = (one: PlanItemRow, show: PlanShown) => {
    if (show === 'all') return true;
    return show === 'overdue' ? one.status === 'open' && one.dueOn < today : one.status === show;
  };
  const counts = Object.fromEntries(PLAN_SHOWN.map((show) => [show, items.filter((one) => isShown(one, show)).length]));
  const offices = new Map(items.map((one) => [one.responsibleOfficeId, one.responsibleOfficeName]));
  return {
    counts: z.record(z.enum(PLAN_SHOWN), z.number()).parse(counts),
    quarters: planQuarters(items, today),
    offices: [...offices].map(([id, name]) => ({ id, name })),
    unfinishedBefore: (await unfinishedOf(db, year - 1, today)).length,
  };
}

/** Open items of a year that no later item goes on with. */
export async function unfinishedOf(db: Kysely<Schema>, year: number, today: string): Promise<PlanItemRow[]> {
  const items = await itemsOfYear(db, year, today);
  return items.filter(({ status, carriedToYear }) => status === 'open' && carriedToYear === null);
}

/** One item, voided or not. @throws AppError `not_found` */
export async function planItemById(db: Kysely<Schema>, id: string, today: string): Promise<PlanItemRow> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${ITEMS} WHERE p.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return rowOf(row, today);
}

/** The notes on the progress of an item, newest first; voided ones stay readable. */
export async function progressOf(
  db: Kysely<Schema>,
  planItemId: string,
): Promise<CallOutput<'planItems.get'>['progress']> {
  return db
    .selectFrom('plan_progress')
    .leftJoin('user_account', 'user_account.id', 'plan_progress.createdBy')
    .select(['plan_progress.id', 'plan_progress.revision', 'notedOn', 'text', 'plan_progress.voidReason'])
    .select((build) => build.fn.coalesce('user_account.displayName', build.val('')).as('byName'))
    .where('planItemId', '=', planItemId)
    .orderBy('notedOn', 'desc')
    .orderBy('plan_progress.rowKey', 'desc')
    .execute();
}

/** The last place of a year; 0 when it has no item. */
export async function lastPlace(db: Kysely<Schema>, year: number): Promise<number> {
  const found = await db
    .selectFrom('plan_item')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('year', '=', year)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found?.seq ?? 0;
}

/** The year to which an item was carried over; null: it was not. */
export async function carriedToYear(db: Kysely<Schema>, id: string): Promise<number | null> {
  const later = await db
    .selectFrom('plan_item')
    .select('year')
    .where('carriedFromId', '=', id)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return later?.year ?? null;
}

/** How many files are attached to an item. */
export async function filesOf(db: Kysely<Schema>, id: string): Promise<number> {
  const found = await db
    .selectFrom('attachment')
    .select(({ fn }) => fn.countAll<number>().as('files'))
    .where('ownerType', '=', 'plan_item')
    .where('ownerId', '=', id)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found?.files ?? 0;
}

/** Open items for which a member answers, by due date. */
export async function openItemsOf(db: Kysely<Schema>, memberId: string, today: string): Promise<PlanItemRow[]> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${ITEMS}
    WHERE p.responsibleMemberId = ${memberId} AND p.status = 'open' AND p.recordState <> 'voided'
    ORDER BY p.dueOn, p.rowKey`.execute(db);
  return found.rows.map((row) => rowOf(row, today));
}
