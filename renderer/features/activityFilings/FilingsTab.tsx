import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './activityFilings.module.css';
import { filingColumns } from './filingColumns.tsx';

/** Filings shown on the page of one organization. */
const MOST = 500;

/** 活动报备 of one organization: what is open first, then the newest. */
export function FilingsTab({ organizationId, editable }: OrganizationTabProps) {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const [, go] = useLocation();
  const { data, error, refetch } = useCall('activityFilings.list', {
    filter: { organizationId, includeVoided: true },
    limit: MOST,
  });
  const columns = filingColumns(text, true);
  return (
    <Section
      title={t('activityFilings.title')}
      actions={
        editable &&
        can('filings.write') && (
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => go(`/filings/new?organization=${organizationId}`)}
          >
            {t('activityFilings.add')}
          </Button>
        )
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data?.rows.length === 0 && <p className={styles.dim}>{t('activityFilings.tabNone')}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(({ id, label }) => (
                <th key={id}>{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.id}>
                {columns.map(({ id, render }) => (
                  <td key={id}>
                    {id === 'title' ? <Link href={`/filings/${row.id}`}>{row.title}</Link> : render(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
