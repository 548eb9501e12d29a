import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { PartFields } from '#shared/features/organizations/parts.ts';
import { sealFilingFields } from '#shared/features/sealFilings/sealFilings.contract.ts';
import { SEAL_ENDINGS, SEAL_FILING_KINDS } from '#shared/features/sealFilings/sealFilings.lists.ts';

/** The filed seals (印章备案) of an organization. @param organizationName what its official seal is called */
export function useSealsPart(organizationName: string): PartSpec {
  const { t, label: word } = useText();
  const { today } = useSession();
  const label = (field: keyof typeof sealFilingFields.shape) => t(`sealFilingFieldLabels.${field}`);
  const hasEnded = (values: PartFields) => typeof values.ending === 'string';
  return {
    feature: 'sealFilings',
    title: t('organizationPapers.seals'),
    add: t('organizationPapers.addSeal'),
    change: t('organizationPapers.changeSeal'),
    empty: t('organizationPapers.noSeals'),
    fields: [
      {
        field: 'kind',
        label: label('kind'),
        kind: 'choice',
        required: true,
        options: SEAL_FILING_KINDS.map((value) => ({ value, label: word('sealFilingKindLabels', value) })),
      },
      { field: 'name', label: label('name'), kind: 'text', max: 60, required: true },
      { field: 'filedOn', label: label('filedOn'), kind: 'date', required: true },
      { field: 'filingNumber', label: label('filingNumber'), kind: 'text', max: 60 },
      {
        field: 'ending',
        label: label('ending'),
        kind: 'choice',
        options: SEAL_ENDINGS.map((value) => ({ value, label: word('sealEndingLabels', value) })),
      },
      { field: 'endedOn', label: label('endedOn'), kind: 'date', required: true, shown: hasEnded },
      { field: 'endingNote', label: label('endingNote'), kind: 'text', wide: true, max: 300, shown: hasEnded },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'registration' },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      { id: 'kind', width: 128 },
      { id: 'name' },
      { id: 'filedOn', width: 104 },
      { id: 'filingNumber', width: 184 },
      {
        id: 'state',
        label: t('organizationPapers.state'),
        width: 152,
        render: ({ fields: { ending, endedOn } }) =>
          typeof ending === 'string' ? (
            <StateBadge tone="quiet" icon="ban">
              {t('organizationPapers.endedOn', { date: endedOn, ending: word('sealEndingLabels', ending) })}
            </StateBadge>
          ) : (
            <StateBadge tone="fine" icon="check">
              {t('organizationPapers.inUse')}
            </StateBadge>
          ),
      },
      { id: 'attachmentId' },
    ],
    initial: (rows) => {
      const official = rows.some(({ fields }) => fields.kind === 'official' && fields.endedOn === null);
      return { kind: official ? 'finance' : 'official', name: official ? null : organizationName, filedOn: today };
    },
    save: async ({ fields, ...input }) =>
      call('sealFilings.save', { ...input, fields: sealFilingFields.parse(fields) }),
  };
}
