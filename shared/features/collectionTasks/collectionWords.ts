/** The cut-off of a collection in words, the same on the screen and on paper. */
import type { Locale, MessageKey } from '../../text/index.ts';
import { askedFigures } from '../rollUp/askedFigures.rules.ts';
import { askedName } from '../rollUp/figureWords.ts';
import { WHOLE_DAY } from './collectionTasks.rules.ts';

/** Fills a sentence of the catalogue. */
type Say = (key: MessageKey, places?: Readonly<Record<string, string | number>>) => string;

/** 2026-06-30 当天24时前; 2026-06-30 17:00前. */
export function cutoffWords(
  { day, cutoffTime }: { readonly day: string; readonly cutoffTime: string },
  t: Say,
): string {
  if (cutoffTime === WHOLE_DAY) return t('collectionTasks.untilDay', { day });
  return t('collectionTasks.untilTime', { day, time: cutoffTime });
}

type Left = { readonly empty: readonly string[]; readonly emptyFigures: readonly string[] };

/** What the last return of an office leaves empty: headings, then figures by name. */
export function emptyWords({ empty, emptyFigures }: Left, locale: Locale = 'zh-CN'): string[] {
  return [...empty, ...askedFigures(emptyFigures).map((figure) => askedName(figure, locale))];
}
