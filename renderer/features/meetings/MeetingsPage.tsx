import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { createStore, useStore } from '#renderer/api/store.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import { MeetingState } from './MeetingState.tsx';

export { MeetingPage } from './MeetingPage.tsx';

type Row = CallOutput<'meetings.list'>['rows'][number];
type Filter = NonNullable<CallInput<'meetings.list'>['filter']>;

const STATES = ['draft', 'final', 'voided', 'archived'] as const;

/** The filter stays when a meeting is opened and left again. */
const filterStore = createStore<Filter>({});

/** All meetings, newest first. */
export function MeetingsPage() {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useStore(filterStore);
  const [settled] = useDebouncedValue(filter, 150);
  const rows = usePagedRows('meetings.list', { filter: settled });
  const search = useRef<HTMLInputElement>(null);
  const filtered = Object.keys(filter).length > 0;
  const create = () => navigate('/meetings/new');
  useCommands([
    {
      id: 'meetings.new',
      label: 'meetings.newMeeting',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => can('meetings.write'),
      run: create,
    },
    {
      id: 'meetings.find',
      label: 'meetings.findMeeting',
      shortcut: 'Ctrl+F',
      canRun: () => true,
      run: () => search.current?.focus(),
    },
  ]);
  const narrow = <Name extends keyof Filter>(name: Name, value: Filter[Name] | undefined) => {
    const { [name]: _former, ...others } = filter;
    filterStore.set(value === undefined || value === '' ? others : { ...others, [name]: value });
  };
  const columns: readonly Column<Row>[] = [
    { id: 'startAt', label: t('meetings.startOn'), width: 120, render: (row) => row.startAt.replace('T', ' ') },
    {
      id: 'title',
      label: t('meetings.title'),
      width: 160,
      grow: 3,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    { id: 'number', label: t('meetings.number'), width: 96, render: (row) => row.number ?? '—' },
    { id: 'kind', label: t('meetings.kind'), width: 106, render: (row) => label('meetingKindLabels', row.kind) },
    {
      id: 'state',
      label: t('common.status'),
      width: 88,
      render: (row) => <MeetingState state={row.recordState} signed={row.signed} />,
    },
    {
      id: 'chair',
      label: t('meetings.chair'),
      width: 72,
      render: (row) => row.chairName,
      text: (row) => row.chairName,
    },
    {
      id: 'place',
      label: t('meetings.place'),
      width: 84,
      grow: 1,
      render: (row) => row.place,
      text: (row) => row.place,
    },
    { id: 'decisions', label: t('meetings.decisions'), width: 70, align: 'right', render: (row) => row.decisions },
    { id: 'open', label: t('meetings.openCount'), width: 76, align: 'right', render: (row) => row.openActions },
  ];
  const year = Number(today.slice(0, 4));
  return (
    <Page
      scroll={false}
      title={t('meetings.meetings')}
      subtitle={rows.loading ? undefined : t('common.total', { count: rows.total })}
      actions={
        <>
          <ExportMenu list="meetings" input={{ filter: settled }} />
          {can('meetings.write') && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={create}>
              {t('meetings.newMeeting')}
            </Button>
          )}
        </>
      }
    >
      <Toolbar>
        <TextInput
          ref={search}
          w={240}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('meetings.findPlaceholder')}
          aria-label={t('meetings.findMeeting')}
          value={filter.text ?? ''}
          onChange={(event) => narrow('text', event.currentTarget.value)}
        />
        <Select
          w={150}
          clearable
          placeholder={t('meetings.allKinds')}
          aria-label={t('meetings.kind')}
          data={MEETING_KINDS.map((kind) => ({ value: kind, label: label('meetingKindLabels', kind) }))}
          value={filter.kind ?? null}
          onChange={(value) =>
            narrow(
              'kind',
              MEETING_KINDS.find((kind) => kind === value),
            )
          }
        />
        <Select
          w={110}
          clearable
          placeholder={t('meetings.allYears')}
          aria-label={t('meetings.year')}
          data={Array.from({ length: 12 }, (_, index) => String(year + 1 - index))}
          value={filter.year === undefined ? null : String(filter.year)}
          onChange={(value) => narrow('year', value === null ? undefined : Number(value))}
        />
        <Select
          w={120}
          clearable
          placeholder={t('meetings.allStates')}
          aria-label={t('common.status')}
          data={STATES.map((state) => ({ value: state, label: label('meetingStateLabels', state) }))}
          value={filter.recordState ?? null}
          onChange={(value) =>
            narrow(
              'recordState',
              STATES.find((state) => state === value),
            )
          }
        />
        {filtered && (
          <Button variant="subtle" onClick={() => filterStore.set({})}>
            {t('common.clearFilter')}
          </Button>
        )}
      </Toolbar>
      <ErrorNotice error={rows.error} onRetry={rows.refetch} />
      {rows.loading ? (
        <LoadingState />
      ) : (
        <DataTable
          label={t('meetings.meetings')}
          columns={columns}
          rowCount={rows.total}
          rowAt={rows.rowAt}
          keyOf={(row) => row.id}
          onShowing={rows.showing}
          onSelect={() => undefined}
          onOpen={(row) => navigate(`/meetings/${row.id}`)}
          placeKey="meetings"
          resetKey={JSON.stringify(settled)}
          autoFocus
          empty={
            filtered ? (
              <EmptyState title={t('meetings.noneFound')} />
            ) : (
              <EmptyState
                title={t('meetings.noneYet')}
                help={t('meetings.noneYetHelp')}
                action={can('meetings.write') && <Button onClick={create}>{t('meetings.newMeeting')}</Button>}
              />
            )
          }
        />
      )}
    </Page>
  );
}
