import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { FileInput } from '#shared/contract/primitives.ts';
import type { CollectionReturn, CollectionTask } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { type AskedFigure, askedFigures, typedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { readAllTyped, typedText } from '#shared/features/rollUp/typedFigure.rules.ts';
import styles from './collectionTasks.module.css';
import { figureLines } from './FiguresReturned.tsx';
import { type FiguresForm, ReturnFigures } from './ReturnFigures.tsx';

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
  readonly receivedOn: string | null;
  readonly receivedTime: string;
  readonly sections: Readonly<Record<string, string>>;
  readonly note: string;
} & FiguresForm;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

type Stored = Readonly<Record<string, unknown>>;
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Figures as they are typed; those reckoned from others are left to be reckoned again. */
function figuresOf({ figures }: Stored, asked: readonly AskedFigure[]): FiguresForm['figures'] {
  const values = new Map(Object.entries(typeof figures === 'object' && figures !== null ? figures : {}));
  return Object.fromEntries(
    typedFigures(asked).flatMap((figure) => {
      const value: unknown = values.get(figure.key);
      return typeof value === 'number' || value === null ? [[figure.key, typedText(figure, value)]] : [];
    }),
  );
}

/** A stored record names the offices it contains by their ids, the service's answer as offices. */
function coveredIds({ coversOfficeIds, coversOffices }: Stored): string[] {
  const offices = listed(coversOffices).map((one) =>
    typeof one === 'object' && one !== null && 'id' in one ? one.id : null,
  );
  return [...listed(coversOfficeIds), ...offices].filter((id) => typeof id === 'string');
}

function formOf(record: Stored, { officeId, now, asked }: Around): Form {
  const received = typeof record.receivedAt === 'string' ? record.receivedAt : now;
  const sections = typeof record.sections === 'object' && record.sections !== null ? record.sections : {};
  return {
    officeId: typeof record.officeId === 'string' ? record.officeId : officeId,
    receivedOn: received.slice(0, 10),
    receivedTime: received.slice(11, 16),
    sections: Object.fromEntries(Object.entries(sections).map(([heading, text]) => [heading, String(text)])),
    note: typeof record.note === 'string' ? record.note : '',
    figures: figuresOf(record, asked),
    coversOfficeIds: coveredIds(record),
    sourceSha256: typeof record.sourceSha256 === 'string' ? record.sourceSha256 : null,
  };
}

type Around = { readonly officeId: string | null; readonly now: string; readonly asked: readonly AskedFigure[] };

/** What an office returned, heading by heading; a heading that is left empty makes it incomplete. */
export function ReturnForm({ task, offices, officeId, entry, onSaved, onClose }: Props) {
  const { t, known, locale } = useText();
  const { today } = useSession();
  const save = useCommand('collectionTasks.saveReturn');
  const [now] = useState(() => `${today}T${localTime()}`);
  const asked = askedFigures(task.figureKeys);
  const around = { officeId, now, asked };
  const [start] = useState(() => ({ form: formOf(entry ?? {}, around), revision: entry?.revision }));
  const [tried, setTried] = useState(false);
  const [source, setSource] = useState<FileInput | null>(null);
  const [sameConfirmed, setSameConfirmed] = useState(false);
  const title = t(entry === null ? 'collectionTasks.addReturnTitle' : 'collectionTasks.editReturn');
  const nameOf = (id: unknown) => offices.find((office) => office.id === id)?.name ?? entry?.officeName ?? '';
  const record = useRecordForm<Form>({
    key: `collectionReturn:${entry?.id ?? `new-${task.id}`}`,
    title: (form) => t('common.draftOf', { form: title, name: nameOf(form.officeId) || task.title.slice(0, 20) }),
    start,
    read: (stored) => formOf(stored, around),
    shown: (field, value) => ({
      name: known(`collectionFieldLabels.${field}`) ?? known(`collectionTasks.${field}`) ?? field,
      value:
        field === 'figures'
          ? figureLines(value, locale)
          : Array.isArray(value)
            ? value.map(nameOf).join('、')
            : typeof value === 'object' && value !== null
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
  // What is left open is incomplete; a return of nothing at all would count an office as having reported.
  const isBlank = [...Object.values(sections), ...Object.values(form.figures), form.note].every(
    (typed) => typed.trim() === '',
  );
  const isSame = isCallError(save.error, 'rule_broken') && JSON.stringify(save.error.details).includes('return_same');
  const submit = () => {
    record.tried();
    setTried(true);
    const { figures, faults } = readAllTyped(typedFigures(asked), form.figures);
    if (form.officeId === null || isMomentBad || faults.size > 0 || isBlank || save.isPending) return;
    const { officeId, note, sourceSha256 } = form;
    const received = { officeId, receivedAt: `${receivedOn}T${receivedTime}`, sections, note };
    const fields = { ...received, figures, coversOfficeIds: [...form.coversOfficeIds], sourceSha256 };
    save.mutate(
      { ...record.target(entry?.id), taskId: task.id, fields, sameConfirmed },
      {
        onSuccess: ({ id, timeliness }) => {
          announce(t(`collectionTasks.returnSaved_${timeliness}`));
          void record.draft.saved();
          if (source !== null) void keepForm(id, source);
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
      {asked.length > 0 && (
        <ReturnFigures task={task} entry={entry} form={form} tried={tried} onChange={set} onRead={setSource} />
      )}
      {task.outline.length > 0 && <p className={styles.dim}>{t('collectionTasks.sectionHelp')}</p>}
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
      {tried && isBlank && <Notice tone="overdue">{t('collectionTasks.problemBlank')}</Notice>}
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

/** The form that the figures were read from stays with the return. */
async function keepForm(ownerId: string, source: FileInput): Promise<void> {
  try {
    await runJob('attachments.add', { ownerType: 'collection_return', ownerId, source }, 'attachments.adding');
  } catch (failed) {
    announceError(failed);
  }
}

/** The time of day in the office's zone, to the minute. */
function localTime(): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
  return format.format(new Date());
}
