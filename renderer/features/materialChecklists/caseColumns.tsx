import type { Column } from '#renderer/ui/DataTable.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { CaseState } from './CaseState.tsx';

export type CaseRow = CallOutput<'materialChecklists.list'>['rows'][number];

/** How many materials are missing: red with word and icon as long as the case is open. */
export function Missing({ row, text: { t } }: { readonly row: CaseRow; readonly text: Text }) {
  if (row.state !== 'open') return null;
  if (row.missing === 0)
    return (
      <StateBadge tone="fine" icon="check">
        {t('materialChecklists.fine')}
      </StateBadge>
    );
  return (
    <StateBadge tone="overdue" icon="warning">
      {t('materialChecklists.missingCount', { count: row.missing })}
    </StateBadge>
  );
}

/** Columns that say nothing of open cases, and those that say nothing of ended ones. */
const OF_ENDED: ReadonlySet<string> = new Set(['completeOn']);
const OF_OPEN: ReadonlySet<string> = new Set(['missing', 'dueOn']);

/** Columns of the cases that a list shows: open ones, ended ones or both; on the page of one organization without its name. */
export function caseColumns(
  text: Text,
  shown: 'open' | 'ended' | 'all' | 'ofOrganization',
): readonly Column<CaseRow>[] {
  const { t } = text;
  const columns: readonly Column<CaseRow>[] = [
    { id: 'caseNo', label: t('materialChecklists.caseNo'), width: 112, render: (row) => row.caseNo },
    {
      id: 'applicant',
      label: t('materialChecklists.applicant'),
      width: 130,
      grow: 3,
      render: (row) => row.applicantName,
      text: (row) => row.applicantName,
    },
    {
      id: 'matter',
      label: t('materialChecklists.matter'),
      width: 116,
      grow: 2,
      render: (row) => row.matterTitle,
      text: (row) => row.matterTitle,
    },
    { id: 'receivedOn', label: t('materialChecklists.receivedOn'), width: 88, render: (row) => row.receivedOn },
    {
      id: 'missing',
      label: t('materialChecklists.missing'),
      width: 98,
      render: (row) => <Missing row={row} text={text} />,
    },
    { id: 'noticedOn', label: t('materialChecklists.noticedOn'), width: 88, render: (row) => row.noticedOn ?? '' },
    { id: 'dueOn', label: t('materialChecklists.deadline'), width: 88, render: (row) => row.deadline?.dueOn ?? '' },
    { id: 'state', label: t('materialChecklists.state'), width: 128, render: (row) => <CaseState row={row} /> },
    { id: 'completeOn', label: t('materialChecklists.completeOn'), width: 88, render: (row) => row.completeOn ?? '' },
  ];
  if (shown === 'all') return columns;
  if (shown === 'ofOrganization') return columns.filter(({ id }) => id !== 'applicant');
  const without = shown === 'open' ? OF_ENDED : OF_OPEN;
  return columns.filter(({ id }) => !without.has(id));
}
