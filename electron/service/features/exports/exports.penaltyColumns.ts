import type { PENALTY_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import type { PenaltyRow } from '#shared/features/penalties/penalties.contract.ts';
import { entryText, penaltyContent } from '../penalties/penalties.document.ts';
import { type Columns, column } from './exports.columns.ts';

export const penaltyColumns: Columns<typeof PENALTY_COLUMNS, PenaltyRow> = {
  decidedOn: column('penaltyFieldLabels.decidedOn', 'date', (row) => row.decidedOn),
  organization: column('supervision.organization', 'text', (row) => row.organizationName),
  township: column('supervision.township', 'text', (row) => row.townshipName),
  content: column('supervision.penaltyContent', 'text', penaltyContent),
  decisionNumber: column('penaltyFieldLabels.decisionNumber', 'text', (row) => row.decisionNumber),
  decidedBy: column('penaltyFieldLabels.decidedBy', 'text', (row) => row.decidedBy),
  facts: column('penaltyFieldLabels.facts', 'text', (row) => row.facts),
  legalBasis: column('penaltyFieldLabels.legalBasis', 'text', (row) => row.legalBasis),
  statement: column('penaltyFieldLabels.statement', 'text', (row) => row.statement),
  executedOn: column('penaltyFieldLabels.executedOn', 'date', (row) => row.executedOn),
  entryDueOn: column('supervision.entryDueOn', 'date', (row) => row.entry.reason.date),
  entry: column('supervision.entry', 'text', entryText),
};
