import { Button, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { CollectionTask } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { DEFAULT_OUTLINE } from '#shared/features/collectionTasks/collectionTasks.lists.ts';
import { outlineIssues, WHOLE_DAY } from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { askedFigures, askingIssues } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName } from '#shared/features/rollUp/figureWords.ts';
import { AskedFigures } from './AskedFigures.tsx';
import styles from './collectionTasks.module.css';

type Props = { readonly task: CollectionTask | null; onSaved(id: string): void; onClose(): void };

type Form = {
  readonly title: string;
  readonly dueOn: string | null;
  readonly cutoffTime: string;
  /** One heading a line. */
  readonly outline: string;
  readonly recipientOfficeIds: readonly string[];
  readonly requirementText: string;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly figureKeys: readonly string[];
};

const TIME = /^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
const textsOf = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;

function formOf(record: Readonly<Record<string, unknown>>): Form {
  return {
    title: textOf(record.title) ?? '',
    dueOn: textOf(record.dueOn),
    cutoffTime: textOf(record.cutoffTime) ?? WHOLE_DAY,
    outline: (textsOf(record.outline) ?? DEFAULT_OUTLINE).join('\n'),
    recipientOfficeIds: textsOf(record.recipientOfficeIds) ?? [],
    requirementText: textOf(record.requirementText) ?? '',
    periodStart: textOf(record.periodStart),
    periodEnd: textOf(record.periodEnd),
    figureKeys: textsOf(record.figureKeys) ?? [],
  };
}

/** The headings typed, one a line, empty lines left out. */
function headings(outline: string): string[] {
  return outline
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A new collection, or what is asked in one. */
export function CollectionForm({ task, onSaved, onClose }: Props) {
  const { t, known, locale } = useText();
  const { today } = useSession();
  const save = useCommand('collectionTasks.save');
  const { data } = useCall('collectionTasks.offices', {});
  const offices = data?.offices ?? [];
  const title = t(task === null ? 'collectionTasks.addTitle' : 'collectionTasks.edit');
  const [start] = useState(() => ({ form: formOf(task ?? {}), revision: task?.revision }));
  const nameOf = (id: string) => offices.find((office) => office.id === id)?.name ?? id;
  const figureNames = (keys: readonly string[]) =>
    askedFigures(keys)
      .map((figure) => askedName(figure, locale))
      .join('、');
  const record = useRecordForm<Form>({
    key: `collectionTask:${task?.id ?? 'new'}`,
    title: (form) => (form.title === '' ? title : t('common.draftOf', { form: title, name: form.title.slice(0, 20) })),
    start,
    read: formOf,
    shown: (field, value) => ({
      name: known(`collectionFieldLabels.${field}`) ?? field,
      value: Array.isArray(value)
        ? value.map((one) => (field === 'figureKeys' ? figureNames([one]) : nameOf(one))).join('、')
        : String(value ?? ''),
    }),
  });
  const { form, set, text, wrong } = record;
  const { dueOn } = form;
  const isSent = task !== null && task.sentOn !== null;
  const outline = headings(form.outline);
  const [badOutline] = outlineIssues(outline, form.figureKeys);
  const [badFigures] = isSent ? [] : askingIssues(form, today);
  const isShort = [...form.title.trim()].length < 2;
  const isTimeBad = !TIME.test(form.cutoffTime);
  const submit = () => {
    record.tried();
    if (isShort || dueOn === null || isTimeBad || badOutline !== undefined || badFigures || save.isPending) return;
    const lists = { recipientOfficeIds: [...form.recipientOfficeIds], figureKeys: [...form.figureKeys] };
    const fields = { ...form, dueOn, outline, ...lists };
    save.mutate(
      { ...record.target(task?.id), fields },
      {
        onSuccess: ({ id }) => {
          announce(t('collectionTasks.saved'));
          void record.draft.saved();
          onSaved(id);
        },
        onError: (error) => record.failed(error) && save.reset(),
      },
    );
  };
  const townships = offices.filter(({ level }) => level === 'township').map(({ id }) => id);
  return (
    <RecordForm
      title={title}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('collectionTasks.titleField')} required {...wrong(isShort, t('collectionTasks.problemTitle'))}>
        <Textarea data-autofocus autosize minRows={2} maxRows={4} maxLength={200} {...text('title')} />
      </Field>
      <Field
        label={t('collectionTasks.dueOn')}
        required
        help={t('collectionTasks.notMoved')}
        {...wrong(dueOn === null, t('collectionTasks.problemDueOn'))}
      >
        <DateField value={dueOn} onChange={(value) => set({ dueOn: value })} />
      </Field>
      <Field
        label={t('collectionTasks.cutoffTime')}
        required
        help={t('collectionTasks.cutoffHelp')}
        {...wrong(isTimeBad, t('collectionTasks.problemTime'))}
      >
        <TextInput maxLength={5} {...text('cutoffTime')} />
      </Field>
      <Field label={t('collectionTasks.recipients')} help={t('collectionTasks.recipientsHelp')}>
        <MultiSelect
          searchable
          clearable
          hidePickedOptions
          maxDropdownHeight={220}
          data={offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...form.recipientOfficeIds]}
          onChange={(recipientOfficeIds) => set({ recipientOfficeIds })}
        />
      </Field>
      {townships.length > 0 && (
        <div className={styles.under}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => set({ recipientOfficeIds: [...new Set([...form.recipientOfficeIds, ...townships])] })}
          >
            {t('collectionTasks.recipientsAll')}
          </Button>
        </div>
      )}
      <Field
        label={t('collectionTasks.outline')}
        required={form.figureKeys.length === 0}
        help={t(
          isSent
            ? 'collectionTasks.outlineFixed'
            : form.figureKeys.length > 0
              ? 'collectionTasks.outlineNone'
              : 'collectionTasks.outlineHelp',
        )}
        {...wrong(badOutline !== undefined, known(`ruleIssues.${badOutline?.code}`, { ...badOutline?.params }) ?? '')}
      >
        <Textarea autosize minRows={4} maxRows={12} readOnly={isSent} {...text('outline')} />
      </Field>
      {!isSent && form.outline !== DEFAULT_OUTLINE.join('\n') && (
        <div className={styles.under}>
          <Button size="compact-sm" variant="default" onClick={() => set({ outline: DEFAULT_OUTLINE.join('\n') })}>
            {t('collectionTasks.outlineDefault')}
          </Button>
        </div>
      )}
      <AskedFigures
        periodStart={form.periodStart}
        periodEnd={form.periodEnd}
        figureKeys={form.figureKeys}
        fixed={isSent}
        {...wrong(badFigures !== undefined, known(`ruleIssues.${badFigures?.code}`, { ...badFigures?.params }) ?? '')}
        onChange={set}
      />
      <Field label={t('collectionTasks.requirement')} help={t('collectionTasks.requirementHelp')}>
        <Textarea autosize minRows={2} maxRows={8} maxLength={2000} {...text('requirementText')} />
      </Field>
    </RecordForm>
  );
}
