import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { RulerReport } from '#shared/features/documents/ruler.ts';
import { type MeetingContent, meetingNumber, numberYearOf } from '#shared/features/meetings/meetings.rules.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { issuedDocumentsOf } from '../../db/issuedDocuments.ts';
import { voidRecord } from '../../db/records.ts';
import { judgingOf } from '../actions/judging.ts';
import { releaseMeeting } from '../agendaProposals/agendaProposals.service.ts';
import { warningSentences } from '../documents/drawingWarnings.ts';
import { measureDrawn } from '../documents/measureDrawn.ts';
import { handOutWord, readWordFile } from '../documents/wordFiles.ts';
import { withMinutesDue } from '../minutes/minutes.due.ts';
import { contentToPrint } from '../minutes/minutes.snapshot.ts';
import { userNames } from '../users/users.repository.ts';
import { openActionsBefore } from './meetings.body.repository.ts';
import { drawMinutes, type IssueMarks, minutesFileName, minutesRequest } from './meetings.drawing.ts';
import { finalizeMeeting } from './meetings.finalize.ts';
import { issueMinutes } from './meetings.issue.ts';
import { prefillMeeting } from './meetings.prefill.ts';
import { listMeetings, listsOf, meetingById } from './meetings.repository.ts';
import { saveMeeting } from './meetings.save.ts';

export const meetingsHandlers = {
  'meetings.list': async ({ db, runtime }, input) => withMinutesDue(runtime, await listMeetings(db, input)),
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
  'meetings.prefill': async (context, input) => ({
    ...(await prefillMeeting(context.db, input)),
    openActions: await openActionsBefore(context.db, input, judgingOf(context)),
  }),
  'meetings.save': async ({ write }, input) => saveMeeting(write, input),
  'meetings.finalize': async ({ write }, input) => finalizeMeeting(write, input),
  // The number of a finalized meeting stays with the voided record and is not given again.
  'meetings.void': async ({ write }, { id, expectedRevision, reason }) => {
    const voided = await voidRecord(write, 'meeting', id, expectedRevision, reason);
    await releaseMeeting(write, id);
    return voided;
  },
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

/** The stored draft, final minutes as they were finalized, or the unsaved content under the number that the stored one has. */
async function previewed(
  context: JobContext,
  { id, content }: HandlerInput<'meetings.preview'>,
): Promise<{ readonly meeting: MeetingContent; readonly marks: IssueMarks }> {
  const { db } = context.open();
  if (id === undefined) {
    if (!content) throw new AppError('invalid_input', { fields: [{ field: 'content', code: 'required' }] });
    return { meeting: content, marks: { number: null, minutesIssuedOn: null } };
  }
  const { meeting, content: printed, version } = await contentToPrint(db, id);
  const { number, minutesIssuedOn } = meeting;
  return { meeting: content ?? printed, marks: { number, minutesIssuedOn, sha256: version?.sha256 ?? null } };
}

/** Measures the minutes as they would be issued today: a draft's missing number and date are no fault of its layout. */
async function measureAsIssued(context: JobContext, meeting: MeetingContent, marks: IssueMarks): Promise<RulerReport> {
  const request = await minutesRequest(context, meeting, {
    number: marks.number ?? meetingNumber(numberYearOf(meeting.fields.startAt), 1),
    minutesIssuedOn: marks.minutesIssuedOn ?? context.today,
  });
  return measureDrawn(context, await drawMinutes(context, request), request);
}
