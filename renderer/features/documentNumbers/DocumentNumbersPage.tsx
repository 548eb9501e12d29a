import { Button, Select } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call, readFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
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
import { NUMBER_STATES } from '#shared/features/documentNumbers/documentNumbers.contract.ts';
import styles from './DocumentNumbersPage.module.css';
import { MarkIssuedDialog } from './MarkIssuedDialog.tsx';
import { ReserveDialog } from './ReserveDialog.tsx';

export type NumberRow = CallOutput<'documentNumbers.list'>['rows'][number];
type Filter = Pick<CallInput<'documentNumbers.list'>, 'classCode' | 'year' | 'state'>;

/** The filter stays when a document is opened and left again. */
const filterStore = createStore<Filter>({});

/** 发文字号登记: every number of the office in order, those still open, used and voided. */
export function DocumentNumbersPage() {
  const text = useText();
  const { t, label } = text;
  const [, navigate] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useStore(filterStore);
  const rows = usePagedRows('documentNumbers.list', filter);
  const classes = useCall('documentNumbers.classes', {}, { keep: true });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'reserve' | 'issued' | null>(null);
  const canWrite = can('documents.create');
  const chosen = findRow(rows, chosenId);
  const own = chosen?.documentId ?? null;
  const { classCode, year } = filter;
  // Without a choice the class of the chosen row is meant, or the one that is used most.
  const mostUsed = [...(classes.data?.classes ?? [])].sort((left, right) => right.used - left.used)[0];
  const meantClass = classCode ?? chosen?.classCode ?? mostUsed?.classCode;
  const next = classes.data?.classes.find((one) => one.classCode === meantClass)?.next;
  const filtered = Object.keys(filter).length > 0;
  const narrow = <Name extends keyof Filter>(name: Name, value: Filter[Name] | undefined) => {
    const { [name]: _former, ...others } = filter;
    filterStore.set(value === undefined ? others : { ...others, [name]: value });
  };
  const voidNumber = async () => {
    if (chosen === null) return;
    const reason = await askReason({
      title: t('documentNumbers.voidTitle', { number: chosen.number }),
      body: t('documentNumbers.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('documentNumbers.void', { id: chosen.id, expectedRevision: chosen.revision, reason });
      announce(t('documentNumbers.voided'));
    } catch (error) {
      announceError(error);
    }
  };
  const print = async () => {
    if (meantClass === undefined) return;
    // The list shows what is printed.
    const input = { classCode: meantClass, year: year ?? chosen?.year ?? Number(today.slice(0, 4)) };
    filterStore.set(input);
    try {
      const { file } = await runJob('documentNumbers.print', input, 'documentNumbers.printing');
      await printPdf(await readFile(file), file.name);
    } catch (error) {
      announceError(error);
    }
  };
  const canPrint = meantClass !== undefined && rows.total > 0;
  const canVoid = canWrite && chosen !== null && chosen.state !== 'voided';
  const canMark = canWrite && chosen?.state === 'reserved' && own === null;
  useCommands([
    {
      id: 'numbers.reserve',
      label: 'documentNumbers.reserveTitle',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => canWrite,
      run: () => setDialog('reserve'),
    },
    {
      id: 'numbers.print',
      label: 'documentNumbers.print',
      shortcut: 'Ctrl+P',
      canRun: () => canPrint,
      run: () => void print(),
    },
    {
      id: 'numbers.issued',
      label: 'documentNumbers.markIssued',
      canRun: () => canMark,
      run: () => setDialog('issued'),
    },
    { id: 'numbers.void', label: 'documentNumbers.void', canRun: () => canVoid, run: () => void voidNumber() },
  ]);
  return (
    <Page
      scroll={false}
      title={t('documentNumbers.heading')}
      subtitle={rows.loading ? undefined : t('common.total', { count: rows.total })}
      actions={
        <>
          {own !== null && (
            <Button variant="default" onClick={() => navigate(`/official/${own}`)}>
              {t('documentNumbers.open')}
            </Button>
          )}
          {canVoid && (
            <Button variant="subtle" color="red" onClick={() => void voidNumber()}>
              {t('documentNumbers.void')}
            </Button>
          )}
          {canMark && (
            <Button variant="default" onClick={() => setDialog('issued')}>
              {t('documentNumbers.markIssued')}
            </Button>
          )}
          <ExportMenu list="documentNumbers" input={filter} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            disabled={!canPrint}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('documentNumbers.print')}
          </Button>
          {canWrite && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => setDialog('reserve')}
            >
              {t('documentNumbers.reserve')}
            </Button>
          )}
        </>
      }
    >
      <SubTabs label={t('officialDocuments.tabs')} tabs={OFFICIAL_TABS} />
      <Toolbar>
        <Select
          w={150}
          clearable
          placeholder={t('documentNumbers.allClasses')}
          aria-label={t('documentNumbers.classCode')}
          data={(classes.data?.classes ?? []).map((one) => one.classCode)}
          value={classCode ?? null}
          onChange={(value) => narrow('classCode', value ?? undefined)}
        />
        <Select
          w={110}
          clearable
          placeholder={t('documentNumbers.allYears')}
          aria-label={t('documentNumbers.year')}
          data={(classes.data?.years ?? []).map(String)}
          value={year === undefined ? null : String(year)}
          onChange={(value) => narrow('year', value === null ? undefined : Number(value))}
        />
        <Select
          w={120}
          clearable
          placeholder={t('documentNumbers.allStates')}
          aria-label={t('documentNumbers.state')}
          data={NUMBER_STATES.map((state) => ({ value: state, label: label('numberStateLabels', state) }))}
          value={filter.state ?? null}
          onChange={(value) =>
            narrow(
              'state',
              NUMBER_STATES.find((state) => state === value),
            )
          }
        />
        {filtered && (
          <Button variant="subtle" onClick={() => filterStore.set({})}>
            {t('common.clearFilter')}
          </Button>
        )}
        {next !== undefined && <span className={styles.next}>{t('documentNumbers.next', { number: next })}</span>}
      </Toolbar>
      <ErrorNotice error={rows.error ?? classes.error} onRetry={rows.refetch} />
      {rows.loading ? (
        <LoadingState />
      ) : (
        <DataTable
          label={t('documentNumbers.heading')}
          columns={columnsOf(text)}
          rowCount={rows.total}
          rowAt={rows.rowAt}
          keyOf={(row) => row.id}
          onShowing={rows.showing}
          selectedKey={chosenId}
          onSelect={(row) => setChosenId(row.id)}
          onOpen={(row) => row.documentId !== null && navigate(`/official/${row.documentId}`)}
          placeKey="official numbers"
          resetKey={JSON.stringify(filter)}
          autoFocus
          empty={
            filtered ? (
              <EmptyState title={t('documentNumbers.noneFound')} />
            ) : (
              <EmptyState
                title={t('documentNumbers.none')}
                help={t('documentNumbers.noneHelp')}
                action={
                  canWrite && <Button onClick={() => setDialog('reserve')}>{t('documentNumbers.reserve')}</Button>
                }
              />
            )
          }
        />
      )}
      {dialog === 'reserve' && (
        <ReserveDialog
          classes={classes.data?.classes ?? []}
          initialClass={classCode ?? null}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'issued' && chosen !== null && <MarkIssuedDialog number={chosen} onClose={() => setDialog(null)} />}
    </Page>
  );
}

