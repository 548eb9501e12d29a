/** Life cycle of an organization: what an event of registration carries (features R4, R5, R12). */
export const registrationEvents = {
  version: 6,
  name: 'registration_events',
  sql: 'PRAGMA user_version = 6;',
};
