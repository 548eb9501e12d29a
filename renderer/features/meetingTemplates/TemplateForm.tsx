import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import { ATTENDANCE_MODES, type MeetingTemplate } from '#shared/features/meetingTemplates/meetingTemplates.contract.ts';
import { titleOfPattern } from '#shared/features/meetingTemplates/meetingTemplates.rules.ts';
import { type TemplateFormValues, templateForm, templateValues } from './templateValues.ts';

type Props = {
  readonly template: MeetingTemplate | null;
  onSaved(id: string): void;
  onClose(): void;
};

/** A template new or changed. */
export function TemplateForm({ template, onSaved, onClose }: Props) {
  const { t, label, known } = useText();
  const { today } = useSession();
  const overview = useCall('duties.overview', { at: today });
  const groups = (overview.data?.groups ?? []).filter((group) => group.recordState !== 'voided');
  const names = [...new Set((overview.data?.members ?? []).map((member) => member.name))];
  const save = useCommand('meetingTemplates.save');
  const title = t(template === null ? 'meetingTemplates.newTemplate' : 'meetingTemplates.changeTemplate');
  const kept = useRecordForm<TemplateFormValues>({
    key: `meetingTemplate:${template?.id ?? 'new'}`,
    title: ({ name }) => (name === '' ? title : t('common.draftOf', { form: title, name })),
    start: { form: templateForm(template), revision: template?.revision },
    read: templateForm,
    shown: (field, value) => ({
      name: known(`meetingTemplateFieldLabels.${field}`) ?? field,
      value: String(value ?? ''),
    }),
  });
  const { form, set } = kept;
  const short = (text: string) => [...text.trim()].length < 2;
  const submit = () => {
    kept.tried();
    if (short(form.name) || short(form.titlePattern) || save.isPending) return;
    save.mutate(
      { ...kept.target(template?.id), fields: templateValues(form) },
      {
        onSuccess: ({ id }) => {
          announce(t('meetingTemplates.saved'));
          void kept.draft.saved();
          onSaved(id);
        },
        onError: (error) => kept.failed(error),
      },
    );
  };
  const typed = (name: Parameters<typeof kept.text>[0], maxLength: number) => ({ maxLength, ...kept.text(name) });
  const wrong = (when: boolean) => kept.wrong(when, t('meetingTemplates.problemShort'));
  const group = groups.find((one) => one.id === form.leadingGroupId)?.name ?? '';
  const example = titleOfPattern(form.titlePattern, { date: today, place: 1, group });
  return (
    <RecordForm title={title} form={kept} saving={save.isPending} error={save.error} onSave={submit} onClose={onClose}>
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
    </RecordForm>
  );
}
