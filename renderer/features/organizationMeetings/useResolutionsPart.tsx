import { call } from '#renderer/api/client.ts';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import {
  type OrganizationMeetingFields,
  resolutionFields,
} from '#shared/features/organizationMeetings/organizationMeetings.contract.ts';
import { RESOLUTION_SUBJECTS } from '#shared/features/organizationMeetings/organizationMeetings.lists.ts';
import { adoptionOf, quorumRule } from '#shared/features/organizationMeetings/quorum.rules.ts';
import type { PartRow } from '#shared/features/organizations/parts.ts';

/**
 * The resolutions of an organization's meetings with their votes, each beside the majority that the rule of the body asks for.
 * @param legalType type of the organization, by which the rule is found
 */
export function useResolutionsPart(
  legalType: string | null,
  meetings: readonly PartRow<OrganizationMeetingFields>[],
): PartSpec {
  const { t, label: word } = useText();
  const label = (field: keyof typeof resolutionFields.shape) => t(`resolutionFieldLabels.${field}`);
  return {
    feature: 'organizationResolutions',
    title: t('organizationMeetings.resolutions'),
    add: t('organizationMeetings.addResolution'),
    change: t('organizationMeetings.changeResolution'),
    empty: t('organizationMeetings.noResolutions'),
    fields: [
      {
        field: 'meetingId',
        label: label('meetingId'),
        kind: 'choice',
        required: true,
        wide: true,
        options: meetings.map(({ id, fields }) => ({
          value: id,
          label: t('organizationMeetings.title', {
            date: fields.heldOn,
            session: fields.session ?? '',
            body: word('meetingBodyLabels', fields.body),
          }),
        })),
        ...(meetings.length === 0 ? { help: t('organizationMeetings.noMeeting') } : {}),
      },
      {
        field: 'subject',
        label: label('subject'),
        kind: 'choice',
        required: true,
        options: RESOLUTION_SUBJECTS.map((value) => ({ value, label: word('resolutionSubjectLabels', value) })),
      },
      { field: 'title', label: label('title'), kind: 'text', required: true, max: 200 },
      {
        field: 'votesFor',
        label: label('votesFor'),
        kind: 'number',
        required: true,
        help: t('organizationMeetings.votesHelp'),
      },
      { field: 'votesAgainst', label: label('votesAgainst'), kind: 'number', required: true },
      { field: 'votesAbstain', label: label('votesAbstain'), kind: 'number', required: true },
      { field: 'content', label: label('content'), kind: 'area', max: 1000 },
    ],
    columns: [
      { id: 'meetingId', width: 224 },
      { id: 'subject', width: 88 },
      { id: 'title' },
      {
        id: 'votes',
        label: t('organizationMeetings.votes'),
        width: 128,
        whole: true,
        render: ({ fields }) => t('organizationMeetings.votesOf', resolutionFields.parse(fields)),
      },
      {
        id: 'adoption',
        label: t('organizationMeetings.adoption'),
        width: 240,
        render: ({ fields, voided }) => {
          const resolution = resolutionFields.parse(fields);
          const meeting = meetings.find(({ id }) => id === resolution.meetingId)?.fields;
          const rule = meeting && quorumRule(legalType, meeting.body);
          if (voided || meeting === undefined) return '';
          if (rule === undefined) return t('organizationMeetings.noRule');
          const found = adoptionOf(rule, resolution.subject, meeting, resolution.votesFor);
          const words = {
            of: t(`organizationMeetings.of_${found.of}`),
            share: t(`organizationMeetings.share_${found.share}`),
            needed: found.needed,
          };
          return found.isReached ? (
            <StateBadge tone="fine" icon="check">
              {t('organizationMeetings.adopted', words)}
            </StateBadge>
          ) : (
            <StateBadge tone="behind" icon="warning">
              {t('organizationMeetings.notAdopted', words)}
            </StateBadge>
          );
        },
      },
    ],
    initial: () => ({ meetingId: meetings[0]?.id ?? null, votesAgainst: 0, votesAbstain: 0 }),
    save: async ({ fields, ...input }) =>
      call('organizationResolutions.save', { ...input, fields: resolutionFields.parse(fields) }),
  };
}
