import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import { INSPECTION_TARGETS } from '#shared/features/inspections/inspections.lists.ts';
import type { InspectionTemplate } from '#shared/features/inspections/templates.contract.ts';
import styles from './inspections.module.css';

type Props = {
  /** Null: a new one. */
  readonly template: InspectionTemplate | null;
  readonly editable: boolean;
  onSaved(code: string): void;
  onClose(): void;
};

const line = z.object({ code: z.string(), text: z.string(), basisText: z.string().nullable() });
type Line = z.output<typeof line> & { readonly fresh?: boolean };
const templateForm = z.object({
  title: z.string().catch(''),
  target: z.enum(INSPECTION_TARGETS).catch('premises'),
  active: z.boolean().catch(true),
  items: z.array(line).catch([]),
});
type Form = Omit<z.output<typeof templateForm>, 'items'> & { readonly items: readonly Line[] };

const formOf = (record: Readonly<Record<string, unknown>>): Form => templateForm.parse(record);

/** A checklist with its lines; saving makes its next version. */
export function TemplateForm({ template, editable, onSaved, onClose }: Props) {
  const { t, label, known } = useText();
  const save = useCommand('inspections.saveTemplate');
  const [start] = useState(() => ({ form: formOf(template ?? {}), revision: template?.revision ?? undefined }));
  const record = useRecordForm<Form>({
    key: `inspectionTemplate:${template?.code ?? 'new'}`,
    title: template?.title ?? t('inspections.templateAdd'),
    start,
    read: formOf,
    shown: (field, value) => ({
      name: known(`inspectionTemplateFieldLabels.${field}`) ?? field,
      value: Array.isArray(value)
        ? value.map((one: Line) => one.text).join('；')
        : (known(`inspectionTargetLabels.${String(value)}`) ?? String(value)),
    }),
  });
  const { form, set, text, wrong, tried, failed, draft, revision } = record;
  const lines = form.items.filter((one) => one.text.trim() !== '');
  const short = [...form.title.trim()].length < 2;
  const change = (code: string, part: Partial<Line>) =>
    set({ items: form.items.map((one) => (one.code === code ? { ...one, ...part } : one)) });
  const add = () => {
    const used = form.items.flatMap(({ code }) => (code.startsWith('new.') ? [Number(code.slice(4))] : []));
    const code = `new.${Math.max(0, ...used) + 1}`;
    set({ items: [...form.items, { code, text: '', basisText: null, fresh: true }] });
  };
  const up = (index: number) => {
    const items = [...form.items];
    const [moved] = items.splice(index, 1);
    if (moved !== undefined) items.splice(index - 1, 0, moved);
    set({ items });
  };
  const submit = () => {
    tried();
    if (short || !editable || save.isPending) return;
    save.mutate(
      {
        ...(template === null ? {} : { code: template.code }),
        expectedRevision: revision ?? null,
        title: form.title,
        target: form.target,
        active: form.active,
        items: lines.map(({ code, text: words, basisText }) => ({
          ...(code.startsWith('new.') ? {} : { code }),
          text: words,
          basisText,
        })),
      },
      {
        onSuccess: ({ code }) => {
          announce(t('inspections.templateSaved'));
          void draft.saved();
          onClose();
          onSaved(code);
        },
        onError: (error) => failed(error) && save.reset(),
      },
    );
  };
  return (
    <RecordForm
      title={t(template === null ? 'inspections.templateAdd' : 'inspections.templateEdit')}
      form={record}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('inspections.templateName')} required {...wrong(short, t('inspections.problemText'))}>
        <TextInput maxLength={60} readOnly={!editable} {...text('title')} />
      </Field>
      <Field label={t('inspections.templateTarget')} required>
        <Select
          allowDeselect={false}
          readOnly={!editable}
          data={INSPECTION_TARGETS.map((one) => ({ value: one, label: label('inspectionTargetLabels', one) }))}
          value={form.target}
          onChange={(next) => set({ target: INSPECTION_TARGETS.find((one) => one === next) ?? form.target })}
        />
      </Field>
      <Field label={t('inspections.templateActive')}>
        <Checkbox
          mt={6}
          disabled={!editable}
          checked={form.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
      </Field>
      <p className={styles.dim}>{t('inspections.templateHelp')}</p>
      <div>
        {form.items.map((one, index) => (
          <div key={one.code} className={styles.templateLine}>
            <span className={styles.number}>{index + 1}</span>
            <WatchedText>
              <TextInput
                aria-label={t('inspections.templateItemText', { seq: index + 1 })}
                placeholder={t('inspections.checkText')}
                maxLength={300}
                readOnly={!editable}
                title={one.text}
                value={one.text}
                onChange={(event) => change(one.code, { text: event.currentTarget.value })}
              />
            </WatchedText>
            <WatchedText>
              <TextInput
                aria-label={t('inspections.templateItemBasis', { seq: index + 1 })}
                placeholder={t('inspections.checkBasis')}
                maxLength={300}
                readOnly={!editable}
                title={one.basisText ?? ''}
                value={one.basisText ?? ''}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  change(one.code, { basisText: value === '' ? null : value });
                }}
              />
            </WatchedText>
            {editable && (
              <span className={styles.templateLineActs}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={index === 0}
                  aria-label={t('inspections.templateItemUp', { seq: index + 1 })}
                  onClick={() => up(index)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('inspections.templateItemRemove', { seq: index + 1 })}
                  onClick={() => set({ items: form.items.filter(({ code }) => code !== one.code) })}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </span>
            )}
          </div>
        ))}
        {editable && (
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            {t('inspections.templateItemAdd')}
          </Button>
        )}
      </div>
    </RecordForm>
  );
}
