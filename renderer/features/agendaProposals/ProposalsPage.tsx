import { Button, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { loadedRow, usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { MEETING_TABS } from '#renderer/app/navigationItems.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { mayLeaveForm } from '#renderer/ui/mayLeaveForm.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { CallInput } from '#shared/contract/list.ts';
import type { AgendaProposalRow } from '#shared/features/agendaProposals/agendaProposals.contract.ts';
import { AGENDA_STAGES } from '#shared/features/meetings/meetings.lists.ts';
import { CollateDialog } from './CollateDialog.tsx';
import { ProposalForm } from './ProposalForm.tsx';
import { ProposalSide } from './ProposalSide.tsx';
import { StageBadge } from './StageBadge.tsx';

type Filter = NonNullable<CallInput<'agendaProposals.list'>['filter']>;

/** Columns that stay while an item stands beside the list. */
const BESIDE: ReadonlySet<string> = new Set(['chosen', 'title', 'unit', 'stage']);
const filterStore = createFilterStore<Filter>({});

/** 议题征集: items that sections propose, until the office puts them into a meeting (domain.md §6). */
export function ProposalsPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('agendaProposals.list', { filter: settled });
  const groups = useCall('duties.overview', { at: today }).data?.groups.filter((one) => one.recordState !== 'voided');
  const [shownId, setShownId] = useAddressPart('id');
  const [form, setForm] = useState<AgendaProposalRow | 'new' | null>(null);
  /** Chosen for a meeting, in the order in which they were chosen. */
  const [kept, setPicked] = useState<readonly AgendaProposalRow[]>([]);
  const [collating, setCollating] = useState(false);
  const shown = loadedRow(rows, shownId);
  /** As the list reads them now: an item may have got its approval after it was chosen. */
  const picked = kept.map((row) => loadedRow(rows, row.id) ?? row);
  const editable = can('meetings.write');
  const by = editable ? 'agendaProposals.record' : can('meetings.finalize') ? 'agendaProposals.decide' : null;
  const toggle = (row: AgendaProposalRow) => {
    if (row.meetingId !== null) return;
    const others = picked.filter(({ id }) => id !== row.id);
    setPicked(others.length < picked.length ? others : [...picked, row]);
  };
  const openForm = async (target: AgendaProposalRow | 'new') => {
    if (await mayLeaveForm(t)) setForm(target);
  };
  useAskedForm('agendaProposal:', !rows.loading, (key) => {
    const target = key === 'new' ? ('new' as const) : loadedRow(rows, key);
    if (!editable || target === null) return false;
    setForm(target);
    return true;
  });
  const voidProposal = async (proposal: AgendaProposalRow) => {
    const reason = await askReason({
      title: t('agendaProposals.voidTitle'),
      body: t('agendaProposals.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('agendaProposals.void', { id: proposal.id, expectedRevision: proposal.revision, reason });
      setPicked(picked.filter(({ id }) => id !== proposal.id));
      setShownId(null);
      announce(t('agendaProposals.voided'));
    } catch (error) {
      announceError(error);
    }
  };
  const columns = columnsOf(text, { picked, toggle, editable });
  const isBeside = form !== null || shown !== null;
  return (
    <ListPage
      title={t('agendaProposals.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('shell.meetings'), tabs: MEETING_TABS }}
      commands={[
        {
          id: 'proposals.new',
          label: 'agendaProposals.newProposal',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => editable,
          run: () => void openForm('new'),
        },
        {
          id: 'proposals.edit',
          label: 'agendaProposals.change',
          shortcut: 'Ctrl+E',
          canRun: () => editable && shown !== null && shown.meetingId === null,
          run: () => shown !== null && void openForm(shown),
        },
        {
          id: 'proposals.choose',
          label: 'agendaProposals.chooseRow',
          shortcut: 'Ctrl+Alt+X',
          canRun: () => editable && shown !== null,
          run: () => shown !== null && toggle(shown),
        },
        {
          id: 'proposals.collate',
          label: 'agendaProposals.toMeeting',
          shortcut: 'Ctrl+Alt+M',
          canRun: () => editable && picked.length > 0,
          run: () => setCollating(true),
        },
      ]}
      actions={
        <>
          <ExportMenu list="agendaProposals" input={{ filter: settled }} />
          {editable && picked.length > 0 && (
            <Button variant="default" title="Ctrl+Alt+M" onClick={() => setCollating(true)}>
              {`${t('agendaProposals.toMeeting')}（${picked.length}）`}
            </Button>
          )}
          {editable && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => void openForm('new')}
            >
              {t('agendaProposals.newProposal')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'proposals.find',
        label: 'agendaProposals.find',
        placeholder: t('agendaProposals.findPlaceholder'),
        width: 240,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={220}
            all={t('agendaProposals.allBodies')}
            label={t('agendaProposals.body')}
            options={(groups ?? []).map(({ id }) => id)}
            words={(id) => groups?.find((group) => group.id === id)?.name ?? ''}
            value={value.leadingGroupId}
            onChange={(id) => narrow('leadingGroupId', id)}
          />
          <FilterSelect
            width={150}
            all={t('agendaProposals.allStages')}
            label={t('agendaProposals.stage')}
            options={AGENDA_STAGES}
            words={(stage) => text.label('agendaStageLabels', stage)}
            value={value.stage}
            onChange={(stage) => narrow('stage', stage)}
          />
          <Checkbox
            label={t('agendaProposals.waitingOnly')}
            checked={value.waiting === true}
            onChange={(event) => narrow('waiting', event.currentTarget.checked ? true : undefined)}
          />
        </>
      }
    >
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('agendaProposals.title')}
            rows={rows}
            filter={filter}
            columns={isBeside ? columns.filter(({ id }) => BESIDE.has(id)) : columns}
            chosen={shownId}
            onChoose={(row) => setShownId(row.id)}
            onOpen={(row) => setShownId(row.id)}
            placeKey="agenda proposals"
            noneFound={t('agendaProposals.noneFound')}
            none={{
              title: t('agendaProposals.none'),
              help: t('agendaProposals.noneHelp'),
              action: editable && (
                <Button onClick={() => void openForm('new')}>{t('agendaProposals.newProposal')}</Button>
              ),
            }}
          />
        }
        side={
          form !== null ? (
            <ProposalForm
              key={form === 'new' ? 'new' : form.id}
              proposal={form === 'new' ? null : form}
              onClose={() => setForm(null)}
              onSaved={(id) => {
                setForm(null);
                setShownId(id);
              }}
            />
          ) : shown !== null ? (
            <ProposalSide
              key={shown.id}
              proposal={shown}
              by={by}
              editable={editable}
              onEdit={() => void openForm(shown)}
              onVoid={() => void voidProposal(shown)}
              onClose={() => setShownId(null)}
            />
          ) : null
        }
      />
      {collating && (
        <CollateDialog proposals={picked} onClose={() => setCollating(false)} onDone={() => setPicked([])} />
      )}
    </ListPage>
  );
}

type Choosing = {
  readonly picked: readonly AgendaProposalRow[];
  readonly editable: boolean;
  toggle(row: AgendaProposalRow): void;
};

function columnsOf({ t }: Text, { picked, editable, toggle }: Choosing): readonly Column<AgendaProposalRow>[] {
  const place = (row: AgendaProposalRow) => picked.findIndex(({ id }) => id === row.id) + 1;
  return [
    {
      id: 'chosen',
      label: '',
      width: 52,
      render: (row) => (
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={t('agendaProposals.chooseRow')}
          label={place(row) > 0 ? String(place(row)) : ''}
          disabled={!editable || row.meetingId !== null}
          checked={place(row) > 0}
          onClick={(event) => event.stopPropagation()}
          onChange={() => toggle(row)}
        />
      ),
    },
    {
      id: 'title',
      label: t('agendaProposals.item'),
      width: 180,
      grow: 3,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    {
      id: 'unit',
      label: t('agendaProposals.unit'),
      width: 130,
      grow: 1,
      render: (row) => row.proposerUnit,
      text: (row) => row.proposerUnit,
    },
    { id: 'person', label: t('agendaProposals.person'), width: 80, render: (row) => row.proposerName },
    {
      id: 'minutes',
      label: t('agendaProposals.minutesShort'),
      width: 52,
      align: 'right',
      render: (row) => row.minutesPlanned ?? '',
    },
    { id: 'stage', label: t('agendaProposals.stage'), width: 92, render: (row) => <StageBadge proposal={row} /> },
    {
      id: 'meeting',
      label: t('agendaProposals.meeting'),
      width: 140,
      grow: 2,
      render: (row) => row.meetingTitle ?? t('agendaProposals.notYet'),
      text: (row) => row.meetingTitle ?? '',
    },
    { id: 'at', label: t('agendaProposals.proposedOn'), width: 96, render: (row) => row.createdAt.slice(0, 10) },
  ];
}
