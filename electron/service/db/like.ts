import { type Expression, type SqlBool, sql } from 'kysely';

/** Words of a search beyond these are not looked for. */
const MOST_WORDS = 8;

/** A LIKE pattern that finds `text` anywhere, with its wildcards escaped by a backslash (`ESCAPE '\'`). */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** One condition for each word typed into a list's search: it stands in at least one of the columns (`table.column` or `column`). */
export function textConditions(text: string | undefined, columns: readonly string[]): Expression<SqlBool>[] {
  const words = (text ?? '').split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
  return words.map((word) => {
    const tests = columns.map((column) => sql<SqlBool>`${sql.ref(column)} LIKE ${likePattern(word)} ESCAPE '\\'`);
    return sql<SqlBool>`(${sql.join(tests, sql` OR `)})`;
  });
}
