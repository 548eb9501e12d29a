import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { REPORT_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { CollectionTaskRow } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { reportedCount } from '#shared/features/collectionTasks/collectionWords.ts';
import { FillFormDialog } from './FillFormDialog.tsx';
import { periodWords } from './rollUpText.ts';

type Filter = { readonly year?: number; readonly text?: string };
const filterStore = createFilterStore<Filter>({});

/** Collections that ask for figures, with who returned what. */
export function RollUpList() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const [path, go] = useLocation();
  const [filling, setFilling] = useState(false);
  const rows = usePagedRows('rollUp.list', settled);
  const toCollections = can('information.read') && (
    <Button onClick={() => go('/information/collections')}>{t('rollUp.toCollections')}</Button>
  );
  return (
    <ListPage
      title={t('rollUp.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('shell.reports'), tabs: REPORT_TABS }}
      commands={[{ id: 'rollUp.fillForm', label: 'rollUp.fillForm', canRun: () => true, run: () => setFilling(true) }]}
      actions={
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
          onClick={() => setFilling(true)}
        >
          {t('rollUp.fillForm')}
        </Button>
      }
      search={{
        id: 'rollUp.find',
        label: 'rollUp.find',
        placeholder: t('rollUp.findPlaceholder'),
        width: 160,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <FilterSelect
          width={104}
          label={t('rollUp.year')}
          all={t('rollUp.allYears')}
          options={yearsDownFrom(Number(today.slice(0, 4)))}
          value={value.year}
          onChange={(year) => narrow('year', year)}
        />
      }
    >
      <ListTable
        label={t('rollUp.title')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(placeWith(path, { task: row.id }))}
        placeKey="rollUps"
        noneFound={t('rollUp.noneFound')}
        none={{ title: t('rollUp.none'), help: t('rollUp.noneHelp'), action: toCollections }}
      />
      {filling && <FillFormDialog onClose={() => setFilling(false)} />}
    </ListPage>
  );
}

function columnsOf({ t, label, locale }: Text): readonly Column<CollectionTaskRow>[] {
  const number = (id: string, name: string, read: (row: CollectionTaskRow) => number) => ({
    ...{ id, label: name, width: 58, align: 'right' as const, render: read },
  });
  return [
    {
      ...{ id: 'title', label: t('rollUp.taskTitle'), width: 180, grow: 4 },
      ...{ render: (row: CollectionTaskRow) => row.title, text: (row: CollectionTaskRow) => row.title },
    },
    {
      ...{ id: 'period', label: t('rollUp.period'), width: 128, grow: 1 },
      ...{
        render: (row: CollectionTaskRow) => periodWords(row, locale),
        text: (row: CollectionTaskRow) => periodWords(row, locale),
      },
    },
    { id: 'dueOn', label: t('collectionTasks.dueOn'), width: 96, render: (row) => row.dueOn },
    {
      ...{ id: 'state', label: t('collectionTasks.state'), width: 94 },
      render: (row) => label('collectionStateLabels', row.state),
    },
    number('figures', t('rollUp.figures'), (row) => row.figures),
    number('expected', t('collectionTasks.expected'), (row) => row.expected),
    number('returned', t('collectionTasks.returned'), reportedCount),
    number('late', t('recipientStateLabels.late'), (row) => row.late),
    number('missing', t('recipientStateLabels.missing'), (row) => row.missing),
    number('incomplete', t('collectionTasks.incomplete'), (row) => row.incomplete),
  ];
}
