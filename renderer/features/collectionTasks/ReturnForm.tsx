import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { CollectionReturn, CollectionTask } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import styles from './collectionTasks.module.css';

type Props = {
  readonly task: CollectionTask;
  /** Offices that were asked. */
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  /** The office whose return is entered, when it is known already. */
  readonly officeId: string | null;
  readonly entry: CollectionReturn | null;
  onSaved(id: string): void;
  onClose(): void;
};

type Form = {
  readonly officeId: string | null;
  readonly receivedOn: string | null;
  readonly receivedTime: string;
  readonly sections: Readonly<Record<string, string>>;
  readonly note: string;
};

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function formOf(record: Readonly<Record<string, unknown>>, officeId: string | null, now: string): Form {
  const received = typeof record.receivedAt === 'string' ? record.receivedAt : now;
  const sections = typeof record.sections === 'object' && record.sections !== null ? record.sections : {};
  return {
    officeId: typeof record.officeId === 'string' ? record.officeId : officeId,
    receivedOn: received.slice(0, 10),
    receivedTime: received.slice(11, 16),
    sections: Object.fromEntries(Object.entries(sections).map(([heading, text]) => [heading, String(text)])),
    note: typeof record.note === 'string' ? record.note : '',
  };
}

/** What an office returned, heading by heading; a heading that is left empty makes it incomplete. */
export function ReturnForm({ task, offices, officeId, entry, onSaved, onClose }: Props) {
  const { t, known } = useText();
  const { today } = useSession();
  const save = useCommand('collectionTasks.saveReturn');
  const [now] = useState(() => `${today}T${localTime()}`);
  const [start] = useState(() => ({ form: formOf(entry ?? {}, officeId, now), revision: entry?.revision }));
  const [sameConfirmed, setSameConfirmed] = useState(false);
  const title = t(entry === null ? 'collectionTasks.addReturnTitle' : 'collectionTasks.editReturn');
  const nameOf = (id: unknown) => offices.find((office) => office.id === id)?.name ?? entry?.officeName ?? '';
  const record = useRecordForm<Form>({
    key: `collectionReturn:${entry?.id ?? `new-${task.id}`}`,
    title: (form) => t('common.draftOf', { form: title, name: nameOf(form.officeId) || task.title.slice(0, 20) }),
    start,
    read: (stored) => formOf(stored, officeId, now),
    shown: (field, value) => ({
      name: known(`collectionFieldLabels.${field}`) ?? known(`collectionTasks.${field}`) ?? field,
      value:
        typeof value === 'object' && value !== null
          ? Object.entries(value)
              .map(([heading, text]) => `${heading}：${String(text)}`)
              .join('\n')
          : field === 'officeId'
            ? nameOf(value)
            : String(value ?? ''),
    }),
  });
  const { form, set, text, wrong } = record;
  const { receivedOn, receivedTime, sections } = form;
  const isMomentBad = receivedOn === null || !TIME.test(receivedTime);
  const isSame = isCallError(save.error, 'rule_broken') && JSON.stringify(save.error.details).includes('return_same');
  const submit = () => {
    record.tried();
    if (form.officeId === null || isMomentBad || save.isPending) return;
    const fields = { officeId: form.officeId, receivedAt: `${receivedOn}T${receivedTime}`, sections, note: form.note };
    save.mutate(
      { ...record.target(entry?.id), taskId: task.id, fields, sameConfirmed },
      {
        onSuccess: ({ id, timeliness }) => {
          announce(t(`collectionTasks.returnSaved_${timeliness}`));
          void record.draft.saved();
          onSaved(id);
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  return (
    <RecordForm
      title={title}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field
        label={t('collectionTasks.office')}
        required
        {...wrong(form.officeId === null, t('collectionTasks.problemOffice'))}
      >
        <Select
          searchable
          disabled={entry !== null}
          data={offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.officeId}
          onChange={(id) => set({ officeId: id })}
        />
      </Field>
      <Field
        label={t('collectionTasks.receivedOn')}
        required
        {...wrong(isMomentBad, t('collectionTasks.problemReceived'))}
      >
        <DateField value={receivedOn} onChange={(value) => set({ receivedOn: value })} />
      </Field>
      <Field label={t('collectionTasks.receivedTime')} required>
        <TextInput maxLength={5} {...text('receivedTime')} />
      </Field>
      <p className={styles.dim}>{t('collectionTasks.sectionHelp')}</p>
      {task.outline.map((heading) => (
        <Field key={heading} label={heading}>
          <Textarea
            autosize
            minRows={3}
            maxRows={18}
            maxLength={20_000}
            value={sections[heading] ?? ''}
            onChange={(event) => set({ sections: { ...sections, [heading]: event.currentTarget.value } })}
          />
        </Field>
      ))}
      <Field label={t('collectionTasks.note')}>
        <TextInput maxLength={500} {...text('note')} />
      </Field>
      {(isSame || sameConfirmed) && (
        <Checkbox
          label={t('collectionTasks.sameContent')}
          checked={sameConfirmed}
          onChange={(event) => setSameConfirmed(event.currentTarget.checked)}
        />
      )}
    </RecordForm>
  );
}

/** The time of day in the office's zone, to the minute. */
function localTime(): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
  return format.format(new Date());
}
