import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { MeetingStart } from '#shared/features/meetingTemplates/meetingTemplates.contract.ts';
import { blocksOfOutline, titleOfPattern } from '#shared/features/meetingTemplates/meetingTemplates.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { groupName } from '../duties/duties.repository.ts';
import { lastMeeting, lastMeetingId } from '../meetings/meetings.body.repository.ts';
import { prefillMeeting } from '../meetings/meetings.prefill.ts';
import { listsOf, meetingById } from '../meetings/meetings.repository.ts';
import { templateById } from './meetingTemplates.repository.ts';

type Attendance = CallOutput<'meetings.prefill'>['attendance'];
const USUAL_START = '09:00';

/**
 * What a new meeting starts with. Everything is copied: a later change of the template changes no meeting (features M2).
 * @throws AppError `not_found`
 */
export async function meetingStartOf(
  db: Kysely<Schema>,
  { from, date }: HandlerInput<'meetingTemplates.start'>,
): Promise<MeetingStart> {
  return from.kind === 'template' ? fromTemplate(db, from.id, date) : fromMeeting(db, from.id, date);
}

async function fromTemplate(db: Kysely<Schema>, id: string, date: string): Promise<MeetingStart> {
  const template = await templateById(db, id);
  const { kind, leadingGroupId, attendanceMode, titlePattern } = template;
  const body = { kind, date, ...(leadingGroupId === null ? {} : { leadingGroupId }) };
  const usual = await prefillMeeting(db, body);
  const { heldInYear } = await lastMeeting(db, body);
  const group = leadingGroupId === null ? undefined : await groupName(db, leadingGroupId);
  const lastId = attendanceMode === 'last' ? await lastMeetingId(db, body) : undefined;
  return {
    kind,
    title: titleOfPattern(titlePattern, { date, place: heldInYear + 1, group: group ?? '' }),
    leadingGroupId,
    organizationId: null,
    startTime: USUAL_START,
    place: template.place ?? usual.place,
    chairName: template.chairName ?? usual.chairName,
    recorderName: template.recorderName ?? usual.recorderName,
    openingText: template.openingText ?? '',
    distribution: template.distribution ?? '',
    copyTo: template.copyTo ?? '',
    mark: '',
    agenda: template.agendaTitles.map((title) => ({ title, proposerUnit: '', proposerName: '' })),
    attendance: attendanceMode === 'group' ? usual.attendance : lastId === undefined ? [] : await sameHall(db, lastId),
    minutesText: { blocks: blocksOfOutline(template.outlineText ?? '') },
  };
}

/** The body's earlier meeting again: people as at the new date where there is a group, its usual items, no text and no decisions. */
async function fromMeeting(db: Kysely<Schema>, id: string, date: string): Promise<MeetingStart> {
  const meeting = await meetingById(db, id);
  const { kind, leadingGroupId, organizationId } = meeting;
  const usual = await prefillMeeting(db, { kind, date, ...(leadingGroupId === null ? {} : { leadingGroupId }) });
  const { agenda } = await listsOf(db, id);
  return {
    kind,
    title: usual.title === '' ? meeting.title : usual.title,
    leadingGroupId,
    organizationId,
    startTime: meeting.startAt.slice(11, 16),
    place: meeting.place,
    chairName: usual.chairName === '' ? meeting.chairName : usual.chairName,
    recorderName: meeting.recorderName,
    openingText: '',
    distribution: meeting.distribution ?? '',
    copyTo: meeting.copyTo ?? '',
    mark: meeting.mark ?? '',
    agenda: agenda.map(({ title, proposerUnit, proposerName }) => ({
      ...{ title, proposerUnit: proposerUnit ?? '', proposerName: proposerName ?? '' },
    })),
    attendance: usual.attendance.length > 0 ? usual.attendance : await sameHall(db, id),
    minutesText: { blocks: [] },
  };
}

/** Whoever belonged to an earlier meeting, everybody expected again: who was on leave then is present until he says otherwise. */
async function sameHall(db: Kysely<Schema>, meetingId: string): Promise<Attendance> {
  const { attendance } = await listsOf(db, meetingId);
  const own = attendance.filter((person) => person.substituteFor === null);
  const placed = own.map(({ id: _id, ...person }, index) => ({
    ...person,
    capacity: person.capacity === 'observer' ? ('observer' as const) : ('present' as const),
    officialPlace: person.officialPlace ?? index,
    ...{ leaveReason: null, arrivedIndex: null, arrivedAt: null, leftIndex: null, leftAt: null, recusals: null },
  }));
  return placed.toSorted((one, two) => one.officialPlace - two.officialPlace);
}
