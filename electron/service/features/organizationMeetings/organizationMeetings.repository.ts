import { type Kysely, sql } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import type { Schema } from '../../db/schema.ts';

/** The resolutions of a meeting that are not voided, with their votes. */
export async function resolutionsOf(
  db: Kysely<Schema>,
  meetingId: string,
): Promise<
  { readonly id: string; readonly votesFor: number; readonly votesAgainst: number; readonly votesAbstain: number }[]
> {
  return db
    .selectFrom('organization_resolution')
    .select(['id', 'votesFor', 'votesAgainst', 'votesAbstain'])
    .where('meetingId', '=', meetingId)
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
}

/** How many versions of the articles and terms that are not voided rest on a meeting. */
export async function restingOn(db: Kysely<Schema>, meetingId: string): Promise<number> {
  const found = await sql<{ total: number }>`SELECT
    (SELECT count(*) FROM organization_articles WHERE meetingId = ${meetingId} AND recordState <> 'voided') +
    (SELECT count(*) FROM organization_term WHERE meetingId = ${meetingId} AND recordState <> 'voided') AS total`.execute(
    db,
  );
  return found.rows[0]?.total ?? 0;
}

/** Day of a meeting that an organization held itself; undefined when it has no such meeting, or it is voided. */
export async function heldOnOf(
  db: Kysely<Schema>,
  organizationId: string,
  meetingId: string,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('organization_meeting')
    .select('heldOn')
    .where('id', '=', meetingId)
    .where('organizationId', '=', organizationId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found?.heldOn;
}

/** What names meetings, whatever their state. */
export async function meetingsById(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly body: string; readonly session: string | null; readonly heldOn: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('organization_meeting')
    .select(['id', 'body', 'session', 'heldOn'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
}

/** Council meetings of an organization among the meetings of the office, newest first; voided ones are left out. */
export async function councilMeetings(
  db: Kysely<Schema>,
  organizationId: string,
): Promise<CallOutput<'organizationMeetings.council'>> {
  const found = await sql<CallOutput<'organizationMeetings.council'>['rows'][number]>`
    SELECT id, title, number, startAt, place, recordState FROM meeting
    WHERE organizationId = ${organizationId} AND kind = 'council' AND recordState <> 'voided'
    ORDER BY startAt DESC, rowKey DESC`.execute(db);
  return { rows: found.rows };
}
