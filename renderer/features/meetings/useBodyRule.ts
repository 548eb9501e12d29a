import { useMemo } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import type { BodyRule } from '#shared/features/meetings/quorum.rules.ts';
import type { MeetingForm } from './meetingForm.ts';

/** The rule by which the body of a meeting can decide, as the service will judge it when the minutes become final. */
export function useBodyRule({
  kind,
  leadingGroupId,
  organizationId,
  startOn,
}: Pick<MeetingForm, 'kind' | 'leadingGroupId' | 'organizationId' | 'startOn'>): BodyRule {
  const overview = useCall('duties.overview', startOn === null ? {} : { at: startOn }, { keep: true });
  const isCouncil = kind === 'council' && organizationId !== null;
  const organization = useCall('organizations.get', { id: organizationId ?? '' }, { enabled: isCouncil });
  const quorum = overview.data?.groups.find((group) => group.id === leadingGroupId)?.quorum;
  const legalType = organization.data?.organization.legalType ?? null;
  return useMemo(() => {
    if (isCouncil) return { body: 'council', legalType };
    return kind === 'council' || quorum === undefined ? null : { body: 'group', quorum };
  }, [isCouncil, kind, legalType, quorum]);
}
