import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { parseDate } from './parseTypedDate.ts';
import { useText } from './text.tsx';

type Props = {
  /** `YYYY-MM-DD`, or null when empty. */
  readonly value: string | null;
  onChange(value: string | null): void;
  readonly id?: string;
  readonly error?: React.ReactNode;
  readonly disabled?: boolean;
  readonly clearable?: boolean;
  readonly placeholder?: string;
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
};

/** A calendar date: typed as 2026-6-30, 20260630 or 2026年6月30日, or chosen from the calendar. */
export function DateField({ value, onChange, clearable = true, placeholder, ...rest }: Props) {
  const { t, locale } = useText();
  return (
    <DateInput
      value={value}
      onChange={onChange}
      dateParser={parseDate}
      valueFormat="YYYY-MM-DD"
      placeholder={placeholder ?? t('common.datePlaceholder')}
      clearable={clearable}
      leftSection={<IconCalendar size={14} aria-hidden />}
      firstDayOfWeek={1}
      monthLabelFormat={(day) => headOf(day, locale, { year: 'numeric', month: 'long' })}
      yearLabelFormat={(day) => headOf(day, locale, { year: 'numeric' })}
      popoverProps={{ transitionProps: { duration: 0 } }}
      {...rest}
    />
  );
}

/** 2026年6月 or June 2026: the head of the calendar. */
function headOf(day: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, parts).format(new Date(`${day.slice(0, 10)}T00:00`));
}
