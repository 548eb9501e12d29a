import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type {
  OrganizationMeetingFields,
  ResolutionFields,
} from '#shared/features/organizationMeetings/organizationMeetings.contract.ts';
import { latestResolution } from '#shared/features/organizationMeetings/organizationMeetings.rules.ts';
import type { PartRow } from '#shared/features/organizations/parts.ts';
import styles from './organizationMeetings.module.css';

/** The last resolution on the standard of the fees, with the meeting it was made in. */
export function LatestFees({
  meetings,
  resolutions,
}: {
  readonly meetings: readonly PartRow<OrganizationMeetingFields>[];
  readonly resolutions: readonly PartRow<ResolutionFields>[];
}) {
  const { t } = useText();
  const latest = latestResolution('fees', meetings, resolutions);
  if (latest === undefined) return null;
  const { heldOn, title, content } = latest;
  return (
    <div className={styles.fees}>
      <Notice>
        {content === null
          ? t('organizationMeetings.fees', { date: heldOn, title })
          : t('organizationMeetings.feesContent', { date: heldOn, title, content })}
      </Notice>
    </div>
  );
}
