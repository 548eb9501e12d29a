import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { ContactAssignment } from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import { AssignmentDialog } from './AssignmentDialog.tsx';
import styles from './contactAssignments.module.css';

/** Of an organization, or of a township. */
export type Subject = { readonly organizationId: string } | { readonly townshipName: string };

type Props = { readonly subject: Subject; readonly at: string; readonly editable: boolean };

/** Who is contact on a day, and every earlier and later contact; corrections of what was entered wrongly. */
export function ContactHistory({ subject, at, editable }: Props) {
  const { t } = useText();
  const { data, error, refetch } = useCall('contactAssignments.ofSubject', { ...subject, at }, { keep: true });
  const [edited, setEdited] = useState<ContactAssignment | 'new' | null>(null);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const { contact, rows } = data;
  const isOwn = (row: ContactAssignment) => (row.via === 'direct') === 'organizationId' in subject;
  const wayOf = (row: ContactAssignment) =>
    row.via === 'direct'
      ? t('contactAssignments.viaDirect')
      : t('contactAssignments.viaTownshipNamed', { name: row.townshipName ?? '' });
  const voidRow = async (row: ContactAssignment) => {
    const reason = await askReason({
      title: t('contactAssignments.voidTitle'),
      body: t('contactAssignments.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('contactAssignments.void', { id: row.id, expectedRevision: row.revision, reason });
      announce(t('contactAssignments.voidDone'));
    } catch (failed) {
      announceError(failed);
    }
  };
  return (
    <>
      <p className={styles.who}>
        {contact === null
          ? t('contactAssignments.contactNone', { date: at })
          : t('contactAssignments.contactIs', {
              date: at,
              name: `${contact.post}${contact.name}`,
              phone: contact.workPhone === null ? '' : t('contactAssignments.inBrackets', { words: contact.workPhone }),
              way: 'organizationId' in subject ? t('contactAssignments.wayBehind', { way: wayOf(contact) }) : '',
            })}
      </p>
      {rows.length === 0 ? (
        <p className={styles.dim}>{t('contactAssignments.noHistory')}</p>
      ) : (
        <table className={styles.history} aria-label={t('contactAssignments.history')}>
          <thead>
            <tr>
              <th className={styles.period}>{t('contactAssignments.since')}</th>
              <th className={styles.period}>{t('contactAssignments.until')}</th>
              <th>{t('contactAssignments.member')}</th>
              <th>{t('contactAssignments.way')}</th>
              <th>{t('contactAssignments.basis')}</th>
              <th>{t('contactAssignments.note')}</th>
              {editable && <th className={styles.rowActs} />}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-voided={row.voided}>
                <td>{row.startOn}</td>
                <td>{row.endOn ?? t('contactAssignments.toNow')}</td>
                <td title={row.post}>{row.name}</td>
                <td>{wayOf(row)}</td>
                <td>{row.basisDocumentNo}</td>
                <td>{row.voided ? t('contactAssignments.voided', { reason: row.voidReason ?? '' }) : row.note}</td>
                {editable && (
                  <td className={styles.rowActs}>
                    {!row.voided && isOwn(row) && (
                      <>
                        <button type="button" className={styles.link} onClick={() => setEdited(row)}>
                          {t('contactAssignments.edit')}
                        </button>
                        <button type="button" className={styles.link} onClick={() => void voidRow(row)}>
                          {t('common.void')}
                        </button>
                      </>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editable && (
        <Button size="compact-sm" variant="default" mt={8} onClick={() => setEdited('new')}>
          {t('contactAssignments.add')}
        </Button>
      )}
      {edited !== null && (
        <AssignmentDialog subject={subject} row={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
