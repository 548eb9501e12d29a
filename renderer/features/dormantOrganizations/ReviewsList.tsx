import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { DORMANT_OUTCOMES } from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';
import type { DormantListProps } from './DormantPage.tsx';
import { Outcome } from './Outcome.tsx';

type Row = CallOutput<'dormantOrganizations.reviews'>['rows'][number];
type Filter = NonNullable<CallInput<'dormantOrganizations.reviews'>['filter']>;

const PROGRESS = ['open', 'overdue', 'done'] as const;
const filterStore = createFilterStore<Filter>({});

/** 处置记录: every outcome recorded, newest first; organizations that left the list stay here. */
export function ReviewsList({ view, chosen, wide, act, choose, open, beside }: DormantListProps) {
  const text = useText();
  const { t } = text;
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('dormantOrganizations.reviews', { filter: settled });
  const facets = useCall('organizations.facets', {});
  const chosenRow = firstOf(rows, chosen);
  return (
    <ListPage
      title={t('dormantOrganizations.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      actions={
        <>
          {act}
          <ExportMenu list="dormantReviews" input={{ filter: settled }} />
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
            width={120}
            label={t('dormantOrganizations.outcome')}
            all={t('dormantOrganizations.allOutcomes')}
            options={DORMANT_OUTCOMES}
            words={(outcome) => t(`dormantOutcomeLabels.${outcome}`)}
            value={value.outcome}
            onChange={(outcome) => narrow('outcome', outcome)}
          />
          <FilterSelect
            width={150}
            label={t('dormantOrganizations.township')}
            all={t('dormantOrganizations.allTownships')}
            options={facets.data?.townships ?? []}
            value={value.townshipName}
            onChange={(township) => narrow('townshipName', township)}
          />
          <FilterSelect
            width={130}
            label={t('dormantOrganizations.progress')}
            all={t('dormantOrganizations.allProgress')}
            options={PROGRESS}
            words={(progress) => t(`dormantOrganizations.progress_${progress}`)}
            value={value.progress}
            onChange={(progress) => narrow('progress', progress)}
          />
        </>
      }
      note={view}
    >
      {beside(
        <ListTable
          label={t('dormantOrganizations.reviews')}
          rows={rows}
          filter={filter}
          columns={columnsOf(text, today, chosen !== null && wide)}
          chosen={chosenRow?.id ?? null}
          onChoose={(row) => choose(row.organizationId)}
          onOpen={(row) => open(row.organizationId)}
          placeKey="dormant reviews"
          noneFound={t('dormantOrganizations.noReviewsFound')}
          none={{ title: t('dormantOrganizations.noReviews'), help: t('dormantOrganizations.noReviewsHelp') }}
        />,
        chosenRow?.name ?? null,
      )}
    </ListPage>
  );
}

function firstOf(
  rows: { readonly total: number; rowAt(index: number): Row | undefined },
  organizationId: string | null,
): Row | undefined {
  for (let index = 0; organizationId !== null && index < rows.total; index += 1) {
    const row = rows.rowAt(index);
    if (row?.organizationId === organizationId) return row;
  }
  return undefined;
}

/** Columns that stay while an organization stands beside the list. */
const BESIDE: ReadonlySet<string> = new Set(['decidedOn', 'name', 'outcome', 'dueOn']);

function columnsOf({ t }: Text, today: string, isBeside: boolean): readonly Column<Row>[] {
  const basis = (row: Row) =>
    [row.documentNo, row.basisText].filter((part) => part !== null).join(t('dormantOrganizations.listJoin'));
  const all: readonly Column<Row>[] = [
    { id: 'decidedOn', label: t('dormantOrganizations.decidedOn'), width: 90, render: (row) => row.decidedOn },
    {
      id: 'name',
      label: t('dormantOrganizations.name'),
      width: 136,
      grow: 2,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    {
      id: 'outcome',
      label: t('dormantOrganizations.outcome'),
      width: 128,
      render: (row) => <Outcome review={row} today={today} />,
    },
    { id: 'basis', label: t('dormantOrganizations.basis'), width: 118, grow: 2, render: basis, text: basis },
    {
      id: 'statement',
      label: t('dormantOrganizations.statement'),
      width: 96,
      grow: 2,
      render: (row) => row.statementText ?? '',
      text: (row) => row.statementText ?? '',
    },
    { id: 'dueOn', label: t('dormantOrganizations.dueOn'), width: 90, render: (row) => row.dueOn ?? '' },
    { id: 'doneOn', label: t('dormantOrganizations.doneOn'), width: 90, render: (row) => row.doneOn ?? '' },
    { id: 'by', label: t('dormantOrganizations.recordedBy'), width: 76, render: (row) => row.recordedByName },
  ];
  return isBeside ? all.filter(({ id }) => BESIDE.has(id)) : all;
}
