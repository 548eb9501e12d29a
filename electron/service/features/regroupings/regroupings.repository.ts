import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { type RegroupingLine, regroupingLine } from '#shared/features/regroupings/regroupings.contract.ts';
import { lineupDifference } from '#shared/features/regroupings/regroupings.rules.ts';
import { fromStored } from '../../db/collections.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

type Row = CallOutput<'regroupings.list'>['rows'][number];

const stored = z.object({
  id: z.string(),
  revision: z.number().int(),
  recordState: z.string(),
  leadingGroupId: z.string(),
  effectiveOn: z.string(),
  reason: z.string(),
  documentNo: z.string().nullable(),
  officialDocumentId: z.string().nullable(),
  lines: z.array(regroupingLine),
  voidReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
});
export type StoredRegrouping = z.output<typeof stored>;

const around = z.object({
  groupName: z.string(),
  createdByName: z.string().nullable(),
  documentTitle: z.string().nullable(),
  documentStage: z.enum(['draft', 'review', 'approved', 'issued']).nullable(),
  documentNumber: z.string().nullable(),
  documentState: z.string().nullable(),
});

const COLUMNS = sql`regrouping.*, leading_group.name AS "groupName", user_account.displayName AS "createdByName",
  document.title AS "documentTitle", document.stage AS "documentStage", document.number AS "documentNumber",
  document.recordState AS "documentState"`;
const FROM = sql`regrouping JOIN leading_group ON leading_group.id = regrouping.leadingGroupId
  LEFT JOIN user_account ON user_account.id = regrouping.createdBy
  LEFT JOIN official_document AS document ON document.id = regrouping.officialDocumentId`;

/** @throws AppError `not_found` */
export async function regroupingById(db: Kysely<Schema>, id: string): Promise<StoredRegrouping> {
  const found = await findRecord(db, 'regrouping', id);
  if (!found) throw new AppError('not_found');
  return stored.parse(found);
}

function rowOf(columns: Readonly<Record<string, unknown>>): { row: Row; lines: RegroupingLine[] } {
  const {
    lines,
    officialDocumentId,
    createdBy,
    recordState: _state,
    ...head
  } = stored.parse(fromStored('regrouping', columns));
  const { groupName, createdByName, documentTitle, documentStage, documentNumber, documentState } =
    around.parse(columns);
  const people = peopleOf(lines);
  const count = (change: string) => people.filter((one) => one.change === change).length;
  const document =
    officialDocumentId === null || documentTitle === null || documentStage === null
      ? null
      : {
          id: officialDocumentId,
          title: documentTitle,
          stage: documentState === 'voided' ? ('voided' as const) : documentStage,
          number: documentNumber,
        };
  const counts = { joins: count('joins'), leaves: count('leaves'), changes: count('changes') };
  return { row: { ...head, groupName, document, ...counts, createdByName: createdByName ?? createdBy }, lines };
}

/** What a regrouping meant for each person, from the lines it left. */
export function peopleOf(lines: readonly RegroupingLine[]): CallOutput<'regroupings.get'>['people'] {
  const before = lines.filter(({ ended, begun }) => ended !== null || begun === null);
  const after = lines.filter(({ ended, begun }) => begun !== null || ended === null);
  const named = new Map(lines.map(({ memberId, name, post }) => [memberId, { name, post }]));
  return lineupDifference(before, after, ({ begun }) => begun === null).map((one) => ({
    ...one,
    ...(named.get(one.memberId) ?? { name: '', post: '' }),
  }));
}

/** Regroupings, newest day first; voided ones only when they are asked for. */
export async function listRegroupings(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'regroupings.list'>,
): Promise<CallOutput<'regroupings.list'>> {
  const conditions: Expression<SqlBool>[] = [
    filter.includeVoided ? sql<SqlBool>`1` : sql<SqlBool>`regrouping.recordState <> 'voided'`,
  ];
  if (filter.leadingGroupId) conditions.push(sql<SqlBool>`regrouping.leadingGroupId = ${filter.leadingGroupId}`);
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM regrouping WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where}
    ORDER BY regrouping.effectiveOn DESC, regrouping.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map((columns) => rowOf(columns).row) };
}

/** One regrouping as lists show it, with its lines. @throws AppError `not_found` */
export async function regroupingRowById(
  db: Kysely<Schema>,
  id: string,
): Promise<{ readonly row: Row; readonly lines: readonly RegroupingLine[] }> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS} FROM ${FROM}
    WHERE regrouping.id = ${id}`.execute(db);
  const [columns] = found.rows;
  if (!columns) throw new AppError('not_found');
  return rowOf(columns);
}

/** The regroupings of a group that are not voided. */
export async function regroupingsOfGroup(db: Kysely<Schema>, leadingGroupId: string): Promise<StoredRegrouping[]> {
  const rows = await db
    .selectFrom('regrouping')
    .selectAll()
    .where('leadingGroupId', '=', leadingGroupId)
    .where('recordState', '<>', 'voided')
    .execute();
  return rows.map((row) => stored.parse(fromStored('regrouping', row)));
}

/** The regrouping of whose notice a document was drafted. */
export async function regroupingOfDocument(
  db: Kysely<Schema>,
  documentId: string,
): Promise<CallOutput<'regroupings.ofDocument'>['regrouping']> {
  const row = await db
    .selectFrom('regrouping')
    .innerJoin('leading_group', 'leading_group.id', 'regrouping.leadingGroupId')
    .select(['regrouping.id', 'leading_group.name as groupName', 'regrouping.effectiveOn'])
    .where('regrouping.officialDocumentId', '=', documentId)
    .executeTakeFirst();
  return row ?? null;
}

const assignmentFacts = z.object({
  id: z.string(),
  revision: z.number().int(),
  recordState: z.string(),
  startOn: z.string(),
});

/** Every assignment of a group that is not voided, as far as a regrouping must know it. */
export async function assignmentFactsOf(db: Kysely<Schema>, leadingGroupId: string) {
  const rows = await db
    .selectFrom('duty_assignment')
    .select(['id', 'revision', 'recordState', 'startOn'])
    .where('leadingGroupId', '=', leadingGroupId)
    .where('recordState', '<>', 'voided')
    .execute();
  return rows.map((row) => assignmentFacts.parse(row));
}

/** Duty items under these ids, voided ones too. */
export async function dutyFactsOf(db: Kysely<Schema>, ids: readonly string[]) {
  return db.selectFrom('duty_item').select(['id', 'leadingGroupId', 'recordState']).where('id', 'in', ids).execute();
}

/** Revision and state of assignments by id, voided ones too. */
export async function assignmentsById(db: Kysely<Schema>, ids: readonly string[]) {
  const rows = await db
    .selectFrom('duty_assignment')
    .select(['id', 'revision', 'recordState'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
