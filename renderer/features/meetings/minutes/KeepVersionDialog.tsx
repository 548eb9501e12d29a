import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './ReviewPanel.module.css';

type Props = { readonly meetingId: string; readonly revision: number; onClose(): void };

/** 存为版本, with a word on why. */
export function KeepVersionDialog({ meetingId, revision, onClose }: Props) {
  const { t } = useText();
  const [note, setNote] = useState('');
  const keep = useCommand('minutes.keepVersion');
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate(
      { meetingId, expectedRevision: revision, note },
      {
        onSuccess: ({ seq }) => {
          announce(t('minutes.versionKept', { seq }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('minutes.keepVersion')} size="sm">
      <form onSubmit={confirm}>
        <p>{t('minutes.keepVersionBody')}</p>
        <div className={styles.spaced}>
          <Field label={t('minutes.versionNote')}>
            <TextInput
              data-autofocus
              maxLength={200}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
          <FailureNotice error={keep.error} />
        </div>
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={keep.isPending}>
            {t('minutes.keepVersion')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
