import { Checkbox, Select, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Member, Unit } from './DutiesPage.tsx';
import { SideForm, useSideForm } from './SideForm.tsx';

type Props = { readonly member: Member | null; readonly units: readonly Unit[]; onClose(): void };

/** The holder of a post: name, post, unit, work contact (domain.md §5: no other personal data). */
export function MemberForm({ member, units, onClose }: Props) {
  const { t } = useText();
  const save = useCommand('duties.saveMember');
  const { fields, change, text, wrong, tried } = useSideForm({
    name: member?.name ?? '',
    officeId: member?.officeId ?? null,
    unitName: member?.unitName ?? '',
    post: member?.post ?? '',
    workPhone: member?.workPhone ?? '',
    workEmail: member?.workEmail ?? '',
    active: member?.active ?? true,
  });
  const noName = fields.name.trim() === '';
  const noPost = fields.post.trim() === '';
  const submit = () => {
    tried();
    if (noName || noPost) return;
    const target = member === null ? {} : { id: member.id, expectedRevision: member.revision };
    save.mutate(
      { ...target, fields },
      {
        onSuccess: () => {
          announce(t('common.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <SideForm
      title={member === null ? t('duties.newMember') : t('duties.editMember')}
      voidable={member === null ? null : { collection: 'member', id: member.id, revision: member.revision }}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
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
