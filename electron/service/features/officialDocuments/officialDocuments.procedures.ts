import type { Handlers, NamesOf } from '../../context.ts';
import { issuedDocumentsOf } from '../../db/issuedDocuments.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { readWordFile } from '../documents/wordFiles.ts';
import { refuseReportText } from '../reports/reports.issue.ts';
import { issueSheetDocument } from './issueSheet.document.ts';
import { drawAttachment, previewDocument } from './officialDocuments.drawing.ts';
import { issueDocument } from './officialDocuments.issue.ts';
import { takeNumber, voidDocument } from './officialDocuments.number.ts';
import {
  countSealUses,
  documentById,
  documentRow,
  documentsWaiting,
  listDocuments,
  stepsOf,
} from './officialDocuments.repository.ts';
import { prefillDocument, saveDocument } from './officialDocuments.save.ts';
import { decideDocument, recordPaperStep, submitDocument, withdrawDocument } from './officialDocuments.steps.ts';
import { writeDocumentWord } from './officialDocuments.word.ts';

export const officialDocumentsHandlers = {
  'officialDocuments.list': async ({ db }, input) => listDocuments(db, input),
  'officialDocuments.waiting': async ({ db, session }) => documentsWaiting(db, session.user),
  'officialDocuments.get': async ({ db }, { id }) => {
    const { form: _form, ...document } = await documentById(db, id);
    const steps = await stepsOf(db, id);
    const issued = await issuedDocumentsOf(db, id);
    return {
      document,
      row: await documentRow(db, id),
      steps: steps.map(({ recordedBy: _recordedBy, ...step }) => step),
      issued: issued.map(({ fileName: _name, ownerId: _owner, ...file }) => file),
      sealUses: await countSealUses(db, id),
    };
  },
  'officialDocuments.prefill': async ({ db, session }, input) => prefillDocument(db, session.officeId, input),
  'officialDocuments.save': async ({ write }, input) => {
    if (input.id !== undefined)
      await refuseReportText(write.trx, await documentById(write.trx, input.id), input.content);
    return saveDocument(write, input);
  },
  'officialDocuments.submit': async (context, input) => submitDocument(context, input),
  'officialDocuments.decide': async (context, input) => decideDocument(context, input),
  'officialDocuments.recordPaperStep': async ({ write }, input) => recordPaperStep(write, input),
  'officialDocuments.withdraw': async ({ write }, input) => withdrawDocument(write, input),
  'officialDocuments.takeNumber': async ({ write }, input) => takeNumber(write, input),
  'officialDocuments.void': async ({ write }, input) => voidDocument(write, input),
  'officialDocuments.preview': async (context, input) => previewDocument(context, input),
  'officialDocuments.issue': async (context, input) => issueDocument(context, input),
  'officialDocuments.word': async (context, input) => writeDocumentWord(context, input),
  'officialDocuments.readWord': async (context, { source }) => readWordFile(context, source),
  'officialDocuments.issueSheet': async (context, { id }) => {
    const { db, session } = context.open();
    const { name } = await localOffice(db, session.officeId);
    const sheet = issueSheetDocument({
      officeName: name,
      document: await documentById(db, id),
      steps: await stepsOf(db, id),
    });
    return handOutSheet(context, sheet);
  },
  'officialDocuments.attachment': async (context, input) => drawAttachment(context, input),
} satisfies Handlers<NamesOf<'officialDocuments'>>;
