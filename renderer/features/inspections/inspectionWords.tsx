import type { Column } from '#renderer/ui/DataTable.tsx';
import { DueBadge, useDaysLeft } from '#renderer/ui/DueBadge.tsx';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { FindingRow, InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionRow } from '#shared/features/inspections/inspections.contract.ts';
import type { FindingState, InspectionState } from '#shared/features/inspections/inspections.lists.ts';

const STATES: Readonly<Record<InspectionState, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  planned: { tone: 'quiet', icon: 'clock' },
  recording: { tone: 'accent', icon: 'pencil' },
  rectifying: { tone: 'near', icon: 'dot' },
  done: { tone: 'fine', icon: 'check' },
  voided: { tone: 'quiet', icon: 'ban' },
};

/** Where an inspection stands; while problems are open with how far off the nearest day is. */
export function InspectionBadge({ row }: { readonly row: Pick<InspectionRow, 'state' | 'daysLeft'> }) {
  const { label } = useText();
  const sayDays = useDaysLeft();
  const word = label('inspectionStateLabels', row.state);
  if (row.state === 'rectifying' && row.daysLeft !== null)
    return <DueBadge daysLeft={row.daysLeft} words={`${word} ${sayDays(row.daysLeft)}`} />;
  return <StateBadge {...STATES[row.state]}>{word}</StateBadge>;
}

const FINDINGS: Readonly<Record<FindingState, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  open: { tone: 'near', icon: 'dot' },
  rectified: { tone: 'accent', icon: 'clock' },
  reinspected: { tone: 'accent', icon: 'flag' },
  closed: { tone: 'fine', icon: 'check' },
};

/** Where a problem stands; while it is open with how far off its day is. */
export function FindingBadge({ finding }: { readonly finding: Pick<InspectionFinding, 'state' | 'daysLeft'> }) {
  const { label } = useText();
  const sayDays = useDaysLeft();
  const word = label('inspectionFindingStateLabels', finding.state);
  if (finding.state === 'open' && finding.daysLeft !== null)
    return <DueBadge daysLeft={finding.daysLeft} words={`${word} ${sayDays(finding.daysLeft)}`} />;
  return <StateBadge {...FINDINGS[finding.state]}>{word}</StateBadge>;
}

/** The day of an inspection, or the one planned for it. */
export function inspectionDay({ heldOn, plannedOn }: Pick<InspectionRow, 'heldOn' | 'plannedOn'>, { t }: Text): string {
  return heldOn ?? (plannedOn === null ? '' : t('inspections.plannedFor', { date: plannedOn }));
}

/** @param ofOne the list of one organization: its name stands above */
export function inspectionColumns(text: Text, ofOne = false): readonly Column<InspectionRow>[] {
  const { t, label } = text;
  const cell = (id: string, name: string, width: number, value: (row: InspectionRow) => string, grow = 0) => ({
    ...{ id, label: name, width, grow, render: value, text: value },
  });
  const all: readonly Column<InspectionRow>[] = [
    cell('inspectionNo', t('inspectionFieldLabels.inspectionNo'), 106, (row) => row.inspectionNo),
    cell('organization', t('inspectionFieldLabels.organizationId'), 136, (row) => row.organizationName, 3),
    cell('planKind', t('inspectionFieldLabels.planKind'), 84, (row) => label('inspectionKindLabels', row.planKind)),
    cell('target', t('inspectionFieldLabels.target'), 70, (row) => label('inspectionTargetLabels', row.target)),
    cell('day', t('inspections.columnDay'), 112, (row) => inspectionDay(row, text)),
    cell(
      'inspectors',
      t('inspectionFieldLabels.inspectors'),
      72,
      (row) => row.inspectors.map(({ name }) => name).join('、'),
      1,
    ),
    cell('conclusion', t('inspectionFieldLabels.conclusion'), 70, (row) =>
      row.conclusion === null ? '' : label('inspectionConclusionLabels', row.conclusion),
    ),
    {
      id: 'problems',
      label: t('inspections.columnProblems'),
      width: 76,
      align: 'right',
      render: (row) => (row.problemsFound === 0 ? '—' : `${row.problemsRectified}/${row.problemsFound}`),
    },
    { id: 'state', label: t('inspections.columnState'), width: 140, render: (row) => <InspectionBadge row={row} /> },
  ];
  return ofOne ? all.filter(({ id }) => id !== 'organization') : all;
}

/** The columns of the list of problems. */
export function findingColumns({ t, label }: Text): readonly Column<FindingRow>[] {
  const cell = (id: string, name: string, width: number, value: (row: FindingRow) => string, grow = 0) => ({
    ...{ id, label: name, width, grow, render: value, text: value },
  });
  return [
    cell('dueOn', t('inspections.dueOn'), 88, (row) => row.rectifyDueOn ?? '—'),
    { id: 'state', label: t('inspections.columnState'), width: 140, render: (row) => <FindingBadge finding={row} /> },
    cell('foundText', t('inspectionFindingFieldLabels.foundText'), 160, (row) => row.foundText, 3),
    cell('organization', t('inspectionFindingFieldLabels.organizationId'), 130, (row) => row.organizationName, 2),
    cell('severity', t('inspectionFindingFieldLabels.severity'), 44, (row) =>
      label('inspectionSeverityLabels', row.severity),
    ),
    cell('inspectionNo', t('inspectionFieldLabels.inspectionNo'), 120, (row) => `${row.inspectionNo}-${row.seq}`),
    cell('rectifiedOn', t('inspectionFindingFieldLabels.rectifiedOn'), 92, (row) => row.rectifiedOn ?? ''),
    cell('extended', t('inspections.extend'), 80, (row) =>
      row.extensionCount === 0 ? '' : t('inspections.columnExtended', { count: row.extensionCount }),
    ),
  ];
}
