import { Select, TextInput } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import type { EditorText } from '#renderer/ui/editor/documentTree.ts';
import type { PlaceControl } from '#renderer/ui/editor/places.ts';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { richText, textBlock } from '#shared/features/documents/textBlock.ts';
import { unknownPlaces, withPlaceRenamed } from '#shared/features/reports/places.rules.ts';
import { REPORT_KINDS } from '#shared/features/reports/reports.lists.ts';
import type { ReportTemplate } from '#shared/features/reports/reportTemplates.contract.ts';
import { blocksText } from './blocksText.ts';
import { PlacePicker } from './PlacePicker.tsx';
import { UnknownNotice } from './TextNotices.tsx';
import { type TemplateValues, templateFields, templateValues } from './templateValues.ts';
import { useNamedPlaces } from './usePlaces.ts';

/** What a new template begins with: nothing, a copy of another one, or what was read from a Word file. */
export type TemplateStart = {
  readonly values: TemplateValues;
  readonly fileName: string | null;
  /** What was left out of the file. */
  readonly warnings: readonly string[];
};

type Props = {
  readonly template: ReportTemplate | null;
  readonly start: TemplateStart | null;
  onSaved(id: string): void;
  onClose(): void;
};

/** A template of the office new or changed: its outline with named places in the editor (features W7). */
export function TemplateForm({ template, start, onSaved, onClose }: Props) {
  const { t, label, known } = useText();
  const save = useCommand('reportTemplates.save');
  const control = useRef<PlaceControl>(null);
  const [choosing, setChoosing] = useState(false);
  const title = t(template === null ? 'reportTemplates.add' : 'reportTemplates.change');
  const kindWords = (kind: unknown) =>
    label(
      'reportKindLabels',
      REPORT_KINDS.find((one) => one === kind),
    ) || t('reportTemplates.everyKind');
  const kept = useRecordForm<TemplateValues>({
    key: `reportTemplate:${template?.id ?? 'new'}`,
    title: ({ name }) => (name === '' ? title : t('common.draftOf', { form: title, name })),
    start: { form: start?.values ?? templateValues(template), revision: template?.revision },
    read: templateValues,
    shown: (field, value) => ({
      name: known(`reportTemplateFieldLabels.${field}`) ?? field,
      value: field === 'kind' ? kindWords(value) : typeof value === 'string' ? value : textOf(value),
    }),
  });
  const { form, set } = kept;
  const open = useCallback(() => setChoosing(true), []);
  const places = useNamedPlaces(open);
  const unknown = useMemo(
    () => unknownPlaces({ title: form.title, blocks: form.blocks }, null),
    [form.title, form.blocks],
  );
  useCommands([
    { id: 'template.insert', label: 'editor.insertPlace', shortcut: 'Ctrl+Alt+I', canRun: () => true, run: open },
  ]);
  const editor = useEditorRound(form.blocks, (blocks) => set({ blocks }));
  const short = (text: string) => [...text.trim()].length < 2;
  const submit = () => {
    kept.tried();
    if (short(form.name) || short(form.title) || unknown.length > 0 || save.isPending) return;
    save.mutate(
      {
        ...kept.target(template?.id ?? undefined),
        fields: templateFields(form),
        fileName: start?.fileName ?? template?.fileName ?? null,
      },
      {
        onSuccess: ({ id }) => {
          announce(t('reportTemplates.saved'));
          void kept.draft.saved();
          onSaved(id);
        },
        onError: (error) => kept.failed(error),
      },
    );
  };
  return (
    <RecordForm title={title} form={kept} saving={save.isPending} error={save.error} onSave={submit} onClose={onClose}>
      {(start?.warnings ?? []).map((warning) => (
        <Notice key={warning} tone="behind">
          {warning}
        </Notice>
      ))}
      {unknown.length > 0 && (
        <UnknownNotice
          sentence="reportTemplates.unknownCount"
          places={unknown}
          control={control}
          onTitle={(from, to) => set({ title: withPlaceRenamed(form.title, from, to) })}
        />
      )}
      <Field
        label={t('reportTemplates.name')}
        required
        {...kept.wrong(short(form.name), t('reportTemplates.problemShort'))}
      >
        <TextInput data-autofocus autoComplete="off" maxLength={60} {...kept.text('name')} />
      </Field>
      <Field label={t('reportTemplates.kind')}>
        <Select
          allowDeselect={false}
          data={[
            { value: '', label: t('reportTemplates.everyKind') },
            ...REPORT_KINDS.map((kind) => ({ value: kind, label: label('reportKindLabels', kind) })),
          ]}
          value={form.kind}
          onChange={(kind) => set({ kind: REPORT_KINDS.find((one) => one === kind) ?? '' })}
        />
      </Field>
      <Field
        label={t('reportTemplates.titleField')}
        required
        help={t('reportTemplates.titleHelp')}
        {...kept.wrong(short(form.title), t('reportTemplates.problemShort'))}
      >
        <TextInput autoComplete="off" maxLength={200} {...kept.text('title')} />
      </Field>
      <Field label={t('reportTemplates.note')}>
        <TextInput maxLength={500} {...kept.text('note')} />
      </Field>
      <TextEditor
        key={editor.round}
        label={t('reportTemplates.text')}
        initial={{ blocks: form.blocks }}
        onChange={editor.typed}
        places={places}
        control={control}
      />
      {choosing && (
        <PlacePicker
          look={places.look}
          onChoose={(name) => {
            setChoosing(false);
            control.current?.insert(name);
          }}
          onClose={() => {
            setChoosing(false);
            control.current?.focus();
          }}
        />
      )}
    </RecordForm>
  );
}

/** A text in the question which of two versions stays. */
function textOf(blocks: unknown): string {
  const found = richText.safeParse({ blocks });
  return found.success ? blocksText(found.data.blocks) : '';
}

/** A new editor whenever the text comes from elsewhere (a draft, another's version); one keeps what is typed in it. */
function useEditorRound(blocks: TemplateValues['blocks'], onType: (blocks: TemplateValues['blocks']) => void) {
  const last = useRef(blocks);
  const round = useRef(0);
  if (last.current !== blocks) {
    last.current = blocks;
    round.current += 1;
  }
  return {
    round: round.current,
    typed: (text: EditorText) => {
      last.current = text.blocks.map((block) => textBlock.parse(block));
      onType(last.current);
    },
  };
}
