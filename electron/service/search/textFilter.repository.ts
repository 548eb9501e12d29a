import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { SearchKind } from '#shared/features/search/search.contract.ts';
import type { Schema } from '../db/schema.ts';
import { entryBase, entryRange } from './entryKeys.ts';
import { matchExpressions } from './matchExpression.ts';

/** A list's text filter, which finds what the search finds, near names left out. */
export type TextFilter = {
  /** A condition on the rows of the collection; rows of voided records fit only when they are wanted. */
  readonly condition: Expression<SqlBool>;
  /** How many records fit this filter alone. */
  readonly total: number;
};

/** With more rows than this, walking the list in its order and asking each row is faster than fetching all and sorting them. */
const FEW = 2000;

/**
 * The filter of a list by a text as typed, every word anywhere in the record, by the search index.
 * @param includeVoided also rows of voided records
 */
export async function textFilter(
  db: Kysely<Schema>,
  kind: SearchKind,
  text: string,
  includeVoided: boolean,
): Promise<TextFilter> {
  const match = matchExpressions(text);
  if (!match) return { condition: sql<SqlBool>`0`, total: 0 };
  const parts = [false, ...(includeVoided ? [true] : [])].map((isHidden) => {
    const { first, last } = entryRange(kind, isHidden);
    return {
      base: entryBase(kind, isHidden),
      from: sql`search_text WHERE search_text MATCH ${match.anywhere} AND rowid BETWEEN ${sql.lit(first)} AND ${sql.lit(last)}`,
    };
  });
  const counts = parts.map(({ from }) => sql`(SELECT count(*) FROM ${from})`);
  const found = await sql<{ total: number }>`SELECT ${sql.join(counts, sql` + `)} AS total`.execute(db);
  const total = found.rows[0]?.total ?? 0;
  const keys = sql.join(
    parts.map(({ base, from }) => sql`SELECT rowid - ${sql.lit(base)} FROM ${from}`),
    sql` UNION ALL `,
  );
  // The plus keeps SQLite from starting at the keys.
  const rowKey = total > FEW ? sql`+rowKey` : sql`rowKey`;
  return { condition: sql<SqlBool>`${rowKey} IN (${keys})`, total };
}
