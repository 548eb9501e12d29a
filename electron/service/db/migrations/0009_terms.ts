/** Terms of office and the meetings of an organization (features R7, R8). */
export const terms = {
  version: 9,
  name: 'terms',
  sql: 'PRAGMA user_version = 9;',
};
