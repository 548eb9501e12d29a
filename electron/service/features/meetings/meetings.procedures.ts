import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { RulerReport } from '#shared/features/documents/ruler.ts';
import { type MeetingContent, meetingNumber, numberYearOf } from '#shared/features/meetings/meetings.rules.ts';
import { chineseNumeral } from '#shared/lib/chineseNumeral.ts';
import { message } from '#shared/text/index.ts';
import type { Handlers, JobContext, NamesOf, QueryContext } from '../../context.ts';
import { issuedDocumentsOf } from '../../db/issuedDocuments.ts';
import { voidRecord } from '../../db/records.ts';
import { warningSentences } from '../documents/drawingWarnings.ts';
import { measureDrawn } from '../documents/measureDrawn.ts';
import { handOutWord, readWordFile } from '../documents/wordFiles.ts';
import { type GroupMember, groupMembersAt, groupName } from '../duties/duties.service.ts';
import { userNames } from '../users/users.repository.ts';
import { drawMinutes, type IssueMarks, minutesFileName, minutesRequest } from './meetings.drawing.ts';
import { finalizeMeeting } from './meetings.finalize.ts';
import { issueMinutes } from './meetings.issue.ts';
import { lastMeeting, openActionsBefore } from './meetings.prefill.ts';
import { listMeetings, listsOf, meetingById } from './meetings.repository.ts';
import { saveMeeting } from './meetings.save.ts';

export const meetingsHandlers = {
  'meetings.list': async ({ db }, input) => listMeetings(db, input),
  'meetings.get': async ({ db }, { id }) => {
    const meeting = await meetingById(db, id);
    const names = await userNames(db);
    return {
      meeting,
      ...(await listsOf(db, id)),
      documents: (await issuedDocumentsOf(db, id)).map(({ fileName: _name, ownerId: _owner, ...document }) => document),
      createdByName: names.get(meeting.createdBy) ?? meeting.createdBy,
      updatedByName: names.get(meeting.updatedBy) ?? meeting.updatedBy,
    };
  },
  'meetings.prefill': async ({ db }, input) => prefill(db, input),
  'meetings.save': async ({ write }, input) => saveMeeting(write, input),
  'meetings.finalize': async ({ write }, input) => finalizeMeeting(write, input),
  // The number of a finalized meeting stays with the voided record and is not given again.
  'meetings.void': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'meeting', id, expectedRevision, reason),
  'meetings.preview': async (context, input) => {
    const { meeting, marks } = await previewed(context, input);
    const request = await minutesRequest(context, meeting, marks);
    const drawn = await drawMinutes(context, request);
    const name = minutesFileName(meeting.fields.title, marks.number);
    return {
      file: context.runtime.files.handOut(name, 'application/pdf', drawn.pdf),
      pages: drawn.pages,
      warnings: warningSentences(drawn.warnings),
      ruler: await measureAsIssued(context, meeting, marks),
    };
  },
  'meetings.issue': async (context, input) => issueMinutes(context, input),
  'meetings.word': async (context, { id }) => {
    const { meeting, marks } = await previewed(context, { id });
    const name = minutesFileName(meeting.fields.title, marks.number);
    return { file: await handOutWord(context, await minutesRequest(context, meeting, marks), name) };
  },
  'meetings.readWord': async (context, { source }) => readWordFile(context, source),
} satisfies Handlers<NamesOf<'meetings'>>;

/** The stored meeting, or the unsaved content under the number that the stored one has. */
async function previewed(
  context: JobContext,
  { id, content }: HandlerInput<'meetings.preview'>,
): Promise<{ readonly meeting: MeetingContent; readonly marks: IssueMarks }> {
  const { db } = context.open();
  if (id === undefined) {
    if (!content) throw new AppError('invalid_input', { fields: [{ field: 'content', code: 'required' }] });
    return { meeting: content, marks: { number: null, minutesIssuedOn: null } };
  }
  const marks = await meetingById(db, id);
  return { meeting: content ?? { fields: marks, ...(await listsOf(db, id)) }, marks };
}

/** Measures the minutes as they would be issued today: a draft's missing number and date are no fault of its layout. */
async function measureAsIssued(context: JobContext, meeting: MeetingContent, marks: IssueMarks): Promise<RulerReport> {
  const request = await minutesRequest(context, meeting, {
    number: marks.number ?? meetingNumber(numberYearOf(meeting.fields.startAt), 1),
    minutesIssuedOn: marks.minutesIssuedOn ?? context.today,
  });
  return measureDrawn(context, await drawMinutes(context, request), request);
}

/** A council's meetings belong to different organizations: nothing of the last one fits the next. */
async function prefill(
  db: QueryContext['db'],
  input: HandlerInput<'meetings.prefill'>,
): Promise<CallOutput<'meetings.prefill'>> {
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
    attendance: members.flatMap(attendanceOf),
    openActions: await openActionsBefore(db, input),
  };
}

/** The last chair while still in the group, else the leader as at the date. */
function chairOf(members: readonly GroupMember[], lastChair: string): string {
  if (members.length === 0 || members.some((member) => member.name === lastChair)) return lastChair;
  return members.find((member) => member.role === 'leader')?.name ?? '';
}

/** Leaders, deputies and members attend; the office's director sits in; liaisons are called by a group line if at all. */
function attendanceOf({ memberId, role, name, post, unit }: GroupMember): CallOutput<'meetings.prefill'>['attendance'] {
  if (role === 'liaison') return [];
  const capacity = role === 'office_director' ? 'observer' : 'present';
  return [{ capacity, memberId, name, post, unit, headcount: 1, leaveReason: null }];
}
