import { Button, Checkbox, MultiSelect } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { loadedRow, usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { EVENT_KINDS, type EventKind, isOneOf } from '#shared/features/organizationEvents/organizationEvents.lists.ts';
import { reasonSentence } from '#shared/features/workingCalendars/reasonWords.ts';
import styles from './events.module.css';
import { type EventRow, useEventWords } from './eventWords.ts';

type Filter = Pick<CallInput<'organizationEvents.list'>, 'text' | 'kinds' | 'from' | 'to' | 'includeVoided'>;

const filterStore = createFilterStore<Filter>({});

/** 登记事项 of all organizations: what happened in a period, by kind with counts. */
export function EventsPage() {
  const text = useText();
  const { t } = text;
  const words = useEventWords();
  const { today } = useSession();
  const [, navigate] = useLocation();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('organizationEvents.list', settled);
  // Every kind has its count, whatever kinds are chosen.
  const { kinds: _kinds, ...period } = settled;
  const counts = useCall('organizationEvents.list', { ...period, limit: 1 }, { keep: true });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = loadedRow(rows, chosenId);
  const open = (row: EventRow) => navigate(`/organizations/${row.organizationId}?tab=events`);
  const print = (row: EventRow) =>
    void printFile(() => runJob('organizationEvents.sheet', { id: row.id }, 'organizationEvents.printing'));
  const byKind = EVENT_KINDS.flatMap((kind) => {
    const count = counts.data?.byKind[kind] ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  const toggle = (kind: EventKind) => {
    const isOnly = value.kinds?.length === 1 && value.kinds[0] === kind;
    narrow('kinds', isOnly ? undefined : [kind]);
  };
  const thisYear = today.slice(0, 4);
  const columns = columnsOf(text, words);
  return (
    <ListPage
      title={t('organizationEvents.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      commands={[
        {
          id: 'events.print',
          label: 'organizationEvents.print',
          shortcut: 'Ctrl+P',
          canRun: () => chosen !== null,
          run: () => chosen !== null && print(chosen),
        },
        {
          id: 'events.year',
          label: 'organizationEvents.thisYear',
          canRun: () => true,
          run: () => filterStore.set({ ...filterStore.get(), from: `${thisYear}-01-01`, to: `${thisYear}-12-31` }),
        },
      ]}
      actions={
        <>
          {chosen !== null && (
            <Button variant="default" onClick={() => open(chosen)}>
              {t('organizationEvents.open')}
            </Button>
          )}
          <ExportMenu list="organizationEvents" input={settled} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            title="Ctrl+P"
            disabled={chosen === null}
            onClick={() => chosen !== null && print(chosen)}
          >
            {t('organizationEvents.print')}
          </Button>
        </>
      }
      search={{
        id: 'events.find',
        label: 'organizationEvents.find',
        placeholder: t('organizationEvents.findPlaceholder'),
        width: 172,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <MultiSelect
            w={160}
            clearable
            placeholder={value.kinds === undefined ? t('organizationEvents.filterKind') : ''}
            aria-label={t('organizationEvents.filterKind')}
            data={EVENT_KINDS.map((kind) => ({ value: kind, label: words.kind(kind) }))}
            value={value.kinds ?? []}
            onChange={(kinds) => {
              const known = kinds.flatMap((kind) => (isOneOf(EVENT_KINDS, kind) ? [kind] : []));
              narrow('kinds', known.length === 0 ? undefined : known);
            }}
          />
          <div className={styles.day}>
            <DateField
              aria-label={t('organizationEvents.from')}
              placeholder={t('organizationEvents.from')}
              value={value.from ?? null}
              onChange={(day) => narrow('from', day ?? undefined)}
            />
          </div>
          <div className={styles.day}>
            <DateField
              aria-label={t('organizationEvents.to')}
              placeholder={t('organizationEvents.to')}
              value={value.to ?? null}
              onChange={(day) => narrow('to', day ?? undefined)}
            />
          </div>
          <Checkbox
            label={t('organizationEvents.showVoided')}
            checked={value.includeVoided ?? false}
            onChange={(event) => narrow('includeVoided', event.currentTarget.checked || undefined)}
          />
        </>
      }
      error={counts.error}
    >
      {byKind.length > 0 && (
        <section className={styles.counts} aria-label={t('organizationEvents.countsLabel')}>
          {byKind.map(({ kind, count }) => (
            <Button
              key={kind}
              size="compact-sm"
              variant={value.kinds?.includes(kind) ? 'light' : 'default'}
              aria-pressed={value.kinds?.includes(kind) ?? false}
              onClick={() => toggle(kind)}
            >
              {t('organizationEvents.counts', { kind: words.kind(kind), count })}
            </Button>
          ))}
        </section>
      )}
      <ListTable
        label={t('organizationEvents.listLabel')}
        rows={rows}
        filter={filter}
        columns={columns.filter(({ id }) => id !== 'state' || settled.includeVoided)}
        chosen={chosenId}
        onChoose={(row) => setChosenId(row.id)}
        onOpen={open}
        placeKey="organization events"
        noneFound={t('organizationEvents.noneFound')}
        none={{ title: t('organizationEvents.none'), help: t('organizationEvents.noneHelp') }}
      />
    </ListPage>
  );
}

function columnsOf({ t }: Text, words: ReturnType<typeof useEventWords>): readonly Column<EventRow>[] {
  return [
    { id: 'effectiveOn', label: t('organizationEvents.effectiveOn'), width: 100, render: (row) => row.effectiveOn },
    {
      id: 'kind',
      label: t('organizationEvents.kind'),
      width: 148,
      render: (row) => words.kind(row.kind),
      text: (row) => words.kind(row.kind),
    },
    {
      id: 'organization',
      label: t('organizationEvents.organization'),
      width: 180,
      grow: 2,
      render: (row) => row.organizationName,
      text: (row) => row.organizationName,
    },
    {
      id: 'items',
      label: t('organizationEvents.items'),
      width: 180,
      grow: 3,
      render: (row) => words.items(row) || (row.legalBasis ?? ''),
      text: (row) => words.items(row) || (row.legalBasis ?? ''),
    },
    {
      id: 'documentNo',
      label: t('organizationEvents.documentNo'),
      width: 168,
      render: (row) => row.documentNo ?? '',
      text: (row) => row.documentNo ?? '',
    },
    {
      id: 'entry',
      label: t('organizationEvents.entryDueOn'),
      width: 148,
      render: (row) =>
        row.entry === null ? (
          ''
        ) : (
          <StateBadge tone={row.entry.met ? 'fine' : 'overdue'} icon={row.entry.met ? 'check' : 'warning'}>
            {t(row.entry.met ? 'organizationEvents.entryMet' : 'organizationEvents.entryLate', {
              date: row.entry.reason.date,
            })}
          </StateBadge>
        ),
      text: (row) =>
        row.entry === null ? '' : reasonSentence({ reason: row.entry.reason, basis: t('entryClock.basisFact') }, t),
    },
    {
      id: 'reason',
      label: t('organizationEvents.reason'),
      width: 120,
      grow: 2,
      render: (row) => row.reason ?? '',
      text: (row) => row.reason ?? '',
    },
    {
      id: 'state',
      label: t('organizationEvents.state'),
      width: 84,
      render: (row) =>
        row.voided ? (
          <StateBadge tone="quiet" icon="ban">
            {t('organizationEvents.voidedState')}
          </StateBadge>
        ) : (
          t('organizationEvents.inForce')
        ),
      text: (row) => (row.voidReason === null ? '' : t('organizationEvents.voidedBecause', { reason: row.voidReason })),
    },
  ];
}
