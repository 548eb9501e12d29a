import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { HandlerInput } from '#shared/contract/list.ts';
import { textConditions } from '../../db/like.ts';
import { recordOf, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

type Filter = Omit<HandlerInput<'organizationEvents.list'>, 'offset' | 'limit'>;

/** The events of an organization that are not voided, in order of their days, on one day in order of entry. */
export async function standingEvents(db: Kysely<Schema>, organizationId: string): Promise<StoredRecord[]> {
  const rows = await db
    .selectFrom('organization_event')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .where('recordState', '<>', 'voided')
    .orderBy('effectiveOn')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => recordOf('organization_event', row));
}

/** An event with what a list shows of its organization. */
export type EventWithOrganization = {
  readonly record: StoredRecord;
  readonly organizationName: string;
  readonly registrationKind: string;
};

/** One page of events, newest first, and the number of all that fit. Events of voided organizations are left out. */
export async function listEvents(
  db: Kysely<Schema>,
  { offset, limit, ...filter }: HandlerInput<'organizationEvents.list'>,
): Promise<{ total: number; events: EventWithOrganization[] }> {
  const where = sql.join(conditions(filter), sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${JOINED} WHERE ${where}`.execute(db);
  const found = await sql<Record<string, unknown>>`
    SELECT e.*, o.name AS organizationName, o.registrationKind FROM ${JOINED} WHERE ${where}
    ORDER BY e.effectiveOn DESC, e.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, events: found.rows.map(withOrganization) };
}

/** Number of events by kind for a filter; voided ones never count. */
export async function countByKind(db: Kysely<Schema>, filter: Filter): Promise<Record<string, number>> {
  const where = sql.join(conditions({ ...filter, includeVoided: false }), sql` AND `);
  const found = await sql<{ kind: string; total: number }>`
    SELECT e.kind, count(*) AS total FROM ${JOINED} WHERE ${where} GROUP BY e.kind`.execute(db);
  return Object.fromEntries(found.rows.map(({ kind, total }) => [kind, total]));
}

/** One event, voided or not; undefined when it is unknown. */
export async function eventById(db: Kysely<Schema>, id: string): Promise<EventWithOrganization | undefined> {
  const found = await sql<Record<string, unknown>>`
    SELECT e.*, o.name AS organizationName, o.registrationKind FROM ${JOINED} WHERE e.id = ${id}`.execute(db);
  const [row] = found.rows;
  return row && withOrganization(row);
}

const JOINED = sql`organization_event e JOIN organization o ON o.id = e.organizationId`;

function conditions(filter: Filter): Expression<SqlBool>[] {
  const { organizationId, kinds, from, to, text, includeVoided } = filter;
  const list: Expression<SqlBool>[] = [
    includeVoided ? sql<SqlBool>`1` : sql<SqlBool>`e.recordState <> 'voided'`,
    organizationId === undefined
      ? sql<SqlBool>`o.recordState <> 'voided'`
      : sql<SqlBool>`e.organizationId = ${organizationId}`,
  ];
  if (kinds && kinds.length > 0) list.push(sql<SqlBool>`e.kind IN (${sql.join(kinds)})`);
  if (from) list.push(sql<SqlBool>`e.effectiveOn >= ${from}`);
  if (to) list.push(sql<SqlBool>`e.effectiveOn <= ${to}`);
  list.push(...textConditions(text, ['o.name', 'e.documentNo', 'e.reason', 'e.legalBasis', 'e.note']));
  return list;
}

function withOrganization({
  organizationName,
  registrationKind,
  ...row
}: Record<string, unknown>): EventWithOrganization {
  return {
    record: recordOf('organization_event', row),
    organizationName: String(organizationName),
    registrationKind: String(registrationKind),
  };
}
