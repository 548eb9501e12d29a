import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { DormantSections } from './DormantSections.tsx';

/** 僵尸型处置: the reasons and outcomes on the page of one organization. */
export function DormantTab({ organizationId, editable }: OrganizationTabProps) {
  return <DormantSections organizationId={organizationId} editable={editable} />;
}
