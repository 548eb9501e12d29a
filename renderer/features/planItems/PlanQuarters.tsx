import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './planItems.module.css';

type Quarters = CallOutput<'planItems.overview'>['quarters'];

/** The four quarters of the year by due date: due, done, of these late, overdue. */
export function PlanQuarters({ quarters }: { readonly quarters: Quarters }) {
  const { t } = useText();
  return (
    <section className={styles.quarters} aria-label={t('planItems.overview')}>
      {quarters.map(({ quarter, due, done, doneLate, overdue }) => (
        <div key={quarter} className={styles.quarter}>
          <h2>{t('planItems.quarterName', { quarter })}</h2>
          <p>{due === 0 ? t('planItems.quarterNone') : t('planItems.quarterLine', { due, done })}</p>
          <div className={styles.marks}>
            {overdue > 0 && (
              <StateBadge tone="overdue" icon="warning">
                {t('planItems.quarterOverdue', { count: overdue })}
              </StateBadge>
            )}
            {doneLate > 0 && (
              <StateBadge tone="quiet" icon="clock">
                {t('planItems.quarterLate', { count: doneLate })}
              </StateBadge>
            )}
            {due > 0 && done === due && doneLate === 0 && (
              <StateBadge tone="fine" icon="check">
                {t('planStatusLabels.done')}
              </StateBadge>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}
