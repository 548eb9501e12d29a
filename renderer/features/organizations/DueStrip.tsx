import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { dueRuleWords } from '#shared/features/organizations/dueWords.ts';
import styles from './OrganizationView.module.css';

/** Items named at once; the others stand on the page of due items. */
const SHOWN = 4;

/** One line with what falls due next for an organization, each leading to where it is dealt with; nothing when there is nothing. */
export function DueStrip({ id }: { readonly id: string }) {
  const { t, label, known } = useText();
  const { data } = useCall('organizations.dueItems', { organizationId: id, limit: SHOWN }, { keep: true });
  const items = (data?.rows ?? []).filter((item) => item.organizationId === id);
  if (data === undefined || items.length === 0) return null;
  return (
    <div className={styles.dueStrip}>
      <span>{t('dueItems.next')}</span>
      {items.map((item) => (
        <Link
          key={item.id}
          href={item.place}
          className={styles.due}
          title={`${item.dueOn} ${dueRuleWords(item, { say: t, known })}`}
        >
          {label('dueKindLabels', item.kind)} <DueBadge daysLeft={item.daysLeft} />
        </Link>
      ))}
      {data.total > items.length && (
        <Link href="/organizations/due" className={styles.due}>
          {t('dueItems.moreDue', { count: data.total - items.length })}
        </Link>
      )}
    </div>
  );
}
