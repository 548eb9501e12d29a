import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSegments } from '#renderer/ui/FilterSegments.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { LiaisonRow } from '#shared/features/contacts/contacts.contract.ts';
import { LIAISON_STATES, type LiaisonState } from '#shared/features/contacts/contacts.lists.ts';
import styles from './contacts.module.css';

type Filter = { readonly state?: LiaisonState; readonly township?: string; readonly text?: string };

const filterStore = createFilterStore<Filter>({});

/** 联络员名册: the liaison of every organization in effect, and which lists are confirmed this quarter (domain.md §3.3, §9.1). */
export function LiaisonsPage() {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('contacts.liaisons', settled);
  const { data } = useCall('contacts.liaisons', { ...settled, limit: 1 }, { keep: true });
  const print = () => printFile(() => runJob('contacts.printLiaisons', settled, 'contacts.printing'));
  return (
    <ListPage
      title={t('contacts.rosterTitle')}
      total="common.totalOrganizations"
      rows={rows}
      filter={filter}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      actions={<ExportMenu list="liaisons" input={settled} />}
      print={{ id: 'liaisons.print', label: 'contacts.print', run: () => void print() }}
      search={{
        id: 'liaisons.find',
        label: 'contacts.filterText',
        placeholder: t('contacts.filterText'),
        width: 180,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSegments
            label={t('contacts.stateLabel')}
            options={LIAISON_STATES}
            words={(state) => t(`contacts.state_${state}`)}
            count={(state) => data?.counts[state]}
            value={value.state ?? 'all'}
            onChange={(state) => narrow('state', state === 'all' ? undefined : state)}
          />
          <FilterSelect
            width={132}
            label={t('contacts.columnTownship')}
            all={t('contacts.columnTownship')}
            options={data?.townships ?? []}
            value={value.township}
            onChange={(township) => narrow('township', township)}
          />
        </>
      }
    >
      {data !== undefined && (
        <p className={styles.rule}>
          {t('contacts.rosterRule', { quarter: t('contacts.quarterName', data.quarter), date: data.quarter.endsOn })}
        </p>
      )}
      <ListTable
        label={t('contacts.rosterTitle')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(`/organizations/${row.id}?tab=contacts`)}
        placeKey="liaisons"
        noneFound={t('contacts.noneFound')}
        none={{ title: t('contacts.noneFound'), help: t('contacts.rosterHelp') }}
      />
    </ListPage>
  );
}

function columnsOf({ t }: Text): readonly Column<LiaisonRow>[] {
  return [
    {
      id: 'organization',
      label: t('contacts.columnOrganization'),
      width: 200,
      grow: 2,
      render: (row) => row.organizationName,
      text: (row) => row.organizationName,
    },
    {
      id: 'township',
      label: t('contacts.columnTownship'),
      width: 112,
      render: (row) => row.townshipName ?? '',
      text: (row) => row.townshipName ?? '',
    },
    {
      id: 'liaison',
      label: t('contacts.columnLiaison'),
      width: 144,
      grow: 1,
      render: (row) =>
        row.liaisons ?? (
          <StateBadge tone="overdue" icon="warning">
            {t('contacts.vacantCell')}
          </StateBadge>
        ),
      text: (row) => row.liaisons ?? '',
    },
    { id: 'phone', label: t('contactFieldLabels.workPhone'), width: 136, render: (row) => row.workPhones ?? '' },
    { id: 'since', label: t('contacts.columnSince'), width: 104, render: (row) => row.since ?? '' },
    {
      id: 'confirmed',
      label: t('contacts.columnConfirmed'),
      width: 176,
      render: ({ confirmedOn, confirmedByName }) => (
        <StateBadge tone={confirmedOn === null ? 'near' : 'fine'} icon={confirmedOn === null ? 'clock' : 'check'}>
          {confirmedOn === null ? t('contacts.notConfirmed') : `${confirmedOn} ${confirmedByName ?? ''}`}
        </StateBadge>
      ),
    },
  ];
}
