import { useCall } from '#renderer/api/queries.ts';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { PartsSection } from '#renderer/ui/parts/PartsSection.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './terms.module.css';
import { useOfficersPart } from './useOfficersPart.tsx';
import { usePostponementsPart } from './usePostponementsPart.tsx';
import { useTermsPart } from './useTermsPart.tsx';

/** 换届 of one organization: its terms, the holders of posts, approved postponements (features R7). */
export function TermsTab(props: OrganizationTabProps) {
  const { organizationId } = props;
  const { t } = useText();
  const terms = useCall('terms.list', { organizationId }).data?.rows ?? [];
  const postponements = useCall('termPostponements.list', { organizationId }).data?.rows ?? [];
  const meetings = useCall('organizationMeetings.list', { organizationId }).data?.rows ?? [];
  const known = { terms, postponements };
  return (
    <>
      <p className={styles.rule}>{t('terms.ruleShort')}</p>
      <PartsSection part={useTermsPart(known, meetings)} {...props} />
      <PartsSection part={useOfficersPart(known)} {...props} />
      <PartsSection part={usePostponementsPart(known)} {...props} />
    </>
  );
}
