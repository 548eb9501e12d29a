import { Button, Checkbox } from '@mantine/core';
import { IconArrowLeft, IconPrinter, IconTableExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isCallError } from '#renderer/api/callError.ts';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, SplitView, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useOpener } from '#renderer/ui/useOpener.ts';
import { reportedCount } from '#shared/features/collectionTasks/collectionWords.ts';
import type { RollUpTable } from '#shared/features/rollUp/rollUp.contract.ts';
import { tableNotes } from '#shared/features/rollUp/rollUpWords.ts';
import { FigureTable } from './FigureTable.tsx';
import styles from './rollUp.module.css';
import { periodWords } from './rollUpText.ts';
import { SumSide } from './SumSide.tsx';

/** One collection of figures put together: the table by office, what must be known of it, what a sum is made of. */
export function RollUpDesk({ taskId }: { readonly taskId: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [ownPart, setOwn] = useAddressPart('own');
  const own = ownPart === '1';
  const { data, error, refetch } = useCall('rollUp.table', { taskId, own }, { keep: true });
  const back = () => go('/reports/rollup');
  const print = () => printFile(() => runJob('rollUp.print', { taskId, own }, 'rollUp.printing'));
  const save = async () => {
    try {
      const { file, rows } = await runJob('rollUp.export', { taskId, own }, 'rollUp.exporting');
      if (await saveFile(file)) announce(t('exports.saved', { count: rows }));
    } catch (failed) {
      if (!isCallError(failed, 'cancelled')) announceError(failed);
    }
  };
  const ready = data !== undefined && data.rows.length > 0;
  useCommands([
    { id: 'rollUp.back', label: 'rollUp.back', shortcut: 'Escape', canRun: () => true, run: back },
    { id: 'rollUp.print', label: 'rollUp.print', shortcut: 'Ctrl+P', canRun: () => ready, run: () => void print() },
    { id: 'rollUp.export', label: 'rollUp.export', canRun: () => ready, run: () => void save() },
  ]);
  return (
    <Page
      scroll={false}
      title={data?.task.title ?? t('rollUp.title')}
      subtitle={data === undefined ? undefined : <Standing table={data} />}
      actions={
        <>
          <Button variant="subtle" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
            {t('rollUp.back')}
          </Button>
          <TaskLink taskId={taskId} />
          <Button
            variant="default"
            title="Ctrl+P"
            disabled={!ready}
            leftSection={<IconPrinter size={14} aria-hidden />}
            onClick={() => void print()}
          >
            {t('rollUp.print')}
          </Button>
          <Button
            variant="default"
            disabled={!ready}
            leftSection={<IconTableExport size={15} aria-hidden />}
            onClick={() => void save()}
          >
            {t('rollUp.export')}
          </Button>
        </>
      }
    >
      <Toolbar>
        <Checkbox
          label={t('rollUp.own')}
          checked={own}
          onChange={(event) => setOwn(event.currentTarget.checked ? '1' : null, { replace: true })}
        />
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && !ready && <Notice>{t('rollUp.noTask')}</Notice>}
      {data !== undefined && ready && <Desk table={data} />}
    </Page>
  );
}

function TaskLink({ taskId }: { readonly taskId: string }) {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  if (!can('information.read')) return null;
  return (
    <Button variant="default" onClick={() => go(`/information/collections/${taskId}`)}>
      {t('rollUp.openTask')}
    </Button>
  );
}

function Standing({ table: { task } }: { readonly table: RollUpTable }) {
  const { t, locale, label } = useText();
  const standing = t('rollUp.standing', { returned: reportedCount(task), expected: task.expected });
  return [periodWords(task, locale), label('collectionStateLabels', task.state), standing].join('　');
}

function Desk({ table }: { readonly table: RollUpTable }) {
  const say = useText();
  const { t } = say;
  const [chosen, setChosen] = useState<string | null>(null);
  const opener = useOpener();
  const choose = (key: string) => {
    opener.note();
    setChosen(key);
  };
  const notes = tableNotes(table, say);
  const broken = notes.slice(0, table.conflicts.length);
  const row = table.rows.find(({ key }) => key === chosen);
  return (
    <SplitView
      small="side"
      width="narrow"
      list={
        <div className={styles.desk}>
          {broken.map((note) => (
            <Notice key={note} tone="overdue">
              {note}
            </Notice>
          ))}
          <FigureTable table={table} chosen={chosen} onChoose={choose} />
          <section className={styles.notes} aria-label={t('rollUp.notesTitle')}>
            {notes.slice(broken.length).map((note) => (
              <p key={note}>{note}</p>
            ))}
          </section>
        </div>
      }
      side={
        row === undefined ? null : (
          <SumSide table={table} row={row} onClose={() => opener.close(() => setChosen(null))} />
        )
      }
    />
  );
}
