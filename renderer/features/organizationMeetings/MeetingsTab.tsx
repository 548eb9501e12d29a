import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { PartsSection } from '#renderer/ui/parts/PartsSection.tsx';
import { CouncilMeetings } from './CouncilMeetings.tsx';
import { LatestFees } from './LatestFees.tsx';
import { QuorumRules } from './QuorumRules.tsx';
import { useMeetingsPart } from './useMeetingsPart.tsx';
import { useResolutionsPart } from './useResolutionsPart.tsx';

/** 会议 of one organization: its own meetings, their resolutions with votes, the rules beside them (features R8). */
export function MeetingsTab(props: OrganizationTabProps) {
  const { organizationId } = props;
  const can = useCan();
  const legalType = useCall('organizations.get', { id: organizationId }).data?.organization.legalType ?? null;
  const meetings = useCall('organizationMeetings.list', { organizationId }).data?.rows ?? [];
  const resolutions = useCall('organizationResolutions.list', { organizationId }).data?.rows ?? [];
  return (
    <>
      <PartsSection part={useMeetingsPart(legalType)} {...props} />
      <PartsSection part={useResolutionsPart(legalType, meetings)} {...props} />
      <LatestFees meetings={meetings} resolutions={resolutions} />
      <QuorumRules legalType={legalType} />
      {can('meetings.read') && <CouncilMeetings organizationId={organizationId} />}
    </>
  );
}
