import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { HandlerInput } from '#shared/contract/list.ts';
import { checkQuorum } from '#shared/features/meetings/conduct.rules.ts';
import { attendanceFields } from '#shared/features/meetings/meetings.contract.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import { presenceAt } from '#shared/features/meetings/presence.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import type { Fields } from '../../db/collections.ts';
import type { StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { bodyRule } from './meetings.body.repository.ts';

type SentPerson = HandlerInput<'meetings.save'>['attendance'][number];

const storedAttendance = z.object({
  ...attendanceFields.omit({ arrivedIndex: true, leftIndex: true, recusals: true }).shape,
  id: z.uuid(),
  arrivedItemId: z.string().nullable(),
  leftItemId: z.string().nullable(),
  recusals: z.array(z.object({ agendaItemId: z.string(), reason: z.string() })).nullable(),
});

/** An attendance as the table keeps it: items by id, so that they stay right when the agenda is put in another order. */
export function storedPerson(person: Omit<SentPerson, 'id'>, agendaIds: readonly string[]): Fields {
  const { arrivedIndex, leftIndex, recusals, ...fields } = person;
  const idAt = (index: number | null) => (index === null ? null : (agendaIds[index] ?? null));
  return {
    ...fields,
    arrivedItemId: idAt(arrivedIndex),
    leftItemId: idAt(leftIndex),
    recusals:
      recusals?.map(({ agendaIndex, reason }) => ({ agendaItemId: agendaIds[agendaIndex] ?? '', reason })) ?? null,
  };
}

/** An attendance as the contract carries it; an item that is no longer on the agenda is left out. */
export function readPerson(record: StoredRecord, placeOf: ReadonlyMap<string, number>) {
  const { arrivedItemId, leftItemId, recusals, ...fields } = storedAttendance.parse(record);
  const kept = (recusals ?? []).flatMap(({ agendaItemId, reason }) => {
    const agendaIndex = placeOf.get(agendaItemId);
    return agendaIndex === undefined ? [] : [{ agendaIndex, reason }];
  });
  return {
    ...fields,
    arrivedIndex: placeOf.get(arrivedItemId ?? '') ?? null,
    leftIndex: placeOf.get(leftItemId ?? '') ?? null,
    recusals: kept.length === 0 ? null : kept,
  };
}

/** Decisions without the quorum of the body and without a reason: the minutes do not become final with them (features M5). */
export async function quorumIssues(db: Kysely<Schema>, content: MeetingContent): Promise<FieldIssue[]> {
  return checkQuorum(content, await bodyRule(db, content.fields));
}

/** Due and present at each decision, in order: kept with it when the minutes become final. */
export function presenceOfDecisions({
  attendance,
  decisions,
}: Pick<MeetingContent, 'attendance' | 'decisions'>): readonly { votesDue: number; votesPresent: number }[] {
  return decisions.map(({ agendaIndex }) => {
    const { due, present } = presenceAt(attendance, agendaIndex);
    return { votesDue: due, votesPresent: present };
  });
}
