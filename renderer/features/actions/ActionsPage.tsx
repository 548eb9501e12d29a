import { Button } from '@mantine/core';
import { IconBell, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { loadedRow, usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { ACTION_TABS } from '#renderer/app/navigationItems.ts';
import type { Command } from '#renderer/ui/commands.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { ACTION_SHOWN } from '#shared/features/actions/actions.contract.ts';
import { ActionFilters } from './ActionFilters.tsx';
import { ActionSide, useActionSide } from './ActionSide.tsx';
import styles from './ActionsPage.module.css';
import { actionColumns, BESIDE } from './actionColumns.tsx';
import { type ActionRow, actionFilterStore, shownFilter } from './actionFilter.ts';
import { SlipsDialog } from './SlipsDialog.tsx';

/** All actions by due date, wherever they come from (features M7–M12, M18). */
export function ActionsPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const filter = useListFilter(actionFilterStore);
  useAskedChoice(actionFilterStore, 'show', ACTION_SHOWN);
  const { value, narrow } = filter;
  const settled = shownFilter(filter.settled);
  const rows = usePagedRows('actions.list', settled);
  const summary = useCall('actions.summary', {}).data;
  const side = useActionSide();
  const [chosen, setChosen] = useState<ReadonlyMap<string, ActionRow>>(new Map());
  const [urging, setUrging] = useState(false);
  const canWrite = can('meetings.write');

  const toggle = (row: ActionRow) => {
    const next = new Map(chosen);
    if (!next.delete(row.id)) next.set(row.id, row);
    setChosen(next);
  };
  // What was closed meanwhile is no longer urged.
  const picked = [...chosen.values()]
    .map((row) => loadedRow(rows, row.id) ?? row)
    .filter((row) => row.status === 'open');
  const columns = actionColumns(
    text,
    canWrite ? { chosen: new Set(chosen.keys()), toggle } : null,
    settled.show === 'open',
  );
  const beside = columns.filter(({ id }) => BESIDE.has(id));
  const commands: readonly Command[] = [
    {
      id: 'actions.new',
      label: 'actions.newAction',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => canWrite,
      run: () => side.open('new'),
    },
    { id: 'actions.urge', label: 'actionLoop.urgeTitle', canRun: () => canWrite, run: () => setUrging(true) },
  ];
  return (
    <ListPage
      title={t('actions.actions')}
      rows={rows}
      filter={filter}
      commands={commands}
      tabs={{ label: t('actions.actions'), tabs: ACTION_TABS }}
      actions={
        <>
          {canWrite && (
            <Button variant="default" leftSection={<IconBell size={15} aria-hidden />} onClick={() => setUrging(true)}>
              {picked.length === 0 ? t('actionLoop.urge') : t('actionLoop.urgeChosen', { count: picked.length })}
            </Button>
          )}
          <ExportMenu list="actions" input={settled} />
          {canWrite && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => side.open('new')}
            >
              {t('actions.newAction')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'actions.find',
        label: 'actions.find',
        placeholder: t('actions.findPlaceholder'),
        width: 220,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      print={{
        id: 'actions.print',
        label: 'actionLoop.print',
        run: () => void printFile(() => runJob('actions.print', settled, 'actions.actions')),
      }}
      filters={<ActionFilters filter={filter} states />}
      note={summary !== undefined && <span className={styles.total}>{t('actionLoop.summary', summary)}</span>}
    >
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('actions.actions')}
            rows={rows}
            filter={filter}
            columns={side.id === null ? columns : beside}
            chosen={side.id}
            onChoose={(row) => side.open(row.id)}
            onOpen={(row) => side.open(row.id)}
            placeKey="actions"
            noneFound={t('actions.noneFound')}
            none={{ title: t('actions.noneOpen'), help: t('actions.noneHelp') }}
          />
        }
        side={side.id === null ? null : <ActionSide id={side.id} onClose={side.close} />}
      />
      {urging && (
        <SlipsDialog
          chosen={picked}
          onClose={() => setUrging(false)}
          onDone={() => {
            setUrging(false);
            setChosen(new Map());
          }}
        />
      )}
    </ListPage>
  );
}
