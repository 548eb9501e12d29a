import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { OrganizationRecords } from '#renderer/ui/OrganizationRecords.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { inspectionColumns } from './inspectionWords.tsx';

/** Inspections shown on the page of one organization. */
const MOST = 500;

/** 检查: the inspections of one organization, open ones first. */
export function InspectionsTab({ organizationId, editable }: OrganizationTabProps) {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const [, go] = useLocation();
  const found = useCall('inspections.list', { organizationId, includeVoided: true, limit: MOST });
  const add = {
    label: t('inspections.add'),
    run: () => go(placeWith('/inspections/new', { organization: organizationId })),
  };
  return (
    <OrganizationRecords
      title={t('inspections.title')}
      add={editable && can('inspections.write') ? add : null}
      found={found}
      none={t('inspections.noneHere')}
      columns={inspectionColumns(text, true)}
      link={{ column: 'inspectionNo', words: (row) => row.inspectionNo, place: (row) => `/inspections/${row.id}` }}
    />
  );
}
