import { Button, Group, Modal, NumberInput, Radio, Select } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { LoadingState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ORDER_CLASS } from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import { numberStyleOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import type { DocumentForm } from './documentForm.ts';
import type { Target } from './useDocumentActs.tsx';

type Props = { readonly target: Target; readonly form: DocumentForm; onClose(): void };

/** Gives the document its number: the next one of a class and year, or one that was reserved. */
export function NumberDialog({ target, form, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const classes = useCall('documentNumbers.classes', {});
  const reserved = useCall('documentNumbers.list', { state: 'reserved', limit: 500 });
  const [kind, setKind] = useState<'next' | 'reserved'>('next');
  const [chosenClass, setChosenClass] = useState<string | null>(null);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [numberId, setNumberId] = useState<string | null>(null);
  const take = useCommand('officialDocuments.takeNumber');
  // An order is numbered 第几号; every other form by the office's code.
  const isOrder = numberStyleOf(form) === 'order';
  const fits = (code: string) => (code === ORDER_CLASS) === isOrder;
  const list = (classes.data?.classes ?? []).filter((one) => fits(one.classCode));
  const word = form === 'letter' ? '函' : '发';
  const usual = list.find((one) => one.classCode.endsWith(word));
  const classCode = chosenClass ?? usual?.classCode ?? list[0]?.classCode ?? null;
  const next = list.find((one) => one.classCode === classCode)?.next ?? '';
  const free = (reserved.data?.rows ?? []).filter((row) => row.documentId === null && fits(row.classCode));
  const thisYear = year === Number(today.slice(0, 4));
  const confirm = () => {
    const number =
      kind === 'next'
        ? classCode === null
          ? null
          : { kind, classCode, year }
        : numberId === null
          ? null
          : { kind, numberId };
    if (number === null) return;
    take.mutate(
      { ...target, number },
      {
        onSuccess: (answer) => {
          announce(t('officialDocuments.numberTaken', { number: answer.number }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('officialDocuments.takeNumber')} size="md">
      {classes.data === undefined || reserved.data === undefined ? (
        <>
          <LoadingState />
          <FailureNotice error={classes.error ?? reserved.error} />
        </>
      ) : (
        <Stack>
          <Radio
            name="number"
            data-autofocus
            label={t('officialDocuments.nextNumber')}
            checked={kind === 'next'}
            onChange={() => setKind('next')}
          />
          {kind === 'next' && (
            <>
              <Field label={t('officialDocuments.numberClass')}>
                <Select
                  allowDeselect={false}
                  data={list.map((one) => one.classCode)}
                  value={classCode}
                  onChange={setChosenClass}
                />
              </Field>
              <Field
                label={t('officialDocuments.year')}
                {...(thisYear && next !== '' ? { help: t('officialDocuments.numberWillBe', { number: next }) } : {})}
              >
                <NumberInput
                  hideControls
                  min={1990}
                  max={2089}
                  allowDecimal={false}
                  value={year}
                  onChange={(value) => setYear(Number(value))}
                />
              </Field>
            </>
          )}
          <Radio
            name="number"
            label={t('officialDocuments.reservedNumber', { count: free.length })}
            disabled={free.length === 0}
            checked={kind === 'reserved'}
            onChange={() => setKind('reserved')}
          />
          {kind === 'reserved' && (
            <Field label={t('officialDocuments.number')}>
              <Select
                searchable
                data={free.map((row) => ({ value: row.id, label: `${row.number}　${row.title}` }))}
                value={numberId}
                onChange={setNumberId}
              />
            </Field>
          )}
          <FailureNotice error={take.error} />
        </Stack>
      )}
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          loading={take.isPending}
          disabled={kind === 'next' ? classCode === null : numberId === null}
          onClick={confirm}
        >
          {t('officialDocuments.takeNumber')}
        </Button>
      </Group>
    </Modal>
  );
}
