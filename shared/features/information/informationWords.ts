/** Periods of targets in words, the same on the screen and on paper. */
import type { MessageKey } from '../../text/index.ts';
import { periodOfText } from './information.rules.ts';

/** Fills a sentence of the catalogue. */
type Say = (key: MessageKey, places?: Readonly<Record<string, string | number>>) => string;

/** 2026年3月, 2026年第1季度, 2026年; what is no period stays as it is. */
export function periodWords(text: string, t: Say): string {
  const period = periodOfText(text);
  if (period === undefined) return text;
  const { kind, year, number } = period;
  if (kind === 'month') return t('information.monthOf', { year, number });
  return kind === 'quarter' ? t('information.quarterOf', { year, number }) : t('information.yearOf', { year });
}
