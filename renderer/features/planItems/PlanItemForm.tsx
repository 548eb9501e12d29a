import { Button, CloseButton, NumberInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import type { PlanItemRow } from '#shared/features/planItems/planItems.contract.ts';
import { planItemIssues } from '#shared/features/planItems/planItems.rules.ts';
import styles from './planItems.module.css';
import { usePlanPeople } from './usePlanPeople.ts';

type Props = {
  readonly item: PlanItemRow | null;
  readonly year: number;
  onSaved(id: string): void;
  onClose(): void;
};

type Form = {
  readonly year: number;
  readonly seq: number | null;
  readonly text: string;
  readonly responsibleOfficeId: string | null;
  readonly responsibleMemberId: string | null;
  readonly dueOn: string | null;
};

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

function formOf(record: Readonly<Record<string, unknown>>, year: number): Form {
  return {
    year: numberOf(record.year) ?? year,
    seq: numberOf(record.seq),
    text: textOf(record.text) ?? '',
    responsibleOfficeId: textOf(record.responsibleOfficeId),
    responsibleMemberId: textOf(record.responsibleMemberId),
    dueOn: textOf(record.dueOn),
  };
}

/** A new plan item, or what is planned in one. */
export function PlanItemForm({ item, year, onSaved, onClose }: Props) {
  const { t, known } = useText();
  const save = useCommand('planItems.save');
  const people = usePlanPeople();
  const overview = useCall('planItems.overview', { year });
  const title = item === null ? t('planItems.addHere') : t('planItems.edit');
  const [start] = useState(() => ({ form: formOf(item ?? {}, year), revision: item?.revision }));
  const { form, set, revision, draft, dialog, failed } = useRecordForm<Form>({
    key: `planItem:${item?.id ?? 'new'}`,
    title: start.form.text === '' ? title : t('common.draftOf', { form: title, name: start.form.text }),
    start,
    read: (record) => formOf(record, year),
    shown: (field, value) => ({
      name: known(`planItemFieldLabels.${field}`) ?? field,
      value: people.nameOf(value) ?? (value === null ? '' : String(value)),
    }),
  });
  const [tried, setTried] = useState(false);
  const { text, responsibleOfficeId, dueOn } = form;
  const short = [...text.trim()].length < 2;
  const [late] = dueOn === null ? [] : planItemIssues({ year: form.year, dueOn });
  const dueProblem =
    late === undefined ? t('planItems.problemDueOn') : (known(`ruleIssues.${late.code}`, { ...late.params }) ?? '');
  const submit = () => {
    setTried(true);
    if (short || responsibleOfficeId === null || dueOn === null || late !== undefined || save.isPending) return;
    const { seq, ...fields } = form;
    const target = item === null || revision === undefined ? {} : { id: item.id, expectedRevision: revision };
    save.mutate(
      { ...target, fields: { ...fields, responsibleOfficeId, dueOn, ...(seq === null ? {} : { seq }) } },
      {
        onSuccess: ({ id }) => {
          announce(t('planItems.saved'));
          void draft.saved();
          onSaved(id);
        },
        onError: (error) => failed(error) && save.reset(),
      },
    );
  };
  const leave = () => void draft.leave(onClose);
  useCommands([
    { id: 'planItem.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !save.isPending, run: submit },
    { id: 'planItem.leave', label: 'common.cancel', shortcut: 'Escape', canRun: () => true, run: leave },
  ]);
  const wrong = (when: boolean, sentence: string) => (tried && when ? { error: sentence } : {});
  return (
    <Section title={title} actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={leave} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {draft.notice}
        <div className={styles.fields}>
          <Field label={t('planItems.columnText')} required {...wrong(short, t('planItems.problemText'))}>
            <Textarea
              data-autofocus
              autosize
              minRows={3}
              maxRows={10}
              maxLength={1000}
              value={text}
              onChange={(event) => set({ text: event.currentTarget.value })}
            />
          </Field>
          <Field
            label={t('planItems.columnOffice')}
            required
            {...(people.ready && people.offices.length === 0 ? { help: t('planItems.noUnits') } : {})}
            {...wrong(responsibleOfficeId === null, t('planItems.problemOffice'))}
          >
            <Select
              searchable
              data={people.offices.map(({ id, name }) => ({ value: id, label: name }))}
              value={responsibleOfficeId}
              onChange={(id) => set({ responsibleOfficeId: id })}
            />
          </Field>
          <Field label={t('planItems.columnMember')} help={t('planItems.memberHelp')}>
            <Select
              searchable
              clearable
              data={people.membersWith(form.responsibleMemberId)}
              value={form.responsibleMemberId}
              onChange={(id) => set({ responsibleMemberId: id })}
            />
          </Field>
          <Field
            label={t('planItems.columnDueOn')}
            required
            {...wrong(dueOn === null || late !== undefined, dueProblem)}
          >
            <DateField value={dueOn} onChange={(value) => set({ dueOn: value })} />
          </Field>
          <Field label={t('planItems.columnSeq')} help={t('planItems.seqHelp')}>
            <NumberInput
              hideControls
              allowDecimal={false}
              min={1}
              max={999}
              placeholder={String((overview.data?.counts.all ?? 0) + 1)}
              value={form.seq ?? ''}
              onChange={(value) => set({ seq: typeof value === 'number' ? value : null })}
            />
          </Field>
        </div>
        <div className={styles.messages}>
          <FailureNotice error={save.error} />
        </div>
        <div className={styles.acts}>
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
      {dialog}
    </Section>
  );
}
