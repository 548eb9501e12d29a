import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { MEETING_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import type { StudySessionRow } from '#shared/features/studySessions/studySessions.contract.ts';
import { STUDY_KINDS, STUDY_STATES } from '#shared/features/studySessions/studySessions.lists.ts';
import { StudyCoverage } from './StudyCoverage.tsx';
import { StudyState } from './StudyState.tsx';

type Filter = NonNullable<CallInput<'studySessions.list'>['filter']>;

const filterStore = createFilterStore<Filter>({});
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** 学习培训: every session, and the months of the year in which one took place. */
export function StudyPage() {
  const text = useText();
  const { t, label } = text;
  const [, go] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const thisYear = Number(today.slice(0, 4));
  const rows = usePagedRows('studySessions.list', { filter: settled });
  const coverage = useCall('studySessions.coverage', { year: value.year ?? thisYear }, { keep: true });
  const canWrite = can('meetings.write');
  const create = () => go('/meetings/study/new');
  return (
    <ListPage
      title={t('studySessions.title')}
      rows={rows}
      filter={filter}
      error={coverage.error}
      tabs={{ label: t('shell.meetings'), tabs: MEETING_TABS }}
      commands={[
        {
          id: 'studySessions.new',
          label: 'studySessions.addTitle',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: create,
        },
      ]}
      actions={
        <>
          <ExportMenu list="studySessions" input={{ filter: settled }} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={create}>
              {t('studySessions.add')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'studySessions.find',
        label: 'studySessions.find',
        placeholder: t('studySessions.findPlaceholder'),
        width: 200,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={110}
            all={t('studySessions.allYears')}
            label={t('studySessions.year')}
            options={yearsDownFrom(thisYear)}
            value={value.year}
            onChange={(year) => narrow('year', year)}
          />
          <FilterSelect
            width={110}
            all={t('studySessions.allMonths')}
            label={t('studySessions.month')}
            options={MONTHS}
            words={(month) => t('studySessions.monthName', { month })}
            value={value.month}
            onChange={(month) => narrow('month', month)}
          />
          <FilterSelect
            width={120}
            all={t('studySessions.allKinds')}
            label={t('studySessions.kind')}
            options={STUDY_KINDS}
            words={(kind) => label('studyKindLabels', kind)}
            value={value.kind}
            onChange={(kind) => narrow('kind', kind)}
          />
          <FilterSelect
            width={110}
            all={t('studySessions.allStates')}
            label={t('studySessions.state')}
            options={STUDY_STATES}
            words={(state) => label('studyStateLabels', state)}
            value={value.state}
            onChange={(state) => narrow('state', state)}
          />
        </>
      }
    >
      {coverage.data !== undefined && (
        <StudyCoverage
          coverage={coverage.data}
          chosen={{ kind: value.kind, month: value.month }}
          onChoose={(kind, month) =>
            filterStore.set(
              value.kind === kind && value.month === month
                ? {}
                : { ...value, kind, month, year: value.year ?? thisYear },
            )
          }
        />
      )}
      <ListTable
        label={t('studySessions.title')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(`/meetings/study/${row.id}`)}
        placeKey="study sessions"
        noneFound={t('studySessions.noneFound')}
        none={{
          title: t('studySessions.none'),
          help: t('studySessions.noneHelp'),
          action: canWrite && <Button onClick={create}>{t('studySessions.addTitle')}</Button>,
        }}
      />
    </ListPage>
  );
}

function columnsOf({ t, label }: Text): readonly Column<StudySessionRow>[] {
  const cell = (id: string, name: string, width: number, value: (row: StudySessionRow) => string, grow = 0) => ({
    ...{ id, label: name, width, grow, render: value, text: value },
  });
  const number = (id: string, name: string, width: number, value: (row: StudySessionRow) => number | string) => ({
    ...{ id, label: name, width, align: 'right' as const, render: value },
  });
  return [
    cell('heldOn', t('studySessions.heldOn'), 90, (row) => row.heldOn),
    cell('kind', t('studySessions.kind'), 80, (row) => label('studyKindLabels', row.kind)),
    cell('topic', t('studySessions.topic'), 170, (row) => row.topic ?? t('studySessions.untitled'), 3),
    cell('place', t('studySessions.place'), 110, (row) => row.place ?? '', 1),
    number('hours', t('studySessions.hours'), 52, (row) => row.hours ?? ''),
    cell('chair', t('studySessions.chair'), 66, (row) => row.chairName ?? ''),
    number('participants', t('studySessions.participants'), 72, (row) => row.participants),
    number('absent', t('studySessions.absent'), 72, (row) => row.absent),
    number('madeUp', t('studySessions.madeUp'), 64, (row) => row.madeUp),
    {
      id: 'state',
      label: t('studySessions.state'),
      width: 88,
      render: (row) => <StudyState state={row.recordState} />,
      text: (row) => (row.voidReason === null ? '' : t('studySessions.voidedBecause', { reason: row.voidReason })),
    },
  ];
}
