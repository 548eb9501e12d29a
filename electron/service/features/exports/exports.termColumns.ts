import type { TERM_DUE_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import type { TermDueRow } from '#shared/features/terms/terms.contract.ts';
import { postponedText, stateText, termText, typeText } from '../terms/terms.document.ts';
import { type Columns, column } from './exports.columns.ts';

export const termDueColumns: Columns<typeof TERM_DUE_COLUMNS, TermDueRow> = {
  organization: column('terms.columnOrganization', 'text', (row) => row.organizationName),
  township: column('terms.columnTownship', 'text', (row) => row.townshipName),
  type: column('terms.columnType', 'text', typeText),
  term: column('terms.columnTerm', 'text', termText),
  startOn: column('terms.columnFrom', 'date', (row) => row.startOn),
  years: column('terms.columnYears', 'number', (row) => row.years),
  dueOn: column('terms.columnDueOn', 'date', (row) => row.dueOn),
  state: column('terms.columnState', 'text', stateText),
  postponed: column('terms.columnPostponed', 'text', postponedText),
};
