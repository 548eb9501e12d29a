import type { HANDOVER_COLUMNS, REGROUPING_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { type Columns, column, type RowOf, word } from './exports.columns.ts';

export const regroupingColumns: Columns<typeof REGROUPING_COLUMNS, RowOf<'regroupings.list'>> = {
  effectiveOn: column('regroupings.effectiveOn', 'date', (row) => row.effectiveOn),
  group: column('regroupings.group', 'text', (row) => row.groupName),
  joins: column('lineupChangeLabels.joins', 'number', (row) => row.joins),
  leaves: column('lineupChangeLabels.leaves', 'number', (row) => row.leaves),
  changes: column('lineupChangeLabels.changes', 'number', (row) => row.changes),
  reason: column('regroupings.reason', 'text', (row) => row.reason),
  documentNo: column('regroupings.documentNo', 'text', (row) => row.documentNo ?? row.document?.number ?? null),
  by: column('regroupings.by', 'text', (row) => row.createdByName),
  voidReason: column('common.voidReason', 'text', (row) => row.voidReason),
};

export const handoverColumns: Columns<typeof HANDOVER_COLUMNS, RowOf<'handovers.list'>> = {
  handedOn: column('handovers.handedOn', 'date', (row) => row.handedOn),
  from: column('handovers.from', 'text', (row) => row.fromName),
  post: column('regroupings.post', 'text', (row) => row.fromPost),
  to: column('handovers.to', 'text', (row) => row.toName),
  given: column('handovers.given', 'number', (row) => row.given),
  stage: column('handovers.stage', 'text', (row) => word('handoverStageLabels', row.stage)),
  signedOn: column('handovers.signedOn', 'date', (row) => row.signedOn),
  voidReason: column('common.voidReason', 'text', (row) => row.voidReason),
};
