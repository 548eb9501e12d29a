import { type Kysely, sql } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { Schema } from '../../db/schema.ts';

type PrefillInput = HandlerInput<'meetings.prefill'>;
type Prefill = CallOutput<'meetings.prefill'>;

/** Meetings of the same body: of the leading group, else of the kind without one. */
function sameBody({ kind, leadingGroupId }: PrefillInput) {
  return leadingGroupId === undefined
    ? sql`meeting.kind = ${kind} AND meeting.leadingGroupId IS NULL`
    : sql`meeting.leadingGroupId = ${leadingGroupId}`;
}

/** The body's last meeting before or on the date, and how many it held in the year so far. */
export async function lastMeeting(
  db: Kysely<Schema>,
  input: PrefillInput,
): Promise<{ last: { place: string; chairName: string; recorderName: string } | undefined; heldInYear: number }> {
  const { rows } = await sql<{ place: string; chairName: string; recorderName: string; year: string }>`
    SELECT place, chairName, recorderName, substr(startAt, 1, 4) AS year FROM meeting
    WHERE recordState <> 'voided' AND ${sameBody(input)} AND substr(startAt, 1, 10) <= ${input.date}
    ORDER BY startAt DESC, rowKey DESC`.execute(db);
  return { last: rows[0], heldInYear: rows.filter((row) => row.year === input.date.slice(0, 4)).length };
}

/** Actions that earlier meetings of the body left open, most urgent first (features M8). */
export async function openActionsBefore(db: Kysely<Schema>, input: PrefillInput): Promise<Prefill['openActions']> {
  const { rows } = await sql<Prefill['openActions'][number]>`
    SELECT action_item.id, action_item.text, action_item.responsibleUnit, action_item.dueOn
    FROM action_item JOIN meeting ON meeting.id = action_item.meetingId
    WHERE action_item.status = 'open' AND action_item.recordState <> 'voided'
      AND meeting.recordState IN ('final','archived') AND ${sameBody(input)} AND substr(meeting.startAt, 1, 10) <= ${input.date}
    ORDER BY action_item.dueOn, action_item.rowKey`.execute(db);
  return rows;
}
