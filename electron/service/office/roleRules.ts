import { AppError } from '#shared/contract/errors.ts';
import { ADMINISTRATOR_ROLES, BUSINESS_ROLES, type Role } from '#shared/contract/permissions.ts';

/**
 * The combinations one account may hold (security-and-exchange.md §5.1): the auditor nothing else; system and security
 * administrator only together in small-office mode; no administrator a business role.
 * @throws AppError `rule_broken`
 */
export function checkRoleSet(roles: readonly Role[], smallOffice: boolean): void {
  const holds = (role: Role) => roles.includes(role);
  const administrators = roles.filter((role) => ADMINISTRATOR_ROLES.some((one) => one === role));
  const business = roles.filter((role) => BUSINESS_ROLES.some((one) => one === role));
  let code = '';
  if (holds('auditadmin') && roles.some((role) => role !== 'auditadmin')) code = 'auditor_alone';
  else if (administrators.length > 0 && business.length > 0) code = 'administrator_no_business';
  else if (holds('sysadmin') && holds('secadmin') && !smallOffice) code = 'two_administrators';
  else if (holds('exchange') && business.length === 1) code = 'exchange_additional';
  if (code) throw new AppError('rule_broken', { count: 1, fields: [{ field: 'roles', code, params: {} }] });
}

/**
 * At least one enabled account of each administrator role; the last one can be neither disabled nor changed (§5.1).
 * @param roleSets the roles of every account that may log in
 * @throws AppError `rule_broken`
 */
export function requireAdministrators(
  roleSets: readonly (readonly Role[])[],
  code = 'last_administrator',
  field = 'roles',
): void {
  for (const role of ADMINISTRATOR_ROLES) {
    if (!roleSets.some((roles) => roles.includes(role)))
      throw new AppError('rule_broken', { count: 1, fields: [{ field, code, params: { role } }] });
  }
}
