import { Autocomplete, Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts } from '#renderer/ui/Card.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import { ATTENDANCE_MODES, type MeetingTemplate } from '#shared/features/meetingTemplates/meetingTemplates.contract.ts';
import { titleOfPattern } from '#shared/features/meetingTemplates/meetingTemplates.rules.ts';
import styles from './Templates.module.css';
import { type TemplateFormValues, templateForm, templateValues } from './templateValues.ts';

type Props = {
  readonly template: MeetingTemplate | null;
  onSaved(id: string): void;
  onClose(): void;
};
type TextName = {
  [Name in keyof TemplateFormValues]: TemplateFormValues[Name] extends string ? Name : never;
}[keyof TemplateFormValues];

/** A template new or changed. */
export function TemplateForm({ template, onSaved, onClose }: Props) {
  const { t, label, known } = useText();
  const { today } = useSession();
  const overview = useCall('duties.overview', { at: today });
  const groups = (overview.data?.groups ?? []).filter((group) => group.recordState !== 'voided');
  const names = [...new Set((overview.data?.members ?? []).map((member) => member.name))];
  const save = useCommand('meetingTemplates.save');
  const [tried, setTried] = useState(false);
  const title = t(template === null ? 'meetingTemplates.newTemplate' : 'meetingTemplates.changeTemplate');
  const kept = useRecordForm<TemplateFormValues>({
    key: `meetingTemplate:${template?.id ?? 'new'}`,
    title,
    start: { form: templateForm(template), revision: template?.revision },
    read: templateForm,
    shown: (field, value) => ({
      name: known(`meetingTemplateFieldLabels.${field}`) ?? field,
      value: String(value ?? ''),
    }),
  });
  const { form, set, draft } = kept;
  const short = (text: string) => [...text.trim()].length < 2;
  const submit = () => {
    setTried(true);
    if (short(form.name) || short(form.titlePattern) || save.isPending) return;
    const target =
      template === null || kept.revision === undefined ? {} : { id: template.id, expectedRevision: kept.revision };
    save.mutate(
      { ...target, fields: templateValues(form) },
      {
        onSuccess: ({ id }) => {
          announce(t('meetingTemplates.saved'));
          void draft.saved();
          onSaved(id);
        },
        onError: (error) => kept.failed(error),
      },
    );
  };
  useCommands([
    { id: 'template.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !save.isPending, run: submit },
  ]);
  const typed = (name: TextName, maxLength: number) => ({
    maxLength,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const wrong = (when: boolean) => (tried && when ? { error: t('meetingTemplates.problemShort') } : {});
  const group = groups.find((one) => one.id === form.leadingGroupId)?.name ?? '';
  const example = titleOfPattern(form.titlePattern, { date: today, place: 1, group });
  return (
    <Section title={title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {draft.notice}
        <Field label={t('meetingTemplates.name')} required {...wrong(short(form.name))}>
          <TextInput data-autofocus autoComplete="off" {...typed('name', 60)} />
        </Field>
        <Field label={t('meetingTemplates.kind')} required>
          <Select
            allowDeselect={false}
            data={MEETING_KINDS.map((kind) => ({ value: kind, label: label('meetingKindLabels', kind) }))}
            value={form.kind}
            onChange={(value) => set({ kind: MEETING_KINDS.find((kind) => kind === value) ?? form.kind })}
          />
        </Field>
        {form.kind !== 'council' && (
          <Field label={t('meetingTemplates.group')}>
            <Select
              clearable
              placeholder={t('meetingTemplates.noGroup')}
              data={groups.map(({ id, name }) => ({ value: id, label: name }))}
              value={form.leadingGroupId}
              onChange={(leadingGroupId) => set({ leadingGroupId })}
            />
          </Field>
        )}
        <Field
          label={t('meetingTemplates.titlePattern')}
          required
          help={
            example === '' || example === form.titlePattern
              ? t('meetingTemplates.titleHelp')
              : t('meetingTemplates.titleExample', { title: example })
          }
          {...wrong(short(form.titlePattern))}
        >
          <TextInput autoComplete="off" {...typed('titlePattern', 200)} />
        </Field>
        <Field label={t('meetingTemplates.place')}>
          <TextInput placeholder={t('meetingTemplates.usual')} {...typed('place', 200)} />
        </Field>
        <Field label={t('meetingTemplates.chair')}>
          <Autocomplete
            maxLength={100}
            placeholder={t('meetingTemplates.usual')}
            data={names}
            value={form.chairName}
            onChange={(chairName) => set({ chairName })}
          />
        </Field>
        <Field label={t('meetingTemplates.recorder')}>
          <Autocomplete
            maxLength={100}
            placeholder={t('meetingTemplates.usual')}
            data={names}
            value={form.recorderName}
            onChange={(recorderName) => set({ recorderName })}
          />
        </Field>
        <Field label={t('meetingTemplates.attendance')}>
          <Select
            allowDeselect={false}
            data={ATTENDANCE_MODES.map((mode) => ({ value: mode, label: label('attendanceModeLabels', mode) }))}
            value={form.attendanceMode}
            onChange={(value) =>
              set({ attendanceMode: ATTENDANCE_MODES.find((mode) => mode === value) ?? form.attendanceMode })
            }
          />
        </Field>
        <Field label={t('meetingTemplates.agenda')} help={t('meetingTemplates.agendaHelp')}>
          <Textarea autosize minRows={3} maxRows={12} {...typed('agendaText', 30_000)} />
        </Field>
        <Field label={t('meetingTemplates.opening')}>
          <Textarea autosize minRows={2} maxRows={8} {...typed('openingText', 4000)} />
        </Field>
        <Field label={t('meetingTemplates.outline')} help={t('meetingTemplates.outlineHelp')}>
          <Textarea autosize minRows={3} maxRows={12} {...typed('outlineText', 4000)} />
        </Field>
        <Field label={t('meetingTemplates.distribution')}>
          <TextInput {...typed('distribution', 2000)} />
        </Field>
        <Field label={t('meetingTemplates.copyTo')}>
          <TextInput {...typed('copyTo', 2000)} />
        </Field>
        <FailureNotice error={save.error} />
        <Acts>
          <Button variant="default" onClick={() => void draft.leave(onClose)}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} title="Ctrl+S">
            {t('common.save')}
          </Button>
        </Acts>
        {kept.dialog}
      </form>
    </Section>
  );
}
