import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { Exchange } from '#shared/features/community/caseExchanges.contract.ts';

type Form = {
  readonly plannedOn: string | null;
  readonly place: string;
  readonly hostName: string;
  readonly hostPost: string;
  readonly note: string;
};

function formOf(record: Readonly<Record<string, unknown>>): Form {
  const text = (name: string) => (typeof record[name] === 'string' ? record[name] : '');
  return {
    plannedOn: text('plannedOn') || null,
    place: text('place'),
    hostName: text('hostName'),
    hostPost: text('hostPost'),
    note: text('note'),
  };
}

/** Day, place and host of the exchange of a year. */
export function ExchangePlanDialog({ exchange, onClose }: { readonly exchange: Exchange; onClose(): void }) {
  const { t, known } = useText();
  const { year, plan } = exchange;
  const save = useCommand('caseExchanges.savePlan');
  const title = t('caseExchanges.heading', { year });
  const [start] = useState(() => ({ form: formOf(plan ?? {}), revision: plan?.revision }));
  const record = useRecordForm<Form>({
    key: `caseExchange:${year}`,
    title: () => title,
    start,
    read: formOf,
    shown: (field, value) => ({ name: known(`exchangeFieldLabels.${field}`) ?? field, value: String(value ?? '') }),
  });
  const { form, set, revision, draft } = record;
  const submit = () => {
    if (save.isPending) return;
    save.mutate(
      { year, ...(revision === undefined ? {} : { expectedRevision: revision }), fields: form },
      {
        onSuccess: () => {
          announce(t('caseExchanges.planSaved'));
          void draft.saved();
          onClose();
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  return (
    <>
      <FormDialog
        size="lg"
        draft={draft}
        title={title}
        submit={t('common.save')}
        pending={save.isPending}
        error={save.error}
        onSubmit={submit}
        onClose={onClose}
      >
        <Field label={t('exchangeFieldLabels.plannedOn')}>
          <DateField value={form.plannedOn} onChange={(plannedOn) => set({ plannedOn })} />
        </Field>
        <Field label={t('exchangeFieldLabels.place')}>
          <TextInput data-autofocus maxLength={200} {...record.text('place')} />
        </Field>
        <Field label={t('exchangeFieldLabels.hostName')}>
          <TextInput maxLength={50} {...record.text('hostName')} />
        </Field>
        <Field label={t('exchangeFieldLabels.hostPost')}>
          <TextInput maxLength={100} {...record.text('hostPost')} />
        </Field>
        <Field label={t('exchangeFieldLabels.note')}>
          <Textarea autosize minRows={2} maxRows={8} maxLength={1000} {...record.text('note')} />
        </Field>
      </FormDialog>
      {record.dialog}
    </>
  );
}
