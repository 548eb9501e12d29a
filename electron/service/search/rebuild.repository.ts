import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { insertRows } from '../db/write.ts';
import { entryNumber } from './entryKeys.ts';
import { earlierNames } from './formerNames.repository.ts';
import { clearOrganizationNames } from './organizationNames.repository.ts';
import { pageColumns } from './pageTokens.ts';
import { indexedRow, insertEntries } from './searchIndex.repository.ts';
import { SEARCH_SOURCES, type SearchSource } from './searchSources.ts';

/** Raised whenever tokens, sources or numbers of entries change: every store is indexed anew at its next opening. */
export const SEARCH_RECIPE = '6';
const RECIPE_KEY = 'searchRecipe';
/** Records of one transaction; other calls run between two. */
const STEP = 1000;
const PAGES_STEP = 50;

/**
 * Makes the index anew when it is missing or of another recipe, in steps; a step that was interrupted begins again at the next opening,
 * because the recipe is noted last. Runs while nobody is logged in yet, so that no record is written meanwhile.
 * @param onProgress records done and all
 * @returns whether there was anything to do
 */
export async function keepIndexCurrent(
  writer: Kysely<Schema>,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<boolean> {
  const noted = await writer.selectFrom('meta').select('value').where('key', '=', RECIPE_KEY).executeTakeFirst();
  if (noted?.value === SEARCH_RECIPE) return false;
  await rebuildIndex(writer, onProgress);
  return true;
}

/** Makes the index anew from the records and the kept text of files. */
export async function rebuildIndex(
  writer: Kysely<Schema>,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const total = await countRecords(writer);
  let done = 0;
  onProgress(done, total);
  await writer.transaction().execute(async (trx) => {
    await trx.deleteFrom('meta').where('key', '=', RECIPE_KEY).execute();
    await sql`INSERT INTO search_text(search_text) VALUES ('delete-all')`.execute(trx);
    await sql`INSERT INTO search_name(search_name) VALUES ('delete-all')`.execute(trx);
    await trx.deleteFrom('search_key').execute();
    await clearOrganizationNames(trx);
  });
  for (const source of SEARCH_SOURCES) {
    const names = await earlierNames(writer, source.kind);
    for (let last = 0; ; ) {
      const rows = await writer.transaction().execute(async (trx) => {
        const next = await nextRows(trx, source, last);
        await insertEntries(trx, source, next, names);
        return next;
      });
      const final = rows.at(-1);
      if (!final) break;
      last = final.rowKey;
      done += rows.length;
      onProgress(done, total);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  for (let last = 0; ; ) {
    const reached = await writer.transaction().execute((trx) => indexPages(trx, last));
    if (reached === undefined) break;
    last = reached;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writer.insertInto('meta').values({ key: RECIPE_KEY, value: SEARCH_RECIPE }).execute();
}

async function countRecords(db: Kysely<Schema>): Promise<number> {
  const counts = SEARCH_SOURCES.map(({ collection }) => sql`(SELECT count(*) FROM ${sql.table(collection)})`);
  const found = await sql<{ total: number }>`SELECT ${sql.join(counts, sql` + `)} AS total`.execute(db);
  return found.rows[0]?.total ?? 0;
}

async function nextRows(trx: Transaction<Schema>, { collection }: SearchSource, after: number) {
  const found = await sql<Record<string, unknown>>`
    SELECT * FROM ${sql.table(collection)} WHERE rowKey > ${after} ORDER BY rowKey LIMIT ${STEP}`.execute(trx);
  return found.rows.map((row) => indexedRow(collection, row));
}

/** Indexes the next pages of files whose documents are not voided. @returns the last one's key; undefined: none was left */
async function indexPages(trx: Transaction<Schema>, after: number): Promise<number | undefined> {
  const pages = await sql<{ rowKey: number; text: string; isHidden: number }>`
    SELECT page.rowKey, page.text, attachment.recordState = 'voided'
      OR EXISTS (SELECT 1 FROM meeting WHERE meeting.id = ownerId AND meeting.recordState = 'voided')
      OR EXISTS (SELECT 1 FROM official_document AS official
        WHERE official.id = ownerId AND official.recordState = 'voided') AS isHidden
    FROM search_page AS page JOIN attachment ON attachment.id = page.attachmentId
    WHERE page.rowKey > ${after} ORDER BY page.rowKey LIMIT ${PAGES_STEP}`.execute(trx);
  const shown = pages.rows.filter((page) => page.isHidden === 0);
  await insertRows(
    trx,
    'search_text',
    shown.map(({ rowKey, text }) => ({ rowid: entryNumber('page', rowKey), ...pageColumns(text) })),
  );
  return pages.rows.at(-1)?.rowKey;
}
