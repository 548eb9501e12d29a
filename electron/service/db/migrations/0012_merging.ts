/** Duplicates and merged records (features R3). */
export const merging = {
  version: 12,
  name: 'merging',
  sql: 'PRAGMA user_version = 12;',
};
