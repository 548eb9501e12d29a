import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { NumberRow } from './DocumentNumbersPage.tsx';

/** Marks a reserved number as used by a document that was issued outside the program. */
export function MarkIssuedDialog({ number, onClose }: { readonly number: NumberRow; onClose(): void }) {
  const { t } = useText();
  const { today } = useSession();
  const [title, setTitle] = useState(number.title);
  const [issuedOn, setIssuedOn] = useState<string | null>(today);
  const mark = useCommand('documentNumbers.markIssued');
  const wrongTitle = [...title.trim()].length < 2;
  const confirm = () => {
    if (wrongTitle || issuedOn === null) return;
    mark.mutate(
      { id: number.id, expectedRevision: number.revision, issuedOn, title },
      {
        onSuccess: () => {
          announce(t('documentNumbers.marked'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('documentNumbers.markIssuedTitle', { number: number.number })} size="md">
      <Stack>
        <p>{t('documentNumbers.markIssuedHelp')}</p>
        <Field
          label={t('documentNumbers.subject')}
          required
          {...(wrongTitle ? { error: t('documentNumbers.problemTitle') } : {})}
        >
          <TextInput
            data-autofocus
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </Field>
        <Field
          label={t('documentNumbers.issuedOn')}
          required
          {...(issuedOn === null ? { error: t('documentNumbers.problemDate') } : {})}
        >
          <DateField value={issuedOn} clearable={false} onChange={setIssuedOn} />
        </Field>
        <FailureNotice error={mark.error} />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={mark.isPending} disabled={wrongTitle || issuedOn === null} onClick={confirm}>
          {t('documentNumbers.markIssued')}
        </Button>
      </Group>
    </Modal>
  );
}
