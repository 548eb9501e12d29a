import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { NoticeLine } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import type { MaterialSettings } from '#shared/features/materialChecklists/materialSettings.ts';
import { missingMaterials } from '#shared/features/materialChecklists/materials.rules.ts';
import { askedWords, noticeReason } from '#shared/features/materialChecklists/materialWords.ts';
import type { WorkingCalendar } from '#shared/lib/workingDays.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord, findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { saveDocument } from '../officialDocuments/officialDocuments.save.ts';
import { noticeById, type StoredCase, withReason } from './cases.repository.ts';
import { expectedCase } from './cases.save.ts';
import { noticeContent } from './notice.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** What a notice says of a case as it stands. */
export function noticeLines({ items }: Pick<StoredCase, 'items'>): NoticeLine[] {
  return missingMaterials(items).map((material) => ({
    ...{ name: material.name, asked: askedWords(material, t), reason: noticeReason(material, t) },
  }));
}

/**
 * Records a correction notice with what is missing now, word by word, and the day until which it must be answered.
 * @throws AppError as `expectedCase`; `rule_broken` when nothing is missing, or the day lies before the case or in the future
 */
export async function giveNotice(
  write: Write,
  input: HandlerInput<'materialChecklists.giveNotice'>,
  term: { readonly calendar: WorkingCalendar; readonly settings: MaterialSettings },
): Promise<{ noticeId: string; dueOn: string }> {
  const present = await expectedCase(write, input);
  const { noticedOn } = input;
  const lines = noticeLines(present);
  if (lines.length === 0) refuseIssues([{ field: 'items', code: 'nothing_missing' }]);
  if (noticedOn > write.today) refuseIssues([{ field: 'noticedOn', code: 'date_in_future' }]);
  if (noticedOn < present.receivedOn)
    refuseIssues([{ field: 'noticedOn', code: 'before_case', params: { date: present.receivedOn } }]);
  const workingDays = term.settings.correctionDays;
  const { date: dueOn, unverifiedYears } = term.calendar.workingDayAfter(noticedOn, workingDays);
  const noticeId = await createRecord(
    write,
    'correction_notice',
    { caseId: present.id, noticedOn, dueOn, workingDays, unverifiedYears, lines, documentId: null },
    { effectiveOn: noticedOn },
  );
  return { noticeId, dueOn };
}

/**
 * Makes a draft document of a notice, to be approved, numbered, sealed and issued like any other.
 * @throws AppError `not_found`, `conflict`, `rule_broken` when the notice has a document that is not voided
 */
export async function draftNoticeDocument(
  write: Write,
  { id, expectedRevision }: HandlerInput<'materialChecklists.draftDocument'>,
  calendar: WorkingCalendar,
): Promise<{ documentId: string }> {
  const { notice, case: stored } = await noticeById(write.trx, id);
  if (notice.recordState === 'voided' || notice.revision !== expectedRevision)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'correction_notice', id) });
  if (notice.documentId !== null && notice.documentStage !== 'voided')
    refuseIssues([{ field: 'documentId', code: 'notice_has_document' }]);
  const { name } = await localOffice(write.trx, write.officeId);
  const content = noticeContent(stored, withReason(notice, calendar), name);
  const { id: documentId } = await saveDocument(write, { content, copies: 2 });
  await updateRecord(write, 'correction_notice', id, expectedRevision, { documentId });
  return { documentId };
}
