import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { chineseNumeral } from '#shared/lib/chineseNumeral.ts';
import { message } from '#shared/text/index.ts';
import type { Schema } from '../../db/schema.ts';
import { groupName } from '../duties/duties.repository.ts';
import { type GroupMember, groupMembersAt } from '../duties/duties.service.ts';
import { lastMeeting } from './meetings.body.repository.ts';

type PrefillInput = HandlerInput<'meetings.prefill'>;
type Prefill = CallOutput<'meetings.prefill'>;

/** How an expected person stands in a new meeting's attendance. */
const FROM_THE_BEGINNING = {
  ...{ substituteFor: null, substituteVotes: false, officialPlace: null, recusals: null },
  ...{ arrivedIndex: null, arrivedAt: null, leftIndex: null, leftAt: null },
};

/**
 * What a new meeting of a body starts with. A council's meetings belong to different organizations: nothing of the last one fits the
 * next.
 */
export async function prefillMeeting(db: Kysely<Schema>, input: PrefillInput): Promise<Omit<Prefill, 'openActions'>> {
  const { kind, leadingGroupId, date } = input;
  if (kind === 'council') return { title: '', place: '', chairName: '', recorderName: '', attendance: [] };
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
