import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { QUORUM_RULES } from '#shared/features/duties/duties.contract.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import type { BodyRule } from '#shared/features/meetings/quorum.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { type Judging, openActionsOfMeetings } from '../actions/actions.repository.ts';

type PrefillInput = HandlerInput<'meetings.prefill'>;
type Prefill = CallOutput<'meetings.prefill'>;

/** Meetings of the same body: of the leading group, of the council of the organization, else of the kind without a group. */
function sameBody({ kind, leadingGroupId, organizationId }: PrefillInput) {
  if (kind === 'council')
    return organizationId === undefined
      ? sql`0`
      : sql`meeting.kind = 'council' AND meeting.organizationId = ${organizationId}`;
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

/**
 * Actions that earlier meetings of the body left open, most urgent first (features M8), judged as the list of actions judges them: on
 * today, or on the day of a meeting that has been held.
 */
export async function openActionsBefore(
  db: Kysely<Schema>,
  input: PrefillInput,
  judging: Judging,
): Promise<Prefill['openActions']> {
  const meetings = sql`SELECT id FROM meeting WHERE ${sameBody(input)} AND substr(meeting.startAt, 1, 10) <= ${input.date}`;
  const [today = judging.today] = [input.date, judging.today].sort();
  const rows = await openActionsOfMeetings(db, meetings, { ...judging, today });
  return rows.map((row) => {
    const { id, text, dueOn, stage, state, behind, daysLeft } = row;
    const owners = [row.responsibleUnit, row.organizationName, row.ownerName, row.responsibleNames];
    return { id, text, owner: [...new Set(owners)].filter(Boolean).join(' '), dueOn, stage, state, behind, daysLeft };
  });
}

/** The body's last meeting before or on the date. */
export async function lastMeetingId(db: Kysely<Schema>, input: PrefillInput): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM meeting WHERE recordState <> 'voided' AND ${sameBody(input)} AND substr(startAt, 1, 10) <= ${input.date}
    ORDER BY startAt DESC, rowKey DESC LIMIT 1`.execute(db);
  return rows[0]?.id;
}

/** The rule by which the body of a meeting can decide: of its leading group, or of the council of an organization of that type. */
export async function bodyRule(
  db: Kysely<Schema>,
  { leadingGroupId, organizationId }: Pick<MeetingContent['fields'], 'leadingGroupId' | 'organizationId'>,
): Promise<BodyRule> {
  if (leadingGroupId !== null) {
    const group = await db
      .selectFrom('leading_group')
      .select('quorum')
      .where('id', '=', leadingGroupId)
      .executeTakeFirst();
    return group === undefined ? null : { body: 'group', quorum: z.enum(QUORUM_RULES).parse(group.quorum) };
  }
  if (organizationId === null) return null;
  const { rows } = await sql<{ legalType: string | null }>`
    SELECT legalType FROM organization WHERE id = ${organizationId}`.execute(db);
  return { body: 'council', legalType: rows[0]?.legalType ?? null };
}
