import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useSession } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { PenaltyRow } from '#shared/features/penalties/penalties.contract.ts';
import { PENALTY_KINDS, type PenaltyKind } from '#shared/features/penalties/penalties.lists.ts';
import { reasonSentence } from '#shared/features/workingCalendars/reasonWords.ts';
import styles from './supervision.module.css';

type Filter = { readonly kind?: PenaltyKind; readonly year?: number; readonly text?: string };

const filterStore = createFilterStore<Filter>({});

/** 行政处罚登记簿: the penalties of all organizations, newest decision first, with the clock of each entry (features R12). */
export function PenaltiesPage() {
  const text = useText();
  const { t, label } = text;
  const [, go] = useLocation();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('penalties.register', settled);
  const print = () => printFile(() => runJob('penalties.printRegister', settled, 'supervision.printing'));
  return (
    <ListPage
      title={t('supervision.registerTitle')}
      rows={rows}
      filter={filter}
      commands={[
        {
          id: 'penalties.print',
          label: 'supervision.print',
          shortcut: 'Ctrl+P',
          canRun: () => rows.total > 0,
          run: () => void print(),
        },
      ]}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      actions={
        <>
          <ExportMenu list="penalties" input={settled} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            disabled={rows.total === 0}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('supervision.print')}
          </Button>
        </>
      }
      search={{
        id: 'penalties.find',
        label: 'supervision.filterText',
        placeholder: t('supervision.filterText'),
        width: 200,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={120}
            label={t('supervision.year')}
            all={t('supervision.allYears')}
            options={yearsDownFrom(Number(today.slice(0, 4)))}
            value={value.year}
            onChange={(chosen) => narrow('year', chosen)}
          />
          <FilterSelect
            width={220}
            label={t('penaltyFieldLabels.kind')}
            all={t('supervision.allKinds')}
            options={PENALTY_KINDS}
            words={(kind) => label('penaltyKindLabels', kind)}
            value={value.kind}
            onChange={(kind) => narrow('kind', kind)}
          />
        </>
      }
    >
      <p className={styles.rule}>{t('supervision.entryRule', { rule: t('entryClock.rulePenalty') })}</p>
      <ListTable
        label={t('supervision.registerTitle')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(`/organizations/${row.organizationId}?tab=supervision`)}
        placeKey="penalties"
        noneFound={t('supervision.noneFound')}
        none={{ title: t('supervision.noPenalties'), help: t('supervision.registerHelp') }}
      />
    </ListPage>
  );
}

function columnsOf({ t, label }: Text): readonly Column<PenaltyRow>[] {
  const content = ({ kind, amountYuan: amount, periodFrom: from, periodTo: to }: PenaltyRow) =>
    [
      label('penaltyKindLabels', kind),
      amount === null ? '' : t('supervision.amount', { amount }),
      from === null ? '' : t('supervision.fromTo', { from, to }),
    ]
      .filter(Boolean)
      .join(' ');
  return [
    { id: 'decidedOn', label: t('penaltyFieldLabels.decidedOn'), width: 96, render: (row) => row.decidedOn },
    {
      id: 'organization',
      label: t('supervision.organization'),
      width: 144,
      grow: 2,
      render: (row) => row.organizationName,
      text: (row) => row.organizationName,
    },
    { id: 'content', label: t('supervision.penaltyContent'), width: 128, grow: 1, render: content, text: content },
    {
      id: 'number',
      label: t('penaltyFieldLabels.decisionNumber'),
      width: 176,
      render: (row) => row.decisionNumber,
      text: (row) => row.decisionNumber,
    },
    {
      id: 'executed',
      label: t('penaltyFieldLabels.executedOn'),
      width: 104,
      render: (row) => row.executedOn ?? t('supervision.notExecuted'),
    },
    {
      id: 'entry',
      label: t('supervision.entry'),
      width: 208,
      render: ({ entry }) => (
        <StateBadge tone={entry.met ? 'fine' : 'overdue'} icon={entry.met ? 'check' : 'warning'}>
          {t(entry.met ? 'entryClock.met' : 'entryClock.late', { entered: entry.enteredOn })}
        </StateBadge>
      ),
      text: ({ entry }) => reasonSentence({ reason: entry.reason, basis: t('entryClock.basisPenalty') }, t),
    },
  ];
}
