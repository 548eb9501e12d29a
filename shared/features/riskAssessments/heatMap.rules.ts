/** Kinds of organization by which the heat map is narrowed; `filed`: community organizations that are filed, not registered. */
export const ORGANIZATION_TYPES = ['social_group', 'service_institution', 'foundation', 'other', 'filed'] as const;
export type OrganizationType = (typeof ORGANIZATION_TYPES)[number];

/** Key of a kind in `organizationLabels`. */
export function typeKey(
  type: OrganizationType,
): `legalType_${Exclude<OrganizationType, 'filed'>}` | 'registrationKind_filed' {
  return type === 'filed' ? 'registrationKind_filed' : `legalType_${type}`;
}
