import { Autocomplete, Button, Group, Modal, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** A line for a use on paper that no document of the program stands for. */
export function RecordUseDialog({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const { today, user } = useSession();
  const seals = useCall('seals.list', {});
  const names = (seals.data?.seals ?? []).filter((seal) => seal.active).map((seal) => seal.name);
  const [chosenName, setChosenName] = useState<string | null>(null);
  const sealName = chosenName ?? names[0] ?? '';
  const [words, setWords] = useState({
    number: '',
    title: '',
    handledBy: user?.displayName ?? '',
    approvedBy: '',
    note: '',
  });
  const [copies, setCopies] = useState<number | string>(1);
  const [usedOn, setUsedOn] = useState<string | null>(today);
  const [checked, setChecked] = useState(false);
  const record = useCommand('seals.recordUse');
  const short = (text: string) => [...text.trim()].length < 2;
  const empty = (text: string) => text.trim() === '';
  const wrongCopies = !(Number.isInteger(Number(copies)) && Number(copies) >= 1 && Number(copies) <= 9999);
  const wrong = (when: boolean, sentence: string) => (checked && when ? { error: sentence } : {});
  const confirm = () => {
    setChecked(true);
    if (short(sealName) || short(words.title) || wrongCopies || usedOn === null) return;
    if (empty(words.handledBy) || empty(words.approvedBy)) return;
    record.mutate(
      { ...words, sealName, copies: Number(copies), usedOn },
      {
        onSuccess: () => {
          announce(t('seals.recorded'));
          onClose();
        },
      },
    );
  };
  const text = (name: keyof typeof words) => ({
    value: words[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setWords({ ...words, [name]: event.currentTarget.value }),
  });
  return (
    <Modal opened onClose={onClose} title={t('seals.recordUse')} size="md">
      <Stack>
        <p>{t('seals.recordUseHelp')}</p>
        <Field label={t('seals.sealName')} required {...wrong(short(sealName), t('seals.problemText'))}>
          <Autocomplete maxLength={60} data={[...new Set(names)]} value={sealName} onChange={setChosenName} />
        </Field>
        <Field label={t('seals.subject')} required {...wrong(short(words.title), t('seals.problemText'))}>
          <TextInput data-autofocus maxLength={200} {...text('title')} />
        </Field>
        <Field label={t('seals.number')}>
          <TextInput maxLength={60} {...text('number')} />
        </Field>
        <Field label={t('seals.copies')} required {...wrong(wrongCopies, t('seals.problemCopies'))}>
          <NumberInput hideControls allowDecimal={false} value={copies} onChange={setCopies} />
        </Field>
        <Field label={t('seals.usedOn')} required {...wrong(usedOn === null, t('seals.problemEmpty'))}>
          <DateField value={usedOn} clearable={false} onChange={setUsedOn} />
        </Field>
        <Field label={t('seals.handledBy')} required {...wrong(empty(words.handledBy), t('seals.problemEmpty'))}>
          <TextInput maxLength={50} {...text('handledBy')} />
        </Field>
        <Field label={t('seals.approvedBy')} required {...wrong(empty(words.approvedBy), t('seals.problemEmpty'))}>
          <TextInput maxLength={50} {...text('approvedBy')} />
        </Field>
        <Field label={t('seals.note')}>
          <TextInput maxLength={500} {...text('note')} />
        </Field>
        <FailureNotice error={record.error} />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={record.isPending} onClick={confirm}>
          {t('seals.recordUse')}
        </Button>
      </Group>
    </Modal>
  );
}
