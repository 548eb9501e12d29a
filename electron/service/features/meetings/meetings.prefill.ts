import { type Kysely, sql } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { chineseNumeral } from '#shared/lib/chineseNumeral.ts';
import { message } from '#shared/text/index.ts';
import type { Schema } from '../../db/schema.ts';
import { type GroupMember, groupMembersAt, groupName } from '../duties/duties.service.ts';

type PrefillInput = HandlerInput<'meetings.prefill'>;
type Prefill = CallOutput<'meetings.prefill'>;

/** How an expected person stands in a new meeting's attendance. */
const FROM_THE_BEGINNING = {
  ...{ substituteFor: null, substituteVotes: false, officialPlace: null, recusals: null },
  ...{ arrivedIndex: null, arrivedAt: null, leftIndex: null, leftAt: null },
};

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

/** The body's last meeting before or on the date. */
export async function lastMeetingId(db: Kysely<Schema>, input: PrefillInput): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM meeting WHERE recordState <> 'voided' AND ${sameBody(input)} AND substr(startAt, 1, 10) <= ${input.date}
    ORDER BY startAt DESC, rowKey DESC LIMIT 1`.execute(db);
  return rows[0]?.id;
}

/**
 * What a new meeting of a body starts with. A council's meetings belong to different organizations: nothing of the last one fits the
 * next.
 */
export async function prefillMeeting(db: Kysely<Schema>, input: PrefillInput): Promise<Prefill> {
  const { kind, leadingGroupId, date } = input;
  if (kind === 'council')
    return { title: '', place: '', chairName: '', recorderName: '', attendance: [], openActions: [] };
  const { last, heldInYear } = await lastMeeting(db, input);
  const group = leadingGroupId === undefined ? undefined : await groupName(db, leadingGroupId);
  const members = leadingGroupId === undefined ? [] : await groupMembersAt(db, leadingGroupId, date);
  const titleWords = { group, year: date.slice(0, 4), place: chineseNumeral(heldInYear + 1) };
  return {
    title: group === undefined ? '' : message('zh-CN', 'minutesDocument.groupTitle', titleWords),
    place: last?.place ?? '',
    chairName: chairOf(members, last?.chairName ?? ''),
    recorderName: last?.recorderName ?? '',
    attendance: members.flatMap(attendanceOf).map((person, officialPlace) => ({ ...person, officialPlace })),
    openActions: await openActionsBefore(db, input),
  };
}

/** The last chair while still in the group, else the leader as at the date. */
function chairOf(members: readonly GroupMember[], lastChair: string): string {
  if (members.length === 0 || members.some((member) => member.name === lastChair)) return lastChair;
  return members.find((member) => member.role === 'leader')?.name ?? '';
}

/** Leaders, deputies and members attend; the office's director sits in; liaisons are called by a group line if at all. */
function attendanceOf({ memberId, role, name, post, unit }: GroupMember): Prefill['attendance'] {
  if (role === 'liaison') return [];
  const capacity = role === 'office_director' ? 'observer' : 'present';
  return [{ capacity, memberId, name, post, unit, headcount: 1, leaveReason: null, ...FROM_THE_BEGINNING }];
}
