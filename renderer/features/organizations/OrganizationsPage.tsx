import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useStore } from '#renderer/api/store.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable } from '#renderer/ui/DataTable.tsx';
import { groupedNumber } from '#renderer/ui/format.ts';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { useFieldWords } from './fieldWords.ts';
import { organizationColumns } from './listColumns.tsx';
import { listState, shownColumns } from './listState.ts';
import { OrganizationFilters } from './OrganizationFilters.tsx';
import { OrganizationSide } from './OrganizationSide.tsx';

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
  const textInput = useRef<HTMLInputElement>(null);
  const rows = usePagedRows('organizations.list', { filter, sort });
  const facets = useCall('organizations.facets', {});
  const columns = useMemo(() => organizationColumns(shown, words), [shown, words]);
  const select = (id: string | null) => listState.update((state) => ({ ...state, selected: id }));
  const open = (id: string) => {
    select(id);
    go(`/organizations/${id}`);
  };
  useCommands([
    {
      id: 'list.filter',
      label: 'common.filter',
      shortcut: 'Ctrl+F',
      canRun: () => true,
      run: () => textInput.current?.select(),
    },
    {
      id: 'list.new',
      label: 'organizations.newTitle',
      shortcut: 'Ctrl+N',
      canRun: () => can('registry.write'),
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
          <ColumnsMenu />
          {can('registry.import') && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={14} />}
              onClick={() => go('/organizations/import')}
            >
              {t('organizations.import')}
            </Button>
          )}
          {can('registry.write') && (
            <Button leftSection={<IconPlus size={14} />} onClick={() => go('/organizations/new')}>
              {t('organizations.new')}
            </Button>
          )}
        </>
      }
    >
      <OrganizationFilters textInput={textInput} />
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
            resetKey={JSON.stringify([filter, sort])}
            autoFocus
            empty={
              rows.loading ? (
                <LoadingState label={t('organizations.reading')} />
              ) : rows.error !== null ? null : filtered ? (
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
