import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { ActionForm } from './ActionForm.tsx';
import { ActionPanel } from './ActionPanel.tsx';
import { ActionState } from './ActionState.tsx';
import styles from './ActionsPage.module.css';

export type ActionRow = CallOutput<'actions.list'>['rows'][number];

const SHOWN = ['open', 'overdue', 'done', 'all'] as const;
type Shown = (typeof SHOWN)[number];
/** What is open at the side: an action by its row, or the form of a new one. */
type Side = { readonly kind: 'row'; readonly row: ActionRow } | { readonly kind: 'new' } | null;

/** All actions by due date, wherever they come from (features M7, M10, M18). */
export function ActionsPage() {
  const { t } = useText();
  const [, navigate] = useLocation();
  const can = useCan();
  const [show, setShow] = useState<Shown>('open');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 150);
  const [side, setSide] = useState<Side>(null);
  const search = useRef<HTMLInputElement>(null);
  const filter = { show, ...(text === '' ? {} : { text }) };
  const rows = usePagedRows('actions.list', filter);
  const head = useCall('actions.list', { show: 'open', limit: 1 });
  const counts = head.data?.counts;
  const create = () => setSide({ kind: 'new' });
  useCommands([
    {
      id: 'actions.new',
      label: 'actions.newAction',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => can('meetings.write'),
      run: create,
    },
    {
      id: 'actions.find',
      label: 'actions.find',
      shortcut: 'Ctrl+F',
      canRun: () => true,
      run: () => search.current?.focus(),
    },
  ]);
  const columns: readonly Column<ActionRow>[] = [
    { id: 'state', label: t('common.status'), width: 116, render: (row) => <ActionState action={row} /> },
    { id: 'dueOn', label: t('actions.dueOn'), width: 92, render: (row) => row.dueOn },
    { id: 'text', label: t('actions.text'), width: 220, grow: 4, render: (row) => row.text, text: (row) => row.text },
    {
      id: 'unit',
      label: t('actions.unit'),
      width: 110,
      grow: 1,
      render: (row) => row.responsibleUnit ?? '',
      text: (row) => row.responsibleUnit ?? '',
    },
    {
      id: 'names',
      label: t('actions.names'),
      width: 90,
      grow: 1,
      render: (row) => row.responsibleNames ?? '',
      text: (row) => row.responsibleNames ?? '',
    },
    { id: 'source', label: t('actions.source'), width: 120, grow: 1, render: sourceOf, text: sourceOf },
    { id: 'doneOn', label: t('actions.doneOn'), width: 92, render: (row) => row.doneOn ?? '' },
  ];
  const current = side?.kind === 'row' ? (newestOf(side.row, rows) ?? side.row) : null;
  const close = () => setSide(null);
  return (
    <Page
      scroll={false}
      title={t('actions.actions')}
      subtitle={counts === undefined ? undefined : t('actions.counts', counts)}
      actions={
        <>
          <ExportMenu list="actions" input={filter} />
          {can('meetings.write') && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={create}>
              {t('actions.newAction')}
            </Button>
          )}
        </>
      }
    >
      <Toolbar>
        <SegmentedControl
          data={[
            { value: 'open', label: t('actions.showOpen') },
            { value: 'overdue', label: t('actions.showOverdue') },
            { value: 'done', label: t('actions.showDone') },
            { value: 'all', label: t('actions.showAll') },
          ]}
          value={show}
          onChange={(value) => setShow(SHOWN.find((item) => item === value) ?? 'open')}
        />
        <TextInput
          ref={search}
          w={280}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('actions.findPlaceholder')}
          aria-label={t('actions.find')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span className={styles.total}>{t('common.total', { count: rows.total })}</span>
      </Toolbar>
      <ErrorNotice error={rows.error} onRetry={rows.refetch} />
      <div className={styles.split}>
        <div className={styles.list}>
          {rows.loading ? (
            <LoadingState />
          ) : (
            <DataTable
              label={t('actions.actions')}
              columns={columns}
              rowCount={rows.total}
              rowAt={rows.rowAt}
              keyOf={(row) => row.id}
              onShowing={rows.showing}
              selectedKey={current?.id ?? null}
              onSelect={(row) => setSide({ kind: 'row', row })}
              onOpen={(row) =>
                row.meetingId === null ? setSide({ kind: 'row', row }) : navigate(`/meetings/${row.meetingId}`)
              }
              placeKey="actions"
              resetKey={`${show} ${text}`}
              empty={
                <EmptyState
                  title={
                    text !== '' ? t('actions.noneFound') : show === 'open' ? t('actions.noneOpen') : t('actions.none')
                  }
                  {...(text === '' ? { help: t('actions.noneHelp') } : {})}
                />
              }
            />
          )}
        </div>
        {side !== null && (
          <aside className={styles.side} aria-label={t('actions.detail')}>
            {side.kind === 'new' && <ActionForm action={null} onClose={close} />}
            {current !== null && (
              <ActionPanel key={`${current.id} ${current.revision}`} action={current} onClose={close} />
            )}
          </aside>
        )}
      </div>
    </Page>
  );
}

/** The row as it is now, after it was changed. */
function newestOf(
  row: ActionRow,
  rows: { readonly total: number; rowAt(index: number): ActionRow | undefined },
): ActionRow | undefined {
  for (let index = 0; index < Math.min(rows.total, 1000); index += 1) {
    const candidate = rows.rowAt(index);
    if (candidate?.id === row.id) return candidate;
  }
  return undefined;
}

function sourceOf(row: ActionRow): string {
  return row.meetingNumber ?? row.meetingTitle ?? row.sourceText ?? '';
}
