import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { member as memberRecord } from '#shared/features/duties/duties.contract.ts';
import { ChangeDay } from './ChangeDay.tsx';
import type { Member, Unit } from './dutyTypes.ts';
import { SideForm } from './SideForm.tsx';

type Props = { readonly member: Member | null; readonly units: readonly Unit[]; onClose(): void };

const stored = z.object(memberRecord.shape);

function formOf(member: z.infer<typeof stored> | null) {
  return {
    name: member?.name ?? '',
    post: member?.post ?? '',
    officeId: member?.officeId ?? null,
    unitName: member?.unitName ?? '',
    workPhone: member?.workPhone ?? '',
    workEmail: member?.workEmail ?? '',
    active: member?.active ?? true,
  };
}
type Fields = ReturnType<typeof formOf>;

/** The holder of a post: name, post, unit, work contact (domain.md §5: no other personal data). */
export function MemberForm({ member, units, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const save = useCommand('duties.saveMember');
  const title = t(member === null ? 'duties.newMember' : 'duties.editMember');
  // From which day another name, post or unit holds; null: a correction of what was entered.
  const [changedOn, setChangedOn] = useState<string | null>(today);
  const names = {
    name: t('duties.memberName'),
    post: t('duties.post'),
    officeId: t('duties.ownUnit'),
    unitName: t('duties.unitName'),
    workPhone: t('duties.workPhone'),
    workEmail: t('duties.workEmail'),
    active: t('duties.active'),
  };
  const wordsOf = (field: keyof Fields, value: unknown) => {
    if (field === 'officeId') return units.find(({ id }) => id === value)?.name ?? '';
    if (field === 'active') return t(value === true ? 'common.yes' : 'common.no');
    return String(value);
  };
  const form = useRecordForm<Fields>({
    key: `dutyMember:${member?.id ?? 'new'}`,
    title: ({ name }) => (name === '' ? title : t('common.draftOf', { form: title, name })),
    start: { form: formOf(member), revision: member?.revision },
    read: (record) => {
      const { data } = stored.safeParse(record);
      return data === undefined || data.recordState === 'voided' ? undefined : formOf(data);
    },
    shown: (field, value) => ({ name: names[field], value: wordsOf(field, value) }),
  });
  const { form: fields, set: change, text, wrong } = form;
  const noName = fields.name.trim() === '';
  const noPost = fields.post.trim() === '';
  const moved =
    member !== null && (['name', 'post', 'officeId', 'unitName'] as const).some((name) => form.changed(name));
  const submit = () => {
    form.tried();
    if (noName || noPost) return;
    save.mutate(
      { ...form.target(member?.id), fields, ...(moved ? { effectiveOn: changedOn } : {}) },
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
      voidable={member === null ? null : { collection: 'member', id: member.id, revision: member.revision }}
      saving={save.isPending}
      error={save.error}
      form={form}
      onClose={onClose}
      onSave={submit}
    >
      <Field label={t('duties.memberName')} required {...wrong(noName, t('duties.problemMemberName'))}>
        <TextInput data-autofocus maxLength={50} {...text('name')} />
      </Field>
      <Field label={t('duties.post')} required {...wrong(noPost, t('duties.problemPost'))}>
        <TextInput maxLength={100} {...text('post')} />
      </Field>
      <Field label={t('duties.ownUnit')}>
        <Select
          clearable
          searchable
          data={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          value={fields.officeId}
          onChange={(officeId) => change({ officeId })}
        />
      </Field>
      {fields.officeId === null && (
        <Field label={t('duties.unitName')} help={t('duties.unitNameHelp')}>
          <TextInput maxLength={100} {...text('unitName')} />
        </Field>
      )}
      {moved && (
        <ChangeDay
          from={t('duties.memberFrom')}
          correction={t('duties.memberCorrection')}
          value={changedOn}
          onChange={setChangedOn}
        />
      )}
      <Field label={t('duties.workPhone')}>
        <TextInput maxLength={60} {...text('workPhone')} />
      </Field>
      <Field label={t('duties.workEmail')}>
        <TextInput maxLength={100} {...text('workEmail')} />
      </Field>
      <Field label={t('common.status')}>
        <Checkbox
          label={t('duties.active')}
          checked={fields.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
      </Field>
    </SideForm>
  );
}
