import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import styles from '#renderer/ui/decisions/decisions.module.css';
import { shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Citation } from '#shared/features/decisions/decisions.contract.ts';

/** Every record that names this decision as its basis, each a link to its page. */
export function CitationsSection({ decisionId }: { readonly decisionId: string }) {
  const { t, label } = useText();
  const { data, error, refetch } = useCall('decisions.citations', { decisionId });
  return (
    <Section title={t('decisions.citations')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data?.citations.length === 0 && <p className={styles.dim}>{t('decisions.noCitations')}</p>}
      <ul className={styles.lines}>
        {(data?.citations ?? []).map((one) => (
          <li key={one.id} className={styles.line}>
            <span>{label('citingLabels', one.ownerType)}</span>
            <Link className={styles.lineText} href={placeOfCiting(one)}>
              {one.ownerTitle}
            </Link>
            {one.note !== null && <span className={styles.dim}>{one.note}</span>}
            <span className={styles.dim}>
              {t('decisions.citedBy', { name: one.citedByName, at: shortMoment(one.citedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The page on which the citing record stands. */
function placeOfCiting({ ownerType, ownerId, ownerParentId }: Citation): string {
  switch (ownerType) {
    case 'official_document':
      return `/official/${ownerId}`;
    case 'organization_event':
      return `/organizations/${ownerParentId ?? ''}?tab=events`;
    case 'penalty':
      return `/organizations/${ownerParentId ?? ''}?tab=supervision`;
    case 'report':
      return `/reports/${ownerId}`;
    case 'risk_assessment':
      return `/risk/${ownerId}`;
    case 'action_item':
      return `/actions?action=${ownerId}`;
  }
}
