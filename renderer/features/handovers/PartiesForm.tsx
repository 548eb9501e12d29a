import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FieldGrid } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { HandoverForm } from './handoverForm.ts';

export type People = CallOutput<'handovers.people'>;

type Props = {
  readonly form: HandoverForm;
  readonly people: People;
  /** Whether it was tried to go on: what is missing is then said. */
  readonly tried: boolean;
  /** The giver is chosen once. */
  readonly isNew: boolean;
  onChange(part: Partial<HandoverForm>): void;
};

/** Who hands over to whom, on which day, before which witness. */
export function PartiesForm({ form, people, tried, isNew, onChange }: Props) {
  const { t } = useText();
  const wrong = (when: boolean, words: string) => (tried && when ? { error: words } : {});
  const isSame = form.toMemberId !== null && form.toMemberId === form.fromMemberId;
  const members = (own: string | null) =>
    people.members
      .filter(({ id, active }) => active || id === own)
      .map(({ id, name, post }) => ({ value: id, label: `${name}　${post}` }));
  const accountOf = (memberId: string | null) =>
    people.accounts.find((account) => account.enabled && account.memberId === memberId && memberId !== null)?.id ??
    null;
  const accounts = (without: string | null) =>
    people.accounts
      .filter(({ enabled, id }) => enabled && id !== without)
      .map(({ id, displayName }) => ({ value: id, label: displayName }));
  return (
    <FieldGrid>
      <Field label={t('handovers.from')} required {...wrong(form.fromMemberId === null, t('handovers.problemFrom'))}>
        <Select
          {...(isNew ? { 'data-autofocus': true } : {})}
          searchable
          disabled={!isNew}
          data={members(form.fromMemberId)}
          value={form.fromMemberId}
          onChange={(fromMemberId) => onChange({ fromMemberId, fromUserId: accountOf(fromMemberId) })}
        />
      </Field>
      <Field
        label={t('handovers.to')}
        required
        help={t('handovers.toHelp')}
        {...(isSame
          ? { error: t('handovers.problemSame') }
          : wrong(form.toMemberId === null, t('handovers.problemTo')))}
      >
        <Select
          searchable
          data={members(form.toMemberId).filter(({ value }) => value !== form.fromMemberId)}
          value={form.toMemberId}
          onChange={(toMemberId) => onChange({ toMemberId, toUserId: accountOf(toMemberId) })}
        />
      </Field>
      <Field label={t('handovers.fromAccount')} help={t('handovers.fromAccountHelp')}>
        <Select
          clearable
          placeholder={t('handovers.noAccount')}
          data={accounts(form.toUserId)}
          value={form.fromUserId}
          onChange={(fromUserId) => onChange({ fromUserId })}
        />
      </Field>
      <Field label={t('handovers.toAccount')}>
        <Select
          clearable
          placeholder={t('handovers.noAccount')}
          data={accounts(form.fromUserId)}
          value={form.toUserId}
          onChange={(toUserId) => onChange({ toUserId })}
        />
      </Field>
      <Field
        label={t('handovers.handedOn')}
        required
        help={t('handovers.handedOnHelp')}
        {...wrong(form.handedOn === null, t('handovers.problemDate'))}
      >
        <DateField clearable={false} value={form.handedOn} onChange={(handedOn) => onChange({ handedOn })} />
      </Field>
      <Field label={t('handovers.reason')}>
        <Textarea
          autosize
          minRows={1}
          maxRows={4}
          maxLength={500}
          placeholder={t('handovers.reasonPlaceholder')}
          value={form.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('handovers.witness')}>
        <TextInput
          maxLength={50}
          value={form.witnessName}
          onChange={(event) => onChange({ witnessName: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('handovers.witnessPost')}>
        <TextInput
          maxLength={100}
          value={form.witnessPost}
          onChange={(event) => onChange({ witnessPost: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('handovers.departure')} help={t('handovers.leavesHelp')}>
        <Checkbox
          mt={6}
          label={t('handovers.leaves')}
          checked={form.leaves}
          onChange={(event) => onChange({ leaves: event.currentTarget.checked })}
        />
      </Field>
    </FieldGrid>
  );
}
