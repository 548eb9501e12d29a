import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { caseColumns } from './caseColumns.tsx';
import styles from './Materials.module.css';
import { NewCaseDialog } from './NewCaseDialog.tsx';

/** Cases shown on the page of one organization. */
const MOST = 500;

/** 材料受理: the cases of one organization, open ones first. */
export function MaterialCasesTab({ organizationId, editable }: OrganizationTabProps) {
  const text = useText();
  const { t } = text;
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useCall('materialChecklists.list', {
    filter: { organizationId, state: 'all', includeVoided: true },
    limit: MOST,
  });
  const columns = caseColumns(text, 'ofOrganization');
  return (
    <Section
      title={t('materialChecklists.title')}
      actions={
        editable && (
          <Button size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setCreating(true)}>
            {t('materialChecklists.new')}
          </Button>
        )
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data?.rows.length === 0 && <p className={styles.dim}>{t('materialChecklists.none')}</p>}
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
                    {id === 'caseNo' ? (
                      <Link href={`/organizations/materials/${row.id}`}>{row.caseNo}</Link>
                    ) : (
                      render(row)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {creating && <NewCaseDialog organizationId={organizationId} onClose={() => setCreating(false)} />}
    </Section>
  );
}
