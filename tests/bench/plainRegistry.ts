import Database from 'better-sqlite3';
import { HEADINGS, registryRow } from './registryList.ts';

export type PlainRegistry = {
  /** Rows that contain the text in any of the five columns a clerk searches, the first 20 of them. */
  search(text: string): number;
  /** One page of 200 rows whose name contains the text, sorted by name, and the number of all. */
  list(text: string): number;
  close(): void;
};

/**
 * The alternative that lists and searches are compared with: the same rows in a plain SQLite table (no encryption,
 * no history, no pinyin), scanned with `LIKE '%x%'`.
 */
export function plainRegistry(rows: number, file = ':memory:'): PlainRegistry {
  const database = new Database(file);
  database.pragma('synchronous=FULL');
  const columns = HEADINGS.map((_, index) => `c${index}`);
  database.exec(`CREATE TABLE registry(${columns.join(',')})`);
  const insert = database.prepare(`INSERT INTO registry VALUES (${columns.map(() => '?').join(',')})`);
  database.transaction(() => {
    for (let index = 0; index < rows; index++) insert.run(...registryRow(index));
  })();
  const anyColumn = ['c0', 'c1', 'c4', 'c6', 'c7'].map((column) => `${column} LIKE $pattern`).join(' OR ');
  const search = database.prepare(`SELECT * FROM registry WHERE ${anyColumn} LIMIT 20`);
  const searchAll = database.prepare(`SELECT count(*) FROM registry WHERE ${anyColumn}`).pluck();
  const page = database.prepare('SELECT * FROM registry WHERE c0 LIKE $pattern ORDER BY c0 LIMIT 200');
  const pageAll = database.prepare('SELECT count(*) FROM registry WHERE c0 LIKE $pattern').pluck();
  return {
    search: (text) => search.all({ pattern: `%${text}%` }).length + Number(searchAll.get({ pattern: `%${text}%` })),
    list: (text) => page.all({ pattern: `%${text}%` }).length + Number(pageAll.get({ pattern: `%${text}%` })),
    close: () => database.close(),
  };
}
