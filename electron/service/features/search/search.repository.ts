import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { CallOutput } from '#shared/contract/list.ts';
import { searchHit } from '#shared/features/search/search.contract.ts';
import { cleanCode } from '#shared/lib/cleanText.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { likePattern } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

type Found = CallOutput<'search.find'>;

const MOST_WORDS = 8;
const foundRow = searchHit.extend({ rank: z.number() });

/** One kind of record: what it is searched by, what its hit shows, and which of its columns are exact codes or names. */
type Source = {
  readonly from: RawBuilder<unknown>;
  readonly kind: Found['hits'][number]['kind'];
  readonly id: string;
  readonly title: RawBuilder<unknown>;
  readonly detail: RawBuilder<unknown>;
  /** Text as it was entered. */
  readonly columns: readonly string[];
  /** Codes and numbers: compared cleaned, and first in the list when they are the whole search. */
  readonly codes: readonly string[];
  /** Names: hits that begin with the search come before those that merely contain it. */
  readonly names: readonly string[];
  /** A column of JSON text blocks. */
  readonly blocks?: string;
  readonly nameKey?: string;
  readonly initials?: string;
  readonly present: RawBuilder<unknown>;
};

const SOURCES: readonly Source[] = [
  {
    kind: 'organization',
    from: sql`organization`,
    id: 'id',
    title: sql`name`,
    detail: sql`coalesce(uscc, registrationNo, filingNo, townshipName, '')`,
    columns: ['name', 'legalRepresentativeName', 'supervisingUnit', 'domicile'],
    codes: ['uscc', 'registrationNo', 'filingNo'],
    names: ['name'],
    nameKey: 'nameKey',
    initials: 'initials',
    present: sql`recordState <> 'voided'`,
  },
  {
    kind: 'meeting',
    from: sql`meeting`,
    id: 'id',
    title: sql`title`,
    detail: sql`trim(coalesce(number, '') || ' ' || substr(startAt, 1, 10))`,
    columns: ['title'],
    blocks: 'minutesText',
    codes: ['number'],
    names: ['title'],
    present: sql`recordState <> 'voided'`,
  },
  {
    kind: 'member',
    from: sql`member`,
    id: 'id',
    title: sql`name`,
    detail: sql`trim(coalesce(unitName, '') || ' ' || post)`,
    columns: ['name', 'post', 'unitName'],
    codes: [],
    names: ['name'],
    present: sql`recordState <> 'voided'`,
  },
  {
    kind: 'action',
    from: sql`action_item LEFT JOIN meeting ON meeting.id = action_item.meetingId`,
    id: 'action_item.id',
    title: sql`action_item.text`,
    detail: sql`trim(coalesce(action_item.responsibleUnit, '') || ' ' || action_item.dueOn)`,
    columns: ['action_item.text'],
    codes: [],
    names: ['action_item.text'],
    present: sql`action_item.recordState <> 'voided' AND (meeting.id IS NULL OR meeting.recordState <> 'voided')`,
  },
  {
    kind: 'document',
    from: sql`attachment`,
    id: 'id',
    title: sql`coalesce(title, fileName)`,
    detail: sql`trim(coalesce(number, '') || ' ' || substr(createdAt, 1, 10))`,
    columns: ['title', 'fileName'],
    codes: ['number'],
    names: ['title'],
    present: sql`recordState <> 'voided'
      AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.id = ownerId AND meeting.recordState = 'voided')`,
  },
];

/**
 * Records that hold every word of the text somewhere: exact codes and numbers first, then names that begin with the text,
 * then the rest. Voided records are left out.
 */
export async function findHits(db: Kysely<Schema>, text: string, limit: number): Promise<Found> {
  const words = text.normalize('NFC').split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return { hits: [], total: 0 };
  const whole = words.join(' ');
  const hits: z.output<typeof foundRow>[] = [];
  let total = 0;
  for (const source of SOURCES) {
    const where = sql.join([source.present, ...words.map((word) => holdsWord(source, word))], sql` AND `);
    const found = await sql<Record<string, unknown>>`
      SELECT ${source.kind} AS kind, ${sql.ref(source.id)} AS id, ${source.title} AS title, ${source.detail} AS detail,
        ${rankOf(source, whole)} AS rank, count(*) OVER () AS total
      FROM ${source.from} WHERE ${where} ORDER BY rank, length(title), title LIMIT ${limit}`.execute(db);
    total += Number(found.rows[0]?.total ?? 0);
    for (const { total: _total, ...row } of found.rows) hits.push(foundRow.parse(row));
  }
  // The sort is stable: within a rank organizations come first, then meetings, members, actions, documents.
  hits.sort((a, b) => a.rank - b.rank);
  return { hits: hits.slice(0, limit).map(({ rank: _rank, ...hit }) => hit), total };
}

/** Whether the word stands in any column of the record. */
function holdsWord(source: Source, word: string): Expression<unknown> {
  const tests: Expression<unknown>[] = [...source.columns, ...source.codes].map((column) => contains(column, word));
  const code = cleanCode(word);
  if (code !== word) tests.push(...source.codes.map((column) => contains(column, code)));
  if (source.blocks) tests.push(holdsInBlocks(source.blocks, word));
  const key = nameKey(word);
  if (source.nameKey && key) tests.push(contains(source.nameKey, key));
  if (source.initials && /^[\x20-\x7e]+$/.test(word)) tests.push(contains(source.initials, word.toLowerCase()));
  return sql`(${sql.join(tests, sql` OR `)})`;
}

/**
 * A word in the texts of stored blocks, never in their field names. A word without ASCII cannot be a field name and is not
 * escaped in JSON, so that the column itself may be compared, which is many times faster.
 */
function holdsInBlocks(column: string, word: string): Expression<unknown> {
  if (/^\P{ASCII}+$/u.test(word)) return contains(column, word);
  return sql`EXISTS (SELECT 1 FROM json_tree(${sql.ref(column)}) AS part
    WHERE part.type = 'text' AND part.key IS NOT 'kind' AND part.atom LIKE ${likePattern(word)} ESCAPE '\\')`;
}

/** 0 exact code or number, 1 exact name, 2 name begins with the text, 3 name holds it, 4 anything else. */
function rankOf(source: Source, whole: string): Expression<unknown> {
  const anyOf = (tests: readonly Expression<unknown>[]) =>
    tests.length > 0 ? sql`(${sql.join(tests, sql` OR `)})` : sql`0`;
  const code = cleanCode(whole);
  const isCode = source.codes.map((column) => sql`${sql.ref(column)} IN (${whole}, ${code})`);
  const begins = likePattern(whole).slice(1);
  return sql`CASE WHEN ${anyOf(isCode)} THEN 0
    WHEN ${anyOf(source.names.map((column) => sql`${sql.ref(column)} = ${whole}`))} THEN 1
    WHEN ${anyOf(source.names.map((column) => sql`${sql.ref(column)} LIKE ${begins} ESCAPE '\\'`))} THEN 2
    WHEN ${anyOf(source.names.map((column) => contains(column, whole)))} THEN 3
    ELSE 4 END`;
}

function contains(column: string, text: string): Expression<unknown> {
  return sql`${sql.ref(column)} LIKE ${likePattern(text)} ESCAPE '\\'`;
}
