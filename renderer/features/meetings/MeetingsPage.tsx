import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { MEETING_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import { reasonSentence } from '#shared/features/workingCalendars/reasonWords.ts';
import { MinutesDue, MinutesListState } from './minutes/MinutesListState.tsx';
import { PapersMenu } from './PapersMenu.tsx';

export { MeetingPage } from './MeetingPage.tsx';

type Row = CallOutput<'meetings.list'>['rows'][number];
type Filter = NonNullable<CallInput<'meetings.list'>['filter']>;

const STATES = ['draft', 'final', 'voided', 'archived'] as const;

const filterStore = createFilterStore<Filter>({});

/** All meetings, newest first. */
export function MeetingsPage() {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('meetings.list', { filter: settled });
  const create = () => navigate('/meetings/new');
  const columns: readonly Column<Row>[] = [
    { id: 'startAt', label: t('meetings.startOn'), width: 122, render: (row) => row.startAt.replace('T', ' ') },
    {
      id: 'title',
      label: t('meetings.title'),
      width: 120,
      grow: 3,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    { id: 'number', label: t('meetings.number'), width: 96, render: (row) => row.number ?? '—' },
    { id: 'kind', label: t('meetings.kind'), width: 110, render: (row) => label('meetingKindLabels', row.kind) },
    {
      id: 'state',
      label: t('common.status'),
      width: 100,
      render: (row) => <MinutesListState row={row} />,
    },
    {
      id: 'minutesDue',
      label: t('minutes.dueColumn'),
      width: 96,
      render: (row) => <MinutesDue row={row} />,
      text: ({ minutesDue: reason }) =>
        reason === null ? '' : reasonSentence({ reason, basis: t('minutes.dueBasis') }, t),
    },
    {
      id: 'chair',
      label: t('meetings.chair'),
      width: 72,
      render: (row) => row.chairName,
      text: (row) => row.chairName,
    },
    { id: 'decisions', label: t('meetings.decisions'), width: 68, align: 'right', render: (row) => row.decisions },
    { id: 'open', label: t('meetings.openCount'), width: 84, align: 'right', render: (row) => row.openActions },
  ];
  const year = Number(today.slice(0, 4));
  return (
    <ListPage
      title={t('meetings.meetings')}
      tabs={{ label: t('shell.meetings'), tabs: MEETING_TABS }}
      rows={rows}
      filter={filter}
      commands={[
        {
          id: 'meetings.new',
          label: 'meetings.newMeeting',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => can('meetings.write'),
          run: create,
        },
      ]}
      actions={
        <>
          <PapersMenu meetingId={null} revision={null} />
          <ExportMenu list="meetings" input={{ filter: settled }} />
          {can('meetings.write') && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={create}>
              {t('meetings.newMeeting')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'meetings.find',
        label: 'meetings.findMeeting',
        placeholder: t('meetings.findPlaceholder'),
        width: 240,
        value: value.text,
        onChange: (text) => narrow('text', text),
      }}
      filters={
        <>
          <FilterSelect
            width={150}
            all={t('meetings.allKinds')}
            label={t('meetings.kind')}
            options={MEETING_KINDS}
            words={(kind) => label('meetingKindLabels', kind)}
            value={value.kind}
            onChange={(kind) => narrow('kind', kind)}
          />
          <FilterSelect
            width={110}
            all={t('meetings.allYears')}
            label={t('meetings.year')}
            options={yearsDownFrom(year + 1)}
            value={value.year}
            onChange={(chosen) => narrow('year', chosen)}
          />
          <FilterSelect
            width={120}
            all={t('meetings.allStates')}
            label={t('common.status')}
            options={STATES}
            words={(state) => label('meetingStateLabels', state)}
            value={value.recordState}
            onChange={(state) => narrow('recordState', state)}
          />
        </>
      }
    >
      <ListTable
        label={t('meetings.meetings')}
        rows={rows}
        filter={filter}
        columns={columns}
        onOpen={(row) => navigate(`/meetings/${row.id}`)}
        placeKey="meetings"
        noneFound={t('meetings.noneFound')}
        none={{
          title: t('meetings.noneYet'),
          help: t('meetings.noneYetHelp'),
          action: can('meetings.write') && <Button onClick={create}>{t('meetings.newMeeting')}</Button>,
        }}
      />
    </ListPage>
  );
}
