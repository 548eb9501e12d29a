import { NumberInput, Select, Textarea } from '@mantine/core';
import { z } from 'zod';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { dutyItem } from '#shared/features/duties/duties.contract.ts';
import { DUTY_KINDS, type DutyKind } from '#shared/features/duties/duties.lists.ts';
import type { Item, Overview } from './dutyTypes.ts';
import { SideForm } from './SideForm.tsx';

type Props = {
  readonly item: Item | null;
  readonly groupId: string | null;
  readonly overview: Overview;
  onClose(): void;
};

const stored = z.object(dutyItem.shape);

function formOf(item: z.infer<typeof stored> | null, groupId: string | null, next: { seq: number; startOn: string }) {
  const kind: DutyKind = item?.kind ?? 'organization_work';
  return {
    leadingGroupId: item?.leadingGroupId ?? groupId,
    text: item?.text ?? '',
    kind,
    seq: item?.seq ?? next.seq,
    startOn: item?.startOn ?? next.startOn,
    endOn: item?.endOn ?? null,
  };
}
type Fields = Omit<ReturnType<typeof formOf>, 'startOn'> & { readonly startOn: string | null };

/** Something that a leading group has to do: new, or changed. */
export function ItemForm({ item, groupId, overview, onClose }: Props) {
  const { t, label } = useText();
  const save = useCommand('duties.saveItem');
  const title = t(item === null ? 'duties.newItem' : 'duties.editItem');
  const group = overview.groups.find(({ id }) => id === (item?.leadingGroupId ?? groupId));
  const taken = overview.dutyItems.filter(({ leadingGroupId }) => leadingGroupId === group?.id).map(({ seq }) => seq);
  const next = { seq: Math.min(999, Math.max(0, ...taken) + 1), startOn: overview.at };
  const names = {
    leadingGroupId: t('duties.group'),
    text: t('duties.itemText'),
    kind: t('duties.itemKind'),
    seq: t('duties.seq'),
    startOn: t('duties.startOn'),
    endOn: t('duties.endOn'),
  };
  const form = useRecordForm<Fields>({
    key: `dutyItem:${item?.id ?? 'new'}`,
    title: (typed) => (typed.text === '' ? title : t('common.draftOf', { form: title, name: typed.text.slice(0, 20) })),
    start: { form: formOf(item, groupId, next), revision: item?.revision },
    read: (record) => {
      const { data } = stored.safeParse(record);
      return data === undefined || data.recordState === 'voided' ? undefined : formOf(data, null, next);
    },
    shown: (field, value) => ({
      name: names[field],
      value: field === 'kind' ? label('dutyKindLabels', String(value)) : String(value ?? ''),
    }),
  });
  const { form: fields, set: change, wrong } = form;
  const short = [...fields.text.trim()].length < 2;
  const wrongOrder = fields.endOn !== null && fields.startOn !== null && fields.endOn < fields.startOn;
  const submit = () => {
    form.tried();
    const { leadingGroupId, startOn } = fields;
    if (short || leadingGroupId === null || startOn === null || wrongOrder) return;
    save.mutate(
      { ...form.target(item?.id), fields: { ...fields, leadingGroupId, startOn } },
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
      voidable={item === null ? null : { collection: 'duty_item', id: item.id, revision: item.revision }}
      saving={save.isPending}
      error={save.error}
      form={form}
      onClose={onClose}
      onSave={submit}
    >
      <Field label={t('duties.group')} required {...wrong(fields.leadingGroupId === null, t('duties.problemGroup'))}>
        <Select
          allowDeselect={false}
          disabled={item !== null}
          data={overview.groups.map((one) => ({ value: one.id, label: one.name }))}
          value={fields.leadingGroupId}
          onChange={(leadingGroupId) => change({ leadingGroupId })}
        />
      </Field>
      <Field label={t('duties.itemText')} required {...wrong(short, t('duties.problemName'))}>
        <Textarea data-autofocus autosize minRows={2} maxRows={8} maxLength={500} {...form.text('text')} />
      </Field>
      <Field label={t('duties.itemKind')} required>
        <Select
          allowDeselect={false}
          data={DUTY_KINDS.map((kind) => ({ value: kind, label: label('dutyKindLabels', kind) }))}
          value={fields.kind}
          onChange={(value) => change({ kind: DUTY_KINDS.find((kind) => kind === value) ?? fields.kind })}
        />
      </Field>
      <Field label={t('duties.seq')}>
        <NumberInput min={0} max={999} value={fields.seq} onChange={(value) => change({ seq: Number(value) || 0 })} />
      </Field>
      <Field label={t('duties.startOn')} required {...wrong(fields.startOn === null, t('duties.problemDate'))}>
        <DateField value={fields.startOn} clearable={false} onChange={(startOn) => change({ startOn })} />
      </Field>
      <Field label={t('duties.endOn')} {...wrong(wrongOrder, t('duties.problemOrder'))}>
        <DateField value={fields.endOn} onChange={(endOn) => change({ endOn })} />
      </Field>
    </SideForm>
  );
}
