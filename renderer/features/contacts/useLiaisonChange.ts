import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { useText } from '#renderer/ui/text.tsx';
import { liaisonChange } from '#shared/features/contacts/contacts.contract.ts';
import type { PartRow } from '#shared/features/organizations/parts.ts';

/** The form by which a liaison is followed by another (变更联络员). */
export function useLiaisonChange(former: PartRow | null): PartSpec {
  const { t } = useText();
  const { today } = useSession();
  const label = (field: keyof typeof liaisonChange.shape) => t(`liaisonChangeLabels.${field}`);
  const name = String(former?.fields.name ?? '');
  return {
    feature: 'contacts',
    title: t('contacts.title'),
    add: t('contacts.changeLiaison'),
    change: t('contacts.changeLiaison'),
    empty: t('contacts.none'),
    help: t('contacts.changeLiaisonHelp', { name }),
    fields: [
      { field: 'changedOn', label: label('changedOn'), kind: 'date', required: true },
      { field: 'successorName', label: label('successorName'), kind: 'text', max: 50, required: true },
      { field: 'successorPost', label: label('successorPost'), kind: 'text', max: 100 },
      { field: 'successorPhone', label: label('successorPhone'), kind: 'text', max: 60 },
      { field: 'successorEmail', label: label('successorEmail'), kind: 'text', max: 100 },
      { field: 'reason', label: t('liaisonChangeLabels.reason'), kind: 'text', max: 500, wide: true },
    ],
    columns: [],
    initial: () => ({
      changedOn: today,
      successorName: null,
      successorPost: former?.fields.post ?? null,
      successorPhone: former?.fields.workPhone ?? null,
      successorEmail: null,
      reason: null,
    }),
    save: async ({ fields: { reason, ...fields } }) =>
      call('contacts.changeLiaison', {
        id: former?.id ?? '',
        expectedRevision: former?.revision ?? 0,
        ...liaisonChange.parse(fields),
        reason: typeof reason === 'string' ? reason : null,
      }),
  };
}
