import { useCall } from './queries.ts';

/** The name of an organization; undefined while it is read. */
export function useOrganizationName(id: string): string | undefined {
  return useCall('organizations.get', { id }).data?.organization.name;
}
