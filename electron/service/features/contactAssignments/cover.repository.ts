import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { HandlerInput } from '#shared/contract/list.ts';
import { type ContactRow, contactRow } from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import { CONTACT_TYPES, NO_TOWNSHIP } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { textFilter } from '../../search/textFilter.repository.ts';
import { registryAsAt } from '../organizations/organizations.asAt.repository.ts';
import { namesUnit } from '../units/unitFilter.repository.ts';
import type { TownshipCover } from './cover.ts';

/** The day that is asked for, and the day on which it is asked. */
export type Day = { readonly at: string; readonly today: string };
export type Narrowing = Omit<HandlerInput<'contactAssignments.organizations'>, 'at' | 'offset' | 'limit'>;

/** Fields of the registry by which organizations are counted. */
const COUNTED = ['id', 'recordState', 'status', 'registrationKind', 'legalType', 'townshipName'] as const;
/** Those and what a row of the list shows besides. */
const LISTED = [...COUNTED, 'name', 'uscc', 'supervisingUnit'] as const;

/** Whoever is in effect: the same as 在册 in the registry's own list. */
const IN_EFFECT = sql<SqlBool>`recordState NOT IN ('voided', 'draft') AND status IN ('normal', 'liquidating')`;

const TYPE = sql`CASE registrationKind WHEN 'filed' THEN 'filed' ELSE coalesce(legalType, 'other') END`;

/**
 * Organizations in effect as at a day: on a past day by the registry's own rule, from today on as they stand.
 * @param words conditions on the rows of today's registry
 */
async function inEffect(
  db: Kysely<Schema>,
  { at, today }: Day,
  fields: readonly string[],
  text = '',
): Promise<RawBuilder<unknown>> {
  if (at < today) return sql`(SELECT * FROM ${registryAsAt(at, new Set(fields), text)} WHERE ${IN_EFFECT})`;
  const columns = sql.join([...fields, 'rowKey', 'sortKey'].map((field) => sql.ref(field)));
  const words = text.trim() === '' ? sql`1` : (await textFilter(db, 'organization', text, false)).condition;
  return sql`(SELECT ${columns} FROM organization WHERE ${IN_EFFECT} AND ${words})`;
}

/**
 * Organizations in effect with their contact: `directId`, `directMember` from an assignment of their own, `townshipId`, `townshipMember`
 * from that of their township, `memberId` the one that decides. Assignments of voided members cover nothing.
 */
function covered(registry: RawBuilder<unknown>, { byName }: TownshipCover, { at }: Day): RawBuilder<unknown> {
  const pairs = JSON.stringify([...byName].map(([name, { id, memberId }]) => [name, id, memberId]));
  return sql`(
    WITH by_township AS MATERIALIZED (
      SELECT value ->> 0 AS name, value ->> 1 AS id, value ->> 2 AS memberId FROM json_each(${pairs}))
    SELECT o.*, d.id AS directId, d.memberId AS directMember, t.id AS townshipId, t.memberId AS townshipMember,
      coalesce(d.memberId, t.memberId) AS memberId,
      CASE WHEN d.id IS NOT NULL THEN 'direct' WHEN t.id IS NOT NULL THEN 'township' END AS via
    FROM ${registry} AS o
    LEFT JOIN contact_assignment AS d ON d.organizationId = o.id AND d.recordState IN ('final', 'archived')
      AND d.startOn <= ${at} AND (d.endOn IS NULL OR d.endOn >= ${at})
      AND d.memberId NOT IN (SELECT id FROM member WHERE recordState = 'voided')
    LEFT JOIN by_township AS t ON t.name = o.townshipName)`;
}

const countRow = z.object({
  memberId: z.string().nullable(),
  via: z.enum(['direct', 'township']).nullable(),
  townshipName: z.string().nullable(),
  type: z.enum(CONTACT_TYPES).catch('other'),
  count: z.number(),
});
export type CoverCount = z.infer<typeof countRow>;

/** Numbers of organizations in effect by contact, how it came about, township and type. */
export async function coverCounts(db: Kysely<Schema>, day: Day, cover: TownshipCover): Promise<CoverCount[]> {
  const registry = await inEffect(db, day, COUNTED);
  const found =
    await sql`SELECT memberId, via, nullif(townshipName, '') AS townshipName, ${TYPE} AS type, count(*) AS count
    FROM ${covered(registry, cover, day)} GROUP BY 1, 2, 3, 4`.execute(db);
  return z.array(countRow).parse(found.rows);
}

