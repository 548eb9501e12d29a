import type { REPORT_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import type { ReportRow } from '#shared/features/reports/reports.contract.ts';
import { type Columns, column, word } from './exports.columns.ts';

export const reportColumns: Columns<typeof REPORT_COLUMNS, ReportRow> = {
  kind: column('reportFieldLabels.kind', 'text', (row) => word('reportKindLabels', row.kind)),
  title: column('reportFieldLabels.title', 'text', (row) => row.title),
  periodStart: column('reportFieldLabels.periodStart', 'date', (row) => row.periodStart),
  periodEnd: column('reportFieldLabels.periodEnd', 'date', (row) => row.periodEnd),
  dueOn: column('reportFieldLabels.dueOn', 'date', (row) => row.dueOn),
  stage: column('reportFieldLabels.stage', 'text', (row) => word('reportStageLabels', row.stage)),
  number: column('reportFieldLabels.number', 'code', (row) => row.number),
  issuedOn: column('reportFieldLabels.issuedOn', 'date', (row) => row.issuedOn),
  submittedOn: column('reportFieldLabels.submittedOn', 'date', (row) => row.submittedOn),
  submittedTo: column('reportFieldLabels.submittedTo', 'text', (row) => row.submittedTo),
};
