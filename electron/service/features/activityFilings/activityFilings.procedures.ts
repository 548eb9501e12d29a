import { filingVerdict } from '#shared/features/activityFilings/filingVerdict.rules.ts';
import { officeCalendar } from '../../calendars.ts';
import type { BaseContext, Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { SHEET_LAYOUT } from '../organizations/organizationSheet.document.ts';
import { decideFiling, recordUnitDecision } from './activityFilings.decide.ts';
import { emptyFilingSheet, filingRegister, filingSheet } from './activityFilings.document.ts';
import { type FilingTerms, filingById, filingOutput, listFilings, rulesFor } from './activityFilings.repository.ts';
import {
  completeFiling,
  moveFiling,
  recordFilingStatement,
  registerFiling,
  saveFiling,
  setFilingPlan,
  summarizeFiling,
  voidFiling,
} from './activityFilings.save.ts';
import type { MaterialTerms } from './filingCase.ts';
import { draftFilingDocument } from './filingLetters.ts';

/** Filings that a printed register names at most. */
const MOST_PRINTED = 100_000;

/** What a filing is judged by in the open office. */
export function filingTerms({ runtime, today }: BaseContext): FilingTerms {
  return { calendar: officeCalendar(runtime), settings: runtime.settings.activityFilings, today };
}

function materialTerms({ runtime }: BaseContext): MaterialTerms {
  const settings = runtime.settings.materials;
  return { calendar: officeCalendar(runtime), settings, informDays: settings.informDays };
}

export const activityFilingsHandlers = {
  'activityFilings.list': async (context, input) => listFilings(context.db, input, filingTerms(context)),
  'activityFilings.get': async (context, { id }) => filingOutput(context.db, id, filingTerms(context)),
  'activityFilings.preview': async (context, { id, ...facts }) => {
    const terms = filingTerms(context);
    const rules = id === undefined ? terms.settings : rulesFor(await filingById(context.db, id), terms);
    return filingVerdict(terms.calendar, facts, rules);
  },
  'activityFilings.register': async (context, input) => registerFiling(context.write, input, materialTerms(context)),
  'activityFilings.save': async (context, input) =>
    saveFiling(context.write, input, filingTerms(context), materialTerms(context)),
  'activityFilings.complete': async (context, input) =>
    completeFiling(context.write, input, context.session.user, filingTerms(context)),
  'activityFilings.setPlan': async (context, input) => setFilingPlan(context.write, input, filingTerms(context)),
  'activityFilings.recordUnitDecision': async (context, input) =>
    recordUnitDecision(context.write, input, filingTerms(context)),
  'activityFilings.decide': async (context, input) =>
    decideFiling(context.write, input, context.session.user, filingTerms(context)),
  'activityFilings.move': async (context, input) => moveFiling(context.write, input, filingTerms(context)),
  'activityFilings.summarize': async (context, input) => summarizeFiling(context.write, input, filingTerms(context)),
  'activityFilings.recordStatement': async (context, input) =>
    recordFilingStatement(context.write, input, filingTerms(context)),
  'activityFilings.draftDocument': async (context, input) =>
    draftFilingDocument(context.write, input, filingTerms(context), materialTerms(context)),
  'activityFilings.void': async ({ write }, input) => voidFiling(write, input),
  'activityFilings.printRegister': async (context, { filter }) => {
    const { db, session } = context.open();
    const { rows } = await listFilings(db, { filter, offset: 0, limit: MOST_PRINTED }, filingTerms(context));
    const { name: officeName } = await localOffice(db, session.officeId);
    const sheet = filingRegister({ officeName, printedOn: context.today, year: filter.year, rows });
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
  'activityFilings.printSheet': async (context, { id }) => {
    const { db, session } = context.open();
    const { name: officeName } = await localOffice(db, session.officeId);
    if (id === undefined) return handOutSheet(context, emptyFilingSheet(officeName), SHEET_LAYOUT);
    const { filing, moves } = await filingOutput(db, id, filingTerms(context));
    return handOutSheet(context, filingSheet(filing, moves, { officeName, printedOn: context.today }), SHEET_LAYOUT);
  },
} satisfies Handlers<NamesOf<'activityFilings'>>;