/** One page of the organizations in effect with their contact, by name. */
export async function contactPage(
  db: Kysely<Schema>,
  day: Day,
  cover: TownshipCover,
  filter: Narrowing & { readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: ContactRow[] }> {
  const { limit, offset } = filter;
  const narrow = await narrowed(db, day, cover, filter);
  const { from, where } = narrow;
  // Where the contact decides nothing, only the page is asked for its contacts.
  const byRegistry = filter.holder === undefined && filter.via === undefined;
  const inPage = sql`SELECT * FROM ${from} WHERE ${where} ORDER BY sortKey, rowKey LIMIT ${limit} OFFSET ${offset}`;
  const page = byRegistry
    ? sql`SELECT *, 0 AS total FROM ${covered(sql`(${inPage})`, cover, day)}`
    : sql`SELECT *, count(*) OVER () AS total FROM ${from} WHERE ${where} ORDER BY sortKey, rowKey
        LIMIT ${limit} OFFSET ${offset}`;
  const found = await sql<Record<string, unknown> & { total: number }>`
    WITH page AS MATERIALIZED (${page})
    SELECT page.id, page.name, page.uscc, page.townshipName, page.memberId, page.via, ${TYPE} AS type, page.total,
      m.name AS memberName, m.post AS memberPost, m.workPhone, a.startOn, a.basisDocumentNo
    FROM page LEFT JOIN member AS m ON m.id = page.memberId
      LEFT JOIN contact_assignment AS a ON a.id = coalesce(page.directId, page.townshipId)
    ORDER BY page.sortKey, page.rowKey`.execute(db);
  const [first] = found.rows;
  const isCounted = !byRegistry && (first !== undefined || offset === 0);
  const total = isCounted ? (first?.total ?? 0) : await countNarrowed(db, narrow);
  return { total, rows: found.rows.map(({ total: _total, ...row }) => contactRow.parse(row)) };
}

type Narrowed = { readonly from: RawBuilder<unknown>; readonly where: RawBuilder<unknown> };

async function narrowed(
  db: Kysely<Schema>,
  day: Day,
  cover: TownshipCover,
  { holder, townshipName, supervisingUnit, type, via, text }: Narrowing,
): Promise<Narrowed> {
  const registry = await inEffect(db, day, LISTED, text);
  const from = holder === undefined && via === undefined ? sql`${registry} AS o` : covered(registry, cover, day);
  const conditions = [sql<SqlBool>`1`];
  if (holder === 'none') conditions.push(sql<SqlBool>`memberId IS NULL`);
  else if (holder !== undefined) conditions.push(sql<SqlBool>`memberId = ${holder}`);
  if (townshipName === NO_TOWNSHIP) conditions.push(sql<SqlBool>`coalesce(townshipName, '') = ''`);
  else if (townshipName !== undefined) {
    const names = JSON.stringify(cover.namesOf(townshipName));
    conditions.push(sql<SqlBool>`townshipName IN (SELECT value FROM json_each(${names}))`);
  }
  if (supervisingUnit !== undefined) conditions.push(sql<SqlBool>`${namesUnit('supervisingUnit', supervisingUnit)}`);
  if (type !== undefined) conditions.push(sql<SqlBool>`${TYPE} = ${type}`);
  if (via !== undefined) conditions.push(sql<SqlBool>`via = ${via}`);
  return { from, where: sql.join(conditions, sql` AND `) };
}

async function countNarrowed(db: Kysely<Schema>, { from, where }: Narrowed): Promise<number> {
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${where}`.execute(db);
  return counted.rows[0]?.total ?? 0;
}

/** An organization as a move looks at it. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly townshipName: string | null;
  readonly inEffect: boolean;
};

/** Ids of the organizations of a filter, by name, `most` of them at most. */
export async function filteredIds(
  db: Kysely<Schema>,
  day: Day,
  cover: TownshipCover,
  filter: Narrowing,
  most: number,
): Promise<string[]> {
  const { from, where } = await narrowed(db, day, cover, filter);
  const found = await sql<{ id: string }>`SELECT id FROM ${from} WHERE ${where}
    ORDER BY sortKey, rowKey LIMIT ${most}`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Organizations by id, with name and township as at a day, and whether they are in effect then; those not in effect bear today's. */
export async function candidatesAt(
  db: Kysely<Schema>,
  day: Day,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Candidate>> {
  const wanted = JSON.stringify(ids);
  const registry = await inEffect(db, day, ['id', 'recordState', 'status', 'name', 'townshipName']);
  const found = await sql<Candidate & { live: number }>`
    SELECT o.id, coalesce(r.name, o.name) AS name, nullif(iif(r.id IS NULL, o.townshipName, r.townshipName), '') AS townshipName,
      r.id IS NOT NULL AS live
    FROM json_each(${wanted}) AS w JOIN organization AS o ON o.id = w.value
    LEFT JOIN ${registry} AS r ON r.id = o.id`.execute(db);
  return new Map(found.rows.map(({ live, ...row }) => [row.id, { ...row, inEffect: live === 1 }]));
}

/** The township that an organization names as at a day; null: none, or it is not known. */
export async function townshipAt(db: Kysely<Schema>, day: Day, organizationId: string): Promise<string | null> {
  const source =
    day.at < day.today
      ? registryAsAt(day.at, new Set(['id', 'townshipName']))
      : sql`(SELECT id, townshipName FROM organization) AS registry`;
  const found = await sql<{ name: string | null }>`
    SELECT nullif(townshipName, '') AS name FROM ${source} WHERE id = ${organizationId}`.execute(db);
  return found.rows[0]?.name ?? null;
}

/** Ids of the organizations in effect with which a member keeps contact on a day, by name. */
export async function idsOfMember(
  db: Kysely<Schema>,
  day: Day,
  cover: TownshipCover,
  memberId: string,
): Promise<string[]> {
  return filteredIds(db, day, cover, { holder: memberId }, Number.MAX_SAFE_INTEGER);
}
