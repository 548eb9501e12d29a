import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { branchFields } from '#shared/features/branches/branches.contract.ts';
import { BRANCH_KINDS } from '#shared/features/branches/branches.lists.ts';
import type { PartFields } from '#shared/features/organizations/parts.ts';

/** The branches and representative offices (分支机构、代表机构) of an organization. */
export function useBranchesPart(): PartSpec {
  const { t, label: word } = useText();
  const { today } = useSession();
  const label = (field: keyof typeof branchFields.shape) => t(`branchFieldLabels.${field}`);
  const hasHead = (values: PartFields) => typeof values.headName === 'string';
  const hasEnded = (values: PartFields) => typeof values.endedOn === 'string';
  return {
    feature: 'branches',
    title: t('organizationPapers.branches'),
    add: t('organizationPapers.addBranch'),
    change: t('organizationPapers.changeBranch'),
    empty: t('organizationPapers.noBranches'),
    fields: [
      { field: 'name', label: label('name'), kind: 'text', wide: true, max: 100, required: true },
      {
        field: 'kind',
        label: label('kind'),
        kind: 'choice',
        required: true,
        options: BRANCH_KINDS.map((value) => ({ value, label: word('branchKindLabels', value) })),
      },
      { field: 'establishedOn', label: label('establishedOn'), kind: 'date', required: true },
      { field: 'basis', label: label('basis'), kind: 'text', wide: true, max: 200 },
      { field: 'domicile', label: label('domicile'), kind: 'text', wide: true, max: 200 },
      { field: 'headName', label: label('headName'), kind: 'text', max: 50 },
      { field: 'headPost', label: label('headPost'), kind: 'text', max: 50, required: true, shown: hasHead },
      { field: 'endedOn', label: label('endedOn'), kind: 'date' },
      { field: 'endingNote', label: label('endingNote'), kind: 'text', wide: true, max: 300, shown: hasEnded },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      { id: 'name' },
      { id: 'kind', width: 144 },
      { id: 'establishedOn', width: 104 },
      {
        id: 'head',
        label: label('headName'),
        width: 176,
        render: ({ fields }) => [fields.headPost, fields.headName].filter(Boolean).join(' '),
      },
      {
        id: 'state',
        label: t('organizationPapers.state'),
        width: 144,
        render: ({ fields: { endedOn } }) =>
          typeof endedOn === 'string' ? (
            <StateBadge tone="quiet" icon="ban">
              {t('organizationPapers.branchEnded', { date: endedOn })}
            </StateBadge>
          ) : (
            <StateBadge tone="fine" icon="check">
              {t('organizationPapers.branchLive')}
            </StateBadge>
          ),
      },
    ],
    initial: () => ({ kind: 'branch', establishedOn: today }),
    save: async ({ fields, ...input }) => call('branches.save', { ...input, fields: branchFields.parse(fields) }),
  };
}
