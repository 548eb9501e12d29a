import type { FINDING_COLUMNS, INSPECTION_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import type { FindingRow } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionRow } from '#shared/features/inspections/inspections.contract.ts';
import { findingStateText, inspectionStateText } from '../inspections/lists.document.ts';
import { inspectorNames } from '../inspections/record.document.ts';
import { type Columns, column, word } from './exports.columns.ts';

const labelled = (section: string, value: string | null) => (value === null ? null : word(section, value));

export const inspectionColumns: Columns<typeof INSPECTION_COLUMNS, InspectionRow> = {
  inspectionNo: column('inspectionFieldLabels.inspectionNo', 'text', (row) => row.inspectionNo),
  organization: column('inspectionFieldLabels.organizationId', 'text', (row) => row.organizationName),
  planKind: column('inspectionFieldLabels.planKind', 'text', (row) => word('inspectionKindLabels', row.planKind)),
  target: column('inspectionFieldLabels.target', 'text', (row) => word('inspectionTargetLabels', row.target)),
  plannedOn: column('inspectionFieldLabels.plannedOn', 'date', (row) => row.plannedOn),
  heldOn: column('inspectionFieldLabels.heldOn', 'date', (row) => row.heldOn),
  inspectors: column('inspectionFieldLabels.inspectors', 'text', (row) => inspectorNames(row.inspectors)),
  conclusion: column('inspectionFieldLabels.conclusion', 'text', (row) =>
    labelled('inspectionConclusionLabels', row.conclusion),
  ),
  problemsFound: column('inspectionFieldLabels.problemsFound', 'number', (row) => row.problemsFound),
  problemsRectified: column('inspectionFieldLabels.problemsRectified', 'number', (row) => row.problemsRectified),
  rectifyDueOn: column('inspectionFieldLabels.rectifyDueOn', 'date', (row) => row.rectifyDueOn),
  rectifiedOn: column('inspectionFieldLabels.rectifiedOn', 'date', (row) => row.rectifiedOn),
  reinspectedOn: column('inspectionFieldLabels.reinspectedOn', 'date', (row) => row.reinspectedOn),
  closedOn: column('inspectionFieldLabels.closedOn', 'date', (row) => row.closedOn),
  state: column('inspections.columnState', 'text', inspectionStateText),
};

export const findingColumns: Columns<typeof FINDING_COLUMNS, FindingRow> = {
  inspectionNo: column('inspectionFieldLabels.inspectionNo', 'text', (row) => row.inspectionNo),
  seq: column('inspectionFindingFieldLabels.seq', 'number', (row) => row.seq),
  organization: column('inspectionFindingFieldLabels.organizationId', 'text', (row) => row.organizationName),
  heldOn: column('inspectionFieldLabels.heldOn', 'date', (row) => row.heldOn),
  foundText: column('inspectionFindingFieldLabels.foundText', 'text', (row) => row.foundText),
  basisText: column('inspectionFindingFieldLabels.basisText', 'text', (row) => row.basisText),
  severity: column('inspectionFindingFieldLabels.severity', 'text', (row) =>
    word('inspectionSeverityLabels', row.severity),
  ),
  demandText: column('inspectionFindingFieldLabels.demandText', 'text', (row) => row.demandText),
  rectifyDueOn: column('inspectionFindingFieldLabels.rectifyDueOn', 'date', (row) => row.rectifyDueOn),
  rectifiedOn: column('inspectionFindingFieldLabels.rectifiedOn', 'date', (row) => row.rectifiedOn),
  evidenceText: column('inspectionFindingFieldLabels.evidenceText', 'text', (row) => row.evidenceText),
  reinspectedOn: column('inspectionFindingFieldLabels.reinspectedOn', 'date', (row) => row.reinspectedOn),
  closedOn: column('inspectionFindingFieldLabels.closedOn', 'date', (row) => row.closedOn),
  closedBy: column('inspectionFindingFieldLabels.closedByName', 'text', (row) => row.closedByName),
  state: column('inspections.columnState', 'text', findingStateText),
};
