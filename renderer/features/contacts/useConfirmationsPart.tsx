import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { useText } from '#renderer/ui/text.tsx';
import { type ContactFields, contactConfirmationFields } from '#shared/features/contacts/contacts.contract.ts';
import { quarterOf } from '#shared/features/contacts/contacts.rules.ts';

/**
 * The quarterly confirmations (季度核对) of an organization's contact list (domain.md §9.1).
 * @param liaison who answers as a rule
 */
export function useConfirmationsPart(liaison: Pick<ContactFields, 'name' | 'post'> | undefined): PartSpec {
  const { t } = useText();
  const { today, user } = useSession();
  const label = (field: keyof typeof contactConfirmationFields.shape) => t(`confirmationFieldLabels.${field}`);
  return {
    feature: 'contactConfirmations',
    title: t('contacts.confirmations'),
    add: t('contacts.addConfirmation'),
    change: t('contacts.changeConfirmation'),
    empty: t('contacts.noConfirmations'),
    help: t('contacts.confirmationHelp'),
    fields: [
      { field: 'confirmedOn', label: label('confirmedOn'), kind: 'date', required: true },
      { field: 'confirmedByName', label: label('confirmedByName'), kind: 'text', max: 50, required: true },
      { field: 'respondentName', label: label('respondentName'), kind: 'text', max: 50 },
      { field: 'respondentPost', label: label('respondentPost'), kind: 'text', max: 100 },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      {
        id: 'quarter',
        label: t('contacts.quarter'),
        width: 144,
        render: ({ fields }) => {
          const { year, number } = quarterOf(String(fields.confirmedOn));
          return t('contacts.quarterName', { year, number });
        },
      },
      { id: 'confirmedOn', width: 104 },
      { id: 'confirmedByName', width: 120 },
      {
        id: 'respondent',
        label: label('respondentName'),
        width: 176,
        render: ({ fields }) => [fields.respondentPost, fields.respondentName].filter(Boolean).join(' '),
      },
      { id: 'note' },
    ],
    initial: () => ({
      confirmedOn: today,
      confirmedByName: user?.displayName ?? null,
      respondentName: liaison?.post ? liaison.name : null,
      respondentPost: liaison?.post ?? null,
    }),
    save: async ({ fields, ...input }) =>
      call('contactConfirmations.save', { ...input, fields: contactConfirmationFields.parse(fields) }),
  };
}
