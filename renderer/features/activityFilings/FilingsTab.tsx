import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { OrganizationRecords } from '#renderer/ui/OrganizationRecords.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { filingColumns } from './filingColumns.tsx';

/** Filings shown on the page of one organization. */
const MOST = 500;

/** 活动报备 of one organization: what is open first, then the newest. */
export function FilingsTab({ organizationId, editable }: OrganizationTabProps) {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const [, go] = useLocation();
  const found = useCall('activityFilings.list', { filter: { organizationId, includeVoided: true }, limit: MOST });
  const add = {
    label: t('activityFilings.add'),
    run: () => go(placeWith('/filings/new', { organization: organizationId })),
  };
  return (
    <OrganizationRecords
      title={t('activityFilings.title')}
      add={editable && can('filings.write') ? add : null}
      found={found}
      none={t('activityFilings.tabNone')}
      columns={filingColumns(text, true)}
      link={{ column: 'title', words: (row) => row.title, place: (row) => `/filings/${row.id}` }}
    />
  );
}
