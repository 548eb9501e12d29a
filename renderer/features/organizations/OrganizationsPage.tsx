import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useStore } from '#renderer/api/store.ts';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { groupedNumber } from '#renderer/ui/format.ts';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { ViewsMenu } from '#renderer/ui/ViewsMenu.tsx';
import { AsAtBanner } from './AsAtBanner.tsx';
import { AsAtPicker } from './AsAtPicker.tsx';
import { asAtInput, organizationPlace, registryPlace, useAsAtDay } from './asAtDay.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { useFieldWords } from './fieldWords.ts';
import { organizationColumns } from './listColumns.tsx';
import { listState, shownColumns } from './listState.ts';
import { OrganizationFilters } from './OrganizationFilters.tsx';
import { OrganizationSide } from './OrganizationSide.tsx';
import { currentView, useOpenedView } from './organizationViews.ts';
import { usePrintSheets } from './usePrintSheets.ts';

/** Wide enough for list and record side by side. */
const WIDE = '(min-width: 1280px)';

/** The registry: every organization in one list, 20,000 of them without a stutter. */
export function OrganizationsPage() {
  const { t } = useText();
  const words = useFieldWords();
  const can = useCan();
  const [, go] = useLocation();
  const wide = useMediaQuery(WIDE) ?? false;
  const { filter, sort, selected } = useStore(listState);
  const shown = useStore(shownColumns);
  const view = useOpenedView();
  const textInput = useRef<HTMLInputElement>(null);
  const sheets = usePrintSheets();
  const printSheets = () => void sheets.print({ filter, sort });
  const [asAt, setAsAt] = useAsAtDay();
  useEffect(() => registryPlace.set(placeWith('/organizations', { day: asAt })), [asAt]);
  const rows = usePagedRows('organizations.list', { filter, sort, ...asAtInput(asAt) });
  const facets = useCall('organizations.facets', asAtInput(asAt));
  const columns = useMemo(() => organizationColumns(shown, words), [shown, words]);
  const select = (id: string | null) => listState.update((state) => ({ ...state, selected: id }));
  const open = (id: string) => {
    select(id);
    go(organizationPlace(id, asAt));
  };
  useCommands([
    {
      id: 'list.now',
      label: 'organizations.asAtNow',
      shortcut: 'Escape',
      canRun: () => asAt !== null && (selected === null || !wide),
      run: () => setAsAt(null),
    },
    {
      id: 'list.filter',
      label: 'common.filter',
      shortcut: 'Ctrl+F',
      canRun: () => true,
      run: () => textInput.current?.select(),
    },
    {
      id: 'list.print',
      label: 'organizationSheet.printMany',
      canRun: () => rows.total > 0 && asAt === null,
      run: printSheets,
    },
    {
      id: 'list.new',
      label: 'organizations.newTitle',
      shortcut: 'Ctrl+N',
      canRun: () => can('registry.write') && asAt === null,
      run: () => go('/organizations/new'),
    },
  ]);
  const total = facets.data?.total;
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      title={t('organizations.title')}
      subtitle={
        filtered && total !== undefined
          ? t('organizations.countsOf', { shown: groupedNumber(rows.total), total: groupedNumber(total) })
          : t('organizations.counts', { shown: groupedNumber(rows.total) })
      }
      scroll={false}
      actions={
        <>
          <ViewsMenu page="organizations" current={currentView} show={view.show} />
          <AsAtPicker />
          <ColumnsMenu />
          <ExportMenu
            list="organizations"
            input={{ filter, sort, ...asAtInput(asAt) }}
            columns={columns.map(({ id }) => id)}
          />
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} />}
            disabled={rows.total === 0 || asAt !== null}
            loading={sheets.printing}
            onClick={printSheets}
          >
            {t('organizationSheet.printMany')}
          </Button>
          {can('registry.import') && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={14} />}
              disabled={asAt !== null}
              onClick={() => go('/organizations/import')}
            >
              {t('organizations.import')}
            </Button>
          )}
          {can('registry.write') && (
            <Button
              leftSection={<IconPlus size={14} />}
              disabled={asAt !== null}
              onClick={() => go('/organizations/new')}
            >
              {t('organizations.new')}
            </Button>
          )}
        </>
      }
    >
      <SubTabs label={t('organizations.title')} tabs={REGISTRY_TABS} />
      {asAt !== null && <AsAtBanner day={asAt} onNow={() => setAsAt(null)} />}
      <OrganizationFilters key={view.key} textInput={textInput} />
      <ErrorNotice error={rows.error} onRetry={rows.refetch} />
      <SplitView
        list={
          <DataTable
            label={t('organizations.listLabel')}
            columns={columns}
            rowCount={rows.total}
            rowAt={rows.rowAt}
            keyOf={(row) => row.id}
            onShowing={rows.showing}
            selectedKey={selected}
            onSelect={(row, _index, by) => (wide || by === 'keyboard' ? select(row.id) : open(row.id))}
            onOpen={(row) => open(row.id)}
            sort={sort}
            onSort={(next) => listState.update((state) => ({ ...state, sort: next }))}
            placeKey="organizations"
            resetKey={JSON.stringify([filter, sort, asAt])}
            autoFocus
            empty={
              rows.loading ? (
                <LoadingState label={t('organizations.reading')} />
              ) : rows.error !== null ? null : filtered || asAt !== null ? (
                <EmptyState title={t('organizations.nothingTitle')} help={t('organizations.nothingHelp')} />
              ) : (
                <EmptyState
                  title={t('organizations.emptyTitle')}
                  help={t('organizations.emptyHelp')}
                  action={
                    can('registry.import') && (
                      <Button onClick={() => go('/organizations/import')}>{t('organizations.import')}</Button>
                    )
                  }
                />
              )
            }
          />
        }
        side={
          wide && selected !== null ? (
            <OrganizationSide id={selected} onOpen={() => open(selected)} onClose={() => select(null)} />
          ) : null
        }
      />
    </Page>
  );
}
