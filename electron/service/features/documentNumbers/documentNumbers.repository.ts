import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { NUMBER_STATES } from '#shared/features/documentNumbers/documentNumbers.contract.ts';
import { ORDER_CLASS } from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { userNames } from '../users/users.repository.ts';

const storedNumber = z.object({
  id: z.string(),
  revision: z.number(),
  recordState: z.string(),
  classCode: z.string(),
  year: z.number(),
  seq: z.number(),
  number: z.string(),
  state: z.enum(NUMBER_STATES),
  title: z.string(),
  documentId: z.string().nullable(),
  reservedOn: z.string(),
  issuedOn: z.string().nullable(),
  voidReason: z.string().nullable(),
});
export type StoredNumber = z.output<typeof storedNumber>;
export type NumberRow = CallOutput<'documentNumbers.list'>['rows'][number];

/** @throws AppError `not_found` */
export async function numberById(db: Kysely<Schema>, id: string): Promise<StoredNumber> {
  const found = await findRecord(db, 'document_number', id);
  if (!found) throw new AppError('not_found');
  return storedNumber.parse(found);
}

/**
 * The number after the largest one ever given in the class and year, voided ones included: no number comes twice. Orders run on
 * over the years.
 */
export async function nextSeq(db: Kysely<Schema>, classCode: string, year: number): Promise<number> {
  let query = db
    .selectFrom('document_number')
    .select((select) => select.fn.max('seq').as('last'))
    .where('classCode', '=', classCode);
  if (classCode !== ORDER_CLASS) query = query.where('year', '=', year);
  const found = await query.executeTakeFirst();
  return Number(found?.last ?? 0) + 1;
}

/** One page of the register: by class, later years first, in order of the number. */
export async function listNumbers(
  db: Kysely<Schema>,
  {
    classCode,
    year,
    state,
    offset,
    limit,
  }: Omit<HandlerInput<'documentNumbers.list'>, 'limit' | 'offset'> & {
    readonly offset: number;
    /** -1: all */
    readonly limit: number;
  },
): Promise<{ total: number; rows: NumberRow[] }> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (classCode !== undefined) conditions.push(sql<SqlBool>`classCode = ${classCode}`);
  if (year !== undefined) conditions.push(sql<SqlBool>`year = ${year}`);
  if (state !== undefined) conditions.push(sql<SqlBool>`state = ${state}`);
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM document_number WHERE ${where}`.execute(
    db,
  );
  const found = await sql<Record<string, unknown>>`SELECT * FROM document_number WHERE ${where}
    ORDER BY classCode, year DESC, seq LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const names = await userNames(db);
  const rows = found.rows.map((row) => {
    const { recordState: _state, ...number } = storedNumber.parse({ recordState: '', ...row });
    const createdBy = String(row.createdBy);
    return { ...number, byName: names.get(createdBy) ?? createdBy };
  });
  return { total: counted.rows[0]?.total ?? 0, rows };
}

/** Every class that has a number, with the count of those of one year; and the years that have one, latest first. */
export async function usedClasses(
  db: Kysely<Schema>,
  year: number,
): Promise<{ readonly classes: ReadonlyMap<string, number>; readonly years: readonly number[] }> {
  const found = await sql<{ classCode: string; used: number }>`
    SELECT classCode, sum(year = ${year}) AS used FROM document_number GROUP BY classCode ORDER BY classCode`.execute(
    db,
  );
  const years = await db.selectFrom('document_number').select('year').distinct().orderBy('year', 'desc').execute();
  return { classes: new Map(found.rows.map((row) => [row.classCode, row.used])), years: years.map((row) => row.year) };
}
