import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
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

/**
 * A calendar date: typed as 2026-6-30, 20260630 or 2026年6月30日, or chosen from the calendar, which a press or the down key opens.
 * Whoever walks through a form by Tab and types is not covered by it.
 */
export function DateField({ value, onChange, clearable = true, placeholder, ...rest }: Props) {
  const { t, locale } = useText();
  const [open, setOpen] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setOpen(true);
    if (!open || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    // The first press closes the calendar, not the form around it.
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <DateInput
      value={value}
      onChange={(date) => {
        setOpen(false);
        onChange(date);
      }}
      onClick={() => setOpen(true)}
      onKeyDown={onKeyDown}
      onBlur={() => setOpen(false)}
      dateParser={parseDate}
      valueFormat="YYYY-MM-DD"
      placeholder={placeholder ?? t('common.datePlaceholder')}
      clearable={clearable}
      leftSection={<IconCalendar size={14} aria-hidden />}
      firstDayOfWeek={1}
      monthLabelFormat={(day) => headOf(day, locale, { year: 'numeric', month: 'long' })}
      yearLabelFormat={(day) => headOf(day, locale, { year: 'numeric' })}
      popoverProps={{ opened: open, transitionProps: { duration: 0 } }}
      {...rest}
    />
  );
}

/** 2026年6月 or June 2026: the head of the calendar. */
function headOf(day: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, parts).format(new Date(`${day.slice(0, 10)}T00:00`));
}
