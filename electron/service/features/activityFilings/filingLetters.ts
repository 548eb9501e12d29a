import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { letterDocument } from '#shared/features/documents/officialDocument.ts';
import { caseState } from '#shared/features/materialChecklists/materials.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { localOffice } from '../../db/localOffice.ts';
import { findRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { caseById, noticesOf } from '../materialChecklists/cases.repository.ts';
import { draftNoticeDocument, giveNotice } from '../materialChecklists/notices.ts';
import { chineseDate, chineseTime } from '../meetings/meetings.document.ts';
import { saveDocument } from '../officialDocuments/officialDocuments.save.ts';
import { paperReason } from '../workingCalendars/paperReason.ts';
import type { FilingTerms, StoredFiling } from './activityFilings.repository.ts';
import { changeFiling, expectedFiling } from './activityFilings.save.ts';
import type { MaterialTerms } from './filingCase.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** What a letter about a filing is made of. */
type Letter = { readonly filing: StoredFiling; readonly organizationName: string; readonly agency: string };

function letter(agency: string, recipients: string, title: string, paragraphs: readonly string[]): DocumentContent {
  return {
    form: 'letter',
    data: letterDocument.parse({
      agency,
      title,
      recipients,
      body: paragraphs.map((text) => ({ kind: 'paragraph', text })),
      signature: { kind: 'sealed', agencies: [{ name: agency }], date: '' },
    }),
  };
}

/** 备案回执: what was accepted, and what the organization now owes. */
export function receiptContent({ filing, organizationName, agency }: Letter): DocumentContent {
  const { title, filingNo: number, place, expectedParticipants, completeOn, onsiteLeadName, summaryDueOn } = filing;
  const time = chineseTime(filing.startAt, filing.endAt);
  const complete = chineseDate(completeOn ?? filing.receivedOn);
  const permit = filing.publicSecurityPermitNo;
  return letter(agency, organizationName, t('filingPrint.receiptTitle'), [
    t('filingPrint.receiptBody', {
      title,
      number,
      time,
      place: place ?? '',
      people: expectedParticipants ?? '',
      complete,
    }),
    ...(permit === null ? [] : [t('filingPrint.receiptPermit', { permit })]),
    t('filingPrint.receiptDuties', { lead: onsiteLeadName ?? '' }),
    ...(summaryDueOn === null ? [] : [t('filingPrint.receiptSummary', { due: chineseDate(summaryDueOn) })]),
    ...(filing.ruleUsed === null || filing.ruleUsed.summary.date !== summaryDueOn
      ? []
      : [paperReason(t('activityFilings.summaryDue'), filing.ruleUsed.summary, t('activityFilings.basisEnd'))]),
  ]);
}

/** 不予备案通知书: the reason as it was entered, and how to answer. */
export function refusalContent({ filing, organizationName, agency }: Letter): DocumentContent {
  const { title, filingNo: number, receivedOn, decisionReason } = filing;
  return letter(agency, organizationName, t('filingPrint.refusalTitle'), [
    t('filingPrint.refusalBody', { title, number, received: chineseDate(receivedOn) }),
    decisionReason ?? '',
    t('filingPrint.refusalEnd'),
  ]);
}

/**
 * Drafts a document of a filing, to be approved, numbered, sealed and issued like any other; the filing keeps its link.
 * @throws AppError `not_found`, `conflict`; `rule_broken` when the result does not allow it, a draft is there already, or nothing is missing
 */
export async function draftFilingDocument(
  write: Write,
  input: HandlerInput<'activityFilings.draftDocument'>,
  terms: FilingTerms,
  materials: MaterialTerms,
): Promise<{ documentId: string }> {
  const filing = await expectedFiling(write, input);
  if (input.kind === 'correction') return draftCorrection(write, filing, materials);
  const isReceipt = input.kind === 'receipt';
  if (isReceipt && filing.result !== 'accepted') refuseIssues([{ field: 'result', code: 'filing_not_decided' }]);
  if (!isReceipt && filing.result !== 'rejected') refuseIssues([{ field: 'result', code: 'filing_not_refused' }]);
  const field = isReceipt ? 'receiptDocumentId' : 'refusalDocumentId';
  const earlier = filing[field] === null ? undefined : await findRecord(write.trx, 'official_document', filing[field]);
  if (earlier !== undefined && earlier.recordState !== 'voided')
    refuseIssues([{ field, code: 'filing_document_there' }]);
  const organization = await findRecord(write.trx, 'organization', filing.organizationId);
  const { name: agency } = await localOffice(write.trx, write.officeId);
  const source = { filing, organizationName: String(organization?.name ?? ''), agency };
  const content = isReceipt ? receiptContent(source) : refusalContent(source);
  const { id: documentId } = await saveDocument(write, { content, copies: 2 });
  await changeFiling(write, filing, { [field]: documentId }, terms, { action: 'activity_filing.document' });
  return { documentId };
}

/** The correction notice of its list of materials: the one given last, or one given today. */
async function draftCorrection(
  write: Write,
  filing: StoredFiling,
  materials: MaterialTerms,
): Promise<{ documentId: string }> {
  if (filing.materialCaseId === null) throw noCase();
  const found = await caseById(write.trx, filing.materialCaseId);
  if (found.recordState === 'voided' || caseState(found) !== 'open') throw noCase();
  const [last] = (await noticesOf(write.trx, found.id)).filter(({ recordState }) => recordState !== 'voided');
  const isDrafted = last !== undefined && last.documentId !== null && last.documentStage !== 'voided';
  if (isDrafted && last.documentStage === 'draft') refuseIssues([{ field: 'kind', code: 'filing_document_there' }]);
  const target = { id: found.id, expectedRevision: found.revision };
  const noticeId =
    last === undefined || isDrafted || last.noticedOn !== write.today
      ? (await giveNotice(write, { ...target, noticedOn: write.today }, materials)).noticeId
      : last.id;
  const notice = (await noticesOf(write.trx, found.id)).find(({ id }) => id === noticeId);
  return draftNoticeDocument(write, { id: noticeId, expectedRevision: notice?.revision ?? 1 }, materials.calendar);
}

function noCase(): AppError {
  return new AppError('rule_broken', { count: 1, fields: [{ field: 'kind', code: 'filing_no_case' }] });
}
