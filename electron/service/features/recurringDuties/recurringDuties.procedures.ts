import type { Kysely } from 'kysely';
import { officeCalendar } from '../../calendars.ts';
import type { BaseContext, Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { keptSince } from './keptSince.ts';
import { dutiesDocument, missingDocument } from './recurringDuties.document.ts';
import { askedWindow, missingOf, missingPage } from './recurringDuties.missing.ts';
import { dutiesNow } from './recurringDuties.now.ts';
import { type DutyAround, dutiesAround, dutiesOfYear } from './recurringDuties.year.ts';

/** The rule of the office with its day and its calendar. */
async function aroundOf({ runtime, today }: BaseContext, db: Kysely<Schema>, officeId: string): Promise<DutyAround> {
  const settings = runtime.settings.recurringDuties;
  const calendar = officeCalendar(runtime);
  return { today, settings, calendar, since: await keptSince(db, officeId, settings) };
}

export const recurringDutiesHandlers = {
  'recurringDuties.year': async (context, { year }) => {
    const around = await aroundOf(context, context.db, context.session.officeId);
    return { year, since: around.since, rows: await dutiesOfYear(context.db, year, around) };
  },
  'recurringDuties.now': async (context) => {
    const { db, session, today } = context;
    const around = await aroundOf(context, db, session.officeId);
    return dutiesNow(await dutiesAround(db, around), today);
  },
  'recurringDuties.missing': async ({ db, runtime, today }, input) =>
    missingPage(db, input, runtime.settings.recurringDuties, today),
  'recurringDuties.print': async (context, { year }) => {
    const { db, session } = context.open();
    const around = await aroundOf(context, db, session.officeId);
    const rows = await dutiesOfYear(db, year, around);
    const { name } = await localOffice(db, session.officeId);
    return handOutSheet(context, dutiesDocument({ officeName: name, year, printedOn: context.today, rows }));
  },
  'recurringDuties.printMissing': async (context, input) => {
    const { db, session } = context.open();
    const settings = context.runtime.settings.recurringDuties;
    const { rule } = askedWindow(input, settings);
    const missing = await missingOf(db, input, settings, context.today);
    const { name } = await localOffice(db, session.officeId);
    const { year, number } = input;
    const shownRule = { ...rule, types: [...rule.types] };
    const list = { officeName: name, printedOn: context.today, rule: shownRule, year, number, ...missing };
    return { ...(await handOutSheet(context, missingDocument(list))), count: missing.rows.length };
  },
} satisfies Handlers<NamesOf<'recurringDuties'>>;
