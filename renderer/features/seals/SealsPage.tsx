import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconPrinter, IconRubberStamp, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { call, readFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { createStore, useStore } from '#renderer/api/store.ts';
import { OFFICIAL_TABS } from '#renderer/app/navigationItems.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { RecordUseDialog } from './RecordUseDialog.tsx';
import styles from './SealsPage.module.css';
import { SealsSide } from './SealsSide.tsx';

type Use = CallOutput<'seals.uses'>['rows'][number];
type Filter = Pick<CallInput<'seals.uses'>, 'text' | 'year'>;

/** Columns that stay while the seals stand beside the list. */
const BESIDE: ReadonlySet<string> = new Set(['usedOn', 'number', 'title', 'copies']);

/** The filter stays when a document is opened and left again. */
const filterStore = createStore<Filter>({});

/** 用印登记: every use of a seal, and the pictures of the office's seals at the side. */
export function SealsPage() {
  const text = useText();
  const { t } = text;
  const [, navigate] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useStore(filterStore);
  const [settled] = useDebouncedValue(filter, 150);
  const rows = usePagedRows('seals.uses', settled);
  const search = useRef<HTMLInputElement>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [recording, setRecording] = useState(false);
  const [showSeals, setShowSeals] = useState(false);
  const canWrite = can('documents.create');
  const chosen = findRow(rows, chosenId);
  const own = chosen?.documentId ?? null;
  const canVoid = canWrite && chosen !== null && !chosen.voided;
  const thisYear = Number(today.slice(0, 4));
  const filtered = Object.keys(filter).length > 0;
  const narrow = <Name extends keyof Filter>(name: Name, value: Filter[Name] | undefined) => {
    const { [name]: _former, ...others } = filter;
    filterStore.set(value === undefined || value === '' ? others : { ...others, [name]: value });
  };
  const voidUse = async () => {
    if (chosen === null) return;
    const reason = await askReason({
      title: t('seals.voidTitle'),
      body: t('seals.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('seals.voidUse', { id: chosen.id, expectedRevision: chosen.revision, reason });
      announce(t('seals.voided'));
    } catch (error) {
      announceError(error);
    }
  };
  const print = async () => {
    try {
      const { file } = await runJob('seals.printUses', { year: filter.year ?? thisYear }, 'seals.printing');
      await printPdf(await readFile(file), file.name);
    } catch (error) {
      announceError(error);
    }
  };
  useCommands([
    {
      id: 'seals.record',
      label: 'seals.recordUse',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => canWrite,
      run: () => setRecording(true),
    },
    { id: 'seals.print', label: 'seals.print', shortcut: 'Ctrl+P', canRun: () => true, run: () => void print() },
    {
      id: 'seals.find',
      label: 'seals.find',
      shortcut: 'Ctrl+F',
      canRun: () => true,
      run: () => search.current?.focus(),
    },
    { id: 'seals.void', label: 'seals.voidTitle', canRun: () => canVoid, run: () => void voidUse() },
    { id: 'seals.manage', label: 'seals.manage', canRun: () => true, run: () => setShowSeals(!showSeals) },
  ]);
  const columns = columnsOf(text);
  const list = rows.loading ? (
    <LoadingState />
  ) : (
    <DataTable
      label={t('seals.title')}
      columns={showSeals ? columns.filter(({ id }) => BESIDE.has(id)) : columns}
      rowCount={rows.total}
      rowAt={rows.rowAt}
      keyOf={(row) => row.id}
      onShowing={rows.showing}
      selectedKey={chosenId}
      onSelect={(row) => setChosenId(row.id)}
      onOpen={(row) => row.documentId !== null && navigate(`/official/${row.documentId}`)}
      placeKey="official seals"
      resetKey={JSON.stringify(settled)}
      autoFocus
      empty={
        filtered ? (
          <EmptyState title={t('seals.noneFound')} />
        ) : (
          <EmptyState
            title={t('seals.none')}
            help={t('seals.noneHelp')}
            action={canWrite && <Button onClick={() => setRecording(true)}>{t('seals.recordUse')}</Button>}
          />
        )
      }
    />
  );
  return (
    <Page
      scroll={false}
      title={t('seals.title')}
      subtitle={rows.loading ? undefined : t('common.total', { count: rows.total })}
      actions={
        <>
          {own !== null && (
            <Button variant="default" onClick={() => navigate(`/official/${own}`)}>
              {t('seals.open')}
            </Button>
          )}
          {canVoid && (
            <Button variant="subtle" color="red" onClick={() => void voidUse()}>
              {t('common.void')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconRubberStamp size={15} aria-hidden />}
            aria-pressed={showSeals}
            onClick={() => setShowSeals(!showSeals)}
          >
            {t('seals.manage')}
          </Button>
          <ExportMenu list="sealUses" input={settled} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('seals.print')}
          </Button>
          {canWrite && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => setRecording(true)}
            >
              {t('seals.recordUse')}
            </Button>
          )}
        </>
      }
    >
      <SubTabs label={t('officialDocuments.tabs')} tabs={OFFICIAL_TABS} />
      <Toolbar>
        <TextInput
          ref={search}
          w={240}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('seals.findPlaceholder')}
          aria-label={t('seals.find')}
          value={filter.text ?? ''}
          onChange={(event) => narrow('text', event.currentTarget.value)}
        />
        <Select
          w={110}
          clearable
          placeholder={t('seals.allYears')}
          aria-label={t('seals.year')}
          data={Array.from({ length: 12 }, (_, index) => String(thisYear - index))}
          value={filter.year === undefined ? null : String(filter.year)}
          onChange={(value) => narrow('year', value === null ? undefined : Number(value))}
        />
        {filtered && (
          <Button variant="subtle" onClick={() => filterStore.set({})}>
            {t('common.clearFilter')}
          </Button>
        )}
      </Toolbar>
      <ErrorNotice error={rows.error} onRetry={rows.refetch} />
      <div className={styles.split} data-open={showSeals}>
        <div className={styles.list}>{list}</div>
        {showSeals && (
          <aside className={styles.side}>
            <SealsSide onClose={() => setShowSeals(false)} />
          </aside>
        )}
      </div>
      {recording && <RecordUseDialog onClose={() => setRecording(false)} />}
    </Page>
  );
}

function findRow(
  rows: { readonly total: number; rowAt(index: number): Use | undefined },
  id: string | null,
): Use | null {
  for (let index = 0; id !== null && index < rows.total; index += 1) {
    const row = rows.rowAt(index);
    if (row?.id === id) return row;
  }
  return null;
}

function columnsOf({ t }: Text): readonly Column<Use>[] {
  return [
    { id: 'usedOn', label: t('seals.usedOn'), width: 96, render: (row) => row.usedOn },
    {
      id: 'seal',
      label: t('seals.sealName'),
      width: 120,
      grow: 1,
      render: (row) => row.sealName,
      text: (row) => row.sealName,
    },
    { id: 'number', label: t('seals.number'), width: 140, render: (row) => row.number ?? '—' },
    {
      id: 'title',
      label: t('seals.subject'),
      width: 180,
      grow: 3,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    { id: 'copies', label: t('seals.copies'), width: 56, align: 'right', render: (row) => row.copies },
    { id: 'handledBy', label: t('seals.handledBy'), width: 76, render: (row) => row.handledBy },
    { id: 'approvedBy', label: t('seals.approvedBy'), width: 76, render: (row) => row.approvedBy },
    {
      id: 'state',
      label: t('seals.state'),
      width: 84,
      render: (row) =>
        row.voided ? (
          <StateBadge tone="quiet" icon="ban">
            {t('seals.voidedState')}
          </StateBadge>
        ) : (
          t('seals.inForce')
        ),
      text: (row) => (row.voidReason === null ? '' : t('seals.voidedBecause', { reason: row.voidReason })),
    },
    {
      id: 'note',
      label: t('seals.note'),
      width: 90,
      grow: 1,
      render: (row) => row.note ?? '',
      text: (row) => row.note ?? '',
    },
  ];
}
