import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import styles from './organizationMeetings.module.css';

/** Council meetings of the organization that stand among the meetings of the office; read only, each with its link. */
export function CouncilMeetings({ organizationId }: { readonly organizationId: string }) {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const can = useCan();
  const { data, error, refetch } = useCall('organizationMeetings.council', { organizationId });
  return (
    <Section
      title={t('organizationMeetings.council')}
      actions={
        can('meetings.write') && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => navigate(placeWith('/meetings/new', { kind: 'council', organization: organizationId }))}
          >
            {t('meetingConduct.newCouncil')}
          </Button>
        )
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data?.rows.length === 0 ? (
        <p className={styles.note}>{t('organizationMeetings.noCouncil')}</p>
      ) : (
        <>
          <p className={styles.note}>{t('organizationMeetings.councilHelp')}</p>
          <table className={styles.table} aria-label={t('organizationMeetings.council')}>
            <thead>
              <tr>
                <th>{t('organizationMeetings.councilStart')}</th>
                <th>{t('organizationMeetings.councilTitle')}</th>
                <th>{t('organizationMeetings.councilPlace')}</th>
                <th>{t('terms.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data?.rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.startAt?.replace('T', ' ') ?? ''}</td>
                  <td>
                    <Link href={`/meetings/${row.id}`}>{[row.title, row.number].filter(Boolean).join(' ')}</Link>
                  </td>
                  <td>{row.place}</td>
                  <td>{label('organizationLabels', `recordState_${row.recordState}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}
