import { z } from 'zod';
import {
  commonFields,
  datePrecision,
  dateText,
  expectedRevision,
  fileOutput,
  lineText,
  optionalLine,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { organizationMatch } from '../duplicates/duplicates.contract.ts';
import { extraFieldName, extraFilter, extraValues } from '../extraFields/extraFields.contract.ts';
import {
  ANNUAL_REVIEW_CONCLUSIONS,
  ANNUAL_REVIEW_REGIMES,
  ASSESSMENT_GRADES,
  COMMUNITY_CATEGORIES,
  COMMUNITY_FORMS,
  CONTACT_ROLES,
  CREDIT_FLAGS,
  INDUSTRY_CLASSES,
  LEGAL_SUBTYPES,
  LEGAL_TYPES,
  ORGANIZATION_STATUSES,
  PARTY_COVERAGES,
  REGISTRATION_KINDS,
  STATUS_FILTERS,
  SUPERVISION_MODES,
} from './organizations.lists.ts';
import { optionalDateText } from './parts.ts';

const optionalDate = z
  .string()
  .nullish()
  .transform((value) => value || null);
const optionalCount = z
  .number()
  .int()
  .min(0)
  .nullish()
  .transform((value) => value ?? null);
const optionalEnum = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .enum(values)
    .nullish()
    .transform((value) => value ?? null);
const optionalFlag = z.boolean().default(false);

/** The fields of an organization that a form or an import writes (domain.md §3.1); checked by `checkOrganization`. */
export const organizationFields = z.strictObject({
  name: lineText(0, 200),
  registrationKind: z.enum(REGISTRATION_KINDS),
  legalType: optionalEnum(LEGAL_TYPES),
  legalSubtype: optionalEnum(LEGAL_SUBTYPES),
  communityCategory: optionalEnum(COMMUNITY_CATEGORIES),
  communityForm: optionalEnum(COMMUNITY_FORMS),
  industryClass: optionalEnum(INDUSTRY_CLASSES),
  uscc: optionalText(40),
  registrationNo: optionalLine(80),
  filingNo: optionalLine(80),
  registrationAuthority: optionalLine(200),
  divisionCode: optionalLine(12),
  townshipName: optionalLine(200),
  communityName: optionalLine(200),
  supervisionMode: optionalEnum(SUPERVISION_MODES),
  supervisingUnit: optionalLine(200),
  legalRepresentativeName: optionalLine(100),
  domicile: optionalLine(400),
  businessScope: optionalText(8000),
  activityArea: optionalLine(400),
  registeredCapitalWan: z
    .string()
    .max(30)
    .nullish()
    .transform((value) => value || null),
  establishedOn: optionalDate,
  establishedOnPrecision: datePrecision.default('day'),
  filedOn: optionalDate,
  filedOnPrecision: datePrecision.default('day'),
  certificateValidFrom: optionalDate,
  certificateValidTo: optionalDate,
  status: z.enum(ORGANIZATION_STATUSES).default('normal'),
  isCharity: optionalFlag,
  charityRecognizedOn: optionalDate,
  hasPublicFundraising: optionalFlag,
  isVolunteerService: optionalFlag,
  isIndustryAssociation: optionalFlag,
  isHub: optionalFlag,
  partyCoverage: optionalEnum(PARTY_COVERAGES),
  assessmentGrade: optionalEnum(ASSESSMENT_GRADES),
  assessmentGrantedOn: optionalDate,
  assessmentValidTo: optionalDate,
  memberUnits: optionalCount,
  memberIndividuals: optionalCount,
  staffCount: optionalCount,
  activityVenue: optionalLine(400),
  website: optionalLine(400),
  publications: optionalText(400),
  note: optionalText(4000),
  /** Fields that the office added; those not named stay as they are. Checked by `checkExtraValues`. */
  extra: extraValues.default({}),
});
export type OrganizationFields = z.output<typeof organizationFields>;

export const organizationContact = z.strictObject({
  id: recordId.optional(),
  name: text(1, 50),
  post: optionalText(100),
  role: z.enum(CONTACT_ROLES).default('office'),
  workPhone: optionalText(60),
  workEmail: optionalText(100),
  validFrom: optionalDateText,
  validTo: optionalDateText,
});

export const annualReview = z.strictObject({
  id: recordId.optional(),
  year: z.number().int().min(1990).max(2089),
  regime: z.enum(ANNUAL_REVIEW_REGIMES),
  submittedOn: optionalDate,
  conclusion: z.enum(ANNUAL_REVIEW_CONCLUSIONS),
  concludedOn: optionalDate,
  rectificationDueOn: optionalDate,
});

/** A stored organization as screens receive it. */
export const organization = z.strictObject({
  ...commonFields,
  ...organizationFields.shape,
  nameKey: z.string(),
  creditFlag: z.enum(CREDIT_FLAGS),
});

/** One row of the list; the columns a user may choose. */
export const LIST_COLUMNS = [
  'name',
  'uscc',
  'registrationKind',
  'legalType',
  'status',
  'creditFlag',
  'legalRepresentativeName',
  'registrationAuthority',
  'supervisingUnit',
  'townshipName',
  'communityName',
  'communityCategory',
  'establishedOn',
  'certificateValidTo',
  'assessmentGrade',
  'registeredCapitalWan',
  'domicile',
  'registrationNo',
  'filingNo',
  'partyCoverage',
  'isCharity',
  'memberUnits',
  'memberIndividuals',
  'recordState',
  'updatedAt',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];
/** A column of the list, or a field that the office added. */
export const registryColumn = z.union([z.enum(LIST_COLUMNS), extraFieldName]);
export type RegistryColumn = z.output<typeof registryColumn>;

export const organizationRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  name: z.string(),
  uscc: z.string().nullable(),
  registrationKind: z.enum(REGISTRATION_KINDS),
  legalType: z.enum(LEGAL_TYPES).nullable(),
  status: z.enum(ORGANIZATION_STATUSES),
  creditFlag: z.enum(CREDIT_FLAGS),
  legalRepresentativeName: z.string().nullable(),
  registrationAuthority: z.string().nullable(),
  supervisingUnit: z.string().nullable(),
  townshipName: z.string().nullable(),
  communityName: z.string().nullable(),
  communityCategory: z.enum(COMMUNITY_CATEGORIES).nullable(),
  establishedOn: z.string().nullable(),
  certificateValidTo: z.string().nullable(),
  assessmentGrade: z.enum(ASSESSMENT_GRADES).nullable(),
  registeredCapitalWan: z.string().nullable(),
  domicile: z.string().nullable(),
  registrationNo: z.string().nullable(),
  filingNo: z.string().nullable(),
  partyCoverage: z.enum(PARTY_COVERAGES).nullable(),
  isCharity: z.boolean(),
  memberUnits: z.number().nullable(),
  memberIndividuals: z.number().nullable(),
  recordState: z.enum(['draft', 'final', 'voided', 'archived']),
  updatedAt: z.string(),
  extra: extraValues,
});
export type OrganizationRow = z.infer<typeof organizationRow>;

