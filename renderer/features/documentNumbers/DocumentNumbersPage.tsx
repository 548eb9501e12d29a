import { Button } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { loadedRow, usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { OFFICIAL_TABS } from '#renderer/app/navigationItems.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import type { Command } from '#renderer/ui/commands.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { NUMBER_STATES } from '#shared/features/documentNumbers/documentNumbers.contract.ts';
import styles from './DocumentNumbersPage.module.css';
import { MarkIssuedDialog } from './MarkIssuedDialog.tsx';
import { ReserveDialog } from './ReserveDialog.tsx';

export type NumberRow = CallOutput<'documentNumbers.list'>['rows'][number];
type Filter = Pick<CallInput<'documentNumbers.list'>, 'classCode' | 'year' | 'state'>;

const filterStore = createFilterStore<Filter>({});

/** 发文字号登记: every number of the office in order, those still open, used and voided. */
export function DocumentNumbersPage() {
  const text = useText();
  const { t, label } = text;
  const [, navigate] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore, 0);
  const { value, narrow } = filter;
  const rows = usePagedRows('documentNumbers.list', value);
  const classes = useCall('documentNumbers.classes', {}, { keep: true });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'reserve' | 'issued' | null>(null);
  const canWrite = can('documents.create');
  const chosen = loadedRow(rows, chosenId);
  const own = chosen?.documentId ?? null;
  const { classCode, year } = value;
  // Without a choice the class of the chosen row is meant, or the one that is used most.
  const mostUsed = [...(classes.data?.classes ?? [])].sort((left, right) => right.used - left.used)[0];
  const meantClass = classCode ?? chosen?.classCode ?? mostUsed?.classCode;
  const next = classes.data?.classes.find((one) => one.classCode === meantClass)?.next;
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
    await printFile(() => runJob('documentNumbers.print', input, 'documentNumbers.printing'));
  };
  const canPrint = meantClass !== undefined && rows.total > 0;
  const canVoid = canWrite && chosen !== null && chosen.state !== 'voided';
  const canMark = canWrite && chosen?.state === 'reserved' && own === null;
  const commands: readonly Command[] = [
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
  ];
  return (
    <ListPage
      title={t('documentNumbers.heading')}
      rows={rows}
      filter={filter}
      error={classes.error}
      commands={commands}
      tabs={{ label: t('officialDocuments.tabs'), tabs: OFFICIAL_TABS }}
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
          <ExportMenu list="documentNumbers" input={value} />
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
      filters={
        <>
          <FilterSelect
            width={150}
            all={t('documentNumbers.allClasses')}
            label={t('documentNumbers.classCode')}
            options={(classes.data?.classes ?? []).map((one) => one.classCode)}
            value={classCode}
            onChange={(chosenClass) => narrow('classCode', chosenClass)}
          />
          <FilterSelect
            width={110}
            all={t('documentNumbers.allYears')}
            label={t('documentNumbers.year')}
            options={classes.data?.years ?? []}
            value={year}
            onChange={(chosenYear) => narrow('year', chosenYear)}
          />
          <FilterSelect
            width={120}
            all={t('documentNumbers.allStates')}
            label={t('documentNumbers.state')}
            options={NUMBER_STATES}
            words={(state) => label('numberStateLabels', state)}
            value={value.state}
            onChange={(state) => narrow('state', state)}
          />
        </>
      }
      note={next !== undefined && <span className={styles.next}>{t('documentNumbers.next', { number: next })}</span>}
    >
      <ListTable
        label={t('documentNumbers.heading')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        chosen={chosenId}
        onChoose={(row) => setChosenId(row.id)}
        onOpen={(row) => row.documentId !== null && navigate(`/official/${row.documentId}`)}
        placeKey="official numbers"
        noneFound={t('documentNumbers.noneFound')}
        none={{
          title: t('documentNumbers.none'),
          help: t('documentNumbers.noneHelp'),
          action: canWrite && <Button onClick={() => setDialog('reserve')}>{t('documentNumbers.reserve')}</Button>,
        }}
      />
      {dialog === 'reserve' && (
        <ReserveDialog
          classes={classes.data?.classes ?? []}
          initialClass={classCode ?? null}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'issued' && chosen !== null && <MarkIssuedDialog number={chosen} onClose={() => setDialog(null)} />}
    </ListPage>
  );
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
