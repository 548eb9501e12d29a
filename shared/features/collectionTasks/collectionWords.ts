/** Collections in words, the same on the screen and on paper. */
import type { Locale, MessageKey } from '../../text/index.ts';
import { askedFigures } from '../rollUp/askedFigures.rules.ts';
import { askedName } from '../rollUp/figureWords.ts';
import type { CollectionTaskRow, ReturnVoiding } from './collectionTasks.contract.ts';
import type { RecipientState } from './collectionTasks.lists.ts';
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

/** How an office stands: 按时, 迟报, 由城西街道一并报送, 缺报, 待报. */
export function recipientWords(
  { state, containedInName }: { readonly state: RecipientState; readonly containedInName: string | null },
  t: Say,
): string {
  if (state !== 'contained' || containedInName === null) return t(`recipientStateLabels.${state}`);
  return t('rollUp.reportedBy', { name: containedInName });
}

/** Offices of which something came: their own return, or another one's with theirs. */
export function reportedCount({
  onTime,
  late,
  contained,
}: Pick<CollectionTaskRow, 'onTime' | 'late' | 'contained'>): number {
  return onTime + late + contained;
}

type Left = { readonly empty: readonly string[]; readonly emptyFigures: readonly string[] };

/** What the last return of an office leaves empty: headings, then figures by name. */
export function emptyWords({ empty, emptyFigures }: Left, locale: Locale = 'zh-CN'): string[] {
  return [...empty, ...askedFigures(emptyFigures).map((figure) => askedName(figure, locale))];
}

/** What voiding a return would change, a sentence each. */
export function voidingWords(voiding: ReturnVoiding, t: Say): string[] {
  const { officeName: office, isLast, next, before, after, containedInName, outstanding, conflicts } = voiding;
  const join = t('collectionPrint.join');
  const on = next?.receivedAt.replace('T', ' ') ?? '';
  const state = recipientWords({ state: after, containedInName }, t);
  return [
    ...(next === null ? [t('collectionTasks.voidNothing', { office, state })] : []),
    ...(next !== null && !isLast ? [t('collectionTasks.voidNotLast', { office, on })] : []),
    ...(next !== null && isLast ? [t('collectionTasks.voidBack', { office, on })] : []),
    ...(next !== null && isLast && next.covers.length > 0
      ? [t('collectionTasks.voidBackCovers', { names: next.covers.join(join) })]
      : []),
    ...(next !== null && before !== after
      ? [t('collectionTasks.voidTimeliness', { before: t(`recipientStateLabels.${before}`), after: state })]
      : []),
    ...(outstanding.length > 0 ? [t('collectionTasks.voidAwaited', { names: outstanding.join(join) })] : []),
    ...conflicts.map(({ kind, names, covered }) =>
      t('collectionTasks.voidConflict', {
        conflict: t(`rollUp.conflict_${kind}`, { names: names.join(join), name: covered }),
      }),
    ),
  ];
}
