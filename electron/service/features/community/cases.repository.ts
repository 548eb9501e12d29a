import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { lettersOf } from '#shared/features/community/caseText.ts';
import { type TypicalCase, typicalCase } from '#shared/features/community/typicalCases.contract.ts';
import { richText } from '#shared/features/documents/textBlock.ts';
import { textConditions } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

const CASES = sql`typical_case c
  JOIN office unit ON unit.id = c.officeId
  LEFT JOIN organization o ON o.id = c.organizationId`;
const YEARS = sql`(SELECT json_group_array(e.year ORDER BY e.year) FROM exchange_case e
  WHERE e.typicalCaseId = c.id AND e.recordState <> 'voided')`;
const COLUMNS = sql`c.id, c.revision, c.recordState, c.voidReason, c.title, c.heldOn, c.category, c.organizationId,
  o.name AS organizationName, unit.name AS officeName, c.text, ${YEARS} AS exchangeYears`;

type Filter = HandlerInput<'typicalCases.printBooklet'>['filter'];

function caseOf(row: Record<string, unknown>): TypicalCase {
  const { text: stored, exchangeYears, ...rest } = row;
  const text = richText.parse(JSON.parse(String(stored)));
  return typicalCase.parse({
    ...rest,
    text,
    letters: lettersOf(text),
    exchangeYears: JSON.parse(String(exchangeYears)),
  });
}

function conditions({ year, category, text }: Filter): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (year !== undefined) list.push(sql<SqlBool>`substr(c.heldOn, 1, 4) = ${String(year)}`);
  if (category !== undefined) list.push(sql<SqlBool>`c.category = ${category}`);
  list.push(...textConditions(text, ['c.title', 'o.name']));
  return list;
}

/** Cases, newest first; voided ones stay visible. */
export async function casePage(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'typicalCases.list'>,
): Promise<CallOutput<'typicalCases.list'>> {
  const where = sql.join(conditions(filter), sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${CASES} WHERE ${where}`.execute(db);
  const rows = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${CASES} WHERE ${where}
    ORDER BY c.heldOn DESC, c.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: rows.rows.map((row) => {
      const { text: _text, ...shown } = caseOf(row);
      return shown;
    }),
  };
}

/** Cases that count, oldest first, as a booklet prints them. */
export async function casesToPrint(db: Kysely<Schema>, filter: Filter, limit: number): Promise<TypicalCase[]> {
  const where = sql.join([...conditions(filter), sql<SqlBool>`c.recordState IN ('final', 'archived')`], sql` AND `);
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${CASES} WHERE ${where}
    ORDER BY c.heldOn, c.rowKey LIMIT ${limit}`.execute(db);
  return found.rows.map(caseOf);
}

/** One case with its text, voided or not. @throws AppError `not_found` */
export async function caseById(db: Kysely<Schema>, id: string): Promise<TypicalCase> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${CASES} WHERE c.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return caseOf(row);
}

const exchangeCaseRow = z.object({
  id: z.string(),
  revision: z.number(),
  seq: z.number(),
  typicalCaseId: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  presenterOrganizationId: z.string().nullable(),
  presenterName: z.string().nullable(),
  minutes: z.number().nullable(),
});

/** The programme of a year in its order. Who presents is the organization named for it, else the one of the case. */
export async function programmeOf(db: Kysely<Schema>, year: number): Promise<z.infer<typeof exchangeCaseRow>[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT e.id, e.revision, e.seq, e.typicalCaseId, c.title, c.category, e.presenterOrganizationId, o.name AS presenterName, e.minutes
    FROM exchange_case e JOIN typical_case c ON c.id = e.typicalCaseId
    LEFT JOIN organization o ON o.id = coalesce(e.presenterOrganizationId, c.organizationId)
    WHERE e.year = ${year} AND e.recordState <> 'voided' ORDER BY e.seq, e.rowKey`.execute(db);
  return found.rows.map((row) => exchangeCaseRow.parse(row));
}

/** Years of the exchanges on whose programmes a case stands. */
export async function exchangeYearsOf(db: Kysely<Schema>, typicalCaseId: string): Promise<number[]> {
  const found = await db
    .selectFrom('exchange_case')
    .select('year')
    .where('typicalCaseId', '=', typicalCaseId)
    .where('recordState', '<>', 'voided')
    .orderBy('year')
    .execute();
  return found.map(({ year }) => year);
}
