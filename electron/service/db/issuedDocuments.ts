import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import type { Schema } from './schema.ts';

/** A document that is kept as issued, with the record it belongs to and the name it is handed out under. */
export type IssuedDocument = CallOutput<'documents.list'>['rows'][number] & { readonly fileName: string };

/** Kinds of attachment that are issued documents; everything else is material that was handed in. */
const ISSUED_KINDS = ['minutes_pdf', 'minutes_correction_pdf', 'official_pdf'] as const;

function issued(db: Kysely<Schema>) {
  return db.selectFrom('attachment').where('recordState', '<>', 'voided').where('kind', 'in', ISSUED_KINDS);
}

function rows(db: Kysely<Schema>) {
  return issued(db)
    .leftJoin('user_account', 'user_account.id', 'attachment.createdBy')
    .select([
      'attachment.id',
      'attachment.ownerId',
      'attachment.kind',
      'attachment.fileName',
      'attachment.title',
      'attachment.number',
      'attachment.sha256',
      'attachment.sizeBytes',
      'attachment.pages',
      'attachment.signerName',
      'attachment.createdAt',
      'attachment.createdBy',
      'user_account.displayName',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function documentOf({ createdBy, displayName, title, pages, ...row }: Row): IssuedDocument {
  return {
    ...row,
    title: title ?? row.fileName,
    pages: pages ?? 0,
    signed: row.signerName !== null,
    createdByName: displayName ?? createdBy,
  };
}

/** Issued documents of one record, newest first. */
export async function issuedDocumentsOf(db: Kysely<Schema>, ownerId: string): Promise<IssuedDocument[]> {
  const found = await rows(db).where('attachment.ownerId', '=', ownerId).orderBy('attachment.rowKey', 'desc').execute();
  return found.map(documentOf);
}

/** One page of all issued documents, newest first. */
export async function listIssuedDocuments(
  db: Kysely<Schema>,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: IssuedDocument[] }> {
  const { total } = await issued(db)
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const found = await rows(db).orderBy('attachment.rowKey', 'desc').limit(page.limit).offset(page.offset).execute();
  return { total, rows: found.map(documentOf) };
}

/** @throws AppError `not_found` */
export async function issuedDocumentById(db: Kysely<Schema>, id: string): Promise<IssuedDocument> {
  const found = await rows(db).where('attachment.id', '=', id).executeTakeFirst();
  if (!found) throw new AppError('not_found');
  return documentOf(found);
}

/** DER certificates in which this office trusts. */
export async function trustedRoots(db: Kysely<Schema>): Promise<Buffer[]> {
  const found = await db.selectFrom('trust_root').select('certificate').execute();
  return found.map((row) => Buffer.from(row.certificate));
}

/** The newest DER revocation list of each trusted authority: the own ones and those taken in from other offices. */
export async function trustedRevocationLists(db: Kysely<Schema>): Promise<Buffer[]> {
  const newest = db
    .selectFrom('revocation_list')
    .innerJoin('trust_root', 'trust_root.fingerprint', 'revocation_list.issuer')
    .select(['issuer', (select) => select.fn.max('number').as('number')])
    .groupBy('issuer')
    .as('newest');
  const found = await db
    .selectFrom('revocation_list')
    .innerJoin(newest, (join) =>
      join.onRef('newest.issuer', '=', 'revocation_list.issuer').onRef('newest.number', '=', 'revocation_list.number'),
    )
    .select('revocation_list.list')
    .execute();
  return found.map((row) => Buffer.from(row.list));
}

/** DER of the office's own signing certificate in base64, or undefined. */
export async function signingCertificate(db: Kysely<Schema>): Promise<string | undefined> {
  const row = await db
    .selectFrom('signing_identity')
    .select('certificate')
    .where('active', '=', 1)
    .where('algorithm', '=', 'rsa')
    .executeTakeFirst();
  return row && Buffer.from(row.certificate).toString('base64');
}
