import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import {
  ASSESSMENT_GRADES,
  COMMUNITY_CATEGORIES,
  COMMUNITY_FORMS,
  INDUSTRY_CLASSES,
  LEGAL_TYPES,
  ORGANIZATION_STATUSES,
  PARTY_COVERAGES,
  REGISTRATION_KINDS,
  SUBTYPES_OF_TYPE,
  SUPERVISION_MODES,
} from '#shared/features/organizations/organizations.rules.ts';
import type { MessageKey } from '#shared/text/index.ts';

export type FieldName = keyof OrganizationFields;
type Keys<Value> = { [Name in FieldName]: OrganizationFields[Name] extends Value ? Name : never }[FieldName];

/** How a field is entered; `only` limits it to a kind of registration. */
export type FieldSpec = { readonly only?: 'registered' | 'filed'; readonly wide?: boolean } & (
  | { readonly control: 'text' | 'area' | 'code' | 'decimal'; readonly field: Keys<string | null> }
  | { readonly control: 'suggest'; readonly field: 'supervisingUnit' | 'townshipName' | 'communityName' }
  | { readonly control: 'choice'; readonly field: FieldName; readonly values: readonly string[] }
  | { readonly control: 'subtype'; readonly field: 'legalSubtype' }
  | { readonly control: 'date'; readonly field: Keys<string | null> }
  | { readonly control: 'count'; readonly field: 'memberUnits' | 'memberIndividuals' | 'staffCount' }
  | { readonly control: 'flag'; readonly field: Keys<boolean> }
);

export type FieldSection = { readonly title: MessageKey; readonly fields: readonly FieldSpec[] };

/** The sections of an organization, the same on the record page and in the form (domain.md §3.1). */
export const FIELD_SECTIONS: readonly FieldSection[] = [
  {
    title: 'organizations.sectionIdentity',
    fields: [
      { control: 'choice', field: 'registrationKind', values: REGISTRATION_KINDS },
      { control: 'text', field: 'name' },
      { control: 'choice', field: 'legalType', values: LEGAL_TYPES, only: 'registered' },
      { control: 'code', field: 'uscc' },
      { control: 'subtype', field: 'legalSubtype', only: 'registered' },
      { control: 'text', field: 'registrationNo', only: 'registered' },
      { control: 'choice', field: 'communityCategory', values: COMMUNITY_CATEGORIES, only: 'filed' },
      { control: 'choice', field: 'communityForm', values: COMMUNITY_FORMS, only: 'filed' },
      { control: 'text', field: 'filingNo', only: 'filed' },
      { control: 'text', field: 'registrationAuthority', only: 'registered' },
      { control: 'choice', field: 'status', values: ORGANIZATION_STATUSES },
      { control: 'choice', field: 'industryClass', values: INDUSTRY_CLASSES },
    ],
  },
  {
    title: 'organizations.sectionCertificate',
    fields: [
      { control: 'date', field: 'establishedOn', only: 'registered' },
      { control: 'date', field: 'filedOn', only: 'filed' },
      { control: 'date', field: 'certificateValidFrom' },
      { control: 'date', field: 'certificateValidTo' },
    ],
  },
  {
    title: 'organizations.sectionSupervision',
    fields: [
      { control: 'choice', field: 'supervisionMode', values: SUPERVISION_MODES },
      { control: 'suggest', field: 'supervisingUnit' },
      { control: 'suggest', field: 'townshipName' },
      { control: 'suggest', field: 'communityName' },
      { control: 'text', field: 'divisionCode' },
      { control: 'choice', field: 'partyCoverage', values: PARTY_COVERAGES },
    ],
  },
  {
    title: 'organizations.sectionPeople',
    fields: [
      { control: 'text', field: 'legalRepresentativeName' },
      { control: 'decimal', field: 'registeredCapitalWan' },
      { control: 'text', field: 'domicile', wide: true },
      { control: 'text', field: 'activityArea' },
      { control: 'text', field: 'activityVenue' },
      { control: 'area', field: 'businessScope', wide: true },
    ],
  },
  {
    title: 'organizations.sectionAssessment',
    fields: [
      { control: 'choice', field: 'assessmentGrade', values: ASSESSMENT_GRADES },
      { control: 'date', field: 'assessmentGrantedOn' },
      { control: 'date', field: 'assessmentValidTo' },
    ],
  },
  {
    title: 'organizations.sectionMarks',
    fields: [
      { control: 'flag', field: 'isCharity' },
      { control: 'date', field: 'charityRecognizedOn' },
      { control: 'flag', field: 'hasPublicFundraising' },
      { control: 'flag', field: 'isVolunteerService' },
      { control: 'flag', field: 'isIndustryAssociation' },
      { control: 'flag', field: 'isHub' },
    ],
  },
  {
    title: 'organizations.sectionScale',
    fields: [
      { control: 'count', field: 'memberUnits' },
      { control: 'count', field: 'memberIndividuals' },
      { control: 'count', field: 'staffCount' },
    ],
  },
  {
    title: 'organizations.sectionOther',
    fields: [
      { control: 'text', field: 'website' },
      { control: 'text', field: 'publications' },
      { control: 'area', field: 'note', wide: true },
    ],
  },
];

/** Whether a field belongs to the kind of registration. */
export function fieldApplies(spec: FieldSpec, kind: OrganizationFields['registrationKind']): boolean {
  return spec.only === undefined || spec.only === kind;
}

/** Subtypes that may be chosen for a type. */
export function subtypesOf(type: OrganizationFields['legalType']): readonly string[] {
  return type === null ? [] : SUBTYPES_OF_TYPE[type];
}
