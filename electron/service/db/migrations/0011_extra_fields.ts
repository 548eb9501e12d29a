/** Fields that the office adds by itself (features R17). */
export const extraFields = {
  version: 11,
  name: 'extra_fields',
  sql: 'PRAGMA user_version = 11;',
};
