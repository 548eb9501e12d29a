import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './MatchNotice.module.css';

/** Where a merged record went, and which records went into this one, each one click away (features R3). */
export function MergeNotice({ organizationId }: { readonly organizationId: string }) {
  const { t } = useText();
  const { data } = useCall('duplicates.mergesOf', { organizationId });
  if (data === undefined) return null;
  const { into, from } = data;
  return (
    <>
      {into !== null && (
        <Notice tone="near">
          {t('duplicates.mergedNotice', { date: into.on })} <Link href={`/organizations/${into.id}`}>{into.name}</Link>
        </Notice>
      )}
      {from.length > 0 && (
        <Notice>
          {from.map((one) => (
            <div key={one.mergeId} className={styles.match}>
              <span>{t('duplicates.tookIn', { date: one.on })}</span>
              <Link href={`/organizations/${one.id}`}>{one.name}</Link>
            </div>
          ))}
        </Notice>
      )}
    </>
  );
}
