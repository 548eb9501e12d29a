/** Articles, registration certificates, filed seals and branches of an organization (features R9). */
export const organizationPapers = {
  version: 8,
  name: 'organization_papers',
  sql: 'PRAGMA user_version = 8;',
};
