import { Checkbox } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import { openedView } from '#renderer/api/openedView.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { useStore } from '#renderer/api/store.ts';
import { OFFICIAL_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { ViewsMenu } from '#renderer/ui/ViewsMenu.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { DOCUMENT_FORMS, DOCUMENT_STAGES } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { officialFilter } from '#shared/features/search/search.contract.ts';
import { DocumentStage } from './DocumentStage.tsx';
import { NewDocumentMenu, newDocumentPlaces } from './NewDocumentMenu.tsx';

export { OfficialDocumentPage } from './OfficialDocumentPage.tsx';

type Row = CallOutput<'officialDocuments.list'>['rows'][number];
type Filter = NonNullable<CallInput<'officialDocuments.list'>['filter']>;

const filterStore = createFilterStore<Filter>({});
const officialView = z.object({ filter: officialFilter });
const currentView = (): string => JSON.stringify({ filter: filterStore.get() });

/** Shows a saved view. @returns false when it does not fit the list any more */
function showView(state: string): boolean {
  const parsed = officialView.safeParse(JSON.parse(state));
  if (parsed.success) filterStore.set(parsed.data.filter);
  return parsed.success;
}

/** 发文: the documents that the office writes and issues, newest first. */
export function OfficialDocumentsPage() {
  const text = useText();
  const { t, label } = text;
  const [, navigate] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('officialDocuments.list', { filter: settled });
  const opened = useStore(openedView);
  useEffect(() => {
    if (opened?.page !== 'officialDocuments') return;
    openedView.set(null);
    showView(opened.state);
  }, [opened]);
  const canCreate = can('documents.create');
  const year = Number(today.slice(0, 4));
  return (
    <ListPage
      title={t('officialDocuments.title')}
      rows={rows}
      filter={filter}
      commands={newDocumentPlaces.map(({ path, label: name, shortcut }) => ({
        id: `official.${path}`,
        label: name,
        group: 'officialDocuments.create' as const,
        ...(shortcut === undefined ? {} : { shortcut }),
        canRun: () => canCreate,
        run: () => navigate(path),
      }))}
      actions={
        <>
          <ViewsMenu page="officialDocuments" current={currentView} show={showView} />
          <ExportMenu list="officialDocuments" input={{ filter: settled }} />
          {canCreate && <NewDocumentMenu />}
        </>
      }
      tabs={{ label: t('officialDocuments.tabs'), tabs: OFFICIAL_TABS }}
      search={{
        id: 'official.find',
        label: 'officialDocuments.find',
        placeholder: t('officialDocuments.findPlaceholder'),
        width: 220,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={120}
            all={t('officialDocuments.allStages')}
            label={t('officialDocuments.stage')}
            options={DOCUMENT_STAGES}
            words={(stage) => label('officialStageLabels', stage)}
            value={value.stage}
            onChange={(stage) => narrow('stage', stage)}
          />
          <FilterSelect
            width={130}
            all={t('officialDocuments.allForms')}
            label={t('officialDocuments.form')}
            options={DOCUMENT_FORMS}
            words={(form) => label('officialFormLabels', form)}
            value={value.form}
            onChange={(form) => narrow('form', form)}
          />
          <FilterSelect
            width={110}
            all={t('officialDocuments.allYears')}
            label={t('officialDocuments.year')}
            options={yearsDownFrom(year + 1)}
            value={value.year}
            onChange={(chosen) => narrow('year', chosen)}
          />
          <Checkbox
            label={t('officialDocuments.includeVoided')}
            checked={value.includeVoided === true}
            onChange={(event) => narrow('includeVoided', event.currentTarget.checked || undefined)}
          />
        </>
      }
    >
      <ListTable
        label={t('officialDocuments.title')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => navigate(`/official/${row.id}`)}
        placeKey="official"
        noneFound={t('officialDocuments.noneFound')}
        none={{
          title: t('officialDocuments.noneYet'),
          help: t('officialDocuments.noneYetHelp'),
          action: canCreate && <NewDocumentMenu />,
        }}
      />
    </ListPage>
  );
}

function columnsOf({ t, label }: Text): readonly Column<Row>[] {
  return [
    {
      id: 'number',
      label: t('officialDocuments.number'),
      width: 148,
      render: (row) => row.number ?? '—',
      text: (row) => row.number ?? '',
    },
    {
      id: 'title',
      label: t('officialDocuments.titleField'),
      width: 200,
      grow: 4,
      render: (row) => row.title || t('officialDocuments.untitled'),
      text: (row) => row.title,
    },
    {
      id: 'kind',
      label: t('officialDocuments.kind'),
      width: 136,
      render: (row) => row.kind || label('officialFormLabels', row.form),
      text: (row) => row.kind || label('officialFormLabels', row.form),
    },
    { id: 'stage', label: t('officialDocuments.stage'), width: 88, render: (row) => <DocumentStage row={row} /> },
    {
      id: 'waiting',
      label: t('officialDocuments.waitingFor'),
      width: 88,
      render: (row) => label('waitingForLabels', row.waitingFor),
    },
    { id: 'issuedOn', label: t('officialDocuments.issuedOn'), width: 96, render: (row) => row.issuedOn ?? '—' },
    {
      id: 'updatedAt',
      label: t('officialDocuments.updatedAt'),
      width: 96,
      render: (row) => row.updatedAt.slice(0, 10),
    },
    {
      id: 'by',
      label: t('officialDocuments.updatedBy'),
      width: 76,
      render: (row) => row.updatedByName,
      text: (row) => row.updatedByName,
    },
  ];
}
