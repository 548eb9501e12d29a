import { Select } from '@mantine/core';
import { useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { periodName } from '#shared/features/reports/placeWords.ts';
import type { ReportKind } from '#shared/features/reports/reports.lists.ts';
import { periodChoices } from './periodChoices.ts';

type Days = { readonly periodStart: string; readonly periodEnd: string };
type Props = Days & {
  readonly kind: ReportKind;
  readonly disabled?: boolean;
  /** Confirming was tried: a missing day is named. */
  readonly isTried?: boolean;
  onChange(days: Days): void;
};

/** The period of a report: one of the calendar, or two days. */
export function PeriodFields({ kind, periodStart, periodEnd, disabled = false, ...rest }: Props) {
  const { isTried = false, onChange } = rest;
  const { t, locale } = useText();
  const { today } = useSession();
  const missing = (day: string) => (isTried && day === '' ? { error: t('reports.problemDay') } : {});
  if (kind === 'special')
    return (
      <>
        <Field label={t('reports.from')} required {...missing(periodStart)}>
          <DateField
            clearable={false}
            disabled={disabled}
            value={periodStart || null}
            onChange={(day) => onChange({ periodStart: day ?? '', periodEnd })}
          />
        </Field>
        <Field
          label={t('reports.to')}
          required
          {...(periodStart !== '' && periodEnd !== '' && periodEnd < periodStart
            ? { error: t('reports.problemOrder') }
            : missing(periodEnd))}
        >
          <DateField
            clearable={false}
            disabled={disabled}
            value={periodEnd || null}
            onChange={(day) => onChange({ periodStart, periodEnd: day ?? '' })}
          />
        </Field>
      </>
    );
  const known = periodChoices(kind, today);
  const own = { kind, from: periodStart, to: periodEnd };
  const choices = known.some(({ from }) => from === periodStart) ? known : [...known, own];
  return (
    <Field label={t('reports.period')} required>
      <Select
        allowDeselect={false}
        disabled={disabled}
        data={choices.map((period) => ({
          value: period.from,
          label: t(period.to >= today ? 'reports.periodRunning' : 'reports.periodOver', {
            period: periodName(period, locale),
          }),
        }))}
        value={periodStart}
        onChange={(from) => {
          const chosen = choices.find((period) => period.from === from);
          if (chosen !== undefined) onChange({ periodStart: chosen.from, periodEnd: chosen.to });
        }}
      />
    </Field>
  );
}
