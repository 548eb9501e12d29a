/**
 * The enums of an organization, its contacts and annual reviews (domain.md §3.1, §3.3, §3.4, §11.2).
 * Labels of the values stand in `shared/text`; the words an import understands stand in `import/vocabulary.ts`.
 */

export const REGISTRATION_KINDS = ['registered', 'filed'] as const;
export const LEGAL_TYPES = ['social_group', 'service_institution', 'foundation', 'other'] as const;
export const LEGAL_SUBTYPES = [
  'academic',
  'industry',
  'professional',
  'federative',
  'legal_person',
  'partnership',
  'individual',
  'public',
  'non_public',
] as const;
export const COMMUNITY_CATEGORIES = [
  'life_service',
  'public_charity',
  'community_affairs',
  'culture_sports',
  'rural_production',
  'other',
] as const;
/** 社, 站, 队, 中心, 组, 会, 其他. */
export const COMMUNITY_FORMS = ['society', 'station', 'team', 'center', 'group', 'association', 'other'] as const;
/** The 14 classes of civil-affairs statistics in the order of domain.md §11.2. */
export const INDUSTRY_CLASSES = [
  'business_services',
  'agriculture_rural',
  'science_research',
  'education',
  'hygiene',
  'culture',
  'sports',
  'environment',
  'social_services',
  'law',
  'religion',
  'professional_bodies',
  'international',
  'other',
] as const;
export const SUPERVISION_MODES = ['dual', 'direct', 'decoupled'] as const;
export const ORGANIZATION_STATUSES = [
  'normal',
  'liquidating',
  'cancelled',
  'revoked',
  'license_revoked',
  'filing_ended',
] as const;
/** What the list is narrowed by: those in effect (在册), those still preparing (筹备中), or a status of those that count. */
export const STATUS_FILTERS = ['current', 'preparing', ...ORGANIZATION_STATUSES] as const;
export const CREDIT_FLAGS = ['none', 'activity_abnormal', 'serious_illegal'] as const;
export const PARTY_COVERAGES = ['own', 'joint', 'functional', 'none', 'unknown'] as const;
export const ASSESSMENT_GRADES = ['5A', '4A', '3A', '2A', '1A', 'none'] as const;
export const CONTACT_ROLES = ['liaison', 'activity_lead', 'office'] as const;
export const ANNUAL_REVIEW_REGIMES = ['inspection', 'report'] as const;
export const ANNUAL_REVIEW_CONCLUSIONS = [
  'qualified',
  'basically_qualified',
  'unqualified',
  'report_submitted',
  'not_submitted',
  'exempt_new',
] as const;

export type RegistrationKind = (typeof REGISTRATION_KINDS)[number];
export type LegalType = (typeof LEGAL_TYPES)[number];
export type LegalSubtype = (typeof LEGAL_SUBTYPES)[number];
export type CommunityCategory = (typeof COMMUNITY_CATEGORIES)[number];
export type OrganizationStatus = (typeof ORGANIZATION_STATUSES)[number];
export type CreditFlag = (typeof CREDIT_FLAGS)[number];
export type PartyCoverage = (typeof PARTY_COVERAGES)[number];
export type AssessmentGrade = (typeof ASSESSMENT_GRADES)[number];
export type AnnualReviewRegime = (typeof ANNUAL_REVIEW_REGIMES)[number];
export type AnnualReviewConclusion = (typeof ANNUAL_REVIEW_CONCLUSIONS)[number];

/** Which subtypes a type may carry; `other` has none. */
export const SUBTYPES_OF_TYPE: Readonly<Record<LegalType, readonly LegalSubtype[]>> = {
  social_group: ['academic', 'industry', 'professional', 'federative'],
  service_institution: ['legal_person', 'partnership', 'individual'],
  foundation: ['public', 'non_public'],
  other: [],
};
