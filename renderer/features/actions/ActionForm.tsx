import { Autocomplete, Button, CloseButton, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { OwnerField } from './ActForm.tsx';
import styles from './ActionsPage.module.css';
import type { ActionRow } from './actionFilter.ts';

const TEXTS = ['text', 'sourceText', 'responsibleUnit', 'responsibleNames', 'coOwnerNames', 'doneWhen'] as const;

function formOf(action: ActionRow | null) {
  const of = (name: (typeof TEXTS)[number]) => action?.[name] ?? '';
  return {
    ...{ text: of('text'), sourceText: of('sourceText'), responsibleUnit: of('responsibleUnit') },
    ...{ responsibleNames: of('responsibleNames'), coOwnerNames: of('coOwnerNames'), doneWhen: of('doneWhen') },
    ownerMemberId: action?.ownerMemberId ?? null,
    organizationId: action?.organizationId ?? null,
    dueOn: action?.dueOn ?? null,
  };
}

/** An action that does not come from a meeting: new, or changed. */
export function ActionForm({ action, onClose }: { readonly action: ActionRow | null; onClose(): void }) {
  const { t } = useText();
  const [base, setBase] = useState(() => ({ form: formOf(action), revision: action?.revision }));
  const [form, setForm] = useState(base.form);
  const [checked, setChecked] = useState(false);
  const save = useCommand('actions.save');
  const units = useCall('duties.overview', {});
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const draft = useFormDraft({
    key: `action:${action?.id ?? 'new'}`,
    title: form.text || t('actions.newAction'),
    base,
    form,
    dirty: JSON.stringify(form) !== JSON.stringify(base.form),
    onTake: (kept, typed) => {
      setBase(kept);
      setForm(typed);
    },
  });
  const leave = () => void draft.leave(onClose);
  const wrong = (when: boolean, words: string) => (checked && when ? { error: words } : {});
  const long = (text: string) => [...text.trim()].length >= 2;
  const ownerless =
    form.responsibleUnit.trim() === '' && form.responsibleNames.trim() === '' && form.ownerMemberId === null;
  const isConflict = isCallError(save.error, 'conflict');
  const submit = () => {
    setChecked(true);
    if (!long(form.text) || !long(form.sourceText) || ownerless || form.dueOn === null || save.isPending) return;
    const target =
      action === null || base.revision === undefined ? {} : { id: action.id, expectedRevision: base.revision };
    save.mutate(
      { ...target, fields: { ...form, dueOn: form.dueOn } },
      {
        onSuccess: () => {
          announce(t('common.saved'));
          void draft.saved();
          onClose();
        },
        // What it is now stands beside the list; saving again goes by that.
        onError: (error) => {
          if (isCallError(error, 'conflict') && action !== null) setBase({ ...base, revision: action.revision });
        },
      },
    );
  };
  useCommands([
    { id: 'action.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !save.isPending, run: submit },
  ]);
  const text = (name: (typeof TEXTS)[number]) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const isAssigned = action !== null && action.stage !== 'set_up';
  return (
    <Section
      title={action === null ? t('actions.newAction') : t('actions.editAction')}
      actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={leave} />}
    >
      {draft.notice}
      <div className={styles.fields}>
        <Field label={t('actions.text')} required {...wrong(!long(form.text), t('actions.problemText'))}>
          <Textarea autosize minRows={2} maxRows={8} maxLength={1000} data-autofocus {...text('text')} />
        </Field>
        <Field
          label={t('actions.source')}
          required
          help={t('actions.sourceHelp')}
          {...wrong(!long(form.sourceText), t('actions.problemSource'))}
        >
          <TextInput maxLength={200} {...text('sourceText')} />
        </Field>
        <Field label={t('actions.unit')} {...wrong(ownerless, t('actions.problemOwner'))}>
          <Autocomplete
            maxLength={100}
            data={[...new Set((units.data?.units ?? []).map((unit) => unit.name))]}
            value={form.responsibleUnit}
            onChange={(responsibleUnit) => set({ responsibleUnit })}
          />
        </Field>
        <OwnerField value={form.ownerMemberId} onChange={(ownerMemberId) => set({ ownerMemberId })} />
        <Field label={t('actions.names')}>
          <TextInput maxLength={200} {...text('responsibleNames')} />
        </Field>
        <Field label={t('actionLoop.coOwners')}>
          <TextInput maxLength={200} {...text('coOwnerNames')} />
        </Field>
        <Field label={t('actionLoop.doneWhen')} help={t('actionLoop.doneWhenHelp')}>
          <TextInput maxLength={500} {...text('doneWhen')} />
        </Field>
        <Field
          label={t('actions.dueOn')}
          required
          {...(isAssigned ? { help: t('ruleIssues.due_by_extension') } : {})}
          {...wrong(form.dueOn === null, t('actions.problemDue'))}
        >
          <DateField value={form.dueOn} clearable={false} disabled={isAssigned} onChange={(dueOn) => set({ dueOn })} />
        </Field>
      </div>
      {isConflict ? <Notice tone="behind">{t('actionLoop.conflict')}</Notice> : <FailureNotice error={save.error} />}
      <div className={styles.acts}>
        <Button loading={save.isPending} onClick={submit}>
          {t('common.save')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
      </div>
    </Section>
  );
}
