/**
 * Field rules of an organization (domain.md §3.1, §4; features R1 and R2).
 */
import { countCodePoints } from '../../lib/cleanText.ts';
import { checkCreditCode, type DivisionCheck } from '../../lib/creditCode.ts';
import { EARLIEST_DATE, LATEST_DATE } from '../../lib/parseDate.ts';

import {
  ASSESSMENT_GRADES,
  COMMUNITY_CATEGORIES,
  COMMUNITY_FORMS,
  CREDIT_FLAGS,
  INDUSTRY_CLASSES,
  LEGAL_SUBTYPES,
  LEGAL_TYPES,
  ORGANIZATION_STATUSES,
  PARTY_COVERAGES,
  REGISTRATION_KINDS,
  SUBTYPES_OF_TYPE,
  SUPERVISION_MODES,
} from './organizations.lists.ts';

export * from './organizations.lists.ts';

/** What may be wrong with one field. A closed list: each has its sentence in `shared/text`. */
const FIELD_ERROR_CODES = [
  'required',
  'too_short',
  'too_long',
  'not_in_list',
  'subtype_not_of_type',
  'date_invalid',
  'date_range',
  'date_order',
  'number_invalid',
  'division_format',
  'E_USCC_FORMAT',
  'E_USCC_CHECK',
  'E_USCC_NOT_SOCIAL',
  'E_TYPE_CONFLICT',
] as const;
export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number];

/** What is doubtful but never blocks. */
const FIELD_WARNING_CODES = ['W_USCC_MISSING', 'W_USCC_SUBJECT', 'W_DIVISION', 'W_DIVISION_DIFFERS'] as const;
export type FieldWarningCode = (typeof FIELD_WARNING_CODES)[number];

