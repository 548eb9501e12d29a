import {
  type ContactConfirmationFields,
  type ContactFields,
  contactConfirmationFields,
  contactFields,
} from '#shared/features/contacts/contacts.contract.ts';
import { confirmationIssues, contactIssues } from '#shared/features/contacts/contacts.rules.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import { listParts, type Part } from '../organizations/parts.ts';

export const CONTACTS: Part<ContactFields> = {
  collection: 'organization_contact',
  fields: contactFields,
  order: 'validFrom',
  issues: async (write, { id, fields, others }) => {
    const stored = id === undefined ? undefined : await requirePresent(write, 'organization_contact', id);
    const present = stored && contactFields.pick({ name: true, role: true }).strip().parse(stored);
    return contactIssues(
      fields,
      present,
      others.map((other) => other.fields),
      write.today,
    );
  },
};

export const CONTACT_CONFIRMATIONS: Part<ContactConfirmationFields> = {
  collection: 'contact_confirmation',
  fields: contactConfirmationFields,
  order: 'confirmedOn',
  issues: async (write, { organization, fields, others }) => {
    const { rows } = await listParts(write.trx, CONTACTS, { organizationId: organization.id });
    return confirmationIssues(
      fields,
      others.map((other) => other.fields),
      rows.map((row) => row.fields),
      write.today,
    );
  },
  effectiveOn: ({ confirmedOn }) => confirmedOn,
};
