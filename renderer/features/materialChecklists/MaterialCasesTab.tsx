import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { OrganizationRecords } from '#renderer/ui/OrganizationRecords.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { caseColumns } from './caseColumns.tsx';
import { NewCaseDialog } from './NewCaseDialog.tsx';

/** Cases shown on the page of one organization. */
const MOST = 500;

/** 材料受理: the cases of one organization, open ones first. */
export function MaterialCasesTab({ organizationId, editable }: OrganizationTabProps) {
  const text = useText();
  const { t } = text;
  const [creating, setCreating] = useState(false);
  const found = useCall('materialChecklists.list', {
    filter: { organizationId, state: 'all', includeVoided: true },
    limit: MOST,
  });
  return (
    <>
      <OrganizationRecords
        title={t('materialChecklists.title')}
        add={editable ? { label: t('materialChecklists.new'), run: () => setCreating(true) } : null}
        found={found}
        none={t('materialChecklists.none')}
        columns={caseColumns(text, 'ofOrganization')}
        link={{
          column: 'caseNo',
          words: (row) => row.caseNo,
          place: (row) => `/organizations/materials/${row.id}`,
        }}
      />
      {creating && <NewCaseDialog organizationId={organizationId} onClose={() => setCreating(false)} />}
    </>
  );
}
