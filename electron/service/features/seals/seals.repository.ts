import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { seal as sealSchema, sealUse } from '#shared/features/seals/seals.contract.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

const storedSeal = z.object({ ...sealSchema.shape, sha256: z.string(), recordState: z.string() });
export type StoredSeal = z.output<typeof storedSeal>;
export type SealUseRow = z.output<typeof sealUse>;

/** Seals in the order they were entered. */
export async function listSeals(db: Kysely<Schema>): Promise<StoredSeal[]> {
  const rows = await db.selectFrom('seal').selectAll().where('recordState', '<>', 'voided').orderBy('rowKey').execute();
  return rows.map((row) => storedSeal.parse({ ...row, active: row.active === 1 }));
}

/** @throws AppError `not_found` */
export async function sealById(db: Kysely<Schema>, id: string): Promise<StoredSeal> {
  const found = await findRecord(db, 'seal', id);
  if (!found) throw new AppError('not_found');
  return storedSeal.parse(found);
}

function useOf({ recordState, ...row }: Record<string, unknown>): SealUseRow {
  return sealUse.parse({ ...row, voided: recordState === 'voided' });
}

/** The seal-use register, newest first; voided lines stay readable. */
export async function listUses(
  db: Kysely<Schema>,
  { year, text, offset, limit }: HandlerInput<'seals.uses'>,
): Promise<CallOutput<'seals.uses'>> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (year !== undefined) conditions.push(sql<SqlBool>`substr(usedOn, 1, 4) = ${String(year)}`);
  conditions.push(...textConditions(text, ['title', 'number', 'sealName', 'handledBy', 'approvedBy']));
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM seal_use WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM seal_use WHERE ${where}
    ORDER BY usedOn DESC, rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map(useOf) };
}

const COLUMNS = sql`id, revision, sealName, documentId, number, title, copies, usedOn, handledBy, approvedBy, note,
  recordState, voidReason`;

/** Every line of a year in order of the days, for the printed register. */
export async function usesOfYear(db: Kysely<Schema>, year: number): Promise<SealUseRow[]> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM seal_use
    WHERE substr(usedOn, 1, 4) = ${String(year)} ORDER BY usedOn, rowKey`.execute(db);
  return found.rows.map(useOf);
}
