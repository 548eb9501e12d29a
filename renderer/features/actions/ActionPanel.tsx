import { Button, CloseButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ActionForm } from './ActionForm.tsx';
import { ActionState } from './ActionState.tsx';
import styles from './ActionsPage.module.css';
import type { ActionRow } from './ActionsPage.tsx';

/** One action: what it is, and the acts done, cancel, reopen. "Done" needs a date and evidence (features M7). */
export function ActionPanel({ action, onClose }: { readonly action: ActionRow; onClose(): void }) {
  const { t } = useText();
  const can = useCan();
  const { today } = useSession();
  const [doneOn, setDoneOn] = useState<string | null>(today);
  const [evidence, setEvidence] = useState('');
  const [checked, setChecked] = useState(false);
  const [editing, setEditing] = useState(false);
  const setStatus = useCommand('actions.setStatus');
  const base = { id: action.id, expectedRevision: action.revision };
  if (editing) return <ActionForm action={action} onClose={() => setEditing(false)} />;
  const badDate = doneOn === null || doneOn > today;
  // It may have left the list that is shown: the panel must not go on showing what it was.
  const finish = (words: string) => {
    announce(words);
    onClose();
  };
  const markDone = () => {
    setChecked(true);
    if (doneOn === null || badDate || evidence.trim() === '') return;
    setStatus.mutate(
      { ...base, status: 'done', doneOn, evidence: evidence.trim() },
      { onSuccess: () => finish(t('actions.doneSaved')) },
    );
  };
  const withReason = async (status: 'cancelled' | 'open') => {
    const cancelling = status === 'cancelled';
    const reason = await askReason({
      title: cancelling ? t('actions.cancelTitle') : t('actions.reopenTitle'),
      label: cancelling ? t('actions.cancelReason') : t('actions.reopenReason'),
      confirm: cancelling ? t('actions.cancelAction') : t('actions.reopen'),
      danger: cancelling,
    });
    if (reason === null) return;
    const words = cancelling ? t('actions.cancelledSaved') : t('actions.reopenedSaved');
    setStatus.mutate({ ...base, status, reason }, { onSuccess: () => finish(words) });
  };
  return (
    <Section
      title={t('actions.detail')}
      actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}
    >
      <p className={styles.text}>{action.text}</p>
      <Facts>
        <Fact label={t('common.status')}>
          <ActionState action={action} />
        </Fact>
        <Fact label={t('actions.unit')}>{action.responsibleUnit}</Fact>
        <Fact label={t('actions.names')}>{action.responsibleNames}</Fact>
        <Fact label={t('actions.dueOn')}>{action.dueOn}</Fact>
        <Fact label={t('actions.source')}>
          {action.meetingId === null ? (
            action.sourceText
          ) : (
            <Link href={`/meetings/${action.meetingId}`}>
              {[action.meetingTitle, action.meetingNumber].filter(Boolean).join(' ')}
            </Link>
          )}
        </Fact>
        {action.doneOn !== null && <Fact label={t('actions.doneOn')}>{action.doneOn}</Fact>}
        {action.evidence !== null && <Fact label={t('actions.evidence')}>{action.evidence}</Fact>}
      </Facts>
      <FailureNotice error={setStatus.error} />
      {can('meetings.write') && action.status === 'open' && (
        <>
          <div className={styles.acts} />
          <div className={styles.fields}>
            <Field
              label={t('actions.doneOn')}
              required
              {...(checked && badDate ? { error: t('actions.problemDoneOn') } : {})}
            >
              <DateField value={doneOn} clearable={false} onChange={setDoneOn} />
            </Field>
            <Field
              label={t('actions.evidence')}
              required
              help={t('actions.evidenceHelp')}
              {...(checked && evidence.trim() === '' ? { error: t('actions.problemEvidence') } : {})}
            >
              <Textarea
                autosize
                minRows={3}
                maxRows={10}
                maxLength={2000}
                value={evidence}
                onChange={(event) => setEvidence(event.currentTarget.value)}
              />
            </Field>
          </div>
          <div className={styles.acts}>
            <Button loading={setStatus.isPending} onClick={markDone}>
              {t('actions.markDone')}
            </Button>
            {action.meetingId === null && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('common.edit')}
              </Button>
            )}
            <Button variant="subtle" color="red" onClick={() => void withReason('cancelled')}>
              {t('actions.cancelAction')}
            </Button>
          </div>
        </>
      )}
      {can('meetings.write') && action.status !== 'open' && (
        <div className={styles.acts}>
          <Button variant="default" onClick={() => void withReason('open')}>
            {t('actions.reopen')}
          </Button>
        </div>
      )}
    </Section>
  );
}
