import { type Kysely, sql } from 'kysely';
import { findWord, foldText } from '#shared/lib/searchTokens.ts';
import type { Schema } from '../../db/schema.ts';
import { entryBase, entryRange } from '../../search/entryKeys.ts';
import type { MatchExpressions } from '../../search/matchExpression.ts';
import { type Candidate, RANK } from './hits.repository.ts';

/** Documents are counted up to here. */
const COUNTED = 1000;
/** Pages of one file that are compared to find the one with most of the words. */
const MOST_PAGES = 20;

/**
 * Documents that hold every word, in the text of their file or in their title and number; the words may stand on different pages.
 * @returns the newest of them with the page that holds most words, and how many there are (up to a limit)
 */
export async function documentsByPages(
  db: Kysely<Schema>,
  match: MatchExpressions,
  limit: number,
): Promise<{ readonly total: number; readonly candidates: Candidate[] }> {
  const page = entryRange('page');
  const document = entryRange('document');
  const byWord = match.eachAnywhere.map(
    (anywhere, index) => sql`SELECT * FROM (
      SELECT attachmentId FROM search_page WHERE rowKey IN (SELECT rowid - ${sql.lit(entryBase('page'))} FROM search_text
        WHERE search_text MATCH ${match.eachLiteral[index] ?? ''} AND rowid BETWEEN ${sql.lit(page.first)} AND ${sql.lit(page.last)})
      UNION SELECT id FROM attachment WHERE rowKey IN (SELECT rowid - ${sql.lit(entryBase('document'))} FROM search_text
        WHERE search_text MATCH ${anywhere} AND rowid BETWEEN ${sql.lit(document.first)} AND ${sql.lit(document.last)}))`,
  );
  const found = await sql<{ id: string; rowKey: number }>`
    SELECT id, rowKey FROM attachment WHERE id IN (${sql.join(byWord, sql` INTERSECT `)})
    ORDER BY rowKey DESC LIMIT ${sql.lit(COUNTED)}`.execute(db);
  const candidates: Candidate[] = [];
  for (const { id, rowKey } of found.rows.slice(0, limit)) {
    const best = await bestPage(db, id, match);
    if (best) candidates.push({ kind: 'document', rowKey, rank: RANK.anywhere, match: 'word', page: best });
  }
  return { total: found.rows.length, candidates };
}

/** The page of a file that holds most of the words, the first among equals. */
async function bestPage(
  db: Kysely<Schema>,
  attachmentId: string,
  match: MatchExpressions,
): Promise<{ readonly number: number | null; readonly text: string } | undefined> {
  const { first, last } = entryRange('page');
  const pages = await sql<{ page: number | null; text: string }>`
    SELECT page, text FROM search_page WHERE attachmentId = ${attachmentId} AND rowKey IN (
      SELECT rowid - ${sql.lit(entryBase('page'))} FROM search_text
      WHERE search_text MATCH ${match.eachLiteral.join(' OR ')} AND rowid BETWEEN ${sql.lit(first)} AND ${sql.lit(last)})
    ORDER BY seq LIMIT ${sql.lit(MOST_PAGES)}`.execute(db);
  const words = match.words.map((word) => foldText(word));
  const held = pages.rows.map(({ page, text }) => {
    const folded = foldText(text);
    return { number: page, text, words: words.filter((word) => findWord(folded, word)).length };
  });
  return held.toSorted((a, b) => b.words - a.words)[0];
}
