import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { permits, ROLES, type Role } from '#shared/contract/permissions.ts';
import { commonFields } from '#shared/contract/primitives.ts';
import { numberStyleOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import {
  approvalStep,
  DOCUMENT_FORMS,
  DOCUMENT_STAGES,
  documentContent,
  officialDocumentRow,
} from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { waitingFor, waitsForUser } from '#shared/features/officialDocuments/officialDocuments.rules.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';

const storedDocument = z.object({
  ...commonFields,
  form: z.enum(DOCUMENT_FORMS),
  kind: z.string(),
  title: z.string(),
  content: documentContent,
  stage: z.enum(DOCUMENT_STAGES),
  numberId: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  copies: z.number(),
});
export type StoredDocument = z.output<typeof storedDocument>;
export type StoredStep = z.output<typeof approvalStep> & { readonly recordedBy: string };
type Row = z.output<typeof officialDocumentRow>;

/** @throws AppError `not_found` */
export async function documentById(db: Kysely<Schema>, id: string): Promise<StoredDocument> {
  const found = await findRecord(db, 'official_document', id);
  if (!found) throw new AppError('not_found');
  return storedDocument.parse(found);
}

/** The document that a form showed. @throws AppError `not_found`, `conflict` with the present record */
export async function expectedDocument(
  db: Kysely<Schema>,
  id: string,
  expectedRevision: number | undefined,
): Promise<StoredDocument> {
  const present = await documentById(db, id);
  // Without the revision that was shown nothing is overwritten.
  if (present.revision !== expectedRevision) throw new AppError('conflict', { record: present });
  return present;
}

/** The approval chain of a document, oldest step first, all rounds. */
export async function stepsOf(db: Kysely<Schema>, documentId: string): Promise<StoredStep[]> {
  const rows = await db
    .selectFrom('document_step')
    .leftJoin('user_account', 'user_account.id', 'document_step.createdBy')
    .selectAll('document_step')
    .select('user_account.displayName')
    .where('documentId', '=', documentId)
    .where('recordState', '<>', 'voided')
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    ...approvalStep.parse({
      id: row.id,
      seq: row.seq,
      step: row.step,
      personName: row.personName,
      post: row.post,
      outcome: row.outcome,
      decidedOn: row.decidedOn,
      remark: row.remark,
      onPaper: row.onPaper === 1,
      recordedByName: row.displayName ?? row.createdBy,
    }),
    recordedBy: row.createdBy,
  }));
}

/** Whether the present round was checked; only used while the document is under review. */
const IS_CHECKED = sql`EXISTS (SELECT 1 FROM document_step AS step WHERE step.documentId = document.id
  AND step.step = 'checked' AND step.outcome = 'agreed' AND step.recordState <> 'voided'
  AND step.seq > (SELECT max(seq) FROM document_step WHERE documentId = document.id AND step = 'drafted'))`;

/** Whether the newest step sent the document back, and nothing was handed in since. */
const IS_RETURNED = sql`(document.stage = 'draft' AND coalesce((SELECT step.outcome FROM document_step AS step
  WHERE step.documentId = document.id AND step.recordState <> 'voided' ORDER BY step.seq DESC LIMIT 1), '') = 'returned')`;

const ROW = sql`document.id, document.revision, document.form, document.kind, document.title, document.stage,
  document.recordState, document.number, document.issuedOn, document.updatedAt,
  coalesce(user_account.displayName, document.updatedBy) AS updatedByName, ${IS_CHECKED} AS isChecked,
  ${IS_RETURNED} AS isReturned`;
const FROM = sql`official_document AS document LEFT JOIN user_account ON user_account.id = document.updatedBy`;

function rowOf({ isChecked, isReturned, ...row }: Record<string, unknown>): Row {
  const parsed = officialDocumentRow.parse({ ...row, returned: isReturned === 1, waitingFor: 'nobody' });
  return { ...parsed, waitingFor: waitingFor(parsed.stage, parsed.recordState === 'voided', isChecked === 1) };
}

