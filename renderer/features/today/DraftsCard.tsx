import { useState } from 'react';
import { shortMoment } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { Head, Line } from './Line.tsx';
import { placeOfDraft } from './placeOfDraft.ts';
import styles from './TodayPage.module.css';

/** Lines before somebody asks for all of them. */
const SHOWN = 8;

/** What the user typed and did not save, the rest one press away; nothing while there is none. */
export function DraftsCard({ drafts: { total, rows } }: Pick<CallOutput<'today.get'>, 'drafts'>) {
  const { t } = useText();
  const [isWhole, setWhole] = useState(false);
  if (total === 0) return null;
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  return (
    <section className={styles.card} aria-label={t('today.drafts')}>
      <Head title={t('today.drafts')} count={total} />
      <ul>
        {shown.map((draft) => (
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
        {total > shown.length && !isWhole && (
          <li>
            <button type="button" className={styles.rest} data-walk="line" onClick={() => setWhole(true)}>
              {t('today.draftsMore', { count: total - shown.length })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
