import { reasonAfter } from '#shared/lib/deadlineReason.ts';
import { officeCalendar } from '../../calendars.ts';
import type { BaseContext, Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { voidRecord } from '../../db/records.ts';
import { filingTerms } from '../activityFilings/activityFilings.procedures.ts';
import { caseCompleted, caseReceived, caseReopened, caseVoided } from '../activityFilings/caseHooks.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { documentFileName, drawContent, drawnContent } from '../officialDocuments/officialDocuments.drawing.ts';
import { caseById, caseDetails, caseOfDocument, listCases, noticeById, withReason } from './cases.repository.ts';
import { closeCase, completeCase, openCase, reopenCase, saveCase } from './cases.save.ts';
import { listMatters, saveMatter } from './matters.ts';
import { noticeContent } from './notice.document.ts';
import { draftNoticeDocument, giveNotice } from './notices.ts';
import { receiptDocument } from './receipt.document.ts';

function termsOf({ runtime }: BaseContext) {
  const calendar = officeCalendar(runtime);
  const settings = runtime.settings.materials;
  return { calendar, settings, informDays: settings.informDays };
}

export const materialChecklistsHandlers = {
  'materialChecklists.matters': async ({ db }) => ({ matters: await listMatters(db) }),
  'materialChecklists.saveMatter': ({ write }, input) => saveMatter(write, input),
  'materialChecklists.list': ({ db, today }, input) => listCases(db, input, today),
  'materialChecklists.get': (context, { id }) =>
    caseDetails(context.db, id, { today: context.today, calendar: officeCalendar(context.runtime) }),
  'materialChecklists.deadline': async (context, { noticedOn }) => {
    const { calendar, settings } = termsOf(context);
    return { reason: reasonAfter(calendar, noticedOn, { n: settings.correctionDays, unit: 'working_day' }) };
  },
  'materialChecklists.ofDocument': async ({ db }, { documentId }) => ({ case: await caseOfDocument(db, documentId) }),
  'materialChecklists.open': (context, input) => openCase(context.write, input, termsOf(context)),
  'materialChecklists.save': async (context, input) => {
    const saved = await saveCase(context.write, input, termsOf(context));
    await caseReceived(context.write, input, filingTerms(context));
    return saved;
  },
  'materialChecklists.complete': async (context, input) => {
    const { write, session } = context;
    const saved = await completeCase(write, input, session.user);
    await caseCompleted(write, input, session.user, filingTerms(context));
    return saved;
  },
  'materialChecklists.close': ({ write }, input) => closeCase(write, input),
  'materialChecklists.reopen': async (context, input) => {
    const saved = await reopenCase(context.write, input);
    await caseReopened(context.write, input, filingTerms(context));
    return saved;
  },
  'materialChecklists.void': async ({ write }, { id, expectedRevision, reason }) => {
    await caseVoided(write, id);
    return voidRecord(write, 'material_case', id, expectedRevision, reason);
  },
  'materialChecklists.giveNotice': (context, input) => giveNotice(context.write, input, termsOf(context)),
  'materialChecklists.voidNotice': ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'correction_notice', id, expectedRevision, reason),
  'materialChecklists.draftDocument': ({ write, runtime }, input) =>
    draftNoticeDocument(write, input, officeCalendar(runtime)),
  'materialChecklists.printNotice': async (context, { id }) => {
    const { db, session } = context.open();
    const { notice, case: stored } = await noticeById(db, id);
    const { name } = await localOffice(db, session.officeId);
    const content = noticeContent(stored, withReason(notice, officeCalendar(context.runtime)), name);
    // Without number and seal, and no draft either: it is dated, and the office puts its seal on the paper.
    const marks = { number: null, issuedOn: notice.noticedOn, printedOn: null, seals: new Map(), isDraft: false };
    const { pdf } = await drawContent(context, drawnContent(content, marks));
    const file = context.runtime.files.handOut(documentFileName(content, stored.caseNo), 'application/pdf', pdf);
    return { file };
  },
  'materialChecklists.printReceipt': async (context, { id }) => {
    const { db, session } = context.open();
    const { name } = await localOffice(db, session.officeId);
    return handOutSheet(context, receiptDocument(await caseById(db, id), { name, today: context.today }));
  },
} satisfies Handlers<NamesOf<'materialChecklists'>>;
