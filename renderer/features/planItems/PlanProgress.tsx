import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './planItems.module.css';

type Note = CallOutput<'planItems.get'>['progress'][number];
type Props = { readonly id: string; readonly progress: readonly Note[]; readonly editable: boolean };

/** Notes on the progress of an item, newest first, and a place for the next one. */
export function PlanProgress({ id, progress, editable }: Props) {
  const { t } = useText();
  const [adding, setAdding] = useState(false);
  const voidNote = async (note: Note) => {
    const reason = await askReason({
      title: t('planItems.progressVoid'),
      body: t('planItems.progressVoidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('planItems.voidProgress', { id: note.id, expectedRevision: note.revision, reason });
      announce(t('planItems.voided'));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <Section
      title={t('planItems.progress')}
      actions={
        editable &&
        !adding && (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {t('planItems.progressAdd')}
          </Button>
        )
      }
    >
      {adding && <ProgressForm id={id} onClose={() => setAdding(false)} />}
      {progress.length === 0 && !adding && <p className={styles.dim}>{t('planItems.progressNone')}</p>}
      {progress.map((note) => (
        <div key={note.id} className={styles.note} data-voided={note.voidReason !== null}>
          <div className={styles.noteHead}>
            <span>{t('planItems.progressBy', { date: note.notedOn, name: note.byName })}</span>
            {editable && note.voidReason === null && (
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => void voidNote(note)}>
                {t('common.void')}
              </Button>
            )}
          </div>
          <p>{note.text}</p>
          {note.voidReason !== null && (
            <span className={styles.dim}>{t('planItems.voidedBecause', { reason: note.voidReason })}</span>
          )}
        </div>
      ))}
    </Section>
  );
}

function ProgressForm({ id, onClose }: { readonly id: string; onClose(): void }) {
  const { t } = useText();
  const { today } = useSession();
  const save = useCommand('planItems.addProgress');
  const [base] = useState<{ readonly notedOn: string | null; readonly text: string }>({ notedOn: today, text: '' });
  const [form, setForm] = useState(base);
  const draft = useFormDraft({
    key: `planItem:${id}-progress`,
    title: t('planItems.progressAdd'),
    base,
    form,
    dirty: form.text !== '',
    onTake: (_base, typed) => setForm(typed),
  });
  const { notedOn, text } = form;
  const submit = () => {
    if (notedOn === null || [...text.trim()].length < 2 || save.isPending) return;
    save.mutate(
      { planItemId: id, notedOn, text },
      {
        onSuccess: () => {
          announce(t('planItems.progressSaved'));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {draft.notice}
      <div className={styles.fields}>
        <Field label={t('planItems.progressOn')} required>
          <DateField value={notedOn} clearable={false} onChange={(value) => setForm({ ...form, notedOn: value })} />
        </Field>
        <Field label={t('planItems.progressText')} required>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={text}
            onChange={(event) => setForm({ ...form, text: event.currentTarget.value })}
          />
        </Field>
      </div>
      <FailureNotice error={save.error} />
      <div className={styles.acts}>
        <Button type="submit" loading={save.isPending} disabled={[...text.trim()].length < 2}>
          {t('common.save')}
        </Button>
        <Button variant="default" onClick={() => void draft.leave(onClose)}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
