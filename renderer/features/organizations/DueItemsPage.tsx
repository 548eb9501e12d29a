import { MultiSelect } from '@mantine/core';
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
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { DueItem } from '#shared/features/organizations/dueItems.contract.ts';
import {
  DUE_KINDS,
  type DueGroup,
  type DueHorizon,
  type DueKind,
} from '#shared/features/organizations/dueItems.rules.ts';
import { dueRuleWords } from '#shared/features/organizations/dueWords.ts';

/** Ranges of days: everything within 180 days with what is overdue; overdue only; and what lies ahead. */
const RANGES = ['all', 'overdue', '30', '90', '180'] as const;
type Range = (typeof RANGES)[number];

type Filter = {
  readonly range?: Range;
  readonly kinds?: readonly DueKind[];
  readonly township?: string;
  readonly text?: string;
};

const filterStore = createFilterStore<Filter>({});

/** Each kind alone, as an address asks for it. */
const KIND_CHOICES = DUE_KINDS.map((kind) => [kind] as const);

/** What a range asks for. */
const ASKED: Readonly<Record<Range, { readonly within: DueHorizon; readonly overdue: boolean }>> = {
  all: { within: 180, overdue: true },
  overdue: { within: 0, overdue: true },
  '30': { within: 30, overdue: false },
  '90': { within: 90, overdue: false },
  '180': { within: 180, overdue: false },
};
/** The groups that stand in a range. */
const GROUPS: Readonly<Record<Range, readonly DueGroup[]>> = {
  all: ['overdue', 'days30', 'days90', 'days180'],
  overdue: ['overdue'],
  '30': ['days30'],
  '90': ['days30', 'days90'],
  '180': ['days30', 'days90', 'days180'],
};

/** 到期事项: what falls due for all organizations, sorted by day, the rule beside each day. */
export function DueItemsPage() {
  const text = useText();
  const { t, label } = text;
  const [, go] = useLocation();
  const filter = useListFilter(filterStore);
  useAskedChoice(filterStore, 'range', RANGES);
  useAskedChoice(filterStore, 'kinds', KIND_CHOICES);
  const { value, settled, narrow } = filter;
  const { range = 'all', kinds, ...rest } = settled;
  const asked = { ...rest, ...(kinds === undefined ? {} : { kinds: [...kinds] }), ...ASKED[range] };
  const rows = usePagedRows('organizations.dueItems', asked);
  const { data } = useCall('organizations.dueItems', { ...asked, limit: 1 }, { keep: true });
  const print = () => printFile(() => runJob('organizations.printDueItems', asked, 'dueItems.printing'));
  const counted = (one: Range) =>
    data === undefined ? undefined : GROUPS[one].reduce((sum, group) => sum + (data.groups[group] ?? 0), 0);
  return (
    <ListPage
      title={t('dueItems.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      actions={<ExportMenu list="dueItems" input={asked} />}
      print={{ id: 'dueItems.print', label: 'dueItems.print', run: () => void print() }}
      search={{
        id: 'dueItems.find',
        label: 'dueItems.filterText',
        placeholder: t('dueItems.filterText'),
        width: 130,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSegments
            label={t('dueItems.rangeLabel')}
            options={RANGES}
            words={(one) => t(`dueItems.range_${one}`)}
            count={counted}
            value={value.range ?? 'all'}
            onChange={(one) => narrow('range', one === 'all' ? undefined : one)}
          />
          <MultiSelect
            w={120}
            clearable
            aria-label={t('dueItems.filterKinds')}
            placeholder={value.kinds === undefined ? t('dueItems.filterKinds') : ''}
            data={DUE_KINDS.map((kind) => ({ value: kind, label: label('dueKindLabels', kind) }))}
            value={[...(value.kinds ?? [])]}
            onChange={(chosen) => {
              const next = DUE_KINDS.filter((kind) => chosen.includes(kind));
              narrow('kinds', next.length === 0 ? undefined : next);
            }}
          />
          <FilterSelect
            width={120}
            label={t('dueItems.filterTownship')}
            all={t('dueItems.filterTownship')}
            options={data?.townships ?? []}
            value={value.township}
            onChange={(township) => narrow('township', township)}
          />
        </>
      }
    >
      <ListTable
        label={t('dueItems.listLabel')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(row.place)}
        placeKey="due items"
        noneFound={t('dueItems.nothingTitle')}
        none={{ title: t('dueItems.nothingTitle'), help: t('dueItems.nothingHelp') }}
      />
    </ListPage>
  );
}

function columnsOf({ t, label, known }: Text): readonly Column<DueItem>[] {
  const rule = (row: DueItem) => dueRuleWords(row, { say: t, known });
  return [
    { id: 'dueOn', label: t('dueItems.columnDueOn'), width: 96, render: (row) => row.dueOn },
    { id: 'days', label: t('dueItems.columnDays'), width: 116, render: (row) => <DueBadge daysLeft={row.daysLeft} /> },
    {
      id: 'kind',
      label: t('dueItems.columnKind'),
      width: 124,
      render: (row) => label('dueKindLabels', row.kind),
    },
    {
      id: 'organization',
      label: t('dueItems.columnOrganization'),
      width: 180,
      grow: 2,
      render: (row) => row.organizationName,
      text: (row) => row.organizationName,
    },
    {
      id: 'township',
      label: t('dueItems.columnTownship'),
      width: 110,
      render: (row) => row.townshipName ?? '—',
      text: (row) => row.townshipName ?? '',
    },
    { id: 'rule', label: t('dueItems.columnRule'), width: 200, grow: 3, render: rule, text: rule },
  ];
}
