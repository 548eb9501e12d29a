import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { DormantReason } from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';

/** The page on which a record stands that a reason rests on. */
export function placeOfRecord({ collection, id }: DormantReason['records'][number], organizationId: string): string {
  if (collection === 'meeting') return `/meetings/${id}`;
  if (collection === 'activity_filing') return `/filings/${id}`;
  if (collection === 'organization_meeting') return placeWith(`/organizations/${organizationId}`, { tab: 'meetings' });
  if (collection === 'organization_event') return placeWith(`/organizations/${organizationId}`, { tab: 'events' });
  return `/organizations/${organizationId}`;
}
