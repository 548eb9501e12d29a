import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { PartLines } from '#renderer/ui/parts/PartLines.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { registrationCertificateFields } from '#shared/features/registrationCertificates/registrationCertificates.contract.ts';
import {
  CERTIFICATE_COPIES,
  CERTIFICATE_ENDINGS,
} from '#shared/features/registrationCertificates/registrationCertificates.lists.ts';
import {
  type CertificateState,
  certificateState,
} from '#shared/features/registrationCertificates/registrationCertificates.rules.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';

const LOOKS: Readonly<Record<CertificateState, readonly [tone: Tone, icon: StateIcon]>> = {
  uncollected: ['near', 'dot'],
  held: ['fine', 'check'],
  ending: ['behind', 'clock'],
  expired: ['overdue', 'warning'],
  returned: ['quiet', 'ban'],
  replaced: ['quiet', 'ban'],
  lost: ['quiet', 'ban'],
};

/**
 * The registration certificates (登记证书) of an organization.
 * @param number what a first certificate shows as its number: the credit code, or the older registration number
 */
export function useCertificatesPart(number: string | null): PartSpec {
  const { t, label: word } = useText();
  const { today } = useSession();
  const label = (field: keyof typeof registrationCertificateFields.shape) => t(`certificateFieldLabels.${field}`);
  return {
    feature: 'registrationCertificates',
    title: t('organizationPapers.certificates'),
    add: t('organizationPapers.addCertificate'),
    change: t('organizationPapers.changeCertificate'),
    empty: t('organizationPapers.noCertificates'),
    help: t('organizationPapers.validityHelp'),
    fields: [
      {
        field: 'copy',
        label: label('copy'),
        kind: 'choice',
        required: true,
        options: CERTIFICATE_COPIES.map((value) => ({ value, label: word('certificateCopyLabels', value) })),
      },
      { field: 'number', label: label('number'), kind: 'text', max: 60, required: true },
      { field: 'issuedOn', label: label('issuedOn'), kind: 'date', required: true },
      { field: 'validFrom', label: label('validFrom'), kind: 'date', required: true },
      { field: 'validTo', label: label('validTo'), kind: 'date', help: t('organizationPapers.validToHelp') },
      { field: 'collectedOn', label: label('collectedOn'), kind: 'date' },
      {
        field: 'collectedByName',
        label: label('collectedByName'),
        kind: 'text',
        max: 50,
        required: true,
        shown: isCollected,
      },
      {
        field: 'collectedByPost',
        label: label('collectedByPost'),
        kind: 'text',
        max: 50,
        required: true,
        help: t('organizationPapers.collectedHelp'),
        shown: isCollected,
      },
      {
        field: 'ending',
        label: label('ending'),
        kind: 'choice',
        options: CERTIFICATE_ENDINGS.map((value) => ({ value, label: word('certificateEndingLabels', value) })),
      },
      { field: 'endedOn', label: label('endedOn'), kind: 'date', required: true, shown: hasEnded },
      { field: 'endingNote', label: label('endingNote'), kind: 'text', wide: true, max: 300, shown: hasEnded },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'certificate' },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      { id: 'copy', label: t('organizationPapers.copyColumn'), width: 72 },
      { id: 'number', width: 176, whole: true },
      { id: 'issuedOn', width: 104 },
      {
        id: 'validity',
        label: t('organizationPapers.validity'),
        width: 176,
        whole: true,
        render: ({ fields }) =>
          fields.validTo === null
            ? t('organizationPapers.validityOpen', { from: fields.validFrom })
            : t('organizationPapers.validityFromTo', { from: fields.validFrom, to: fields.validTo }),
      },
      {
        id: 'collected',
        label: t('organizationPapers.collected'),
        width: 144,
        render: ({ fields }) => (
          <PartLines
            first={String(fields.collectedOn ?? '')}
            second={[fields.collectedByPost, fields.collectedByName].filter(Boolean).join(' ')}
          />
        ),
      },
      {
        id: 'state',
        label: t('organizationPapers.state'),
        width: 152,
        render: ({ fields }) => {
          const read = registrationCertificateFields.parse(fields);
          const state = certificateState(read, today);
          if (state === 'ending' && read.validTo !== null)
            return <DueBadge daysLeft={daysBetween(today, read.validTo)} words={word('paperStateLabels', state)} />;
          const [tone, icon] = LOOKS[state];
          const words =
            read.ending === null
              ? word('paperStateLabels', state)
              : t('organizationPapers.endedOn', {
                  date: read.endedOn,
                  ending: word('certificateEndingLabels', read.ending),
                });
          return (
            <StateBadge tone={tone} icon={icon}>
              {words}
            </StateBadge>
          );
        },
      },
      { id: 'attachmentId' },
    ],
    initial: (rows) => {
      const original = rows.some(({ fields }) => fields.copy === 'original' && fields.endedOn === null);
      const [newest] = rows;
      return {
        copy: original ? 'duplicate' : 'original',
        number: newest?.fields.number ?? number,
        issuedOn: today,
        // The copy of a certificate that was just entered says the same as the original.
        ...(original && newest
          ? {
              issuedOn: newest.fields.issuedOn ?? today,
              validFrom: newest.fields.validFrom ?? null,
              validTo: newest.fields.validTo ?? null,
            }
          : {}),
      };
    },
    save: async ({ fields, ...input }) =>
      call('registrationCertificates.save', { ...input, fields: registrationCertificateFields.parse(fields) }),
  };
}

function isCollected(values: Readonly<Record<string, unknown>>): boolean {
  return typeof values.collectedOn === 'string';
}

function hasEnded(values: Readonly<Record<string, unknown>>): boolean {
  return typeof values.ending === 'string';
}
