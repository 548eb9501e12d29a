import { useState } from 'react';
import { usePagedRows } from '#renderer/api/pages.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { groupedNumber, shortMoment } from '#renderer/ui/format.ts';
import { EmptyState, ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Page, SplitView } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { ImportBatchSide } from './ImportBatchSide.tsx';
import { IMPORT_TABS } from './importTabs.ts';

type Batch = CallOutput<'organizations.imports'>['rows'][number];

/** 导入记录: every import of a list, newest first, with what it wrote; one can be undone for 30 days. */
export function ImportLogPage() {
  const text = useText();
  const { t } = text;
  const rows = usePagedRows('organizations.imports', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Page title={t('imports.title')} scroll={false}>
      <SubTabs label={t('imports.title')} tabs={IMPORT_TABS} />
      {rows.error !== null && <ErrorNotice error={rows.error} />}
      <SplitView
        list={
          <DataTable
            label={t('imports.tabLog')}
            columns={columnsOf(text)}
            rowCount={rows.total}
            rowAt={rows.rowAt}
            keyOf={(row) => row.id}
            onShowing={rows.showing}
            selectedKey={chosen}
            onSelect={(row) => setChosen(row.id)}
            onOpen={(row) => setChosen(row.id)}
            autoFocus
            empty={rows.loading ? null : <EmptyState title={t('imports.logEmpty')} help={t('imports.logEmptyHelp')} />}
          />
        }
        side={chosen === null ? null : <ImportBatchSide key={chosen} id={chosen} />}
      />
    </Page>
  );
}

function columnsOf({ t }: Text): readonly Column<Batch>[] {
  return [
    { id: 'at', label: t('imports.logAt'), width: 132, render: (row) => shortMoment(row.at) },
    {
      id: 'file',
      label: t('imports.logFile'),
      width: 160,
      grow: 2,
      render: (row) => row.fileName,
      text: (row) => row.fileName,
    },
    { id: 'user', label: t('imports.logUser'), width: 88, grow: 1, render: (row) => row.userName },
    {
      id: 'added',
      label: t('imports.logAdded'),
      width: 64,
      align: 'right',
      render: (row) => groupedNumber(row.counts.added),
    },
    {
      id: 'updated',
      label: t('imports.logUpdated'),
      width: 64,
      align: 'right',
      render: (row) => groupedNumber(row.counts.updated),
    },
    {
      id: 'state',
      label: t('imports.logState'),
      width: 110,
      render: (row) =>
        row.undoneAt === null ? (
          ''
        ) : (
          <StateBadge tone="quiet" icon="ban">
            {t('imports.logUndone')}
          </StateBadge>
        ),
    },
  ];
}
