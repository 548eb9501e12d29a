import { entryClock } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { type PenaltyFields, penaltyFields } from '#shared/features/penalties/penalties.contract.ts';
import { penaltyIssues } from '#shared/features/penalties/penalties.rules.ts';
import { officeCalendar } from '../../calendars.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { partsOf } from '../organizations/parts.repository.ts';
import { listParts, type Part, savePart, voidPart } from '../organizations/parts.ts';
import { penaltyRegister } from './penalties.document.ts';
import { penaltyPage } from './register.repository.ts';

/** Penalties that a printed register holds at most. */
const MOST_PRINTED = 100_000;

const PENALTIES: Part<PenaltyFields> = {
  collection: 'penalty',
  fields: penaltyFields,
  order: 'decidedOn',
  issues: (write, { fields, others }) =>
    penaltyIssues(
      fields,
      others.map((other) => other.fields),
      write.today,
    ),
  effectiveOn: ({ decidedOn }) => decidedOn,
};

export const penaltiesHandlers = {
  'penalties.list': async ({ db }, input) => listParts(db, PENALTIES, input),
  'penalties.save': async ({ write }, input) => savePart(write, PENALTIES, input),
  'penalties.void': async ({ write }, input) => voidPart(write, PENALTIES, input),
  'penalties.clocks': async ({ db, runtime }, { organizationId }) => {
    const calendar = officeCalendar(runtime);
    const penalties = await partsOf(db, 'penalty', organizationId, 'decidedOn');
    const clocks = penalties.map(({ id, decidedOn, createdAt }) => {
      return [id, entryClock(calendar, String(decidedOn), String(createdAt).slice(0, 10))] as const;
    });
    return { clocks: Object.fromEntries(clocks) };
  },
  'penalties.register': async ({ db, runtime }, input) => penaltyPage(db, officeCalendar(runtime), input),
  'penalties.printRegister': async (context, filter) => {
    const { db, session } = context.open();
    const calendar = officeCalendar(context.runtime);
    const { rows } = await penaltyPage(db, calendar, { ...filter, offset: 0, limit: MOST_PRINTED });
    const { name } = await localOffice(db, session.officeId);
    const list = { officeName: name, printedOn: context.today, year: filter.year, rows };
    return { ...(await handOutSheet(context, penaltyRegister(list))), count: rows.length };
  },
} satisfies Handlers<NamesOf<'penalties'>>;
