import { Textarea, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Group } from './DutiesPage.tsx';
import { SideForm, useSideForm } from './SideForm.tsx';

/** A leading group: new, or changed. */
export function GroupForm({ group, onClose }: { readonly group: Group | null; onClose(): void }) {
  const { t } = useText();
  const { today } = useSession();
  const save = useCommand('duties.saveGroup');
  const { fields, change, text, wrong, tried } = useSideForm({
    name: group?.name ?? '',
    establishedOn: group === null ? today : (group.establishedOn as string | null),
    documentNo: group?.documentNo ?? '',
    dutiesText: group?.dutiesText ?? '',
    officeLocation: group?.officeLocation ?? '',
    dissolvedOn: group?.dissolvedOn ?? null,
  });
  const short = [...fields.name.trim()].length < 2;
  const wrongOrder =
    fields.dissolvedOn !== null && fields.establishedOn !== null && fields.dissolvedOn < fields.establishedOn;
  const submit = () => {
    tried();
    const { establishedOn } = fields;
    if (short || establishedOn === null || wrongOrder) return;
    const target = group === null ? {} : { id: group.id, expectedRevision: group.revision };
    save.mutate(
      { ...target, fields: { ...fields, establishedOn } },
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
      title={group === null ? t('duties.newGroup') : t('duties.editGroup')}
      voidable={group === null ? null : { collection: 'leading_group', id: group.id, revision: group.revision }}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('duties.groupName')} required {...wrong(short, t('duties.problemName'))}>
        <TextInput data-autofocus maxLength={100} {...text('name')} />
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
      <Field label={t('duties.dutiesText')}>
        <Textarea autosize minRows={3} maxRows={12} maxLength={4000} {...text('dutiesText')} />
      </Field>
      <Field label={t('duties.dissolvedOn')} {...wrong(wrongOrder, t('duties.problemOrder'))}>
        <DateField value={fields.dissolvedOn} onChange={(dissolvedOn) => change({ dissolvedOn })} />
      </Field>
    </SideForm>
  );
}
