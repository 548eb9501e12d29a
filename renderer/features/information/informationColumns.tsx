import type { Column } from '#renderer/ui/DataTable.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { SubmissionRow } from '#shared/features/information/information.contract.ts';

/** Whether a submission was adopted, and how high. */
export function AdoptionState({ row }: { readonly row: SubmissionRow }) {
  const { t, label } = useText();
  if (row.voidReason !== null)
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('information.voidedState')}
      </StateBadge>
    );
  if (row.highestLevel === null)
    return (
      <StateBadge tone="quiet" icon="clock">
        {t('information.shown_not_adopted')}
      </StateBadge>
    );
  return (
    <StateBadge tone="fine" icon="check">
      {label('adoptionLevelLabels', row.highestLevel)}
    </StateBadge>
  );
}

/** @param beside a record stands beside the list: the columns that name a submission stay */
export function submissionColumns({ t, label }: Text, beside: boolean): readonly Column<SubmissionRow>[] {
  const cell = (id: string, title: string, width: number, value: (row: SubmissionRow) => string, grow = 0) => ({
    ...{ id, label: title, width, grow, render: value, text: value },
  });
  const all: readonly Column<SubmissionRow>[] = [
    cell('number', t('information.number'), 108, (row) => row.number),
    cell('submittedOn', t('information.submittedOn'), 92, (row) => row.submittedOn),
    cell('section', t('information.section'), 112, (row) => row.sectionName, 2),
    cell('title', t('information.subject'), 140, (row) => row.title, 4),
    cell('kind', t('information.kind'), 76, (row) => label('informationKindLabels', row.kind)),
    cell('officer', t('information.officer'), 64, (row) => row.officerName),
    { id: 'state', label: t('information.adoption'), width: 88, render: (row) => <AdoptionState row={row} /> },
    cell('outlets', t('information.outlets'), 122, (row) => row.outlets ?? '', 1),
    { id: 'points', label: t('information.points'), width: 52, align: 'right', render: (row) => row.points },
  ];
  const kept: ReadonlySet<string> = new Set(['number', 'submittedOn', 'title', 'state']);
  return beside ? all.filter(({ id }) => kept.has(id)) : all;
}
