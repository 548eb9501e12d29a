import { Select, Textarea, TextInput } from '@mantine/core';
import { z } from 'zod';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { leadingGroup, QUORUM_RULES } from '#shared/features/duties/duties.contract.ts';
import type { Group } from './dutyTypes.ts';
import { SideForm } from './SideForm.tsx';

const stored = z.object(leadingGroup.shape);

function formOf(group: z.infer<typeof stored> | null, today: string) {
  return {
    name: group?.name ?? '',
    shortName: group?.shortName ?? '',
    establishedOn: group?.establishedOn ?? today,
    documentNo: group?.documentNo ?? '',
    officeLocation: group?.officeLocation ?? '',
    dutiesText: group?.dutiesText ?? '',
    quorum: group?.quorum ?? 'majority',
    dissolvedOn: group?.dissolvedOn ?? null,
  };
}
type Fields = Omit<ReturnType<typeof formOf>, 'establishedOn'> & { readonly establishedOn: string | null };

/** A leading group: new, or changed. */
export function GroupForm({ group, onClose }: { readonly group: Group | null; onClose(): void }) {
  const { t, label } = useText();
  const { today } = useSession();
  const save = useCommand('duties.saveGroup');
  const title = t(group === null ? 'duties.newGroup' : 'duties.editGroup');
  const names = {
    name: t('duties.groupName'),
    shortName: t('duties.shortNameOfGroup'),
    establishedOn: t('duties.establishedOn'),
    documentNo: t('duties.documentNo'),
    officeLocation: t('duties.officeLocation'),
    dutiesText: t('duties.dutiesText'),
    quorum: t('duties.quorum'),
    dissolvedOn: t('duties.dissolvedOn'),
  };
  const form = useRecordForm<Fields>({
    key: `dutyGroup:${group?.id ?? 'new'}`,
    title: ({ name }) => (name === '' ? title : t('common.draftOf', { form: title, name })),
    start: { form: formOf(group, today), revision: group?.revision },
    read: (record) => {
      const { data } = stored.safeParse(record);
      return data === undefined || data.recordState === 'voided' ? undefined : formOf(data, today);
    },
    shown: (field, value) => ({
      name: names[field],
      value: field === 'quorum' ? label('groupQuorumLabels', String(value)) : String(value ?? ''),
    }),
  });
  const { form: fields, set: change, text, wrong } = form;
  const short = [...fields.name.trim()].length < 2;
  const wrongOrder =
    fields.dissolvedOn !== null && fields.establishedOn !== null && fields.dissolvedOn < fields.establishedOn;
  const submit = () => {
    form.tried();
    const { establishedOn } = fields;
    if (short || establishedOn === null || wrongOrder) return;
    save.mutate(
      { ...form.target(group?.id), fields: { ...fields, establishedOn } },
      {
        onSuccess: () => {
          announce(t('common.saved'));
          void form.draft.saved();
          onClose();
        },
        onError: form.failed,
      },
    );
  };
  return (
    <SideForm
      title={title}
      voidable={group === null ? null : { collection: 'leading_group', id: group.id, revision: group.revision }}
      saving={save.isPending}
      error={save.error}
      form={form}
      onClose={onClose}
      onSave={submit}
    >
      <Field label={t('duties.groupName')} required {...wrong(short, t('duties.problemName'))}>
        <TextInput data-autofocus maxLength={100} {...text('name')} />
      </Field>
      <Field label={t('duties.shortNameOfGroup')} help={t('duties.shortNameOfGroupHelp')}>
        <TextInput maxLength={20} {...text('shortName')} />
      </Field>
      <Field
        label={t('duties.establishedOn')}
        required
        {...wrong(fields.establishedOn === null, t('duties.problemDate'))}
      >
        <DateField
          value={fields.establishedOn}
          clearable={false}
          onChange={(establishedOn) => change({ establishedOn })}
        />
      </Field>
      <Field label={t('duties.documentNo')}>
        <TextInput maxLength={100} {...text('documentNo')} />
      </Field>
      <Field label={t('duties.officeLocation')}>
        <TextInput maxLength={200} {...text('officeLocation')} />
      </Field>
      <Field label={t('duties.quorum')}>
        <Select
          allowDeselect={false}
          data={QUORUM_RULES.map((rule) => ({ value: rule, label: label('groupQuorumLabels', rule) }))}
          value={fields.quorum}
          onChange={(value) => change({ quorum: QUORUM_RULES.find((rule) => rule === value) ?? fields.quorum })}
        />
      </Field>
      <Field label={t('duties.dutiesText')}>
        <Textarea autosize minRows={3} maxRows={12} maxLength={4000} {...text('dutiesText')} />
      </Field>
      <Field label={t('duties.dissolvedOn')} {...wrong(wrongOrder, t('duties.problemOrder'))}>
        <DateField value={fields.dissolvedOn} onChange={(dissolvedOn) => change({ dissolvedOn })} />
      </Field>
    </SideForm>
  );
}
