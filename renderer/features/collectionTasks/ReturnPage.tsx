import { Button } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { voidingWords } from '#shared/features/collectionTasks/collectionWords.ts';
import styles from './collectionTasks.module.css';
import { RecipientBadge } from './collectionWords.tsx';
import { FiguresReturned, figureLines } from './FiguresReturned.tsx';
import { ReturnForm } from './ReturnForm.tsx';

/** Its collection stands above it. */
const IDS = new Set(['taskId']);

/** One return: what an office wrote under each heading, its files and its history. */
export function ReturnPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('collectionTasks.getReturn', { id }, { keep: true });
  if (data !== undefined) return <Desk key={id} {...data} />;
  return (
    <Page title={t('collectionTasks.returnPage')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}

function Desk({ task, entry }: CallOutput<'collectionTasks.getReturn'>) {
  const { t, known, label, locale } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const [editing, setEditing] = useState(false);
  const { id, revision: expectedRevision, officeId, officeName, receivedAt, timeliness, sections, note } = entry;
  const back = () => go(`/information/collections/${task.id}`);
  const print = () => printFile(() => runJob('collectionTasks.printReturn', { id }, 'collectionTasks.printingReturn'));
  const isVoided = entry.voidReason !== null;
  const editable = can('information.write') && !isVoided && task.closedOn === null && task.state !== 'voided';
  useCommands([
    { id: 'collectionReturn.back', label: 'collectionTasks.openTask', canRun: () => true, run: back },
    {
      id: 'collectionReturn.edit',
      label: 'collectionTasks.editReturn',
      shortcut: 'Ctrl+E',
      canRun: () => editable && !editing,
      run: () => setEditing(true),
    },
    {
      id: 'collectionReturn.print',
      label: 'collectionTasks.printReturn',
      shortcut: 'Ctrl+P',
      canRun: () => true,
      run: () => void print(),
    },
  ]);
  useAskedForm('collectionReturn:', true, () => {
    if (editable) setEditing(true);
    return editable;
  });
  const voidIt = async () => {
    try {
      // What comes back, and who is outstanding again, is told before anything is voided.
      const changes = voidingWords(await call('collectionTasks.voidingReturn', { id }), t);
      const reason = await askReason({
        ...{ title: t('collectionTasks.returnVoid'), label: t('common.voidReason') },
        body: [t('collectionTasks.returnVoidBody'), ...changes].map((sentence) => <p key={sentence}>{sentence}</p>),
        ...{ confirm: t('common.void'), danger: true },
      });
      if (reason === null) return;
      await call('collectionTasks.voidReturn', { id, expectedRevision, reason });
      announce(t('collectionTasks.voided'));
    } catch (failed) {
      announceError(failed);
    }
  };
  const close = () => setEditing(false);
  const covered = new Map(entry.coversOffices.map((office) => [office.id, office.name]));
  return (
    <Page
      title={t('collectionTasks.returnOf', { office: officeName, on: receivedAt.replace('T', ' ') })}
      subtitle={task.title}
      actions={
        <>
          <Button variant="subtle" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
            {t('collectionTasks.openTask')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('collectionTasks.printReturn')}
          </Button>
          {editable && (
            <Button variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          )}
          {editable && (
            <Button variant="default" disabled={editing} title="Ctrl+E" onClick={() => setEditing(true)}>
              {t('common.edit')}
            </Button>
          )}
        </>
      }
    >
      {editing ? (
        <ReturnForm
          task={task}
          offices={[{ id: officeId, name: officeName }]}
          officeId={officeId}
          entry={entry}
          onSaved={close}
          onClose={close}
        />
      ) : (
        <Section title={t('collectionTasks.returnPage')} actions={<RecipientBadge state={timeliness} />}>
          {entry.voidReason !== null && (
            <p className={styles.dim}>{t('collectionTasks.voidedBecause', { reason: entry.voidReason })}</p>
          )}
          {task.figureKeys.length > 0 && <FiguresReturned task={task} entry={entry} />}
          {task.outline.map((heading) => (
            <div key={heading} className={styles.part}>
              <h3>{heading}</h3>
              <p className={sections[heading] ? undefined : styles.dim}>
                {sections[heading] || t('collectionPrint.nothingWritten')}
              </p>
            </div>
          ))}
          {note !== null && <p className={styles.dim}>{note}</p>}
        </Section>
      )}
      <AttachedFiles
        title={t('collectionTasks.files')}
        ownerType="collection_return"
        ownerId={id}
        editable={editable}
      />
      <FoldedHistory
        id={id}
        hidden={IDS}
        fieldLabel={(field) => known(`collectionFieldLabels.${field}`) ?? field}
        valueText={(field, value) =>
          field === 'figures'
            ? figureLines(value, locale)
            : field === 'coversOfficeIds' && Array.isArray(value)
              ? value.map((one) => covered.get(String(one)) ?? String(one)).join('、')
              : typeof value === 'object' && value !== null
                ? Object.entries(value)
                    .map(([heading, text]) => `${heading}：${String(text)}`)
                    .join('\n')
                : field === 'timeliness'
                  ? label('recipientStateLabels', String(value))
                  : field === 'officeId'
                    ? officeName
                    : (known(`organizationLabels.${field}_${String(value)}`) ?? String(value))
        }
      />
    </Page>
  );
}