function findRow(
  rows: { readonly total: number; rowAt(index: number): NumberRow | undefined },
  id: string | null,
): NumberRow | null {
  for (let index = 0; id !== null && index < rows.total; index += 1) {
    const row = rows.rowAt(index);
    if (row?.id === id) return row;
  }
  return null;
}

const LOOKS = {
  reserved: { tone: 'near', icon: 'clock' },
  issued: { tone: 'fine', icon: 'check' },
  voided: { tone: 'quiet', icon: 'ban' },
} as const;

function columnsOf({ t, label }: Text): readonly Column<NumberRow>[] {
  return [
    { id: 'number', label: t('documentNumbers.number'), width: 156, render: (row) => row.number },
    {
      id: 'title',
      label: t('documentNumbers.subject'),
      width: 200,
      grow: 4,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    {
      id: 'state',
      label: t('documentNumbers.state'),
      width: 88,
      render: (row) => <StateBadge {...LOOKS[row.state]}>{label('numberStateLabels', row.state)}</StateBadge>,
    },
    { id: 'reservedOn', label: t('documentNumbers.reservedOn'), width: 96, render: (row) => row.reservedOn },
    { id: 'issuedOn', label: t('documentNumbers.issuedOn'), width: 96, render: (row) => row.issuedOn ?? '—' },
    { id: 'by', label: t('documentNumbers.byName'), width: 80, render: (row) => row.byName },
    {
      id: 'reason',
      label: t('documentNumbers.voidReason'),
      width: 110,
      grow: 1,
      render: (row) => row.voidReason ?? '',
      text: (row) => row.voidReason ?? '',
    },
  ];
}
