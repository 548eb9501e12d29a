import { useText } from '#renderer/ui/text.tsx';
import type { CollectionTask } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { periodName } from '#shared/features/reports/placeWords.ts';
import { askedFigures, periodOfDays } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedLine, askedName } from '#shared/features/rollUp/figureWords.ts';
import { type Locale, message } from '#shared/text/index.ts';
import styles from './collectionTasks.module.css';

/** 2026年上半年（2026-01-01至2026-06-30）; empty where no figures are asked for. */
export function periodText(
  { periodStart, periodEnd }: Pick<CollectionTask, 'periodStart' | 'periodEnd'>,
  locale: Locale,
): string {
  if (periodStart === null || periodEnd === null) return '';
  const days = message(locale, 'rollUp.days', { from: periodStart, to: periodEnd });
  const period = periodOfDays(periodStart, periodEnd);
  return period.kind === 'special'
    ? days
    : message(locale, 'rollUp.namedDays', { name: periodName(period, locale), days });
}

/** Names of stored keys. */
export function figureNames(keys: readonly unknown[], locale: Locale): string {
  return askedFigures(keys.map(String))
    .map((figure) => askedName(figure, locale))
    .join('、');
}

/** The figures that a collection asks for, folded. */
export function FiguresAsked({ task }: { readonly task: CollectionTask }) {
  const { t, locale } = useText();
  const asked = askedFigures(task.figureKeys);
  return (
    <details>
      <summary>{t('collectionTasks.figuresAsked', { count: asked.length })}</summary>
      <ul className={styles.figures}>
        {asked.map((figure) => (
          <li key={figure.key}>{askedLine(figure, locale)}</li>
        ))}
      </ul>
    </details>
  );
}
