import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useOfficePeople } from '#renderer/ui/useOfficePeople.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { PlanDoneDialog } from './PlanDoneDialog.tsx';
import { PlanItemForm } from './PlanItemForm.tsx';
import { PlanProgress } from './PlanProgress.tsx';
import styles from './planItems.module.css';
import { PlanState } from './planWords.tsx';

type Props = {
  readonly id: string;
  readonly editing: boolean;
  onEdit(on: boolean): void;
  onClose(): void;
};

/** One plan item beside the list: what is planned, how it stands, what was done, what proves it. */
export function PlanItemSide({ id, editing, onEdit, onClose }: Props) {
  const { t, known, label } = useText();
  const can = useCan();
  const people = useOfficePeople();
  const { data, error, refetch } = useCall('planItems.get', { id }, { keep: true });
  const [finishing, setFinishing] = useState(false);
  useCommands([
    {
      id: 'planItem.close',
      label: 'common.close',
      shortcut: 'Escape',
      canRun: () => !editing && !finishing,
      run: onClose,
    },
  ]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const { item, progress } = data;
  if (editing)
    return <PlanItemForm item={item} year={item.year} onSaved={() => onEdit(false)} onClose={() => onEdit(false)} />;
  const editable = can('meetings.write') && item.voidReason === null;
  const act = async (
    words: { title: MessageKey; body: MessageKey; label: MessageKey; done: MessageKey },
    run: (reason: string) => Promise<unknown>,
  ) => {
    const reason = await askReason({
      ...{ title: t(words.title), body: t(words.body), label: t(words.label), confirm: t(words.title), danger: true },
    });
    if (reason === null) return;
    try {
      await run(reason);
      announce(t(words.done));
    } catch (failed) {
      announceError(failed);
    }
  };
  const target = { id, expectedRevision: item.revision };
  const giveUp = () =>
    act(
      {
        ...{ title: 'planItems.cancel', body: 'planItems.cancelBody' },
        ...{ label: 'planItems.cancelReason', done: 'planItems.cancelled' },
      },
      (reason) => call('planItems.setStatus', { ...target, status: 'cancelled', reason }),
    );
  const reopen = () =>
    act(
      {
        ...{ title: 'planItems.reopen', body: 'planItems.reopenBody' },
        ...{ label: 'planItems.reopenReason', done: 'planItems.reopened' },
      },
      (reason) => call('planItems.setStatus', { ...target, status: 'open', reason }),
    );
  const voidIt = () =>
    act(
      {
        ...{ title: 'planItems.voidTitle', body: 'planItems.voidBody' },
        ...{ label: 'common.voidReason', done: 'planItems.voided' },
      },
      async (reason) => {
        await call('planItems.void', { ...target, reason });
        onClose();
      },
    );
  const isOpen = item.status === 'open';
  return (
    <>
      <Section
        title={item.text}
        actions={<CloseButton size="sm" aria-label={t('common.close')} title="Esc" onClick={onClose} />}
      >
        <Facts>
          <Fact label={t('planItems.state')}>
            <PlanState item={item} />
          </Fact>
          <Fact label={t('planItems.columnDueOn')}>{item.dueOn}</Fact>
          <Fact label={t('planItems.columnOffice')}>{item.responsibleOfficeName}</Fact>
          <Fact label={t('planItems.columnMember')}>{item.responsibleMemberName}</Fact>
          {item.doneOn !== null && <Fact label={t('planItems.columnDoneOn')}>{item.doneOn}</Fact>}
          {item.evidence !== null && (
            <Fact label={t('planItems.columnEvidence')} wide>
              {item.evidence}
            </Fact>
          )}
        </Facts>
        {item.carriedFromId !== null && <p className={styles.dim}>{t('planItems.carriedFrom')}</p>}
        {item.carriedToYear !== null && (
          <p className={styles.dim}>{t('planItems.carriedTo', { year: item.carriedToYear })}</p>
        )}
        {item.voidReason !== null && (
          <p className={styles.dim}>{t('planItems.voidedBecause', { reason: item.voidReason })}</p>
        )}
        {editable && (
          <div className={styles.acts}>
            {isOpen && <Button onClick={() => setFinishing(true)}>{t('planItems.done')}</Button>}
            {isOpen && (
              <Button variant="default" onClick={() => onEdit(true)}>
                {t('common.edit')}
              </Button>
            )}
            {isOpen && (
              <Button variant="default" onClick={() => void giveUp()}>
                {t('planItems.cancel')}
              </Button>
            )}
            {!isOpen && (
              <Button variant="default" onClick={() => void reopen()}>
                {t('planItems.reopen')}
              </Button>
            )}
            <Button variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          </div>
        )}
      </Section>
      <PlanProgress id={id} progress={progress} editable={editable && isOpen} />
      <AttachedFiles title={t('planItems.attachments')} ownerType="plan_item" ownerId={id} editable={editable} />
      <FoldedHistory
        id={id}
        fieldLabel={(field) => known(`planItemFieldLabels.${field}`) ?? field}
        valueText={(field, value) =>
          field === 'status'
            ? label('planStatusLabels', String(value))
            : (people.nameOf(value) ?? known(`organizationLabels.${field}_${String(value)}`) ?? String(value))
        }
      />
      {finishing && <PlanDoneDialog item={item} onClose={() => setFinishing(false)} />}
    </>
  );
}
