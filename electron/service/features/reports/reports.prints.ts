import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { knownPlaces } from '#shared/features/reports/places.rules.ts';
import { message } from '#shared/text/index.ts';
import { officeCalendar } from '../../calendars.ts';
import type { Handlers, JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { handOutWord } from '../documents/wordFiles.ts';
import { documentFileName, drawnContent, previewDocument } from '../officialDocuments/officialDocuments.drawing.ts';
import { documentById } from '../officialDocuments/officialDocuments.repository.ts';
import { pinyinKeys } from '../organizations/pinyinKeys.ts';
import { type Printed, reportContent } from './reports.document.ts';
import { exportFigures } from './reports.exports.ts';
import { recordsBehind } from './reports.records.ts';
import { listReports, reportById } from './reports.repository.ts';
import { rollUpOf } from './reports.rollUp.ts';
import { figuresSheet, recordsSheet, registerOfReports } from './reports.sheets.ts';
import { wordsOf } from './reports.words.ts';

export const reportPrintsHandlers = {
  'reports.places': async ({ db }, { id }) => {
    const lines = id === undefined ? [] : ((await reportById(db, id)).figures?.lines ?? []);
    return { places: knownPlaces(lines).map((place) => ({ ...place, initials: pinyinKeys(place.name).initials })) };
  },
  'reports.preview': async (context, input) => previewReport(context, input),
  'reports.word': async (context, { id }) => reportWord(context, id),
  'reports.printFigures': async (context, { id }) => {
    const { filling, officeName } = await printed(context, id);
    return handOutSheet(context, figuresSheet(filling, { officeName, printedOn: context.today }));
  },
  'reports.printRecords': async (context, input) => {
    const { db, session } = context.open();
    const { filling, officeName } = await printed(context, input.id);
    const records = await recordsBehind({ db, store: session.store }, input);
    const around = { officeName, printedOn: context.today };
    const sheet = recordsSheet(filling, { key: input.key, period: input.period, records }, around);
    return { ...(await handOutSheet(context, sheet)), count: records.length };
  },
  'reports.exportFigures': async (context, { id }) => exportFigures(context, await printed(context, id)),
  'reports.print': async (context, filter) => {
    const { db, session } = context.open();
    const look = { today: context.today, calendar: officeCalendar(context.runtime) };
    const { rows } = await listReports(db, filter, look);
    const { name } = await localOffice(db, session.officeId);
    const sheet = registerOfReports(rows, filter, { officeName: name, printedOn: context.today });
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
} satisfies Handlers<
  | 'reports.places'
  | 'reports.preview'
  | 'reports.word'
  | 'reports.printFigures'
  | 'reports.printRecords'
  | 'reports.exportFigures'
  | 'reports.print'
>;

/** @throws AppError `not_found` */
async function printed(context: JobContext, id: string): Promise<Printed> {
  const { db } = context.open();
  const report = await reportById(db, id);
  const { name: officeName } = await localOffice(db, report.originOfficeId);
  const filling = {
    lines: report.figures?.lines ?? [],
    words: wordsOf(report, officeName),
    rollUp: await rollUpOf(db, report, context.now),
  };
  return { report, filling, officeName };
}

/** The page as it would be issued, from the text in the form; an upward document is not drawn without 签发人. */
async function previewReport(
  context: JobContext,
  { id, title, content }: HandlerInput<'reports.preview'>,
): Promise<CallOutput<'reports.preview'>> {
  const { report, filling } = await printed(context, id);
  const text = { title, blocks: content.blocks, recipients: report.recipients };
  return previewDocument(context, { content: withSigner(reportContent(text, filling)) });
}

function withSigner(content: Extract<DocumentContent, { form: 'document' }>): DocumentContent {
  const signers =
    content.data.signers.length === 0 ? [message('zh-CN', 'reportPrint.signerOpen')] : content.data.signers;
  return { form: 'document', data: { ...content.data, signers } };
}

/** The report as a Word file: the document as issued where there is one, else the text with its numbers as last counted. */
async function reportWord(context: JobContext, id: string): Promise<CallOutput<'reports.word'>> {
  const { db } = context.open();
  const { report, filling } = await printed(context, id);
  // Voided after the issue, the document still is what went out.
  if (report.state !== 'draft' && report.documentId !== null) {
    const { content, number, issuedOn } = await documentById(db, report.documentId);
    const drawn = drawnContent(content, { number, issuedOn, printedOn: issuedOn, seals: new Map(), isDraft: false });
    return { file: await handOutWord(context, drawn, documentFileName(drawn, number)) };
  }
  const text = { title: report.title, blocks: report.content.blocks, recipients: report.recipients };
  const drawn = drawnContent(withSigner(reportContent(text, filling)), {
    ...{ number: null, issuedOn: null, printedOn: null, seals: new Map(), isDraft: true },
  });
  return { file: await handOutWord(context, drawn, documentFileName(drawn, null)) };
}
