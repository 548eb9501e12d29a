import type { FilingRow } from '#shared/features/activityFilings/activityFilings.contract.ts';
import type { FILING_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { type Columns, column, word } from './exports.columns.ts';

export const filingColumns: Columns<typeof FILING_COLUMNS, FilingRow> = {
  filingNo: column('activityFilingFieldLabels.filingNo', 'text', (row) => row.filingNo),
  organization: column('activityFilingFieldLabels.organizationId', 'text', (row) => row.organizationName),
  title: column('activityFilingFieldLabels.title', 'text', (row) => row.title),
  activityKind: column('activityFilingFieldLabels.activityKind', 'text', (row) =>
    word('activityKindLabels', row.activityKind),
  ),
  startAt: column('activityFilingFieldLabels.startAt', 'text', (row) => row.startAt.replace('T', ' ')),
  endAt: column('activityFilingFieldLabels.endAt', 'text', (row) => row.endAt.replace('T', ' ')),
  place: column('activityFilingFieldLabels.place', 'text', (row) => row.place),
  expectedParticipants: column(
    'activityFilingFieldLabels.expectedParticipants',
    'number',
    (row) => row.expectedParticipants,
  ),
  receivedOn: column('activityFilingFieldLabels.receivedOn', 'date', (row) => row.receivedOn),
  completeOn: column('activityFilingFieldLabels.completeOn', 'date', (row) => row.completeOn),
  latestFilingDate: column('activityFilingFieldLabels.latestFilingDate', 'date', (row) => row.latestFilingDate),
  leadDays: column('activityFilingFieldLabels.leadDays', 'number', (row) => row.leadDays),
  timeliness: column('activityFilingFieldLabels.timeliness', 'text', (row) =>
    word('filingTimelinessLabels', row.timeliness),
  ),
  stage: column('activityFilingFieldLabels.stage', 'text', (row) => word('filingStageLabels', row.stage)),
  summaryDueOn: column('activityFilingFieldLabels.summaryDueOn', 'date', (row) =>
    row.result === 'accepted' ? row.summaryDueOn : null,
  ),
  summarySubmittedOn: column('activityFilingFieldLabels.summarySubmittedOn', 'date', (row) => row.summarySubmittedOn),
};
