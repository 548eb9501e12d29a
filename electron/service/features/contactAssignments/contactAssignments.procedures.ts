import { AppError } from '#shared/contract/errors.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { voidRecord } from '../../db/records.ts';
import { contactsOfOrganization, contactsOfTownship } from './contactOf.ts';
import { printContactTable } from './contactTable.print.ts';
import { contactPage } from './cover.repository.ts';
import { townshipCoverAt } from './cover.ts';
import { moveContacts, previewMove } from './move.ts';
import { overviewAt } from './overview.ts';
import { saveAssignment } from './save.ts';

export const contactAssignmentsHandlers = {
  'contactAssignments.overview': async ({ db, today }, { at = today }) => overviewAt(db, { at, today }),
  'contactAssignments.organizations': async ({ db, today }, { at = today, ...filter }) =>
    contactPage(db, { at, today }, await townshipCoverAt(db, at), filter),
  'contactAssignments.ofSubject': async ({ db, today }, { organizationId, townshipName, at = today }) => {
    const day = { at, today };
    if (organizationId !== undefined && townshipName === undefined) {
      return contactsOfOrganization(db, day, organizationId);
    }
    if (townshipName !== undefined && organizationId === undefined) return contactsOfTownship(db, day, townshipName);
    throw new AppError('invalid_input', { fields: [{ field: 'organizationId', code: 'contact_subject' }] });
  },
  'contactAssignments.save': async ({ write }, input) => saveAssignment(write, input),
  'contactAssignments.void': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'contact_assignment', id, expectedRevision, reason),
  'contactAssignments.previewMove': async ({ db, today }, input) => previewMove(db, input, today),
  'contactAssignments.move': async ({ write }, input) => moveContacts(write, input),
  'contactAssignments.print': async (context, input) => printContactTable(context, input),
} satisfies Handlers<NamesOf<'contactAssignments'>>;
