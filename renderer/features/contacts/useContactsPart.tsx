import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { EntryClock } from '#renderer/ui/EntryClock.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { contactFields } from '#shared/features/contacts/contacts.contract.ts';
import { isContactOn } from '#shared/features/contacts/contacts.rules.ts';
import { CONTACT_ROLES } from '#shared/features/organizations/organizations.lists.ts';

/** The work contacts (联系人) of an organization, present and former (domain.md §3.3). */
export function useContactsPart(organizationId: string): PartSpec {
  const { t, label: word } = useText();
  const { today } = useSession();
  const clocks = useCall('contacts.standing', { organizationId }).data?.clocks ?? {};
  const label = (field: keyof typeof contactFields.shape) => t(`contactFieldLabels.${field}`);
  return {
    feature: 'contacts',
    title: t('contacts.title'),
    add: t('contacts.add'),
    change: t('contacts.change'),
    empty: t('contacts.none'),
    help: t('contacts.help'),
    fields: [
      { field: 'name', label: label('name'), kind: 'text', max: 50, required: true },
      {
        field: 'role',
        label: label('role'),
        kind: 'choice',
        required: true,
        options: CONTACT_ROLES.map((value) => ({ value, label: word('organizationLabels', `role_${value}`) })),
      },
      { field: 'post', label: label('post'), kind: 'text', max: 100 },
      { field: 'workPhone', label: label('workPhone'), kind: 'text', max: 60 },
      { field: 'workEmail', label: label('workEmail'), kind: 'text', max: 100 },
      { field: 'validFrom', label: label('validFrom'), kind: 'date', required: true },
      { field: 'validTo', label: label('validTo'), kind: 'date' },
    ],
    columns: [
      { id: 'role', width: 96, whole: true },
      {
        id: 'holder',
        label: label('name'),
        width: 120,
        render: ({ fields }) => [fields.post, fields.name].filter(Boolean).join(' '),
      },
      { id: 'workPhone', width: 128, whole: true },
      { id: 'workEmail' },
      {
        id: 'period',
        label: t('contacts.period'),
        width: 176,
        whole: true,
        render: ({ fields: { validFrom: from, validTo: to } }) =>
          to === null
            ? t('contacts.fromOpen', { from })
            : t(from === null ? 'contacts.untilOpen' : 'contacts.fromTo', { from, to }),
      },
      {
        id: 'state',
        label: t('supervision.state'),
        width: 96,
        render: ({ fields, voided }) => {
          if (voided) return null;
          const current = isContactOn(contactFields.parse(fields), today);
          return (
            <StateBadge tone={current ? 'fine' : 'quiet'} icon={current ? 'check' : 'ban'}>
              {t(current ? 'contacts.current' : 'contacts.former')}
            </StateBadge>
          );
        },
      },
      {
        id: 'entry',
        label: t('contacts.entry'),
        width: 188,
        render: ({ id }) => {
          const entry = clocks[id];
          return entry === undefined ? null : <EntryClock entry={entry} basis={t('entryClock.basisLiaison')} />;
        },
      },
    ],
    initial: () => ({ name: null, role: 'office', validFrom: today, validTo: null }),
    save: async ({ fields, ...input }) => call('contacts.save', { ...input, fields: contactFields.parse(fields) }),
  };
}
