import { Autocomplete, Button, Group, Modal, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { classCode as classCodeSchema } from '#shared/features/documentNumbers/documentNumbers.contract.ts';

type Props = {
  readonly classes: CallOutput<'documentNumbers.classes'>['classes'];
  readonly initialClass: string | null;
  onClose(): void;
};

/** Reserves the next number of a class and year for a document written elsewhere or later. */
export function ReserveDialog({ classes, initialClass, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const [classCode, setClassCode] = useState(initialClass ?? classes[0]?.classCode ?? '');
  const [year, setYear] = useState<number | string>(thisYear);
  const [title, setTitle] = useState('');
  const [checked, setChecked] = useState(false);
  const reserve = useCommand('documentNumbers.reserve');
  const next = Number(year) === thisYear ? classes.find((one) => one.classCode === classCode.trim())?.next : undefined;
  const wrongClass = !classCodeSchema.safeParse(classCode.trim()).success;
  const wrongYear = !(Number(year) >= 1990 && Number(year) <= thisYear);
  const wrongTitle = [...title.trim()].length < 2;
  const wrong = (when: boolean, words: string) => (checked && when ? { error: words } : {});
  const confirm = () => {
    setChecked(true);
    if (wrongClass || wrongYear || wrongTitle) return;
    reserve.mutate(
      { classCode: classCode.trim(), year: Number(year), title },
      {
        onSuccess: ({ number }) => {
          announce(t('documentNumbers.reserved', { number }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('documentNumbers.reserveTitle')} size="md">
      <Stack>
        <p>{t('documentNumbers.reserveHelp')}</p>
        <Field
          label={t('documentNumbers.classCode')}
          required
          help={t('documentNumbers.newClass')}
          {...wrong(wrongClass, t('documentNumbers.problemClass'))}
        >
          <Autocomplete
            maxLength={12}
            data={classes.map((one) => one.classCode)}
            value={classCode}
            onChange={setClassCode}
          />
        </Field>
        <Field
          label={t('documentNumbers.year')}
          required
          {...(next === undefined ? {} : { help: t('documentNumbers.next', { number: next }) })}
          {...wrong(wrongYear, t('documentNumbers.problemYear'))}
        >
          <NumberInput hideControls allowDecimal={false} value={year} onChange={setYear} />
        </Field>
        <Field
          label={t('documentNumbers.subject')}
          required
          help={t('documentNumbers.reserveTitleHelp')}
          {...wrong(wrongTitle, t('documentNumbers.problemTitle'))}
        >
          <TextInput
            data-autofocus
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </Field>
        <FailureNotice error={reserve.error} />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={reserve.isPending} onClick={confirm}>
          {t('documentNumbers.reserve')}
        </Button>
      </Group>
    </Modal>
  );
}
