import { Button } from '@mantine/core';
import { IconPlus, IconPrinter, IconRubberStamp } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { loadedRow, usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { OFFICIAL_TABS } from '#renderer/app/navigationItems.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import type { Command } from '#renderer/ui/commands.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { RecordUseDialog } from './RecordUseDialog.tsx';
import { SealsSide } from './SealsSide.tsx';

type Use = CallOutput<'seals.uses'>['rows'][number];
type Filter = Pick<CallInput<'seals.uses'>, 'text' | 'year'>;

/** Columns that stay while the seals stand beside the list. */
const BESIDE: ReadonlySet<string> = new Set(['usedOn', 'number', 'title', 'copies']);

const filterStore = createFilterStore<Filter>({});

/** 用印登记: every use of a seal, and the pictures of the office's seals at the side. */
export function SealsPage() {
  const text = useText();
  const { t } = text;
  const [, navigate] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('seals.uses', settled);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [recording, setRecording] = useState(false);
  const [showSeals, setShowSeals] = useState(false);
  const canWrite = can('documents.create');
  const chosen = loadedRow(rows, chosenId);
  const own = chosen?.documentId ?? null;
  const canVoid = canWrite && chosen !== null && !chosen.voided;
  const thisYear = Number(today.slice(0, 4));
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
  const print = () => printFile(() => runJob('seals.printUses', { year: value.year ?? thisYear }, 'seals.printing'));
  const commands: readonly Command[] = [
    {
      id: 'seals.record',
      label: 'seals.recordUse',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => canWrite,
      run: () => setRecording(true),
    },
    { id: 'seals.print', label: 'seals.print', shortcut: 'Ctrl+P', canRun: () => true, run: () => void print() },
    { id: 'seals.void', label: 'seals.voidTitle', canRun: () => canVoid, run: () => void voidUse() },
    { id: 'seals.manage', label: 'seals.manage', canRun: () => true, run: () => setShowSeals(!showSeals) },
  ];
  const columns = columnsOf(text);
  return (
    <ListPage
      title={t('seals.title')}
      rows={rows}
      filter={filter}
      commands={commands}
      tabs={{ label: t('officialDocuments.tabs'), tabs: OFFICIAL_TABS }}
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
      search={{
        id: 'seals.find',
        label: 'seals.find',
        placeholder: t('seals.findPlaceholder'),
        width: 240,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <FilterSelect
          width={110}
          all={t('seals.allYears')}
          label={t('seals.year')}
          options={yearsDownFrom(thisYear)}
          value={value.year}
          onChange={(year) => narrow('year', year)}
        />
      }
    >
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('seals.title')}
            rows={rows}
            filter={filter}
            columns={showSeals ? columns.filter(({ id }) => BESIDE.has(id)) : columns}
            chosen={chosenId}
            onChoose={(row) => setChosenId(row.id)}
            onOpen={(row) => row.documentId !== null && navigate(`/official/${row.documentId}`)}
            placeKey="official seals"
            noneFound={t('seals.noneFound')}
            none={{
              title: t('seals.none'),
              help: t('seals.noneHelp'),
              action: canWrite && <Button onClick={() => setRecording(true)}>{t('seals.recordUse')}</Button>,
            }}
          />
        }
        side={showSeals ? <SealsSide onClose={() => setShowSeals(false)} /> : null}
      />
      {recording && <RecordUseDialog onClose={() => setRecording(false)} />}
    </ListPage>
  );
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
