import { Button } from '@mantine/core';
import { IconArrowLeft, IconPrinter, IconTableDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { CollectionTask } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { DayDialog } from './DayDialog.tsx';
import { saveForm } from './saveForm.ts';

type Props = { readonly task: CollectionTask; readonly editing: boolean; onEdit(): void };
type Asked = 'withdraw' | 'reopen' | 'void';

/** What can be done with a collection as it stands: print, change, send, withdraw, close, open again, void. */
export function CollectionActs({ task, editing, onEdit }: Props) {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const send = useCommand('collectionTasks.send');
  const close = useCommand('collectionTasks.close');
  const [asking, setAsking] = useState<'send' | 'close' | null>(null);
  const { id, revision: expectedRevision, state } = task;
  const target = { id, expectedRevision };
  const back = () => go('/information/collections');
  const printForm = () => printFile(() => runJob('collectionTasks.printForm', { id }, 'collectionTasks.printingForm'));
  const canWrite = can('information.write') && state !== 'voided';
  const isOpen = state !== 'closed';
  const isSent = task.sentOn !== null;
  const hasReturns = task.onTime + task.late > 0;
  const may = {
    edit: canWrite && isOpen && !editing,
    send: canWrite && !isSent && !editing,
    close: canWrite && isSent && isOpen,
    withdraw: canWrite && isOpen && isSent && !hasReturns,
    reopen: canWrite && !isOpen,
    rollUp: task.figureKeys.length > 0 && isSent && can('reports.read'),
  };
  const toRollUp = () => go(placeWith('/reports/rollup', { task: id }));
  useCommands([
    { id: 'collectionTask.back', label: 'collectionTasks.back', canRun: () => true, run: back },
    {
      id: 'collectionTask.edit',
      label: 'collectionTasks.edit',
      shortcut: 'Ctrl+E',
      canRun: () => may.edit,
      run: onEdit,
    },
    {
      id: 'collectionTask.send',
      label: 'collectionTasks.sendTitle',
      canRun: () => may.send,
      run: () => setAsking('send'),
    },
    {
      id: 'collectionTask.close',
      label: 'collectionTasks.closeTitle',
      canRun: () => may.close,
      run: () => setAsking('close'),
    },
    { id: 'collectionTask.rollUp', label: 'collectionTasks.rollUp', canRun: () => may.rollUp, run: toRollUp },
    {
      id: 'collectionTask.form',
      label: 'collectionTasks.form',
      canRun: () => task.figureKeys.length > 0,
      run: () => void saveForm({ id }, t),
    },
    {
      id: 'collectionTask.printForm',
      label: 'collectionTasks.printForm',
      shortcut: 'Ctrl+P',
      canRun: () => true,
      run: () => void printForm(),
    },
  ]);
  const ask = async (act: Asked) => {
    const words = {
      withdraw: {
        title: t('collectionTasks.withdraw'),
        body: t('collectionTasks.withdrawBody'),
        label: t('collectionTasks.withdrawReason'),
      },
      reopen: {
        title: t('collectionTasks.reopen'),
        body: t('collectionTasks.reopenBody'),
        label: t('collectionTasks.reopenReason'),
      },
      void: {
        title: t('collectionTasks.voidTitle'),
        body: t('collectionTasks.voidBody'),
        label: t('common.voidReason'),
      },
    }[act];
    const reason = await askReason({
      ...words,
      confirm: act === 'void' ? t('common.void') : words.title,
      danger: act === 'void',
    });
    if (reason === null) return;
    try {
      await call(`collectionTasks.${act}`, { ...target, reason });
      announce(t(DONE[act]));
    } catch (failed) {
      announceError(failed);
    }
  };
  const done = (sentence: string) => {
    announce(sentence);
    setAsking(null);
  };
  return (
    <>
      <Button variant="subtle" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
        {t('collectionTasks.back')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={14} aria-hidden />}
        title="Ctrl+P"
        onClick={() => void printForm()}
      >
        {t('collectionTasks.printForm')}
      </Button>
      {task.figureKeys.length > 0 && (
        <Button
          variant="default"
          leftSection={<IconTableDown size={14} aria-hidden />}
          onClick={() => void saveForm({ id }, t)}
        >
          {t('collectionTasks.form')}
        </Button>
      )}
      {may.rollUp && (
        <Button variant="default" onClick={toRollUp}>
          {t('collectionTasks.rollUp')}
        </Button>
      )}
      {canWrite && (
        <Button variant="subtle" color="red" onClick={() => void ask('void')}>
          {t('common.void')}
        </Button>
      )}
      {may.withdraw && (
        <Button variant="default" onClick={() => void ask('withdraw')}>
          {t('collectionTasks.withdraw')}
        </Button>
      )}
      {canWrite && isOpen && (
        <Button variant="default" disabled={editing} title="Ctrl+E" onClick={onEdit}>
          {t('common.edit')}
        </Button>
      )}
      {canWrite && !isSent && (
        <Button disabled={editing} onClick={() => setAsking('send')}>
          {t('collectionTasks.send')}
        </Button>
      )}
      {may.close && (
        <Button variant={state === 'complete' ? 'filled' : 'default'} onClick={() => setAsking('close')}>
          {t('collectionTasks.close')}
        </Button>
      )}
      {may.reopen && (
        <Button variant="default" onClick={() => void ask('reopen')}>
          {t('collectionTasks.reopen')}
        </Button>
      )}
      {asking === 'send' && (
        <DayDialog
          title={t('collectionTasks.sendTitle')}
          body={t('collectionTasks.sendBody')}
          label={t('collectionTasks.sentOn')}
          confirm={t('collectionTasks.send')}
          busy={send.isPending}
          error={send.error}
          onTake={(sentOn) => send.mutate({ ...target, sentOn }, { onSuccess: () => done(t('collectionTasks.sent')) })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'close' && (
        <DayDialog
          title={t('collectionTasks.closeTitle')}
          body={t('collectionTasks.closeBody')}
          label={t('collectionTasks.closedOn')}
          confirm={t('collectionTasks.close')}
          busy={close.isPending}
          error={close.error}
          onTake={(closedOn) =>
            close.mutate({ ...target, closedOn }, { onSuccess: () => done(t('collectionTasks.closed')) })
          }
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

const DONE = {
  withdraw: 'collectionTasks.withdrawn',
  reopen: 'collectionTasks.reopened',
  void: 'collectionTasks.voided',
} as const;
