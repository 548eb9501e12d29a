import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { commitmentFields } from '#shared/features/commitments/commitments.contract.ts';
import { COMMITMENT_KINDS } from '#shared/features/commitments/commitments.lists.ts';
import { type CommitmentState, commitmentState } from '#shared/features/commitments/commitments.rules.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';

const LOOKS: Readonly<Record<CommitmentState, readonly [tone: Tone, icon: StateIcon]>> = {
  valid: ['fine', 'check'],
  ending: ['behind', 'clock'],
  expired: ['overdue', 'warning'],
  renewed: ['quiet', 'dot'],
};

/** The commitments (承诺书) that an organization signed. */
export function useCommitmentsPart(organizationId: string): PartSpec {
  const { t, label: word } = useText();
  const { today } = useSession();
  const all = useCall('commitments.list', { organizationId }).data?.rows ?? [];
  const label = (field: keyof typeof commitmentFields.shape) => t(`commitmentFieldLabels.${field}`);
  return {
    feature: 'commitments',
    title: t('supervision.commitments'),
    add: t('supervision.addCommitment'),
    change: t('supervision.changeCommitment'),
    empty: t('supervision.noCommitments'),
    help: t('supervision.commitmentHelp'),
    fields: [
      {
        field: 'kind',
        label: label('kind'),
        kind: 'choice',
        required: true,
        options: COMMITMENT_KINDS.map((value) => ({ value, label: word('commitmentKindLabels', value) })),
      },
      { field: 'signedOn', label: label('signedOn'), kind: 'date', required: true },
      { field: 'validTo', label: label('validTo'), kind: 'date' },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'supervision' },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      { id: 'kind', width: 136 },
      { id: 'signedOn', width: 104 },
      { id: 'validTo', width: 104 },
      {
        id: 'state',
        label: t('supervision.state'),
        width: 144,
        render: ({ fields, voided }) => {
          if (voided) return null;
          const read = commitmentFields.parse(fields);
          const later = all.some(({ fields: other }) => other.kind === read.kind && other.signedOn > read.signedOn);
          const state = commitmentState(read, later, today);
          if (state === 'ending' && read.validTo !== null)
            return (
              <DueBadge daysLeft={daysBetween(today, read.validTo)} words={t(`supervision.commitmentState_${state}`)} />
            );
          const [tone, icon] = LOOKS[state];
          return (
            <StateBadge tone={tone} icon={icon}>
              {t(`supervision.commitmentState_${state}`)}
            </StateBadge>
          );
        },
      },
      { id: 'attachmentId', width: 200 },
      { id: 'note' },
    ],
    initial: () => ({ kind: null, signedOn: today, validTo: null }),
    save: async ({ fields, ...input }) =>
      call('commitments.save', { ...input, fields: commitmentFields.parse(fields) }),
  };
}
