import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import { openedView } from '#renderer/api/openedView.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { createStore, useStore } from '#renderer/api/store.ts';
import { OFFICIAL_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
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

/** The filter stays when a document is opened and left again. */
const filterStore = createStore<Filter>({});
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
  const filter = useStore(filterStore);
  const [settled] = useDebouncedValue(filter, 150);
  const rows = usePagedRows('officialDocuments.list', { filter: settled });
  const search = useRef<HTMLInputElement>(null);
  const opened = useStore(openedView);
  useEffect(() => {
    if (opened?.page !== 'officialDocuments') return;
    openedView.set(null);
    showView(opened.state);
  }, [opened]);
  const filtered = Object.keys(filter).length > 0;
  const canCreate = can('documents.create');
  useCommands([
    ...newDocumentPlaces.map(({ path, label: name, shortcut }) => ({
      id: `official.${path}`,
      label: name,
      group: 'officialDocuments.create' as const,
      ...(shortcut === undefined ? {} : { shortcut }),
      canRun: () => canCreate,
      run: () => navigate(path),
    })),
    {
      id: 'official.find',
      label: 'officialDocuments.find',
      shortcut: 'Ctrl+F',
      canRun: () => true,
      run: () => search.current?.focus(),
    },
  ]);
  const narrow = <Name extends keyof Filter>(name: Name, value: Filter[Name] | undefined) => {
    const { [name]: _former, ...others } = filter;
    filterStore.set(value === undefined || value === '' ? others : { ...others, [name]: value });
  };
  const year = Number(today.slice(0, 4));
  return (
    <Page
      scroll={false}
      title={t('officialDocuments.title')}
      subtitle={rows.loading ? undefined : t('common.total', { count: rows.total })}
      actions={
        <>
          <ViewsMenu page="officialDocuments" current={currentView} show={showView} />
          <ExportMenu list="officialDocuments" input={{ filter: settled }} />
          {canCreate && <NewDocumentMenu />}
        </>
      }
    >
      <SubTabs label={t('officialDocuments.tabs')} tabs={OFFICIAL_TABS} />
      <Toolbar>
        <TextInput
          ref={search}
          w={220}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('officialDocuments.findPlaceholder')}
          aria-label={t('officialDocuments.find')}
          value={filter.text ?? ''}
          onChange={(event) => narrow('text', event.currentTarget.value)}
        />
        <Select
          w={120}
          clearable
          placeholder={t('officialDocuments.allStages')}
          aria-label={t('officialDocuments.stage')}
          data={DOCUMENT_STAGES.map((stage) => ({ value: stage, label: label('officialStageLabels', stage) }))}
          value={filter.stage ?? null}
          onChange={(value) =>
            narrow(
              'stage',
              DOCUMENT_STAGES.find((stage) => stage === value),
            )
          }
        />
        <Select
          w={130}
          clearable
          placeholder={t('officialDocuments.allForms')}
          aria-label={t('officialDocuments.form')}
          data={DOCUMENT_FORMS.map((form) => ({ value: form, label: label('officialFormLabels', form) }))}
          value={filter.form ?? null}
          onChange={(value) =>
            narrow(
              'form',
              DOCUMENT_FORMS.find((form) => form === value),
            )
          }
        />
        <Select
          w={110}
          clearable
          placeholder={t('officialDocuments.allYears')}
          aria-label={t('officialDocuments.year')}
          data={Array.from({ length: 12 }, (_, index) => String(year + 1 - index))}
          value={filter.year === undefined ? null : String(filter.year)}
          onChange={(value) => narrow('year', value === null ? undefined : Number(value))}
        />
        <Checkbox
          label={t('officialDocuments.includeVoided')}
          checked={filter.includeVoided === true}
          onChange={(event) => narrow('includeVoided', event.currentTarget.checked || undefined)}
        />
        {filtered && (
          <Button variant="subtle" onClick={() => filterStore.set({})}>
            {t('common.clearFilter')}
          </Button>
        )}
      </Toolbar>
      <ErrorNotice error={rows.error} onRetry={rows.refetch} />
      {rows.loading ? (
        <LoadingState />
      ) : (
        <DataTable
          label={t('officialDocuments.title')}
          columns={columnsOf(text)}
          rowCount={rows.total}
          rowAt={rows.rowAt}
          keyOf={(row) => row.id}
          onShowing={rows.showing}
          onSelect={() => undefined}
          onOpen={(row) => navigate(`/official/${row.id}`)}
          placeKey="official"
          resetKey={JSON.stringify(settled)}
          autoFocus
          empty={
            filtered ? (
              <EmptyState title={t('officialDocuments.noneFound')} />
            ) : (
              <EmptyState
                title={t('officialDocuments.noneYet')}
                help={t('officialDocuments.noneYetHelp')}
                action={canCreate && <NewDocumentMenu />}
              />
            )
          }
        />
      )}
    </Page>
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
