import { call } from '#renderer/api/client.ts';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { organizationMeetingFields } from '#shared/features/organizationMeetings/organizationMeetings.contract.ts';
import { MEETING_BODIES } from '#shared/features/organizationMeetings/organizationMeetings.lists.ts';
import { attendanceOf, quorumRule } from '#shared/features/organizationMeetings/quorum.rules.ts';

/**
 * The meetings that an organization held itself; who came stands beside the rule of the body.
 * @param legalType type of the organization, by which the rule is found
 */
export function useMeetingsPart(legalType: string | null): PartSpec {
  const { t, label: word } = useText();
  const label = (field: keyof typeof organizationMeetingFields.shape) => t(`organizationMeetingFieldLabels.${field}`);
  return {
    feature: 'organizationMeetings',
    title: t('organizationMeetings.section'),
    add: t('organizationMeetings.add'),
    change: t('organizationMeetings.change'),
    empty: t('organizationMeetings.none'),
    fields: [
      {
        field: 'body',
        label: label('body'),
        kind: 'choice',
        required: true,
        options: MEETING_BODIES.map((value) => ({ value, label: word('meetingBodyLabels', value) })),
      },
      { field: 'session', label: label('session'), kind: 'text', max: 50 },
      { field: 'heldOn', label: label('heldOn'), kind: 'date', required: true },
      { field: 'place', label: label('place'), kind: 'text', max: 200 },
      { field: 'chairName', label: label('chairName'), kind: 'text', max: 50 },
      {
        field: 'chairPost',
        label: label('chairPost'),
        kind: 'text',
        max: 50,
        required: true,
        shown: ({ chairName }) => typeof chairName === 'string',
      },
      { field: 'due', label: label('due'), kind: 'number', required: true },
      { field: 'present', label: label('present'), kind: 'number', required: true },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'meeting' },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      { id: 'heldOn', width: 96 },
      { id: 'body', width: 104 },
      { id: 'session', width: 128 },
      {
        id: 'attended',
        label: t('organizationMeetings.attendance'),
        width: 152,
        whole: true,
        render: ({ fields }) => {
          const { due, present } = organizationMeetingFields.parse(fields);
          return t('organizationMeetings.attended', { due, present });
        },
      },
      {
        id: 'rule',
        label: t('organizationMeetings.rule'),
        width: 208,
        render: ({ fields, voided }) => {
          const meeting = organizationMeetingFields.parse(fields);
          const rule = quorumRule(legalType, meeting.body);
          if (voided) return '';
          if (rule === undefined) return t('organizationMeetings.noRule');
          const { share, needed, isReached } = attendanceOf(rule, meeting);
          const shown = t(`organizationMeetings.share_${share}`);
          return isReached ? (
            <StateBadge tone="fine" icon="check">
              {t('organizationMeetings.reached', { share: shown, needed })}
            </StateBadge>
          ) : (
            <StateBadge tone="behind" icon="warning">
              {t('organizationMeetings.notReached', { share: shown, needed })}
            </StateBadge>
          );
        },
      },
      {
        id: 'chair',
        label: t('organizationMeetings.chair'),
        width: 136,
        render: ({ fields }) => [fields.chairPost, fields.chairName].filter(Boolean).join(' '),
      },
      { id: 'attachmentId' },
    ],
    initial: (rows) => ({ body: rows[0]?.fields.body ?? 'council' }),
    save: async ({ fields, ...input }) =>
      call('organizationMeetings.save', { ...input, fields: organizationMeetingFields.parse(fields) }),
  };
}
