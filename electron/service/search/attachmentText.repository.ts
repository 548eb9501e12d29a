import { type Kysely, sql } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import type { Schema } from '../db/schema.ts';
import { insertRows } from '../db/write.ts';
import { entryBase, entryNumber, entryRange } from './entryKeys.ts';
import { FILE_STATES, type FileState, type TextPage } from './fileText.ts';
import { pageColumns } from './pageTokens.ts';

/** An attached file whose text is wanted. */
export type WantedFile = { readonly id: string; readonly sha256: string; readonly fileName: string };

/** Files that were never read, or not in their present bytes, and are not voided; the oldest first. */
export async function unreadFiles(db: Kysely<Schema>, most: number): Promise<WantedFile[]> {
  return db
    .selectFrom('attachment')
    .leftJoin('search_file', 'search_file.attachmentId', 'attachment.id')
    .select(['attachment.id', 'attachment.sha256', 'attachment.fileName'])
    .where('attachment.recordState', '<>', 'voided')
    .where((where) =>
      where.or([
        where('search_file.sha256', 'is', null),
        where('search_file.sha256', '<>', where.ref('attachment.sha256')),
      ]),
    )
    .orderBy('attachment.rowKey')
    .limit(most)
    .execute();
}

/** One attached file that is not voided, or undefined. */
export async function fileOf(db: Kysely<Schema>, id: string): Promise<WantedFile | undefined> {
  return db
    .selectFrom('attachment')
    .select(['id', 'sha256', 'fileName'])
    .where('id', '=', id)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
}

/** Forgets what was read of a file. */
export async function clearFile(writer: Kysely<Schema>, id: string): Promise<void> {
  await writer.transaction().execute(async (trx) => {
    await sql`DELETE FROM search_text WHERE rowid IN (
      SELECT rowKey + ${sql.lit(entryBase('page'))} FROM search_page WHERE attachmentId = ${id})`.execute(trx);
    await trx.deleteFrom('search_page').where('attachmentId', '=', id).execute();
    await trx.deleteFrom('search_file').where('attachmentId', '=', id).execute();
  });
}

/** Keeps some pages of a file and indexes them, unless the document is hidden. @param seq place of the first one */
export async function addPages(
  writer: Kysely<Schema>,
  id: string,
  seq: number,
  pages: readonly TextPage[],
): Promise<void> {
  await writer.transaction().execute(async (trx) => {
    const rows = pages.map((page, index) => ({ attachmentId: id, seq: seq + index, ...page }));
    await insertRows(trx, 'search_page', rows);
    const { first, last } = entryRange('document');
    const stored = await sql<{ rowKey: number; text: string }>`
      SELECT page.rowKey, page.text FROM search_page AS page JOIN attachment ON attachment.id = page.attachmentId
      WHERE page.attachmentId = ${id} AND page.seq >= ${seq} AND EXISTS (
        SELECT 1 FROM search_text WHERE search_text.rowid = attachment.rowKey + ${sql.lit(entryBase('document'))}
          AND search_text.rowid BETWEEN ${sql.lit(first)} AND ${sql.lit(last)})`.execute(trx);
    await insertRows(
      trx,
      'search_text',
      stored.rows.map(({ rowKey, text }) => ({ rowid: entryNumber('page', rowKey), ...pageColumns(text) })),
    );
  });
}

/** Notes what came of reading a file; the last step, so that a reading that was interrupted is begun again. */
export async function noteFile(writer: Kysely<Schema>, { id, sha256 }: WantedFile, state: FileState): Promise<void> {
  await writer
    .insertInto('search_file')
    .values({ attachmentId: id, sha256, state })
    .onConflict((conflict) => conflict.column('attachmentId').doUpdateSet({ sha256, state }))
    .execute();
}

/** What came of reading the files; `waiting`: not read yet. */
export async function fileStates(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<CallOutput<'search.fileState'>['files']> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('attachment')
    .leftJoin('search_file', (join) =>
      join
        .onRef('search_file.attachmentId', '=', 'attachment.id')
        .onRef('search_file.sha256', '=', 'attachment.sha256'),
    )
    .select(['attachment.id', 'search_file.state'])
    .where('attachment.id', 'in', ids)
    .execute();
  return rows.map(({ id, state }) => ({ id, state: FILE_STATES.find((one) => one === state) ?? 'waiting' }));
}
