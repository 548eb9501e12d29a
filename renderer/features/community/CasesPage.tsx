import { Button } from '@mantine/core';
import { IconBook2, IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { COMMUNITY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { ACTIVITY_CATEGORIES } from '#shared/features/community/community.lists.ts';
import type { CaseRow } from '#shared/features/community/typicalCases.contract.ts';
import { caseFilters } from './filters.ts';

/** 典型案例: every case, printed as a booklet. */
export function CasesPage() {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  const { today } = useSession();
  const [, go] = useLocation();
  const filter = useListFilter(caseFilters);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('typicalCases.list', { filter: settled });
  const canWrite = can('community.write');
  const create = () => go('/community/cases/new');
  const print = () =>
    printFile(() => runJob('typicalCases.printBooklet', { filter: settled }, 'typicalCases.printingBooklet'));
  return (
    <ListPage
      title={t('community.cases')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('shell.community'), tabs: COMMUNITY_TABS }}
      commands={[
        {
          id: 'cases.add',
          label: 'typicalCases.newTitle',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: create,
        },
        {
          ...{ id: 'cases.booklet', label: 'typicalCases.booklet', shortcut: 'Ctrl+P' },
          ...{ canRun: () => rows.total > 0, run: () => void print() },
        },
      ]}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconBook2 size={14} aria-hidden />}
            title="Ctrl+P"
            disabled={rows.total === 0}
            onClick={() => void print()}
          >
            {t('typicalCases.booklet')}
          </Button>
          <ExportMenu list="typicalCases" input={{ filter: settled }} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={create}>
              {t('typicalCases.add')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'cases.find',
        label: 'typicalCases.find',
        placeholder: t('typicalCases.findPlaceholder'),
        width: 200,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={110}
            label={t('community.year')}
            all={t('typicalCases.allYears')}
            options={yearsDownFrom(Number(today.slice(0, 4)))}
            value={value.year}
            onChange={(year) => narrow('year', year)}
          />
          <FilterSelect
            width={130}
            label={t('caseFieldLabels.category')}
            all={t('community.allCategories')}
            options={ACTIVITY_CATEGORIES}
            words={(category) => label('activityCategoryLabels', category)}
            value={value.category}
            onChange={(category) => narrow('category', category)}
          />
        </>
      }
    >
      <ListTable
        label={t('community.cases')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(`/community/cases/${row.id}`)}
        placeKey="typical cases"
        noneFound={t('typicalCases.noneFound')}
        none={{
          title: t('typicalCases.none'),
          help: t('typicalCases.noneHelp'),
          action: canWrite && <Button onClick={create}>{t('typicalCases.newTitle')}</Button>,
        }}
      />
    </ListPage>
  );
}

function columnsOf({ t, label }: Text): readonly Column<CaseRow>[] {
  const cell = (id: string, name: string, width: number, value: (row: CaseRow) => string, grow = 0) => ({
    ...{ id, label: name, width, grow, render: value, text: value },
  });
  return [
    cell('heldOn', t('caseFieldLabels.heldOn'), 92, (row) => row.heldOn),
    {
      ...{ id: 'title', label: t('caseFieldLabels.title'), width: 200, grow: 3 },
      render: (row) =>
        row.voidReason === null ? (
          row.title
        ) : (
          <>
            {row.title}{' '}
            <StateBadge tone="quiet" icon="ban">
              {t('community.voidedState')}
            </StateBadge>
          </>
        ),
      text: (row) => (row.voidReason === null ? row.title : t('community.voidedBecause', { reason: row.voidReason })),
    },
    cell('organization', t('caseFieldLabels.organizationId'), 150, (row) => row.organizationName ?? '', 2),
    cell('category', t('caseFieldLabels.category'), 96, (row) =>
      row.category === null ? '' : label('activityCategoryLabels', row.category),
    ),
    cell('office', t('typicalCases.office'), 120, (row) => row.officeName, 1),
    { id: 'letters', label: t('typicalCases.columnLetters'), width: 64, align: 'right', render: (row) => row.letters },
    cell('exchange', t('typicalCases.columnExchange'), 96, (row) => row.exchangeYears.join('、')),
  ];
}