export interface FieldIssue<Code extends string> {
  /** Field name of domain.md §3.1; `contacts` for the missing contact of a filed organization. */
  readonly field: string;
  readonly code: Code;
  /** Fills the places of the sentence: `limit`, `expected`, `from`. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface OrganizationCheck {
  readonly errors: readonly FieldIssue<FieldErrorCode>[];
  readonly warnings: readonly FieldIssue<FieldWarningCode>[];
}

/** The fields the rules look at; anything else a record carries is left alone. Empty text counts as missing. */
export interface OrganizationInput {
  readonly [field: string]: unknown;
}

/** Longest text per field in code points (domain.md §3.1). */
const TEXT_LIMITS: Readonly<Record<string, number>> = {
  name: 100,
  registrationNo: 40,
  filingNo: 40,
  registrationAuthority: 100,
  townshipName: 100,
  communityName: 100,
  supervisingUnit: 100,
  legalRepresentativeName: 50,
  domicile: 200,
  businessScope: 4000,
  activityArea: 200,
  activityVenue: 200,
  website: 200,
  publications: 200,
  note: 2000,
};

const LISTS: Readonly<Record<string, readonly string[]>> = {
  registrationKind: REGISTRATION_KINDS,
  legalType: LEGAL_TYPES,
  legalSubtype: LEGAL_SUBTYPES,
  communityCategory: COMMUNITY_CATEGORIES,
  communityForm: COMMUNITY_FORMS,
  industryClass: INDUSTRY_CLASSES,
  supervisionMode: SUPERVISION_MODES,
  status: ORGANIZATION_STATUSES,
  creditFlag: CREDIT_FLAGS,
  partyCoverage: PARTY_COVERAGES,
  assessmentGrade: ASSESSMENT_GRADES,
};

const DATES = [
  'establishedOn',
  'filedOn',
  'certificateValidFrom',
  'certificateValidTo',
  'charityRecognizedOn',
  'assessmentGrantedOn',
  'assessmentValidTo',
] as const;
const COUNTS = ['memberUnits', 'memberIndividuals', 'staffCount'] as const;

/** First date must not be later than the second. */
const ORDERED_DATES = [
  ['certificateValidFrom', 'certificateValidTo'],
  ['assessmentGrantedOn', 'assessmentValidTo'],
] as const;

/**
 * Checks an organization by domain.md §3.1: required fields by kind and type (R1), lists, lengths, dates, counts, and
 * the agreement of code, type and division (R2, §4). All errors are reported, each with its field.
 * @param record field names of domain.md; `contacts` is the list of its contacts (filed organizations need one)
 * @param options.isCurrentDivision see `checkCreditCode`; left out, the division is only compared, not looked up
 */
export function checkOrganization(
  record: OrganizationInput,
  options: { readonly isCurrentDivision?: DivisionCheck } = {},
): OrganizationCheck {
  const errors: FieldIssue<FieldErrorCode>[] = [];
  const warnings: FieldIssue<FieldWarningCode>[] = [];
  for (const field of requiredFields(record)) if (isMissing(record[field])) errors.push({ field, code: 'required' });
  checkTexts(record, errors);
  checkLists(record, errors);
  checkDates(record, errors);
  checkNumbers(record, errors);
  checkCodeAndDivision(record, options.isCurrentDivision, errors, warnings);
  return { errors, warnings };
}

/**
 * The fields that must be filled for this kind, type and supervision mode (R and r of domain.md §3.1; R1); of one that is still
 * `preparing` little is known yet.
 */
export function requiredFields(record: OrganizationInput): readonly string[] {
  const fields = ['name', 'registrationKind', 'status'];
  if (record.preparing === true)
    return [...fields, record.registrationKind === 'filed' ? 'communityCategory' : 'legalType'];
  if (record.registrationKind === 'registered') {
    fields.push('legalType', 'registrationAuthority', 'establishedOn');
    if (record.legalType === 'service_institution') fields.push('legalSubtype');
    if (isMissing(record.registrationNo)) fields.push('uscc');
  }
  if (record.registrationKind === 'filed') {
    fields.push('communityCategory', 'townshipName', 'communityName', 'filedOn', 'contacts');
  }
  if (record.supervisionMode === 'dual') fields.push('supervisingUnit');
  return fields;
}

function checkTexts(record: OrganizationInput, errors: FieldIssue<FieldErrorCode>[]): void {
  for (const [field, limit] of Object.entries(TEXT_LIMITS)) {
    const value = textOf(record, field);
    if (countCodePoints(value) > limit) errors.push({ field, code: 'too_long', params: { limit } });
  }
  if (countCodePoints(textOf(record, 'name')) === 1)
    errors.push({ field: 'name', code: 'too_short', params: { limit: 2 } });
}

function checkLists(record: OrganizationInput, errors: FieldIssue<FieldErrorCode>[]): void {
  for (const [field, list] of Object.entries(LISTS)) {
    const value = record[field];
    if (!isMissing(value) && !list.some((item) => item === value)) errors.push({ field, code: 'not_in_list' });
  }
  const type = LEGAL_TYPES.find((item) => item === record.legalType);
  const subtype = LEGAL_SUBTYPES.find((item) => item === record.legalSubtype);
  if (type !== undefined && subtype !== undefined && !SUBTYPES_OF_TYPE[type].includes(subtype)) {
    errors.push({ field: 'legalSubtype', code: 'subtype_not_of_type' });
  }
}

function checkDates(record: OrganizationInput, errors: FieldIssue<FieldErrorCode>[]): void {
  for (const field of DATES) {
    const value = record[field];
    if (isMissing(value)) continue;
    if (typeof value !== 'string' || !isRealDate(value)) errors.push({ field, code: 'date_invalid' });
    else if (value < EARLIEST_DATE || value > LATEST_DATE) errors.push({ field, code: 'date_range' });
  }
  for (const [from, to] of ORDERED_DATES) {
    const first = textOf(record, from);
    const last = textOf(record, to);
    if (first !== '' && last !== '' && first > last) errors.push({ field: to, code: 'date_order', params: { from } });
  }
}

function checkNumbers(record: OrganizationInput, errors: FieldIssue<FieldErrorCode>[]): void {
  for (const field of COUNTS) {
    const value = record[field];
    if (!isMissing(value) && !(Number.isSafeInteger(value) && Number(value) >= 0)) {
      errors.push({ field, code: 'number_invalid' });
    }
  }
  const capital = record.registeredCapitalWan;
  if (!isMissing(capital) && !(typeof capital === 'string' && /^\d{1,12}(\.\d{1,4})?$/.test(capital))) {
    errors.push({ field: 'registeredCapitalWan', code: 'number_invalid' });
  }
}

function checkCodeAndDivision(
  record: OrganizationInput,
  isCurrentDivision: DivisionCheck | undefined,
  errors: FieldIssue<FieldErrorCode>[],
  warnings: FieldIssue<FieldWarningCode>[],
): void {
  const division = textOf(record, 'divisionCode');
  if (division !== '' && !/^\d{6}(\d{3}(\d{3})?)?$/.test(division)) {
    errors.push({ field: 'divisionCode', code: 'division_format' });
  } else if (division !== '' && isCurrentDivision?.(division.slice(0, 6)) === false) {
    warnings.push({ field: 'divisionCode', code: 'W_DIVISION' });
  }
  const check = checkCreditCode(textOf(record, 'uscc'), isCurrentDivision);
  if (check.result === 'missing') {
    if (record.registrationKind === 'registered') warnings.push({ field: 'uscc', code: 'W_USCC_MISSING' });
    return;
  }
  if (check.result !== 'ok') {
    errors.push({ field: 'uscc', code: check.result });
    return;
  }
  for (const code of check.warnings) warnings.push({ field: 'uscc', code });
  const type = record.legalType;
  if (check.legalType !== null && !isMissing(type) && type !== check.legalType) {
    errors.push({ field: 'legalType', code: 'E_TYPE_CONFLICT', params: { expected: check.legalType } });
  }
  const codeDivision = check.normalized.slice(2, 8);
  if (division !== '' && codeDivision !== division.slice(0, 6)) {
    warnings.push({ field: 'divisionCode', code: 'W_DIVISION_DIFFERS', params: { expected: codeDivision } });
  }
}

function textOf(record: OrganizationInput, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value.trim() : '';
}

function isMissing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function isRealDate(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text
  );
}
