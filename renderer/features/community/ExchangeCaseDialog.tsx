import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog } from '#renderer/ui/FormDialog.tsx';
import { OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { ExchangeCase } from '#shared/features/community/caseExchanges.contract.ts';
import { typedNumber } from './activityForm.ts';

type Form = {
  readonly presenterOrganizationId: string | null;
  readonly presenterName: string | null;
  readonly minutes: number | null;
};

/** Who presents a case of the programme, and for how long. */
export function ExchangeCaseDialog({ listed, onClose }: { readonly listed: ExchangeCase; onClose(): void }) {
  const { t } = useText();
  const save = useCommand('caseExchanges.saveCase');
  const [base] = useState<Form>({
    presenterOrganizationId: listed.presenterOrganizationId,
    presenterName: listed.presenterOrganizationId === null ? null : listed.presenterName,
    minutes: listed.minutes,
  });
  const [form, setForm] = useState(base);
  const draft = useFormDraft({
    key: `exchangeCase:${listed.id}`,
    title: t('common.draftOf', { form: t('caseExchanges.editCaseTitle'), name: listed.title }),
    base,
    form,
    dirty: form !== base,
    onTake: (_base, typed) => setForm(typed),
  });
  const { presenterOrganizationId, presenterName, minutes } = form;
  const wrong = minutes !== null && (minutes < 1 || minutes > 600);
  const submit = () => {
    if (wrong || save.isPending) return;
    save.mutate(
      { id: listed.id, expectedRevision: listed.revision, presenterOrganizationId, minutes },
      {
        onSuccess: () => {
          announce(t('caseExchanges.caseSaved'));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      size="lg"
      draft={draft}
      title={`${t('caseExchanges.editCaseTitle')}：${listed.title}`}
      submit={t('common.save')}
      pending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('caseExchanges.presenter')} help={t('caseExchanges.presenterHelp')}>
        <OrganizationSelect
          value={presenterOrganizationId}
          name={presenterName}
          onChange={(chosen) =>
            setForm({ ...form, presenterOrganizationId: chosen?.id ?? null, presenterName: chosen?.name ?? null })
          }
        />
      </Field>
      <Field label={t('caseExchanges.minutes')} {...(wrong ? { error: t('caseExchanges.problemMinutes') } : {})}>
        <NumberInput
          hideControls
          allowDecimal={false}
          allowNegative={false}
          value={minutes ?? ''}
          onChange={(value) => setForm({ ...form, minutes: typedNumber(value) })}
        />
      </Field>
    </FormDialog>
  );
}
