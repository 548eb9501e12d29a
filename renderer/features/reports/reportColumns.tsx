import type { Column } from '#renderer/ui/DataTable.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import { periodName } from '#shared/features/reports/placeWords.ts';
import type { ReportRow } from '#shared/features/reports/reports.contract.ts';
import { periodOf, reportTitle, StageBadge } from './reportWords.tsx';

/** Columns of the list of reports. */
export function reportColumns({ t, label, locale }: Text, officeName: string): readonly Column<ReportRow>[] {
  const due = ({ dueOn, daysLeft }: ReportRow) => (daysLeft === null ? dueOn : <DueBadge daysLeft={daysLeft} />);
  return [
    { id: 'kind', label: t('reports.kind'), width: 104, render: ({ kind }) => label('reportKindLabels', kind) },
    {
      id: 'title',
      label: t('reports.titleField'),
      width: 200,
      grow: 3,
      render: (row) => reportTitle(row, officeName),
      text: (row) => reportTitle(row, officeName),
    },
    {
      id: 'period',
      label: t('reports.period'),
      width: 128,
      grow: 1,
      render: (row) => periodName(periodOf(row), locale),
      text: (row) => t('reports.periodDays', { from: row.periodStart, to: row.periodEnd }),
    },
    {
      id: 'due',
      label: t('reports.dueOn'),
      width: 104,
      render: due,
      text: ({ dueOn }) => dueOn ?? '',
    },
    { id: 'stage', label: t('reports.stage'), width: 88, render: ({ stage }) => <StageBadge stage={stage} /> },
    {
      id: 'number',
      label: t('reports.number'),
      width: 136,
      render: ({ number }) => number,
      text: ({ number }) => number ?? '',
    },
    { id: 'issuedOn', label: t('reports.issuedOn'), width: 92, render: ({ issuedOn }) => issuedOn },
  ];
}
