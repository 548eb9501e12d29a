import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { PartForm } from '#renderer/ui/parts/PartForm.tsx';
import { PartsSection } from '#renderer/ui/parts/PartsSection.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { isContactOn, liaisonsOn } from '#shared/features/contacts/contacts.rules.ts';
import type { PartRow } from '#shared/features/organizations/parts.ts';
import styles from './contacts.module.css';
import { useConfirmationsPart } from './useConfirmationsPart.tsx';
import { useContactsPart } from './useContactsPart.tsx';
import { useLiaisonChange } from './useLiaisonChange.ts';

/** 联系人 of one organization: who is liaison on a day, every present and former contact, quarterly confirmations. */
export function ContactsTab(props: OrganizationTabProps) {
  const { organizationId, editable } = props;
  const { t } = useText();
  const { today } = useSession();
  const can = useCan();
  const [day, setDay] = useState(today);
  const [leavingId, setLeavingId] = useState<string | null>(null);
  const rows = useCall('contacts.list', { organizationId }).data?.rows ?? [];
  const standing = useCall('contacts.standing', { organizationId }).data;
  const leaving = rows.find(({ id }) => id === leavingId) ?? null;
  const change = useLiaisonChange(leaving);
  const contacts = rows.map(({ fields }) => fields);
  const then = liaisonsOn(contacts, day).map(({ post, name }) => [post, name].filter(Boolean).join(' '));
  const [present] = liaisonsOn(contacts, today);
  const mayLeave = (row: PartRow | null) => {
    const contact = rows.find(({ id, voided }) => id === row?.id && !voided)?.fields;
    return contact !== undefined && contact.role === 'liaison' && isContactOn(contact, today);
  };
  return (
    <>
      {standing !== undefined && <Standing standing={standing} />}
      <Section
        title={t('contacts.who')}
        actions={
          <DateField
            aria-label={t('contacts.whoDay')}
            value={day}
            clearable={false}
            onChange={(date) => setDay(date ?? today)}
          />
        }
      >
        <p className={styles.who}>
          {then.length === 0
            ? t('contacts.whoNone', { date: day })
            : t('contacts.whoIs', { date: day, names: then.join('、') })}
        </p>
      </Section>
      <PartsSection
        part={useContactsPart(organizationId)}
        {...props}
        acts={(row) =>
          editable &&
          can('registry.write') &&
          mayLeave(row) && (
            <Button variant="default" onClick={() => setLeavingId(row?.id ?? null)}>
              {t('contacts.changeLiaison')}
            </Button>
          )
        }
      />
      <PartsSection part={useConfirmationsPart(present)} {...props} />
      {leaving !== null && (
        <PartForm
          part={change}
          organizationId={organizationId}
          row={null}
          rows={[]}
          onClose={() => setLeavingId(null)}
        />
      )}
    </>
  );
}

/** What is open: nobody is liaison, or this quarter's list is not confirmed. */
function Standing({
  standing: { vacancy, quarter, confirmedOn },
}: {
  readonly standing: NonNullable<ReturnType<typeof useCall<'contacts.standing'>>['data']>;
}) {
  const { t } = useText();
  const name = t('contacts.quarterName', quarter);
  return (
    <div className={styles.standing}>
      {vacancy !== null && (
        <Notice tone="overdue">
          {t('contacts.vacant', { since: vacancy.since })}{' '}
          <DeadlineReason reason={vacancy.reason} basis={t('entryClock.basisLiaison')} />
        </Notice>
      )}
      <Notice tone={confirmedOn === null ? 'near' : 'fine'}>
        {confirmedOn === null
          ? t('contacts.unconfirmed', { quarter: name, date: quarter.endsOn })
          : t('contacts.confirmed', { quarter: name, date: confirmedOn })}
      </Notice>
    </div>
  );
}
