import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { TimelineEntry, TimelineKind } from '#shared/features/organizations/timeline.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { recordsOf } from './timeline.repository.ts';
import { TIMELINE_SOURCES } from './timelineSources.ts';

/** One page of the time line of an organization, newest first (features R16). @throws AppError `not_found` */
export async function organizationTimeline(
  db: Kysely<Schema>,
  { id, kinds, until, before, limit }: HandlerInput<'organizations.timeline'>,
): Promise<CallOutput<'organizations.timeline'>> {
  const all = (await timelineOf(db, id)).filter(({ on }) => until === undefined || on <= until);
  const counts: Partial<Record<TimelineKind, number>> = {};
  for (const { kind } of all) counts[kind] = (counts[kind] ?? 0) + 1;
  const wanted = all.filter(
    ({ kind, key }) => (kinds === undefined || kinds.includes(kind)) && (before === undefined || key < before),
  );
  return { entries: wanted.slice(0, limit), more: wanted.length > limit, counts };
}

/** Every entry of an organization, newest first; on one day what was entered later comes first. @throws AppError `not_found` */
export async function timelineOf(db: Kysely<Schema>, organizationId: string): Promise<TimelineEntry[]> {
  const organization = await findRecord(db, 'organization', organizationId);
  if (!organization) throw new AppError('not_found');
  const entries: TimelineEntry[] = [];
  for (const source of TIMELINE_SOURCES) {
    const records = await recordsOf(db, source, organizationId);
    const names = records.length === 0 ? undefined : await source.names?.(db);
    for (const record of records) {
      for (const [index, line] of source.lines(record, organization, names).entries()) {
        if (line.on === null) continue;
        entries.push({
          // Ids are in the order of entering (UUIDv7), so that the key sorts as the line stands.
          key: `${line.on} ${record.id} ${index}`,
          kind: source.kind,
          collection: source.collection,
          id: record.id,
          on: line.on,
          precision: line.precision ?? 'day',
          text: line.text,
          parameters: line.parameters ?? {},
          labels: line.labels ?? {},
          place: source.place(organizationId, record),
        });
      }
    }
  }
  return entries.sort((left, right) => (left.key < right.key ? 1 : -1));
}
