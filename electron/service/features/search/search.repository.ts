import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import { SEARCH_KINDS, type SearchGroup, type SearchKind } from '#shared/features/search/search.contract.ts';
import { numberKey } from '#shared/lib/numberKey.ts';
import type { Schema } from '../../db/schema.ts';
import { type EntryKind, entryRange, rowKeyOf, runOf } from '../../search/entryKeys.ts';
import { nameKeyOf } from '../../search/entryText.ts';
import { isNearName, type MatchExpressions, matchExpressions, nearExpression } from '../../search/matchExpression.ts';
import { SEARCH_SOURCES, type SearchSource } from '../../search/searchSources.ts';
import { type Candidate, hitsOf, RANK, titlesOf } from './hits.repository.ts';
import { documentsByPages } from './pages.repository.ts';

type Found = CallOutput<'search.find'>;

/** Hits of one kind are counted up to here: nobody reads further, and counting costs time. */
const COUNTED = 300;
/** Names that begin with the text, among which the shortest come first. */
const MOST_BEGINNINGS = 30;
/** Names looked at for one that is nearly what was typed. */
const MOST_NEAR = 300;
const SHORTEST_CODE = 4;
const LONGEST_NAME = 200;
const LONGEST_CODE = 60;

/**
 * Records that hold every word of the text, in groups: exact codes, numbers and names first, names that begin with it, names that hold it,
 * names in pinyin, then other texts. When no name has it and few records do, names that differ by one character. Voided records are left out.
 */
export async function findGroups(db: Kysely<Schema>, text: string, limit: number): Promise<Found> {
  const match = matchExpressions(text);
  if (!match) return { groups: [], total: 0 };
  const exact = await exactCandidates(db, text, limit);
  const { counts, candidates } = await wordCandidates(db, match, limit);
  const pages = (await anyPage(db, match)) ? await documentsByPages(db, match, limit) : undefined;
  const hasName = [...exact, ...candidates].some(({ rank }) => rank < RANK.anywhere);
  const isFound = hasName || candidates.length + (pages?.total ?? 0) >= limit;
  const near = isFound ? [] : await nearCandidates(db, match.words, limit);
  const byKind = new Map<SearchKind, Candidate[]>();
  for (const one of [...exact, ...candidates, ...(pages?.candidates ?? []), ...near]) {
    const list = byKind.get(one.kind) ?? [];
    if (!list.some((known) => known.rowKey === one.rowKey)) list.push(one);
    byKind.set(one.kind, list);
  }
  const groups: (SearchGroup & { readonly rank: number })[] = [];
  for (const kind of SEARCH_KINDS) {
    const list = byKind.get(kind);
    if (!list) continue;
    const sorted = await inOrder(db, kind, list);
    const counted = Math.max(counts.get(kind) ?? 0, kind === 'document' ? (pages?.total ?? 0) : 0);
    groups.push({
      kind,
      hits: await hitsOf(db, kind, sorted.slice(0, limit), match.words),
      total: Math.max(counted, list.length),
      isWhole: counted < COUNTED,
      rank: Math.min(RANK.nameBegins, ...list.map(({ rank }) => rank)),
    });
  }
  // The sort is stable: groups without an exact hit keep the order of kinds.
  groups.sort((a, b) => a.rank - b.rank);
  return {
    groups: groups.map(({ rank: _rank, ...group }) => group),
    total: groups.reduce((sum, group) => sum + group.total, 0),
  };
}

function inRange(column: RawBuilder<unknown>, kind: EntryKind): RawBuilder<unknown> {
  const { first, last } = entryRange(kind);
  return sql`${column} BETWEEN ${sql.lit(first)} AND ${sql.lit(last)}`;
}

/** Whether any page of any file holds any of the words. */
async function anyPage(db: Kysely<Schema>, match: MatchExpressions): Promise<boolean> {
  const found = await sql<{ any: number }>`SELECT EXISTS (SELECT 1 FROM search_text
    WHERE search_text MATCH ${match.eachLiteral.join(' OR ')} AND ${inRange(sql`rowid`, 'page')}) AS any`.execute(db);
  return found.rows[0]?.any === 1;
}

type FoundEntry = { readonly rank: number; readonly kind: SearchKind; readonly entry: number };

/** The first entries of a kind that fit, as one part of a statement. */
function entriesOf(
  { kind, newestFirst }: SearchSource,
  rank: number,
  table: 'search_text' | 'search_name',
  expression: string,
  most: number,
): RawBuilder<unknown> {
  return sql`SELECT * FROM (SELECT ${sql.lit(rank)} AS rank, ${sql.lit(kind)} AS kind, rowid AS entry FROM ${sql.table(table)}
    WHERE ${sql.table(table)} MATCH ${expression} AND ${inRange(sql`rowid`, kind)}
    ${newestFirst ? sql`ORDER BY rowid DESC` : sql``} LIMIT ${sql.lit(most)})`;
}

async function union(db: Kysely<Schema>, parts: readonly RawBuilder<unknown>[]): Promise<FoundEntry[]> {
  if (parts.length === 0) return [];
  return (await sql<FoundEntry>`${sql.join(parts, sql` UNION ALL `)}`.execute(db)).rows;
}

/**
 * The kinds of which some record holds the words. One look leads to the next kind that has any: asking every kind for its entries
 * would cost the same for each, most of them for nothing.
 */
