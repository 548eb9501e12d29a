import { Button, Checkbox, Group, Modal, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './ReviewPanel.module.css';

type HandInProps = {
  readonly meetingId: string;
  readonly revision: number;
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
  onClose(): void;
};

/** One question: hand the draft in, and to whom? */
export function HandInDialog({ meetingId, revision, reviewers, onClose }: HandInProps) {
  const { t } = useText();
  const { user } = useSession();
  const [reviewerId, setReviewerId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const handIn = useCommand('minutes.handIn');
  const confirm = () =>
    handIn.mutate(
      { meetingId, expectedRevision: revision, note, ...(reviewerId === null ? {} : { reviewerId }) },
      {
        onSuccess: () => {
          announce(t('minutes.handedIn'));
          onClose();
        },
      },
    );
  const others = reviewers.filter((reviewer) => reviewer.id !== user?.id);
  return (
    <Modal opened onClose={onClose} title={t('minutes.handInTitle')} size="md">
      <p>{t('minutes.handInBody')}</p>
      <div className={styles.spaced}>
        <Field label={t('minutes.reviewer')}>
          <Select
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={reviewerId}
            placeholder={t('minutes.anyReviewer')}
            clearable
            data-autofocus
            onChange={setReviewerId}
          />
        </Field>
        <Field label={t('minutes.handInNote')}>
          <Textarea
            autosize
            minRows={2}
            maxRows={6}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
        <FailureNotice error={handIn.error} refused="minutes.handInRefused" />
      </div>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={handIn.isPending} onClick={confirm}>
          {t('minutes.handIn')}
        </Button>
      </Group>
    </Modal>
  );
}

type DecideProps = {
  readonly id: string;
  readonly revision: number;
  readonly outcome: 'agreed' | 'returned';
  onClose(): void;
};

/** The answer of the reviewer: agreed, or returned with what to change. */
export function DecideDialog({ id, revision, outcome, onClose }: DecideProps) {
  const { t } = useText();
  const [answer, setAnswer] = useState('');
  const [selfChecked, setSelfChecked] = useState(false);
  const decide = useCommand('minutes.decide');
  const isReturn = outcome === 'returned';
  const confirm = () =>
    decide.mutate(
      { id, expectedRevision: revision, outcome, answer, selfChecked },
      {
        onSuccess: () => {
          announce(t(isReturn ? 'minutes.returned' : 'minutes.agreed'));
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={t(isReturn ? 'minutes.returnTitle' : 'minutes.agreeTitle')} size="md">
      <p>{t(isReturn ? 'minutes.returnBody' : 'minutes.agreeBody')}</p>
      <div className={styles.spaced}>
        <Field label={t(isReturn ? 'minutes.returnAnswer' : 'minutes.agreeAnswer')}>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            maxRows={8}
            maxLength={1000}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
          />
        </Field>
        <Checkbox
          label={t('minutes.selfChecked')}
          checked={selfChecked}
          onChange={(event) => setSelfChecked(event.currentTarget.checked)}
        />
        <FailureNotice error={decide.error} refused="minutes.decideRefused" />
      </div>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={decide.isPending} onClick={confirm}>
          {t(isReturn ? 'minutes.returnDraft' : 'minutes.agree')}
        </Button>
      </Group>
    </Modal>
  );
}
