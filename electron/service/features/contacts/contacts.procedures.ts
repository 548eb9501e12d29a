import { quarterOf } from '#shared/features/contacts/contacts.rules.ts';
import { officeCalendar } from '../../calendars.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { listParts, savePart, voidPart } from '../organizations/parts.ts';
import { CONTACT_CONFIRMATIONS, CONTACTS } from './contacts.parts.ts';
import { contactStanding } from './contacts.standing.ts';
import { changeLiaison } from './contacts.write.ts';
import { liaisonsDocument } from './liaisons.document.ts';
import { liaisonPage, liaisonRows } from './liaisons.repository.ts';

/** Organizations that a printed roster names at most. */
const MOST_PRINTED = 100_000;

export const contactsHandlers = {
  'contacts.list': async ({ db }, input) => listParts(db, CONTACTS, input),
  'contacts.save': async ({ write }, input) => savePart(write, CONTACTS, input),
  'contacts.void': async ({ write }, input) => voidPart(write, CONTACTS, input),
  'contacts.changeLiaison': async ({ write }, input) => changeLiaison(write, input),
  'contacts.standing': async ({ db, runtime, today }, { organizationId, day }) =>
    contactStanding(db, officeCalendar(runtime), organizationId, day ?? today),
  'contacts.liaisons': async ({ db, today }, input) => liaisonPage(db, input, today),
  'contacts.printLiaisons': async (context, filter) => {
    const { db, session } = context.open();
    const rows = await liaisonRows(db, filter, context.today, { offset: 0, limit: MOST_PRINTED });
    const { name } = await localOffice(db, session.officeId);
    const quarter = quarterOf(context.today);
    const list = { officeName: name, printedOn: context.today, quarter, rows };
    return { ...(await handOutSheet(context, liaisonsDocument(list))), count: rows.length };
  },
  'contactConfirmations.list': async ({ db }, input) => listParts(db, CONTACT_CONFIRMATIONS, input),
  'contactConfirmations.save': async ({ write }, input) => savePart(write, CONTACT_CONFIRMATIONS, input),
  'contactConfirmations.void': async ({ write }, input) => voidPart(write, CONTACT_CONFIRMATIONS, input),
} satisfies Handlers<NamesOf<'contacts'> | NamesOf<'contactConfirmations'>>;
