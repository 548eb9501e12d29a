import type { REPORT_COLUMNS, REPORT_TEMPLATE_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import type { ReportRow } from '#shared/features/reports/reports.contract.ts';
import type { ReportTemplate } from '#shared/features/reports/reportTemplates.contract.ts';
import { message } from '#shared/text/index.ts';
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

/** Templates of the office and those of the program; their text is in the Word file of each. */
export const reportTemplateColumns: Columns<typeof REPORT_TEMPLATE_COLUMNS, ReportTemplate> = {
  name: column('reportTemplates.name', 'text', (row) => row.name),
  kind: column('reportTemplates.kind', 'text', ({ kind }) =>
    kind === null ? message('zh-CN', 'reportTemplates.everyKind') : word('reportKindLabels', kind),
  ),
  title: column('reportTemplates.titleField', 'text', (row) => row.title),
  note: column('reportTemplates.note', 'text', (row) => row.note),
  source: column('reportTemplates.source', 'text', ({ id }) =>
    message('zh-CN', id === null ? 'reportTemplates.sourceProgram' : 'reportTemplates.sourceOffice'),
  ),
  fileName: column('reportTemplates.wordSource', 'text', (row) => row.fileName),
  updatedAt: column('reportTemplates.updatedAt', 'moment', (row) => row.updatedAt),
};