async function kindsHolding(db: Kysely<Schema>, expression: string): Promise<readonly SearchSource[]> {
  const kinds = new Set<EntryKind>();
  for (let from = 0; ; ) {
    const found = await sql<{ entry: number }>`SELECT rowid AS entry FROM search_text
      WHERE search_text MATCH ${expression} AND rowid >= ${sql.lit(from)} ORDER BY rowid LIMIT 1`.execute(db);
    const entry = found.rows[0]?.entry;
    if (entry === undefined) break;
    const { kind, next } = runOf(entry);
    if (kind !== undefined) kinds.add(kind);
    from = next;
  }
  return SEARCH_SOURCES.filter(({ kind }) => kinds.has(kind));
}

/** How many records of each kind hold the words, up to a limit, and the first of them by where the words stand. */
async function wordCandidates(
  db: Kysely<Schema>,
  match: MatchExpressions,
  limit: number,
): Promise<{ readonly counts: ReadonlyMap<SearchKind, number>; readonly candidates: Candidate[] }> {
  const all = await union(
    db,
    (await kindsHolding(db, match.anywhere)).map((source) =>
      entriesOf(source, RANK.anywhere, 'search_text', match.anywhere, COUNTED),
    ),
  );
  const counts = new Map<SearchKind, number>();
  for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const { namePinyin } = match;
  const named = await union(
    db,
    SEARCH_SOURCES.filter(({ kind }) => counts.has(kind)).flatMap((source) => [
      entriesOf(source, RANK.nameBegins, 'search_name', match.nameBegins, Math.max(limit, MOST_BEGINNINGS)),
      entriesOf(source, RANK.nameHolds, 'search_name', match.nameHolds, limit),
      ...(namePinyin === undefined || !source.isName
        ? []
        : [entriesOf(source, RANK.namePinyin, 'search_text', namePinyin, limit)]),
    ]),
  );
  const shown = new Map<SearchKind, number>();
  const first = all.filter(({ kind }) => {
    const before = shown.get(kind) ?? 0;
    shown.set(kind, before + 1);
    return before < limit * 2;
  });
  return {
    counts,
    candidates: [...named, ...first].map(({ rank, kind, entry }) => ({
      rank,
      kind,
      rowKey: rowKeyOf(entry),
      match: rank < RANK.anywhere ? 'name' : 'word',
    })),
  };
}

/** Records whose code, number or name is the text, or whose code begins with it, however brackets, blanks and hyphens are typed. */
async function exactCandidates(db: Kysely<Schema>, text: string, limit: number): Promise<Candidate[]> {
  const code = numberKey(text);
  const wanted = [
    ...(code !== '' && code.length <= LONGEST_CODE ? [{ rank: RANK.code, key: code }] : []),
    ...(text.length <= LONGEST_NAME ? [{ rank: RANK.nameIs, key: nameKeyOf(text) }] : []),
  ];
  const exact = wanted.flatMap(({ rank, key }) =>
    SEARCH_KINDS.map(
      (kind) => sql`SELECT * FROM (SELECT ${sql.lit(rank)} AS rank, ${sql.lit(kind)} AS kind, entry FROM search_key
        WHERE key = ${key} AND ${inRange(sql`entry`, kind)} LIMIT ${sql.lit(limit)})`,
    ),
  );
  const rows = await union(db, exact);
  if (rows.length === 0 && code.length >= SHORTEST_CODE && code.length <= LONGEST_CODE && /\d/.test(code)) {
    const beginning = await sql<{ entry: number }>`SELECT entry FROM search_key
      WHERE key > ${code} AND key < ${`${code}\u{10FFFF}`} LIMIT ${sql.lit(limit * 2)}`.execute(db);
    for (const { entry } of beginning.rows) {
      const kind = SEARCH_KINDS.find((one) => entry >= entryRange(one).first && entry <= entryRange(one).last);
      if (kind) rows.push({ rank: RANK.codeBegins, kind, entry });
    }
  }
  return rows.map(({ rank, kind, entry }) => ({
    rank,
    kind,
    rowKey: rowKeyOf(entry),
    match: rank === RANK.nameIs ? 'name' : 'code',
  }));
}

/** Names that differ from what was typed by one wrong, missing or extra character. */
async function nearCandidates(db: Kysely<Schema>, words: readonly string[], limit: number): Promise<Candidate[]> {
  const expression = nearExpression(words);
  if (expression === undefined) return [];
  const found: Candidate[] = [];
  for (const { kind } of SEARCH_SOURCES.filter(({ isName }) => isName)) {
    const rows = await sql<{ entry: number }>`SELECT rowid AS entry FROM search_name
      WHERE search_name MATCH ${expression} AND ${inRange(sql`rowid`, kind)} LIMIT ${sql.lit(MOST_NEAR)}`.execute(db);
    const keys = rows.rows.map(({ entry }) => rowKeyOf(entry));
    const titles = await titlesOf(db, kind, keys);
    const near = keys.filter((rowKey) => isNearName(titles.get(rowKey) ?? '', words)).slice(0, limit);
    found.push(...near.map((rowKey): Candidate => ({ rank: RANK.near, kind, rowKey, match: 'near' })));
  }
  return found;
}

/** By rank; among names that begin with the text the shortest first. */
async function inOrder(db: Kysely<Schema>, kind: SearchKind, list: readonly Candidate[]): Promise<Candidate[]> {
  const beginning = list.filter(({ rank }) => rank === RANK.nameBegins).map(({ rowKey }) => rowKey);
  const titles = beginning.length > 1 ? await titlesOf(db, kind, beginning) : new Map<number, string>();
  const length = ({ rowKey }: Candidate): number => titles.get(rowKey)?.length ?? 0;
  return list.toSorted((a, b) => a.rank - b.rank || length(a) - length(b));
}
