import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { DORMANCY_REASONS, type DormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import { reasonWords, ruleWords } from '#shared/features/dormantOrganizations/dormancyWords.ts';
import { DORMANT_OUTCOMES } from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';
import styles from './Dormant.module.css';
import type { DormantListProps } from './DormantPage.tsx';
import { placeOfRecord } from './dormantWords.ts';
import { Outcome } from './Outcome.tsx';

type Row = CallOutput<'dormantOrganizations.list'>['rows'][number];
type Filter = NonNullable<CallInput<'dormantOrganizations.list'>['filter']>;

const filterStore = createFilterStore<Filter>({});

/** 候选名单: whoever the rule lists, each line with its reasons; the rule stands above the list. */
export function CandidatesList({ view, chosen, wide, act, choose, open, beside }: DormantListProps) {
  const text = useText();
  const { t } = text;
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('dormantOrganizations.list', { filter: settled });
  const overview = useCall('dormantOrganizations.overview', {});
  const rule = overview.data?.rule;
  const print = () =>
    printFile(() => runJob('dormantOrganizations.print', { filter: settled }, 'dormantOrganizations.printing'));
  const name = chosen === null ? null : (rowNamed(rows, chosen)?.name ?? null);
  return (
    <ListPage
      title={t('dormantOrganizations.title')}
      total="common.totalOrganizations"
      rows={rows}
      filter={filter}
      error={overview.error}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      commands={[
        {
          id: 'dormant.print',
          label: 'dormantOrganizations.print',
          shortcut: 'Ctrl+P',
          canRun: () => rows.total > 0,
          run: () => void print(),
        },
      ]}
      actions={
        <>
          {act}
          <ExportMenu list="dormantOrganizations" input={{ filter: settled }} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            title="Ctrl+P"
            disabled={rows.total === 0}
            onClick={() => void print()}
          >
            {t('dormantOrganizations.print')}
          </Button>
        </>
      }
      search={{
        id: 'dormant.find',
        label: 'dormantOrganizations.find',
        placeholder: t('dormantOrganizations.findPlaceholder'),
        width: 180,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={150}
            label={t('dormantOrganizations.reason')}
            all={t('dormantOrganizations.allReasons')}
            options={DORMANCY_REASONS}
            words={(reason) => `${t(`dormantReasonLabels.${reason}`)} ${overview.data?.byReason[reason] ?? ''}`}
            value={value.reason}
            onChange={(reason) => narrow('reason', reason)}
          />
          <FilterSelect
            width={150}
            label={t('dormantOrganizations.township')}
            all={t('dormantOrganizations.allTownships')}
            options={overview.data?.townships ?? []}
            value={value.townshipName}
            onChange={(township) => narrow('townshipName', township)}
          />
          <FilterSelect
            width={120}
            label={t('dormantOrganizations.outcome')}
            all={t('dormantOrganizations.allOutcomes')}
            options={['none', ...DORMANT_OUTCOMES]}
            words={(outcome) =>
              outcome === 'none' ? t('dormantOrganizations.outcomeNone') : t(`dormantOutcomeLabels.${outcome}`)
            }
            value={value.outcome}
            onChange={(outcome) => narrow('outcome', outcome)}
          />
        </>
      }
      note={view}
    >
      {overview.data !== undefined && (
        <p className={styles.rule}>{ruleWords(overview.data.rule, overview.data.years, t)}</p>
      )}
      {beside(
        <ListTable
          label={t('dormantOrganizations.candidates')}
          rows={rows}
          filter={filter}
          columns={rule === undefined ? [] : columnsOf(text, { rule, today, isBeside: chosen !== null && wide, wide })}
          chosen={chosen}
          onChoose={(row) => choose(row.id)}
          onOpen={(row) => open(row.id)}
          placeKey="dormant organizations"
          noneFound={t('dormantOrganizations.noneFound')}
          none={{ title: t('dormantOrganizations.none'), help: t('dormantOrganizations.noneHelp') }}
        />,
        name,
      )}
    </ListPage>
  );
}

function rowNamed(
  rows: { readonly total: number; rowAt(index: number): Row | undefined },
  id: string,
): Row | undefined {
  for (let index = 0; index < rows.total; index += 1) {
    const row = rows.rowAt(index);
    if (row?.id === id) return row;
  }
  return undefined;
}

/** The reasons in a few words, each the way to the record it rests on; the whole sentences stand beside the list. */
function ReasonLinks({
  row,
  rule,
  withDates,
}: {
  readonly row: Row;
  readonly rule: DormancySettings;
  readonly withDates: boolean;
}) {
  const { t } = useText();
  return row.reasons.map((reason) => {
    const [record] = reason.records;
    const words = withDates
      ? t(`dormantOrganizations.short_${reason.kind}`, {
          years: reason.years.join(t('dormantOrganizations.yearsJoin')),
          date: reason.kind === 'certificate_expired' ? reason.lastOn : reason.since,
        })
      : t(`dormantReasonLabels.${reason.kind}`);
    if (record === undefined) return <span key={reason.kind}>{words}</span>;
    return (
      <Link
        key={reason.kind}
        href={placeOfRecord(record, row.organizationId)}
        className={styles.short}
        title={reasonWords(reason, rule, t)}
        onClick={(event) => event.stopPropagation()}
      >
        {words}
      </Link>
    );
  });
}

/** Columns that stay while an organization stands beside the list. */
const BESIDE: ReadonlySet<string> = new Set(['name', 'reasons', 'outcome']);

type Shown = {
  readonly rule: DormancySettings;
  readonly today: string;
  /** An organization stands beside the list, with every reason in full. */
  readonly isBeside: boolean;
  readonly wide: boolean;
};

function columnsOf({ t }: Text, { rule, today, isBeside, wide }: Shown): readonly Column<Row>[] {
  const sentences = (row: Row) =>
    row.reasons.map((reason) => reasonWords(reason, rule, t)).join(t('dormantOrganizations.listJoin'));
  const all: readonly Column<Row>[] = [
    {
      id: 'name',
      label: t('dormantOrganizations.name'),
      width: 168,
      grow: 2,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    { id: 'code', label: t('dormantOrganizations.code'), width: 176, render: (row) => row.code ?? '' },
    {
      id: 'township',
      label: t('dormantOrganizations.township'),
      width: 112,
      render: (row) => row.townshipName ?? '',
      text: (row) => row.townshipName ?? '',
    },
    {
      id: 'reasons',
      label: t('dormantOrganizations.reasons'),
      width: 280,
      grow: 3,
      render: (row) => <ReasonLinks row={row} rule={rule} withDates={wide && !isBeside} />,
      text: sentences,
    },
    {
      id: 'outcome',
      label: t('dormantOrganizations.outcome'),
      width: 120,
      render: (row) => <Outcome review={row.review} today={today} />,
    },
    { id: 'dueOn', label: t('dormantOrganizations.dueOn'), width: 88, render: (row) => row.review?.dueOn ?? '' },
  ];
  // On a small window all reasons of a line are seen rather than the township, which has a filter of its own.
  return all.filter(({ id }) => (isBeside ? BESIDE.has(id) : wide || id !== 'township'));
}
