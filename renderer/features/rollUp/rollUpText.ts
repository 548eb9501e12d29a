import { periodName } from '#shared/features/reports/placeWords.ts';
import { periodOfDays } from '#shared/features/rollUp/askedFigures.rules.ts';
import { type Locale, message } from '#shared/text/index.ts';

type Days = { readonly periodStart: string | null; readonly periodEnd: string | null };

/** 2026年上半年; days of the office's choice as 2026-01-05至2026-03-20. */
export function periodWords({ periodStart, periodEnd }: Days, locale: Locale): string {
  if (periodStart === null || periodEnd === null) return '';
  const period = periodOfDays(periodStart, periodEnd);
  if (period.kind !== 'special') return periodName(period, locale);
  return message(locale, 'rollUp.days', { from: periodStart, to: periodEnd });
}