export const organizationFilter = z.strictObject({
  /** Words that must all occur in name, former key, code, numbers, representative, unit or place. */
  text: z.string().max(200).optional(),
  registrationKind: z.enum(REGISTRATION_KINDS).optional(),
  legalType: z.enum(LEGAL_TYPES).optional(),
  status: z.enum(STATUS_FILTERS).optional(),
  supervisingUnit: z.string().max(200).optional(),
  townshipName: z.string().max(200).optional(),
  assessmentGrade: z.enum(ASSESSMENT_GRADES).optional(),
  /** Certificate ends on or before this date. */
  certificateEndsBy: z.string().optional(),
  extra: extraFilter.optional(),
  includeVoided: z.boolean().default(false),
});

const listSort = z
  .strictObject({ column: registryColumn, direction: z.enum(['asc', 'desc']) })
  .default({ column: 'name', direction: 'asc' });

/** The registry at the end of this day (`asAt.rules.ts`), not in the future; left out: now. */
const asAt = dateText.optional();
/** The day that the answer speaks of; null: now. */
const answeredAsAt = z.string().nullable();

export const organizationsContract = [
  defineQuery({
    name: 'organizations.checkCode',
    permission: 'public',
    summary: 'Checks a unified social credit code offline (GB 32100-2015, domain.md §4).',
    input: z.strictObject({ code: z.string().max(200) }),
    output: z.strictObject({
      result: z.enum(['ok', 'missing', 'E_USCC_FORMAT', 'E_USCC_CHECK', 'E_USCC_NOT_SOCIAL']),
      normalized: z.string(),
      legalType: z.enum(LEGAL_TYPES).nullable(),
      warnings: z.array(z.enum(['W_USCC_SUBJECT', 'W_DIVISION'])),
      /** Name of the division in positions 3–8, when known. */
      division: z.string().nullable(),
    }),
  }),
  defineQuery({
    name: 'organizations.list',
    permission: 'registry.read',
    summary: 'A page of the registry, filtered and sorted.',
    input: z.strictObject({
      filter: organizationFilter.default({ includeVoided: false }),
      sort: listSort,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
      asAt,
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(organizationRow), asAt: answeredAsAt }),
  }),
  defineQuery({
    name: 'organizations.facets',
    permission: 'registry.read',
    summary: 'Counts by type and status, and the supervising units and townships that occur, for the filter row.',
    input: z.strictObject({ asAt }),
    output: z.strictObject({
      total: z.number().int(),
      byType: z.record(z.string(), z.number().int()),
      byStatus: z.record(z.string(), z.number().int()),
      supervisingUnits: z.array(z.string()),
      townships: z.array(z.string()),
      asAt: answeredAsAt,
    }),
  }),
  defineQuery({
    name: 'organizations.get',
    permission: 'registry.read',
    summary: 'One organization with its contacts, events and annual reviews.',
    input: z.strictObject({ id: recordId, asAt }),
    output: z.strictObject({
      organization,
      contacts: z.array(organizationContact.extend({ id: recordId })),
      annualReviews: z.array(annualReview.extend({ id: recordId })),
      events: z.array(
        z.strictObject({
          id: recordId,
          kind: z.string(),
          effectiveOn: z.string(),
          items: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
          documentNo: z.string().nullable(),
          note: z.string().nullable(),
        }),
      ),
      divisionName: z.string().nullable(),
      createdByName: z.string(),
      updatedByName: z.string(),
      asAt: answeredAsAt,
    }),
  }),
  defineJob({
    name: 'organizations.sheets',
    permission: 'registry.read',
    summary: 'Organization sheets as PDF: of the given organizations or of a filtered list; several come as a ZIP.',
    input: z.strictObject({
      ids: z.array(recordId).min(1).max(3_000).optional(),
      filter: organizationFilter.default({ includeVoided: false }),
      sort: listSort,
    }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
  defineQuery({
    name: 'organizations.check',
    permission: 'registry.read',
    summary: 'Checks a form before saving: field errors, warnings, and organizations with the same code or name key.',
    input: z.strictObject({
      id: recordId.optional(),
      fields: organizationFields,
      contacts: z.array(organizationContact).max(20).default([]),
    }),
    output: z.strictObject({
      errors: z.array(
        z.strictObject({ field: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) }),
      ),
      warnings: z.array(
        z.strictObject({ field: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) }),
      ),
      sameCode: z.array(organizationMatch),
      /** Alike by number, name, former name or sound (features R3). */
      sameName: z.array(organizationMatch),
      /** Saving needs a reason, because a field by which they are alike is new. */
      reasonNeeded: z.boolean(),
    }),
  }),
  defineCommand({
    name: 'organizations.save',
    permission: 'registry.write',
    summary: 'Creates an organization, or changes one at `expectedRevision`; field errors answer `rule_broken`.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: organizationFields,
      contacts: z.array(organizationContact).max(20).optional(),
      annualReviews: z.array(annualReview).max(60).optional(),
      /** Why a name equal to another organization's is kept (R3), or why a registered item changed. */
      reason: z.string().max(500).default(''),
      /** Date on which a change of registered items took effect; today when left out. */
      effectiveOn: dateText.optional(),
      documentNo: z.string().max(100).optional(),
      /** Registered items were entered wrongly: they are set right with a reason, without an event. */
      correction: z.boolean().default(false),
      /** A new one is still preparing (筹备): a draft without founding event; `organizationEvents.record` makes it final. */
      preparing: z.boolean().default(false),
    }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineCommand({
    name: 'organizations.void',
    permission: 'registry.void',
    summary: 'Voids an organization with a reason: it stays visible, its code may be used again, figures leave it out.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
] as const;
