import type { LiaisonRow } from '#shared/features/contacts/contacts.contract.ts';
import type { LIAISON_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { type Columns, column } from './exports.columns.ts';

export const liaisonColumns: Columns<typeof LIAISON_COLUMNS, LiaisonRow> = {
  organization: column('contacts.columnOrganization', 'text', (row) => row.organizationName),
  township: column('contacts.columnTownship', 'text', (row) => row.townshipName),
  liaison: column('contacts.columnLiaison', 'text', (row) => row.liaisons),
  workPhone: column('contactFieldLabels.workPhone', 'text', (row) => row.workPhones),
  since: column('contacts.columnSince', 'date', (row) => row.since),
  confirmedOn: column('confirmationFieldLabels.confirmedOn', 'date', (row) => row.confirmedOn),
  confirmedByName: column('confirmationFieldLabels.confirmedByName', 'text', (row) => row.confirmedByName),
};
