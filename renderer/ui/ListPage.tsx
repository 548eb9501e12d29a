import { Button, TextInput } from '@mantine/core';
import { IconPrinter, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { PagedRows } from '#renderer/api/pages.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { type Command, useCommands } from './commands.ts';
import { type Column, DataTable } from './DataTable.tsx';
import type { ListFilter } from './listFilter.ts';
import { EmptyState, ErrorNotice, LoadingState } from './Notice.tsx';
import { Page, Toolbar } from './Page.tsx';
import { type SubTab, SubTabs } from './SubTabs.tsx';
import { useText } from './text.tsx';

/** The field at the front of the filter row; Ctrl+F goes to it. */
export type ListSearch = {
  /** Id of its command, for example `meetings.find`. */
  readonly id: string;
  readonly label: MessageKey;
  readonly placeholder: string;
  readonly width: number;
  readonly value: string | undefined;
  onChange(value: string): void;
};

/** Printing of the list: a button at the head and Ctrl+P. */
export type ListPrint = {
  /** Id of its command, for example `meetings.print`. */
  readonly id: string;
  readonly label: MessageKey;
  run(): void;
};

type PageProps = {
  readonly title: string;
  readonly rows: Pick<PagedRows<unknown>, 'total' | 'loading' | 'error' | 'refetch'>;
  readonly filter: Pick<ListFilter<unknown>, 'narrowed' | 'clear'>;
  readonly actions: ReactNode;
  /** Sentence of the number of rows; left out: 共 … 条. Organizations are counted 家, pairs 对. */
  readonly total?: MessageKey;
  readonly tabs?: { readonly label: string; readonly tabs: readonly SubTab[] };
  readonly commands?: readonly Command[];
  readonly search?: ListSearch;
  readonly print?: ListPrint;
  /** The other controls of the filter row. */
  readonly filters?: ReactNode;
  /** A word at the end of the filter row. */
  readonly note?: ReactNode;
  /** A failure of what else the page reads. */
  readonly error?: Error | null;
  /** The list (`ListTable`), and dialogs. */
  readonly children: ReactNode;
};

/** The frame of a list page: head with the number of rows, tabs, filter row with search and 清除筛选, failure, list. */
export function ListPage({ title, rows, filter, actions, tabs, commands = [], search, print, ...rest }: PageProps) {
  const { t } = useText();
  const field = useRef<HTMLInputElement>(null);
  const find: readonly Command[] =
    search === undefined
      ? []
      : [
          {
            id: search.id,
            label: search.label,
            shortcut: 'Ctrl+F',
            canRun: () => true,
            run: () => field.current?.focus(),
          },
        ];
  const canPrint = rows.total > 0;
  const printing: readonly Command[] =
    print === undefined ? [] : [{ ...print, shortcut: 'Ctrl+P', canRun: () => canPrint }];
  useCommands([...commands, ...printing, ...find]);
  return (
    <Page
      scroll={false}
      title={title}
      subtitle={rows.loading ? undefined : t(rest.total ?? 'common.total', { count: rows.total })}
      actions={
        <>
          {print !== undefined && (
            <Button
              variant="default"
              leftSection={<IconPrinter size={14} aria-hidden />}
              disabled={!canPrint}
              title="Ctrl+P"
              onClick={print.run}
            >
              {t(print.label)}
            </Button>
          )}
          {actions}
        </>
      }
    >
      {tabs !== undefined && <SubTabs label={tabs.label} tabs={tabs.tabs} />}
      <Toolbar>
        {search !== undefined && (
          <TextInput
            ref={field}
            w={search.width}
            leftSection={<IconSearch size={14} aria-hidden />}
            placeholder={search.placeholder}
            aria-label={t(search.label)}
            value={search.value ?? ''}
            onChange={(event) => search.onChange(event.currentTarget.value)}
          />
        )}
        {rest.filters}
        {filter.narrowed && (
          <Button variant="subtle" onClick={filter.clear}>
            {t('common.clearFilter')}
          </Button>
        )}
        {rest.note}
      </Toolbar>
      <ErrorNotice error={rows.error ?? rest.error} onRetry={rows.refetch} />
      {rest.children}
    </Page>
  );
}

type TableProps<Row> = {
  /** Read out to those who cannot see the table. */
  readonly label: string;
  readonly rows: PagedRows<Row>;
  readonly filter: Pick<ListFilter<unknown>, 'settled' | 'narrowed'>;
  readonly columns: readonly Column<Row>[];
  /** Where rows can be chosen: id of the chosen one. */
  readonly chosen?: string | null;
  onChoose?(row: Row): void;
  /** Enter or double click. */
  onOpen(row: Row): void;
  /** Under this name scroll place and row are kept when the user returns. */
  readonly placeKey: string;
  /** Sentence where the filter leaves nothing. */
  readonly noneFound: string;
  /** What stands in a list that is empty as yet, and the first act. */
  readonly none: { readonly title: string; readonly help?: string; readonly action?: ReactNode };
};

/** The list of a `ListPage`: waiting, rows, or why there are none. */
export function ListTable<Row extends { readonly id: string }>(props: TableProps<Row>) {
  const { rows, filter, chosen = null } = props;
  if (rows.loading) return <LoadingState />;
  return (
    <DataTable
      label={props.label}
      columns={props.columns}
      rowCount={rows.total}
      rowAt={rows.rowAt}
      keyOf={(row) => row.id}
      onShowing={rows.showing}
      selectedKey={chosen}
      onSelect={(row) => props.onChoose?.(row)}
      onOpen={props.onOpen}
      placeKey={props.placeKey}
      resetKey={JSON.stringify(filter.settled)}
      autoFocus
      empty={filter.narrowed ? <EmptyState title={props.noneFound} /> : <EmptyState {...props.none} />}
    />
  );
}
