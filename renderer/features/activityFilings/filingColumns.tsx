import type { Column } from '#renderer/ui/DataTable.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { FilingRow } from '#shared/features/activityFilings/activityFilings.contract.ts';
import { FilingStageBadge, TimelinessBadge } from './FilingStateBadges.tsx';

/** Columns of the list of filings; on the page of one organization without its name. */
export function filingColumns({ t }: Text, isOfOrganization = false): readonly Column<FilingRow>[] {
  const columns: readonly Column<FilingRow>[] = [
    { id: 'filingNo', label: t('activityFilings.columnNo'), width: 104, render: (row) => row.filingNo },
    {
      id: 'title',
      label: t('activityFilings.columnActivity'),
      width: 140,
      grow: 3,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    {
      id: 'organization',
      label: t('activityFilings.columnOrganization'),
      width: 118,
      grow: 2,
      render: (row) => row.organizationName,
      text: (row) => row.organizationName,
    },
    {
      id: 'startAt',
      label: t('activityFilings.columnStart'),
      width: 122,
      render: (row) => row.startAt.replace('T', ' '),
    },
    {
      id: 'completeOn',
      label: t('activityFilings.columnFiled'),
      width: 90,
      render: (row) => row.completeOn ?? t('activityFilings.notComplete'),
    },
    { id: 'latest', label: t('activityFilings.columnLatest'), width: 92, render: (row) => row.latestFilingDate ?? '' },
    {
      id: 'timeliness',
      label: t('activityFilings.columnTimeliness'),
      width: 74,
      render: (row) => <TimelinessBadge timeliness={row.timeliness} />,
    },
    {
      id: 'stage',
      label: t('activityFilings.columnStage'),
      width: 132,
      render: (row) => <FilingStageBadge row={row} />,
    },
  ];
  return isOfOrganization ? columns.filter(({ id }) => id !== 'organization') : columns;
}
