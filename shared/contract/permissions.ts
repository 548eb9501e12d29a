/**
 * Roles and the one table `permission → roles` (security-and-exchange.md §5.1–5.2).
 * A procedure names its permission here; without one it does not compile and the contract test fails.
 */
export const ROLES = ['recorder', 'reviewer', 'leader', 'exchange', 'sysadmin', 'secadmin', 'auditadmin'] as const;
export type Role = (typeof ROLES)[number];

/** Business roles: whoever holds one may read business records. */
export const BUSINESS_ROLES = ['recorder', 'reviewer', 'leader', 'exchange'] as const satisfies readonly Role[];
export const ADMINISTRATOR_ROLES = ['sysadmin', 'secadmin', 'auditadmin'] as const satisfies readonly Role[];

export const PERMISSIONS = {
  'registry.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'registry.write': ['recorder', 'reviewer'],
  'registry.import': ['recorder', 'reviewer'],
  'registry.void': ['reviewer', 'recorder'],
  'duties.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'duties.write': ['recorder', 'reviewer'],
  'meetings.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'meetings.write': ['recorder', 'reviewer'],
  'meetings.finalize': ['reviewer', 'leader'],
  'filings.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'filings.write': ['recorder', 'reviewer'],
  /** The result of a filing and of the supervising unit is entered by a named user (domain.md §1.5). */
  'filings.decide': ['reviewer', 'leader'],
  'inspections.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'inspections.write': ['recorder', 'reviewer'],
  'inspections.finalize': ['reviewer', 'leader'],
  'risk.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'risk.write': ['recorder', 'reviewer'],
  'risk.approve': ['reviewer', 'leader'],
  'information.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'information.write': ['recorder', 'reviewer'],
  'community.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'community.write': ['recorder', 'reviewer'],
  'reports.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'reports.write': ['recorder', 'reviewer'],
  /** A year's working days move due dates of business records: who loads it must see them. */
  'calendars.write': ['reviewer', 'leader'],
  'documents.read': ['recorder', 'reviewer', 'leader', 'exchange'],
  'documents.create': ['recorder', 'reviewer', 'leader'],
  'documents.sign': ['reviewer', 'leader'],
  'seals.manage': ['reviewer', 'leader'],
  'signing.manage': ['secadmin'],
  'trust.read': ['recorder', 'reviewer', 'leader', 'exchange', 'sysadmin', 'secadmin', 'auditadmin'],
  'exports.list': ['recorder', 'reviewer', 'leader', 'exchange'],
  /** Complete and in clear: whoever may read all business records, or hands packages out (§5.1); never an administrator. */
  'exports.dump': ['leader', 'exchange'],
  'records.history': ['recorder', 'reviewer', 'leader'],
  'search.find': ['recorder', 'reviewer', 'leader', 'exchange'],
  'settings.read': ['recorder', 'reviewer', 'leader', 'exchange', 'sysadmin', 'secadmin', 'auditadmin'],
  'settings.write': ['sysadmin'],
  'users.read': ['sysadmin', 'secadmin', 'auditadmin'],
  'users.create': ['sysadmin'],
  'users.roles': ['secadmin'],
  'recovery.rehearse': ['secadmin'],
  'audit.read': ['auditadmin'],
} as const satisfies Record<string, readonly Role[]>;

/**
 * `public`: may be called without a login (opening an office, logging in, checking a code, verifying a PDF).
 * `session`: any logged-in user, whatever the role (own password, lock, own preferences).
 */
export type Permission = keyof typeof PERMISSIONS | 'public' | 'session';

/** Whether somebody holding `roles` may do what `permission` guards. */
export function permits(permission: Permission, roles: readonly Role[]): boolean {
  if (permission === 'public' || permission === 'session') return true;
  return PERMISSIONS[permission].some((role) => roles.includes(role));
}