/** Documents, newest first; voided ones only when they are asked for. */
export async function listDocuments(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'officialDocuments.list'>,
): Promise<CallOutput<'officialDocuments.list'>> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (!filter.includeVoided) conditions.push(sql<SqlBool>`document.recordState <> 'voided'`);
  if (filter.stage) conditions.push(sql<SqlBool>`document.stage = ${filter.stage}`);
  if (filter.form) conditions.push(sql<SqlBool>`document.form = ${filter.form}`);
  if (filter.year !== undefined)
    conditions.push(
      sql<SqlBool>`substr(coalesce(document.issuedOn, document.createdAt), 1, 4) = ${String(filter.year)}`,
    );
  conditions.push(...textConditions(filter.text, ['document.title', 'document.number', 'document.kind']));
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${FROM} WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT ${ROW} FROM ${FROM} WHERE ${where}
    ORDER BY coalesce(document.issuedOn, document.createdAt) DESC, document.rowKey DESC
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map(rowOf) };
}

const waitingColumns = z.object({ since: z.string(), createdBy: z.string(), draftedBy: z.string().nullable() });

/** What waits for a user: documents under review or approved, and his own that were sent back; longest waiting first. */
export async function documentsWaiting(
  db: Kysely<Schema>,
  user: { readonly id: string; readonly roles: readonly Role[] },
): Promise<CallOutput<'officialDocuments.waiting'>> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT ${ROW}, coalesce(document.handlerUserId, document.createdBy) AS createdBy,
    coalesce((SELECT max(step.createdAt) FROM document_step AS step WHERE step.documentId = document.id
      AND step.recordState <> 'voided'), document.updatedAt) AS since,
    (SELECT step.createdBy FROM document_step AS step WHERE step.documentId = document.id AND step.step = 'drafted'
      AND step.recordState <> 'voided' ORDER BY step.seq DESC LIMIT 1) AS draftedBy
    FROM ${FROM} WHERE document.recordState = 'draft'
      AND (document.stage IN ('review', 'approved') OR ${IS_RETURNED})
    ORDER BY since, document.rowKey`.execute(db);
  const signers = await signerIds(db);
  const who = {
    id: user.id,
    mayWrite: permits('documents.create', user.roles),
    maySign: permits('documents.sign', user.roles),
  };
  const rows = found.rows.flatMap((columns) => {
    const { since, createdBy, draftedBy } = waitingColumns.parse(columns);
    const { createdBy: _createdBy, draftedBy: _draftedBy, since: _since, ...shown } = columns;
    const row = rowOf(shown);
    const lacksNumber = row.number === null && numberStyleOf(row.form) !== 'none';
    const writers = draftedBy === null ? [createdBy] : [createdBy, draftedBy];
    return waitsForUser({ ...row, lacksNumber, writers }, who, signers) ? [{ ...row, since }] : [];
  });
  return { rows };
}

/** One document as lists show it. @throws AppError `not_found` */
export async function documentRow(db: Kysely<Schema>, id: string): Promise<Row> {
  const found = await sql<Record<string, unknown>>`SELECT ${ROW} FROM ${FROM} WHERE document.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return rowOf(row);
}

/** How many lines of the seal-use register stand for the document, voided ones left out. */
export async function countSealUses(db: Kysely<Schema>, documentId: string): Promise<number> {
  const { uses } = await db
    .selectFrom('seal_use')
    .select((select) => select.fn.countAll<number>().as('uses'))
    .where('documentId', '=', documentId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirstOrThrow();
  return uses;
}

/**
 * Marks that a step was added although no field of the document changed: whoever has an older copy on the screen is told. The
 * step carries its own history.
 * @returns the new revision
 */
export async function touchDocument(write: Write, id: string): Promise<number> {
  const { revision } = await write.trx
    .updateTable('official_document')
    .set((column) => ({ revision: column('revision', '+', 1), updatedAt: write.at, updatedBy: write.actor.id }))
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  write.changed('official_document', id);
  return revision;
}

const rolesSchema = z.array(z.enum(ROLES));

/** The enabled users who may decide about documents. */
async function signerIds(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom('user_account').select(['id', 'roles']).where('enabled', '=', 1).execute();
  return rows.filter((row) => permits('documents.sign', rolesSchema.parse(JSON.parse(row.roles)))).map((row) => row.id);
}

/** Whether an enabled user who is none of these may decide about documents. */
export async function othersMaySign(db: Kysely<Schema>, userIds: readonly string[]): Promise<boolean> {
  return (await signerIds(db)).some((id) => !userIds.includes(id));
}
