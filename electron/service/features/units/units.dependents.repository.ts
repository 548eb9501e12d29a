import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { foundedOn } from '#shared/features/organizations/asAt.rules.ts';
import type { Schema } from '../../db/schema.ts';

const names = z.array(z.string());

/** Members, voided ones left out, that belong to a unit. */
export async function membersOfUnit(db: Kysely<Schema>, unitId: string) {
  return db
    .selectFrom('member')
    .select(['id', 'active'])
    .where('officeId', '=', unitId)
    .where('recordState', '<>', 'voided')
    .execute();
}

/** Current records that name a unit in words: duties not ended, active members, open tasks of no meeting. */
export async function rowsOfOpenDuties(db: Kysely<Schema>, name: string, today: string) {
  const assignments = await sql<{ id: string; sectionNames: string }>`SELECT id, sectionNames FROM duty_assignment
    WHERE recordState <> 'voided' AND (endOn IS NULL OR endOn >= ${today})
      AND EXISTS (SELECT 1 FROM json_each(sectionNames) WHERE value = ${name}) ORDER BY rowKey`.execute(db);
  const members = await sql<{ id: string }>`SELECT id FROM member
    WHERE recordState <> 'voided' AND active = 1 AND unitName = ${name} ORDER BY rowKey`.execute(db);
  const actions = await sql<{ id: string }>`SELECT id FROM action_item
    WHERE recordState <> 'voided' AND status = 'open' AND meetingId IS NULL AND responsibleUnit = ${name}
    ORDER BY rowKey`.execute(db);
  return {
    assignments: assignments.rows.map((row) => ({
      id: row.id,
      sectionNames: names.parse(JSON.parse(row.sectionNames)),
    })),
    members: members.rows.map(({ id }) => id),
    actions: actions.rows.map(({ id }) => id),
  };
}

/**
 * The days on which organizations came to bear a unit's name, of those that did after a day: their founding, or their last change of
 * one of these fields.
 */
export async function daysOfJoining(
  db: Kysely<Schema>,
  ids: readonly string[],
  fields: readonly string[],
  after: string,
): Promise<ReadonlyMap<string, string>> {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const changed = await sql<{ id: string; day: string }>`
    SELECT h.recordId AS id, max(coalesce(h.effectiveOn, substr(h.at, 1, 10))) AS day
    FROM field_history h JOIN json_each(h.changes) AS change
    WHERE h.recordId IN ${wanted} AND h.revision > 1 AND coalesce(h.effectiveOn, substr(h.at, 1, 10)) > ${after}
      AND change.key IN (SELECT value FROM json_each(${JSON.stringify(fields)})) GROUP BY h.recordId`.execute(db);
  const founded = await sql<
    Record<string, string | null> & { id: string; createdAt: string; foundingOn: string | null }
  >`
    SELECT o.id, o.createdAt, o.establishedOn, o.establishedOnPrecision, o.filedOn, o.filedOnPrecision,
      (SELECT min(e.effectiveOn) FROM organization_event e WHERE e.organizationId = o.id AND e.recordState <> 'voided'
        AND e.kind IN ('established','filed')) AS foundingOn
    FROM organization o WHERE o.id IN ${wanted}
      AND o.recordState <> 'draft' AND max(coalesce(o.establishedOn, o.filedOn, '9'), coalesce(o.filedOn, o.establishedOn, '9')) > ${after}`.execute(
    db,
  );
  const days = new Map<string, string>();
  for (const { id, foundingOn, createdAt, ...dates } of founded.rows) {
    const events = foundingOn === null ? [] : [{ kind: 'established', effectiveOn: foundingOn }];
    const day = foundedOn(dates, events, createdAt);
    if (day > after) days.set(id, day);
  }
  for (const { id, day } of changed.rows) if (day > (days.get(id) ?? '')) days.set(id, day);
  return days;
}

/** What a change of a unit wrote: the history of the commit in which its record was made. */
export async function writtenWith(db: Kysely<Schema>, changeId: string) {
  const found = await sql<{
    recordId: string;
    collection: string;
    revision: number;
    changes: string;
    effectiveOn: string | null;
  }>`
    SELECT h.recordId, h.collection, h.revision, h.changes, h.effectiveOn FROM field_history AS first
    JOIN field_history AS h ON h.at = first.at AND h.n = first.n AND h.replica = first.replica
    WHERE first.recordId = ${changeId} AND first.revision = 1
      AND h.collection IN ('office','organization','organization_event','member','duty_assignment','action_item')
    ORDER BY h.historyKey`.execute(db);
  return found.rows;
}

/** The unit that each registered organization names; one that is still preparing has no registered items yet. */
export async function supervisingUnits(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const found = await sql<{ id: string; name: string | null }>`SELECT id, supervisingUnit AS name FROM organization
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND recordState <> 'draft'`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
