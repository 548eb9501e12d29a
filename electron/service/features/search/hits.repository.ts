import { type Kysely, sql } from 'kysely';
import type { SearchHit, SearchKind } from '#shared/features/search/search.contract.ts';
import type { Schema } from '../../db/schema.ts';
import { earlierNames, type FormerNames } from '../../search/formerNames.repository.ts';
import { indexedRow } from '../../search/searchIndex.repository.ts';
import { type IndexedText, SEARCH_SOURCES, type SearchSource } from '../../search/searchSources.ts';
import { markTitle, snippetOf } from '../../search/snippets.ts';

/** Where the words stand; a lower one comes first. */
export const RANK = {
  code: 0,
  codeBegins: 1,
  nameIs: 2,
  nameBegins: 3,
  nameHolds: 4,
  namePinyin: 5,
  anywhere: 6,
  near: 7,
} as const;

/** An entry that was found, and why. */
export type Candidate = {
  readonly kind: SearchKind;
  readonly rowKey: number;
  readonly rank: number;
  readonly match: SearchHit['match'];
  /** Text of the page on which an attached file holds the words. */
  readonly page?: { readonly number: number | null; readonly text: string };
};

function sourceOf(kind: SearchKind): SearchSource {
  const source = SEARCH_SOURCES.find((one) => one.kind === kind);
  if (!source) throw new Error(`no source of ${kind}`);
  return source;
}

/** Titles by `rowKey`. */
export async function titlesOf(
  db: Kysely<Schema>,
  kind: SearchKind,
  rowKeys: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (rowKeys.length === 0) return new Map();
  const source = sourceOf(kind);
  const rows = await rowsOf(db, source, rowKeys);
  return new Map(rows.map(({ rowKey, record }) => [rowKey, source.title(record)]));
}

/** The hits as they are shown, in the order of the candidates. */
export async function hitsOf(
  db: Kysely<Schema>,
  kind: SearchKind,
  candidates: readonly Candidate[],
  words: readonly string[],
): Promise<SearchHit[]> {
  const source = sourceOf(kind);
  const rows = await rowsOf(
    db,
    source,
    candidates.map(({ rowKey }) => rowKey),
  );
  const ids = rows.map(({ id }) => id);
  const former: FormerNames = ids.length > 0 ? await earlierNames(db, kind, ids) : new Map();
  const owners = await organizationNames(
    db,
    rows.map(({ record }) => source.parent?.(record) ?? ''),
  );
  return candidates.flatMap(({ rowKey, match, page }) => {
    const row = rows.find((one) => one.rowKey === rowKey);
    if (!row) return [];
    const { id, record } = row;
    const parentId = source.parent?.(record) || null;
    const title = source.title(record);
    const { parts, found } = markTitle(title, words);
    const missing = words.filter((word) => !found.has(word));
    const texts: IndexedText[] = [
      ...(former.get(id) ?? []).map((text): IndexedText => ({ field: 'formerName', text })),
      ...source.texts(record),
      ...source.codes(record).map((text): IndexedText => ({ field: 'code', text })),
    ];
    const snippet = page ? snippetOf([{ field: 'text', text: page.text }], words) : snippetOf(texts, missing);
    return [
      {
        kind,
        id,
        parentId,
        ofOrganization: owners.has(parentId ?? ''),
        ownerType: typeof record.ownerType === 'string' ? record.ownerType : null,
        title,
        titleParts: parts,
        detail: [owners.get(parentId ?? ''), source.detail(record)].filter(Boolean).join(' '),
        snippet: snippet ?? null,
        page: page?.number ?? null,
        match,
      },
    ];
  });
}

async function rowsOf(db: Kysely<Schema>, { collection }: SearchSource, rowKeys: readonly number[]) {
  const found = await sql<Record<string, unknown>>`
    SELECT * FROM ${sql.table(collection)}
    WHERE rowKey IN (SELECT value FROM json_each(${JSON.stringify(rowKeys)}))`.execute(db);
  return found.rows.map((row) => indexedRow(collection, row));
}

/** Names of the organizations among the parents of hits; a parent of another kind has none. */
async function organizationNames(
  db: Kysely<Schema>,
  parentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = parentIds.filter((id) => id !== '');
  if (ids.length === 0) return new Map();
  const found = await db.selectFrom('organization').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}
