import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { voidRecord } from '../../db/records.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { keptSince } from '../recurringDuties/keptSince.ts';
import { studyCoverage } from './studySessions.coverage.ts';
import { recordDocument, signInDocument } from './studySessions.document.ts';
import { makeUpsOf, sessionById, studyPage } from './studySessions.repository.ts';
import { addMakeUp, finalizeStudySession, saveStudySession, voidStudySession } from './studySessions.save.ts';

export const studySessionsHandlers = {
  'studySessions.list': async ({ db }, input) => studyPage(db, input),
  'studySessions.coverage': async ({ db, session, today, runtime }, { year }) => {
    const settings = runtime.settings.recurringDuties;
    return studyCoverage(db, year, { today, settings, since: await keptSince(db, session.officeId, settings) });
  },
  'studySessions.get': async ({ db }, { id }) => {
    const session = await sessionById(db, id);
    return { session, makeUps: await makeUpsOf(db, session) };
  },
  'studySessions.save': async ({ write }, input) => saveStudySession(write, input),
  'studySessions.finalize': async ({ write }, input) => finalizeStudySession(write, input),
  'studySessions.void': async ({ write }, input) => voidStudySession(write, input),
  'studySessions.addMakeUp': async ({ write }, input) => addMakeUp(write, input),
  'studySessions.voidMakeUp': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'study_make_up', id, expectedRevision, reason),
  'studySessions.printSignIn': async (context, { id }) => {
    const { db } = context.open();
    const session = await sessionById(db, id);
    return handOut(context, (around) => signInDocument(session, around));
  },
  'studySessions.printRecord': async (context, { id }) => {
    const { db } = context.open();
    const session = await sessionById(db, id);
    const makeUps = await makeUpsOf(db, session);
    return handOut(context, (around) => recordDocument(session, makeUps, around));
  },
} satisfies Handlers<NamesOf<'studySessions'>>;

async function handOut(
  context: JobContext,
  draw: (around: { readonly officeName: string; readonly printedOn: string }) => SheetDocumentInput,
) {
  const { db, session } = context.open();
  const { name } = await localOffice(db, session.officeId);
  return handOutSheet(context, draw({ officeName: name, printedOn: context.today }));
}
