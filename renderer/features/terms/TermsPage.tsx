import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSegments } from '#renderer/ui/FilterSegments.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { TermDueRow } from '#shared/features/terms/terms.contract.ts';
import {
  TERM_ORGANIZATION_TYPES,
  TERM_RANGES,
  type TermOrganizationType,
  type TermRange,
} from '#shared/features/terms/terms.lists.ts';
import styles from './terms.module.css';

type Filter = {
  readonly range?: TermRange;
  readonly township?: string;
  readonly text?: string;
  readonly organizationType?: TermOrganizationType;
};

const filterStore = createFilterStore<Filter>({});

/** 换届: organizations in effect by the last day of their term, and those without a recorded term (features R7). */
export function TermsPage() {
  const text = useText();
  const { t, label } = text;
  const [, go] = useLocation();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('terms.due', settled);
  const { data } = useCall('terms.due', { ...settled, limit: 1 }, { keep: true });
  const print = () => printFile(() => runJob('terms.printDue', settled, 'terms.printing'));
  return (
    <ListPage
      title={t('terms.title')}
      total="common.totalOrganizations"
      rows={rows}
      filter={filter}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      actions={<ExportMenu list="termsDue" input={settled} />}
      print={{ id: 'terms.print', label: 'terms.print', run: () => void print() }}
      search={{
        id: 'terms.find',
        label: 'terms.filterText',
        placeholder: t('terms.filterText'),
        width: 140,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSegments
            label={t('terms.rangeLabel')}
            options={TERM_RANGES}
            words={(range) => t(`terms.range_${range}`)}
            count={(range) => data?.counts[range]}
            value={value.range ?? 'due'}
            onChange={(range) => narrow('range', range === 'due' ? undefined : range)}
          />
          <FilterSelect
            width={132}
            label={t('terms.filterTownship')}
            all={t('terms.filterTownship')}
            options={data?.townships ?? []}
            value={value.township}
            onChange={(township) => narrow('township', township)}
          />
          <FilterSelect
            width={120}
            label={t('terms.filterType')}
            all={t('terms.filterType')}
            options={TERM_ORGANIZATION_TYPES}
            words={(type) => label('termTypeLabels', type)}
            value={value.organizationType}
            onChange={(type) => narrow('organizationType', type)}
          />
        </>
      }
    >
      <p className={styles.rule}>{t('terms.ruleShort')}</p>
      <ListTable
        label={t('terms.listLabel')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(`/organizations/${row.id}?tab=terms`)}
        placeKey="terms"
        noneFound={t('terms.nothingTitle')}
        none={{ title: t('terms.nothingTitle'), help: t('terms.nothingHelp') }}
      />
    </ListPage>
  );
}

function columnsOf({ t, label }: Text): readonly Column<TermDueRow>[] {
  const type = (row: TermDueRow) => label('termTypeLabels', row.organizationType);
  const postponed = ({ postponements, approvalNumber }: TermDueRow) =>
    postponements === 0 ? '' : t('terms.postponedBy', { count: postponements, number: approvalNumber ?? '' });
  return [
    { id: 'dueOn', label: t('terms.columnDueOn'), width: 96, render: (row) => row.dueOn ?? '' },
    { id: 'state', label: t('terms.columnState'), width: 112, render: (row) => <TermState row={row} /> },
    {
      id: 'organization',
      label: t('terms.columnOrganization'),
      width: 150,
      grow: 2,
      render: (row) => row.organizationName,
      text: (row) => row.organizationName,
    },
    {
      id: 'township',
      label: t('terms.columnTownship'),
      width: 96,
      render: (row) => row.townshipName ?? '',
      text: (row) => row.townshipName ?? '',
    },
    { id: 'type', label: t('terms.columnType'), width: 96, render: type, text: type },
    {
      id: 'term',
      label: t('terms.columnTerm'),
      width: 64,
      render: ({ number }) => (number === null ? '' : t('terms.numbered', { number })),
    },
    {
      id: 'length',
      label: t('terms.columnLength'),
      width: 128,
      render: ({ startOn, years }) => (startOn === null ? '' : t('terms.length', { startOn, years: years ?? '' })),
    },
    { id: 'postponed', label: t('terms.columnPostponed'), width: 120, grow: 1, render: postponed, text: postponed },
  ];
}

function TermState({ row: { daysLeft } }: { readonly row: TermDueRow }) {
  const { t } = useText();
  if (daysLeft === null)
    return (
      <StateBadge tone="quiet" icon="dot">
        {t('terms.range_unrecorded')}
      </StateBadge>
    );
  return <DueBadge daysLeft={daysLeft} />;
}
