import { Link } from 'wouter';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { OrganizationMatch } from '#shared/features/duplicates/duplicates.contract.ts';
import styles from './MatchNotice.module.css';
import { OrganizationStatus } from './OrganizationStatus.tsx';

/** Organizations that are like the one in the form, each with why, where it is and whether it has ended (features R3). */
export function MatchNotice({ matches }: { readonly matches: readonly OrganizationMatch[] }) {
  const { t } = useText();
  return (
    <Notice tone="behind">
      {t('organizations.sameName')}
      <ul className={styles.matches}>
        {matches.map((match) => (
          <li key={match.id} className={styles.match}>
            <Link href={`/organizations/${match.id}`}>{match.name}</Link>
            <span className={styles.why}>
              {match.reasons
                .map(({ code, name }) => t(`likenessLabels.${code}`, { name: name ?? '' }))
                .join(t('duplicates.join'))}
            </span>
            {match.townshipName !== null && <span className={styles.place}>{match.townshipName}</span>}
            {match.status !== 'normal' && <OrganizationStatus status={match.status} />}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
