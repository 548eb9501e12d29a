import { TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { MEETING_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { DecisionState } from '#renderer/ui/decisions/DecisionState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { DecisionFilter, DecisionRow } from '#shared/features/decisions/decisions.contract.ts';
import { DECISION_STATES } from '#shared/features/decisions/decisions.lists.ts';

const filterStore = createFilterStore<DecisionFilter>({});

/** 决议台账: the decisions of all meetings, newest first, with what became of them (features M6, M18). */
export function DecisionsPage() {
  const text = useText();
  const { t, label } = text;
  const [, navigate] = useLocation();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('decisions.list', { filter: settled });
  const known = useCall('decisions.bodies', {}).data;
  const bodies = known?.bodies ?? [];
  const print = () => printFile(() => runJob('decisions.print', { filter: settled }, 'decisions.printingLog'));
  return (
    <ListPage
      title={t('decisions.title')}
      tabs={{ label: t('shell.meetings'), tabs: MEETING_TABS }}
      rows={rows}
      filter={filter}
      actions={<ExportMenu list="decisions" input={{ filter: settled }} />}
      print={{ id: 'decisions.print', label: 'decisions.printLog', run: () => void print() }}
      search={{
        id: 'decisions.find',
        label: 'decisions.find',
        placeholder: t('decisions.findPlaceholder'),
        width: 220,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={150}
            label={t('decisions.body')}
            all={t('decisions.allBodies')}
            options={bodies.map(({ bodyKey }) => bodyKey)}
            words={(key) => bodies.find(({ bodyKey }) => bodyKey === key)?.bodyName ?? key}
            value={value.bodyKey}
            onChange={(chosen) => narrow('bodyKey', chosen)}
          />
          <FilterSelect
            width={110}
            label={t('meetings.year')}
            all={t('decisions.allYears')}
            options={known?.years ?? []}
            value={value.year}
            onChange={(chosen) => narrow('year', chosen)}
          />
          <FilterSelect
            width={120}
            label={t('common.status')}
            all={t('decisions.allStates')}
            options={DECISION_STATES}
            words={(state) => label('decisionStateLabels', state)}
            value={value.state}
            onChange={(chosen) => narrow('state', chosen)}
          />
          <TextInput
            w={160}
            aria-label={t('decisions.owner')}
            placeholder={t('decisions.ownerPlaceholder')}
            maxLength={100}
            value={value.owner ?? ''}
            onChange={(event) => narrow('owner', event.currentTarget.value)}
          />
        </>
      }
    >
      <ListTable
        label={t('decisions.title')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => navigate(`/meetings/decisions/${row.id}`)}
        placeKey="decisions"
        noneFound={t('decisions.noneFound')}
        none={{ title: t('decisions.none'), help: t('decisions.noneHelp') }}
      />
    </ListPage>
  );
}

function columnsOf({ t }: Text): readonly Column<DecisionRow>[] {
  const owners = (row: DecisionRow) => row.owners.join('、');
  return [
    {
      id: 'number',
      label: t('decisions.number'),
      width: 178,
      grow: 3,
      render: (row) => row.number,
      text: (row) =>
        row.formerNumber === null
          ? row.number
          : `${row.number}（${t('decisions.formerNumberIs', { number: row.formerNumber })}）`,
    },
    { id: 'decidedOn', label: t('decisions.decidedOn'), width: 92, render: (row) => row.decidedOn },
    { id: 'text', label: t('decisions.text'), width: 180, grow: 4, render: (row) => row.text, text: (row) => row.text },
    {
      id: 'agenda',
      label: t('decisions.agendaItem'),
      width: 88,
      grow: 1,
      render: (row) => row.agendaTitle ?? '',
      text: (row) => row.agendaTitle ?? '',
    },
    { id: 'votes', label: t('decisions.votes'), width: 60, render: votes, text: (row) => votesInWords(row, t) },
    { id: 'owners', label: t('decisions.owners'), width: 96, grow: 1, render: owners, text: owners },
    {
      id: 'progress',
      label: t('decisions.progress'),
      width: 52,
      align: 'right',
      render: ({ progress: { open, done } }) => (open + done === 0 ? '' : `${done}/${open + done}`),
    },
    { id: 'state', label: t('common.status'), width: 84, render: (row) => <DecisionState state={row.state} /> },
  ];
}

/** For, against, abstained: 8:0:1. */
function votes({ votesFor, votesAgainst, votesAbstain }: DecisionRow): string {
  return votesFor === null ? '' : [votesFor, votesAgainst ?? 0, votesAbstain ?? 0].join(':');
}

function votesInWords({ votesFor, votesAgainst, votesAbstain }: DecisionRow, t: Text['t']): string {
  return votesFor === null
    ? t('decisions.noVotes')
    : t('decisions.votesOf', { for: votesFor, against: votesAgainst ?? 0, abstain: votesAbstain ?? 0 });
}
