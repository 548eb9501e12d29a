import { Group, TextInput } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import { useText } from '#renderer/ui/text.tsx';

type Props = {
  /** Day `YYYY-MM-DD` and time as typed (9:00, 14：30), each empty while nothing is typed. */
  readonly day: string;
  readonly time: string;
  onChange(part: { readonly day: string; readonly time: string }): void;
  readonly id?: string;
  readonly disabled?: boolean;
};

/** A local moment: its day and its time beside each other; takes the attributes of its field. */
export function MomentInput({ day, time, onChange, disabled = false, ...attributes }: Props) {
  const { t } = useText();
  return (
    <Group gap={6} wrap="nowrap">
      <DateField
        {...attributes}
        disabled={disabled}
        clearable={false}
        value={day === '' ? null : day}
        onChange={(value) => onChange({ day: value ?? '', time })}
      />
      <TextInput
        w={72}
        inputMode="numeric"
        maxLength={5}
        placeholder="09:00"
        aria-label={t('activityFilings.time')}
        disabled={disabled}
        value={time}
        onChange={(event) => onChange({ day, time: event.currentTarget.value })}
      />
    </Group>
  );
}
