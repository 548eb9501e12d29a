import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useSession } from '#renderer/api/session.tsx';
import { MEETING_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import { reasonSentence } from '#shared/features/workingCalendars/reasonWords.ts';

type Row = CallOutput<'minutes.register'>['rows'][number];
type Filter = Partial<Pick<CallInput<'minutes.register'>, 'year' | 'kind' | 'text'>>;

const filterStore = createFilterStore<Filter>({});

/** 纪要登记: the numbers of a year in order, when each was due and issued, signed by whom and sent to whom. */
export function MinutesRegisterPage() {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const wanted = { ...settled, year: settled.year ?? thisYear };
  const rows = usePagedRows('minutes.register', wanted);
  const { year, kind } = wanted;
  const print = () =>
    void printFile(() =>
      runJob('minutes.printRegister', { year, ...(kind === undefined ? {} : { kind }) }, 'minutes.registerPrinting'),
    );
  const columns: readonly Column<Row>[] = [
    { id: 'number', label: t('meetings.number'), width: 96, render: (row) => row.number },
    { id: 'kind', label: t('meetings.kind'), width: 110, render: (row) => label('meetingKindLabels', row.kind) },
    {
      ...{ id: 'title', label: t('meetings.title'), width: 110, grow: 3 },
      render: (row) => row.title,
      text: (row) => row.title,
    },
    { id: 'heldOn', label: t('minutes.heldOn'), width: 92, render: (row) => row.heldOn },
    {
      id: 'due',
      label: t('minutes.dueColumn'),
      width: 92,
      render: (row) => row.due?.date ?? '—',
      text: ({ due }) => (due === null ? '' : reasonSentence({ reason: due, basis: t('minutes.dueBasis') }, t)),
    },
    { id: 'issuedOn', label: t('minutes.issuedOn'), width: 92, render: (row) => row.issuedOn ?? '—' },
    { id: 'state', label: t('common.status'), width: 98, render: (row) => <Timeliness row={row} /> },
    {
      ...{ id: 'signed', label: t('minutes.registerSigned'), width: 80, grow: 1 },
      render: (row) => row.signerName ?? '—',
      text: (row) => row.signerName ?? '',
    },
    {
      ...{ id: 'distribution', label: t('minutes.registerDistribution'), width: 90, grow: 2 },
      render: sentTo,
      text: sentTo,
    },
  ];
  return (
    <ListPage
      title={t('minutes.register')}
      tabs={{ label: t('shell.meetings'), tabs: MEETING_TABS }}
      rows={rows}
      filter={filter}
      actions={null}
      print={{ id: 'minutes.printRegister', label: 'common.print', run: print }}
      search={{
        id: 'minutes.find',
        label: 'minutes.registerFind',
        placeholder: t('minutes.registerPlaceholder'),
        width: 240,
        value: value.text,
        onChange: (text) => narrow('text', text),
      }}
      filters={
        <>
          <FilterSelect
            width={110}
            label={t('meetings.year')}
            all={String(thisYear)}
            options={yearsDownFrom(thisYear)}
            value={value.year}
            onChange={(chosen) => narrow('year', chosen)}
          />
          <FilterSelect
            width={150}
            all={t('meetings.allKinds')}
            label={t('meetings.kind')}
            options={MEETING_KINDS}
            words={(one) => label('meetingKindLabels', one)}
            value={value.kind}
            onChange={(chosen) => narrow('kind', chosen)}
          />
        </>
      }
    >
      <ListTable
        label={t('minutes.register')}
        rows={rows}
        filter={filter}
        columns={columns}
        onOpen={(row) => navigate(`/meetings/${row.id}`)}
        placeKey="minutesRegister"
        noneFound={t('minutes.registerNoneFound')}
        none={{ title: t('minutes.registerNone') }}
      />
    </ListPage>
  );
}

function sentTo({ distribution, copyTo, voidReason }: Row): string {
  return voidReason ?? [distribution, copyTo].filter(Boolean).join('；');
}

function Timeliness({ row }: { readonly row: Row }) {
  const { t } = useText();
  if (row.timeliness === 'voided')
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('meetings.stateVoided')}
      </StateBadge>
    );
  if (row.corrections > 0)
    return (
      <StateBadge tone="accent" icon="flag">
        {t('minutes.correctedState')}
      </StateBadge>
    );
  if (row.timeliness === 'late')
    return (
      <StateBadge tone="behind" icon="clock">
        {t('minutes.timelyLate')}
      </StateBadge>
    );
  return (
    <StateBadge tone="fine" icon="check">
      {t('minutes.timelyInTime')}
    </StateBadge>
  );
}
