import { ActionIcon, Button, Modal, Select, TextInput } from '@mantine/core';
import { IconBan, IconPlus, IconRestore, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import {
  checkDefinition,
  EXTRA_FIELD_TYPES,
  type ExtraFieldType,
  MOST_CHOICES,
} from '#shared/features/extraFields/extraFields.rules.ts';
import styles from './ExtraFieldDialog.module.css';
import type { ExtraField } from './ExtraFieldsSettings.tsx';

type Props = {
  /** Left out: a new field. */
  readonly field?: ExtraField;
  /** Every field of the office, this one too. */
  readonly others: readonly ExtraField[];
  onClose(): void;
};
/** A choice as it is typed; `kept`: it is stored and keeps its words. */
type Line = { readonly key: number; readonly name: string; readonly retired: boolean; readonly kept: boolean };

/** Adds a field or changes its words and choices; the type stays. */
export function ExtraFieldDialog({ field, others, onClose }: Props) {
  const { t, label: word, known } = useText();
  const [label, setLabel] = useState(field?.label ?? '');
  const [fieldType, setFieldType] = useState<ExtraFieldType>(field?.fieldType ?? 'text');
  const [help, setHelp] = useState(field?.help ?? '');
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(field));
  const [pressed, setPressed] = useState(false);
  const save = useCommand('extraFields.save');
  const choices = fieldType === 'choice' ? lines.filter(({ name }) => name.trim() !== '') : [];
  const definition = {
    label,
    fieldType,
    help: help.trim() || null,
    choices: choices.map(({ name, retired }) => ({ name: name.trim(), retired })),
  };
  const otherLabels = others.filter((one) => one.id !== field?.id).map((one) => one.label);
  const issues = checkDefinition(definition, otherLabels);
  const errorOf = (name: string) => {
    const issue = issues.find((one) => one.field === name);
    if (issue === undefined || (!pressed && MISSING.has(issue.code))) return undefined;
    const { code, params } = issue;
    return code === 'required' ? t('fieldIssues.required') : known(`ruleIssues.${code}`, params);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (issues.length > 0 || save.isPending) return;
    const target = field === undefined ? {} : { id: field.id, expectedRevision: field.revision };
    save.mutate(
      { ...target, ...definition },
      {
        onSuccess() {
          announce(t('extraFields.saved'));
          onClose();
        },
      },
    );
  };
  const title = field === undefined ? t('extraFields.addTitle') : t('extraFields.editTitle', { label: field.label });
  return (
    <Modal opened title={title} onClose={onClose} size={560}>
      <form onSubmit={submit}>
        <Stack>
          <Field label={t('extraFields.label')} required help={t('extraFields.labelHelp')} error={errorOf('label')}>
            <TextInput
              data-autofocus
              maxLength={80}
              value={label}
              onChange={(event) => setLabel(event.currentTarget.value)}
            />
          </Field>
          <Field
            label={t('extraFields.fieldType')}
            required
            help={t(field === undefined ? 'extraFields.typeHelp' : 'extraFields.typeFixed')}
          >
            <Select
              allowDeselect={false}
              disabled={field !== undefined}
              data={EXTRA_FIELD_TYPES.map((value) => ({ value, label: word('extraTypeLabels', value) }))}
              value={fieldType}
              onChange={(value) => setFieldType(EXTRA_FIELD_TYPES.find((one) => one === value) ?? 'text')}
            />
          </Field>
          {fieldType === 'choice' && (
            <Field
              label={t('extraFields.choices')}
              required
              help={t('extraFields.choicesHelp')}
              error={errorOf('choices')}
            >
              <ChoiceLines lines={lines} onLines={setLines} />
            </Field>
          )}
          <Field label={t('extraFields.fillHelp')} help={t('extraFields.fillHelpHelp')} error={errorOf('help')}>
            <TextInput maxLength={200} value={help} onChange={(event) => setHelp(event.currentTarget.value)} />
          </Field>
          <FailureNotice error={save.error} />
          <Acts>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('common.save')}
            </Button>
          </Acts>
        </Stack>
      </form>
    </Modal>
  );
}

/** Only that something is not filled in yet: said when saving. */
const MISSING: ReadonlySet<string> = new Set(['required', 'extra_choices_missing']);

function linesOf(field: ExtraField | undefined): readonly Line[] {
  const stored = (field?.choices ?? []).map((choice, key) => ({ ...choice, key, kept: true }));
  return stored.length > 0 ? stored : [newLine([]), newLine([newLine([])])];
}

function newLine(lines: readonly Line[]): Line {
  return { key: Math.max(-1, ...lines.map(({ key }) => key)) + 1, name: '', retired: false, kept: false };
}

type LinesProps = { readonly lines: readonly Line[]; onLines(lines: readonly Line[]): void; readonly id?: string };

/** The choices, one a line. Stored ones keep their words: they are retired and brought back, or taken away when nobody chose them. */
function ChoiceLines({ lines, onLines, id }: LinesProps) {
  const { t } = useText();
  const change = (key: number, part: Partial<Line>) =>
    onLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <div className={styles.choices}>
      {lines.map(({ key, name, retired, kept }, index) => (
        <div key={key} className={styles.choice}>
          <TextInput
            {...(index === 0 && id !== undefined ? { id } : {})}
            className={styles.name}
            aria-label={t('extraFields.choiceName', { number: index + 1 })}
            maxLength={60}
            disabled={kept}
            value={retired ? `${name}（${t('extraFields.choiceRetired')}）` : name}
            onChange={(event) => change(key, { name: event.currentTarget.value })}
          />
          {kept && (
            <ActionIcon
              aria-label={t(retired ? 'extraFields.useChoice' : 'extraFields.retireChoice', { name })}
              title={t(retired ? 'extraFields.useChoice' : 'extraFields.retireChoice', { name })}
              onClick={() => change(key, { retired: !retired })}
            >
              {retired ? <IconRestore size={14} aria-hidden /> : <IconBan size={14} aria-hidden />}
            </ActionIcon>
          )}
          <ActionIcon
            aria-label={t('extraFields.removeChoice', { name: name || String(index + 1) })}
            title={t('extraFields.removeChoice', { name: name || String(index + 1) })}
            onClick={() => onLines(lines.filter((line) => line.key !== key))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {lines.length < MOST_CHOICES && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onLines([...lines, newLine(lines)])}
          >
            {t('extraFields.addChoice')}
          </Button>
        </div>
      )}
    </div>
  );
}
