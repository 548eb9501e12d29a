import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import styles from './inspections.module.css';
import { inspectionColumns } from './inspectionWords.tsx';

/** Inspections shown on the page of one organization. */
const MOST = 500;

/** 检查: the inspections of one organization, open ones first. */
export function InspectionsTab({ organizationId, editable }: OrganizationTabProps) {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const [, go] = useLocation();
  const { data, error, refetch } = useCall('inspections.list', { organizationId, includeVoided: true, limit: MOST });
  const columns = inspectionColumns(text, true);
  return (
    <Section
      title={t('inspections.title')}
      actions={
        editable &&
        can('inspections.write') && (
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => go(placeWith('/inspections/new', { organization: organizationId }))}
          >
            {t('inspections.add')}
          </Button>
        )
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data?.rows.length === 0 && <p className={styles.dim}>{t('inspections.noneHere')}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <div className={styles.scroll}>
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
                      {id === 'inspectionNo' ? (
                        <Link href={`/inspections/${row.id}`}>{row.inspectionNo}</Link>
                      ) : (
                        render(row)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
