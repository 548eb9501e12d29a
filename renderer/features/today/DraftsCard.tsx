import { shortMoment } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { Head, Line } from './Line.tsx';
import { placeOfDraft } from './placeOfDraft.ts';
import styles from './TodayPage.module.css';

/** What the user typed and did not save; nothing while there is none. */
export function DraftsCard({ drafts: { total, rows } }: Pick<CallOutput<'today.get'>, 'drafts'>) {
  const { t } = useText();
  if (total === 0) return null;
  return (
    <section className={styles.card} aria-label={t('today.drafts')}>
      <Head title={t('today.drafts')} count={total} />
      <ul>
        {rows.map((draft) => (
          <Line
            key={draft.key}
            href={placeOfDraft(draft.key)}
            state={
              <StateBadge tone="quiet" icon="pencil">
                {t('today.draft')}
              </StateBadge>
            }
            name={draft.title}
            end={t('today.draftAt', { at: shortMoment(draft.savedAt) })}
          />
        ))}
      </ul>
      {total > rows.length && <p className={styles.none}>{t('today.draftsMore', { count: total - rows.length })}</p>}
    </section>
  );
}
