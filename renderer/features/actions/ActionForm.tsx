import { Autocomplete, Button, CloseButton, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DraftOfferNotice } from '#renderer/ui/DraftOfferNotice.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useDraft } from '#renderer/ui/useDraft.ts';
import styles from './ActionsPage.module.css';
import type { ActionRow } from './ActionsPage.tsx';

const EMPTY = { text: '', sourceText: '', responsibleUnit: '', responsibleNames: '', dueOn: null as string | null };

/** An action that does not come from a meeting: new, or changed. */
export function ActionForm({ action, onClose }: { readonly action: ActionRow | null; onClose(): void }) {
  const { t } = useText();
  const [initial] = useState(() => (action === null ? EMPTY : fieldsOf(action)));
  const [form, setForm] = useState(initial);
  const [checked, setChecked] = useState(false);
  const save = useCommand('actions.save');
  const units = useCall('duties.overview', {});
  const draft = useDraft(`action:${action?.id ?? 'new'}`, form.text || t('actions.newAction'), form, form !== initial);
  const takeDraft = (content: typeof EMPTY) => {
    setForm(content);
    draft.dismissOffer();
  };
  const wrong = (when: boolean, words: string) => (checked && when ? { error: words } : {});
  const long = (text: string) => [...text.trim()].length >= 2;
  const ownerless = form.responsibleUnit.trim() === '' && form.responsibleNames.trim() === '';
  const submit = () => {
    setChecked(true);
    if (!long(form.text) || !long(form.sourceText) || ownerless || form.dueOn === null) return;
    const target = action === null ? {} : { id: action.id, expectedRevision: action.revision };
    save.mutate(
      { ...target, fields: { ...form, dueOn: form.dueOn } },
      {
        onSuccess: () => {
          announce(t('common.saved'));
          void draft.discard();
          onClose();
        },
      },
    );
  };
  useCommands([
    { id: 'action.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !save.isPending, run: submit },
  ]);
  const text = (name: 'text' | 'sourceText' | 'responsibleNames') => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [name]: event.currentTarget.value }),
  });
  return (
    <Section
      title={action === null ? t('actions.newAction') : t('actions.editAction')}
      actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}
    >
      <DraftOfferNotice offer={draft.offer} onTake={takeDraft} onDrop={() => void draft.refuseOffer()} />
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
            onChange={(responsibleUnit) => setForm({ ...form, responsibleUnit })}
          />
        </Field>
        <Field label={t('actions.names')}>
          <TextInput maxLength={200} {...text('responsibleNames')} />
        </Field>
        <Field label={t('actions.dueOn')} required {...wrong(form.dueOn === null, t('actions.problemDue'))}>
          <DateField value={form.dueOn} clearable={false} onChange={(dueOn) => setForm({ ...form, dueOn })} />
        </Field>
      </div>
      <FailureNotice error={save.error} />
      <div className={styles.acts}>
        <Button loading={save.isPending} onClick={submit}>
          {t('common.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Section>
  );
}

function fieldsOf(action: ActionRow): typeof EMPTY {
  return {
    text: action.text,
    sourceText: action.sourceText ?? '',
    responsibleUnit: action.responsibleUnit ?? '',
    responsibleNames: action.responsibleNames ?? '',
    dueOn: action.dueOn,
  };
}
