import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { agendaItemsOf } from '../agendaProposals/agendaProposals.repository.ts';
import { listsOf, meetingById } from '../meetings/meetings.repository.ts';
import { saveDocument } from '../officialDocuments/officialDocuments.save.ts';
import { meetingNoticeContent } from './notice.document.ts';
import type { PaperMeeting } from './sheets.document.ts';

/**
 * Drafts the notice of a meeting as an official document, with the items that are fixed (domain.md §6).
 * @throws AppError `not_found`, `conflict`, `rule_broken` (voided; reply due after the meeting)
 */
export async function draftNotice(
  write: Write,
  input: HandlerInput<'meetingPapers.invite'>,
): Promise<CallOutput<'meetingPapers.invite'>> {
  const { meetingId, expectedRevision, withReply, replyBy, replyTo } = input;
  const meeting = await meetingById(write.trx, meetingId);
  if (meeting.revision !== expectedRevision) throw new AppError('conflict', { record: meeting });
  if (meeting.recordState === 'voided') refuseIssues([{ field: 'recordState', code: 'is_voided' }]);
  const heldOn = meeting.startAt.slice(0, 10);
  if (replyBy !== null && replyBy > heldOn)
    refuseIssues([{ field: 'replyBy', code: 'reply_after_meeting', params: { date: heldOn } }]);
  const { name: agency } = await localOffice(write.trx, write.officeId);
  const items = await agendaItemsOf(write.trx, meetingId);
  const fixed = items.filter((item) => item.stage === 'fixed').map((item) => item.title);
  const lists = await listsOf(write.trx, meetingId);
  const frame = { agency, items: fixed, withReply, replyBy, replyTo };
  const content = meetingNoticeContent({ fields: meeting, attendance: lists.attendance }, frame);
  const { id: documentId } = await saveDocument(write, { content, copies: 1 });
  await createRecord(write, 'meeting_notice', { meetingId, documentId, withReply });
  return { documentId, items: fixed.length, leftOut: items.length - fixed.length };
}

/** A stored meeting as its papers print it. @throws AppError `not_found` */
export async function paperMeeting(db: Kysely<Schema>, id: string): Promise<PaperMeeting> {
  const fields = await meetingById(db, id);
  const { attendance, agenda } = await listsOf(db, id);
  return { id, revision: fields.revision, number: fields.number, content: { fields, attendance, agenda } };
}
