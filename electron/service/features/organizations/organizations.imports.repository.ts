import { type Kysely, sql, type Transaction } from 'kysely';
import type { FieldValue } from '../../db/collections.ts';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { insertRows } from '../../db/write.ts';
import type { Children } from './organizations.importChildren.ts';

/** A record that an import wrote; `before`: of an updated one, what its changed fields held. */
export type BatchRecord = {
  readonly recordId: string;
  readonly collection: 'organization' | 'organization_event' | 'organization_contact' | 'annual_review';
  readonly action: 'created' | 'updated';
  readonly revision: number;
  readonly before: Readonly<Record<string, FieldValue>> | null;
};

/** Ids looked up in one statement. */
const CHUNK = 1_000;

/** Contacts and reviews in force of each of the organizations. */
export async function childrenByOrganization(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Children>> {
  const found = new Map<string, { contacts: StoredRecord[]; reviews: StoredRecord[] }>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const some = JSON.stringify(ids.slice(start, start + CHUNK));
    for (const collection of ['organization_contact', 'annual_review'] as const) {
      const rows = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(collection)}
        WHERE organizationId IN (SELECT value FROM json_each(${some})) AND recordState <> 'voided' ORDER BY rowKey`.execute(
        db,
      );
      for (const row of rows.rows) {
        const record = recordOf(collection, row);
        const id = String(record.organizationId);
        const children = found.get(id) ?? { contacts: [], reviews: [] };
        found.set(id, children);
        (collection === 'annual_review' ? children.reviews : children.contacts).push(record);
      }
    }
  }
  return found;
}

/** The layout remembered for these headings, its mapping as JSON; undefined when there is none. */
export async function rememberedMapping(
  db: Kysely<Schema>,
  layout: string,
): Promise<{ readonly name: string; readonly mapping: string } | undefined> {
  return db.selectFrom('import_mapping').select(['name', 'mapping']).where('layout', '=', layout).executeTakeFirst();
}

/** Keeps the column mapping of a layout of headings for the next list; a name it already has stays. */
export async function rememberMapping(
  db: Kysely<Schema>,
  layout: {
    readonly layout: string;
    readonly name: string;
    readonly mapping: string;
    readonly headings: string;
    readonly registrationKind: string;
    readonly savedAt: string;
  },
): Promise<void> {
  const { mapping, savedAt, headings, registrationKind, name } = layout;
  await db
    .insertInto('import_mapping')
    .values(layout)
    .onConflict((conflict) =>
      conflict.column('layout').doUpdateSet({
        mapping,
        savedAt,
        headings,
        registrationKind,
        name: sql`CASE WHEN import_mapping.name = '' THEN ${name} ELSE import_mapping.name END`,
      }),
    )
    .execute();
}

/** Remembered layouts, last used first. */
export async function listLayouts(db: Kysely<Schema>) {
  return db.selectFrom('import_mapping').selectAll().orderBy('savedAt', 'desc').orderBy('layout').execute();
}

/** @returns whether there is such a layout */
export async function renameLayout(trx: Transaction<Schema>, layout: string, name: string): Promise<boolean> {
  const done = await trx.updateTable('import_mapping').set({ name }).where('layout', '=', layout).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** @returns whether there was such a layout */
export async function deleteLayout(trx: Transaction<Schema>, layout: string): Promise<boolean> {
  const done = await trx.deleteFrom('import_mapping').where('layout', '=', layout).executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Writes an import into the log. */
export async function insertBatch(
  trx: Transaction<Schema>,
  batch: {
    readonly id: string;
    readonly at: string;
    readonly userId: string;
    readonly fileName: string;
    readonly fileHash: string;
    readonly registrationKind: string;
    readonly counts: string;
    readonly choices: string;
    readonly details: string;
  },
): Promise<void> {
  await trx.insertInto('import_batch').values(batch).execute();
}

/** Writes which records an import created or changed. */
export async function insertBatchRecords(
  trx: Transaction<Schema>,
  batchId: string,
  records: readonly BatchRecord[],
): Promise<void> {
  await insertRows(
    trx,
    'import_batch_record',
    records.map((record) => ({
      batchId,
      recordId: record.recordId,
      collection: record.collection,
      action: record.action,
      revision: record.revision,
      before: record.before === null ? null : JSON.stringify(record.before),
    })),
  );
}

/** A page of the log, newest first. */
export async function listBatches(db: Kysely<Schema>, page: { readonly offset: number; readonly limit: number }) {
  const { total } = await db
    .selectFrom('import_batch')
    .select((builder) => builder.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('import_batch')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { total, rows };
}

export async function findBatch(db: Kysely<Schema>, id: string) {
  return db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A page of the organizations that an import wrote, in the order in which they were written. */
export async function batchOrganizations(
  db: Kysely<Schema>,
  id: string,
  page: { readonly offset: number; readonly limit: number },
) {
  const base = db
    .selectFrom('import_batch_record as written')
    .innerJoin('organization', 'organization.id', 'written.recordId')
    .where('written.batchId', '=', id);
  const { total } = await base.select((builder) => builder.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base
    .select(['organization.id', 'organization.name', 'organization.recordState', 'written.action', 'written.before'])
    .orderBy('written.action')
    .orderBy('organization.rowKey')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { total, rows };
}

/** Notes in the log that an import was undone. */
export async function markUndone(
  trx: Transaction<Schema>,
  id: string,
  undoneAt: string,
  undoneBy: string,
): Promise<void> {
  await trx.updateTable('import_batch').set({ undoneAt, undoneBy }).where('id', '=', id).execute();
}
