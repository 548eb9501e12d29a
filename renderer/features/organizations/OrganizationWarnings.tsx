import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { MergeNotice } from './MergeNotice.tsx';
import styles from './OrganizationView.module.css';

type Organization = CallOutput<'organizations.get'>['organization'];

/** What stands over everything else: a voided record, a merge. */
export function OrganizationWarnings({ organization }: { readonly organization: Organization }) {
  const { t } = useText();
  return (
    <div className={styles.warnings}>
      {organization.recordState === 'voided' && (
        <Notice>{t('organizations.voidedWarning', { reason: organization.voidReason ?? '' })}</Notice>
      )}
      <MergeNotice organizationId={organization.id} />
    </div>
  );
}
