import type { DivisionCheck } from '../../../lib/creditCode.ts';
import { type ExtraField, extraKey } from '../../extraFields/extraFields.rules.ts';
import type { RegistrationKind } from '../organizations.lists.ts';
import type { ImportColumn, ImportErrorCode, ImportedReview, ImportValues, RawCell } from './importTypes.ts';
import { readAdded } from './readAdded.ts';
import {
  cellText,
  Findings,
  type ReadDate,
  readAmount,
  readCount,
  readCreditCode,
  readDate,
  readFreeText,
  readName,
  readNumberText,
  readPeriod,
  readPersonName,
  readPhone,
  readText,
} from './readCell.ts';
import * as words from './vocabulary.ts';

/** Longest text per field in code points (domain.md §3.1). */
const TEXT_FIELDS: Readonly<Record<string, number>> = {
  registrationAuthority: 100,
  supervisingUnit: 100,
  townshipName: 100,
  communityName: 100,
  domicile: 200,
  businessScope: 4000,
  activityArea: 200,
  activityVenue: 200,
  note: 2000,
};

export interface RowContext {
  readonly columns: readonly ImportColumn[];
  readonly registrationKind: RegistrationKind;
  readonly date1904: boolean;
  readonly isCurrentDivision?: DivisionCheck;
  /** Fields that the office added and that may be filled in. */
  readonly addedFields?: readonly ExtraField[];
}

export interface ReadRow {
  readonly values: ImportValues;
  readonly findings: Findings;
}

const columnsOfLists = new WeakMap<readonly ImportColumn[], ReadonlyMap<string, ImportColumn>>();

/** The column of each field; worked out once for a list, not for each of its rows. */
function columnsByField(columns: readonly ImportColumn[]): ReadonlyMap<string, ImportColumn> {
  const known = columnsOfLists.get(columns);
  if (known !== undefined) return known;
  const found = new Map(columns.flatMap((column) => (column.field === null ? [] : [[column.field, column] as const])));
  columnsOfLists.set(columns, found);
  return found;
}

/**
 * Turns one row into clean values and everything there is to say about it (domain.md §10.3, §10.4.2).
 * @param cells by column index; fill-down already done
 */
export function readRow(cells: readonly RawCell[], context: RowContext): ReadRow {
  const findings = new Findings();
  const columnOf = columnsByField(context.columns);
  const has = (field: string) => columnOf.has(field);
  const cell = (field: string): RawCell => cells[columnOf.get(field)?.index ?? -1] ?? null;
  const values: ImportValues = { registrationKind: context.registrationKind };
  const set = (field: string, value: unknown) => {
    if (value !== null && value !== '') values[field] = value;
  };
  const setDate = (field: string, found: ReadDate | null) => {
    if (found === null) return;
    values[field] = found.date;
    values[`${field}Precision`] = found.precision;
  };
  /** A word out of a list; `code` when it is none of them. Null `code`: only a warning. */
  const setWord = <Value>(field: string, read: (text: string) => Value | null, code: ImportErrorCode | null) => {
    const text = readText(cell(field), field, 200, findings);
    if (text === '') return null;
    const value = read(text);
    if (value === null && code !== null) findings.error(code, field, text);
    if (value === null && code === null) findings.warn('W_VALUE_IGNORED', field, text);
    return value;
  };

  values.registrationKind =
    setWord('registrationKind', words.readRegistrationKind, 'E_KIND_UNKNOWN') ?? context.registrationKind;
  set('name', readName(cell('name'), findings));
  if ([...(values.name ?? '')].length < 2) findings.error('E_NAME_MISSING', 'name', values.name);

  const code = readCreditCode(cell('uscc'), findings, context.isCurrentDivision);
  if (code.result !== 'missing') set('uscc', code.normalized);
  set('registrationNo', readNumberText(cell('registrationNo'), 'registrationNo', findings));
  set('filingNo', readNumberText(cell('filingNo'), 'filingNo', findings));

  const type = setWord('legalType', words.readLegalType, 'E_TYPE_UNKNOWN');
  if (type !== null && code.legalType !== null && type.type !== code.legalType) {
    findings.error('E_TYPE_CONFLICT', 'legalType', cellText(cell('legalType')));
  }
  set('legalType', type?.type ?? code.legalType);
  set('legalSubtype', setWord('legalSubtype', words.readLegalSubtype, 'E_TYPE_UNKNOWN') ?? type?.subtype ?? null);
  set('communityCategory', setWord('communityCategory', words.readCategory, 'E_CATEGORY_UNKNOWN'));
  set('status', setWord('status', words.readStatus, 'E_STATUS_UNKNOWN'));

  for (const [field, limit] of Object.entries(TEXT_FIELDS)) {
    if (has(field)) set(field, readFreeText(cell(field), field, limit, findings));
  }
  set('legalRepresentativeName', readPersonName(cell('legalRepresentativeName'), 'legalRepresentativeName', findings));
  set(
    'registeredCapitalWan',
    readAmount(cell('registeredCapitalWan'), columnOf.get('registeredCapitalWan')?.header ?? '', findings),
  );
  set('memberIndividuals', readCount(cell('memberIndividuals'), 'memberIndividuals', findings));

  setDate('establishedOn', readDate(cell('establishedOn'), 'establishedOn', findings, context.date1904));
  setDate('filedOn', readDate(cell('filedOn'), 'filedOn', findings, context.date1904));
  const validity = { from: 'certificateValidFrom', to: 'certificateValidTo' };
  const certificate = readPeriod(cell('certificateValidity'), validity, findings, context.date1904);
  const from = readPeriod(
    cell('certificateValidFrom'),
    { from: validity.from, to: validity.from },
    findings,
    context.date1904,
  );
  const to = readPeriod(cell('certificateValidTo'), validity, findings, context.date1904);
  set('certificateValidFrom', from.to ?? certificate.from);
  set('certificateValidTo', to.to ?? certificate.to);
  const grade = { from: 'assessmentValidTo', to: 'assessmentValidTo' };
  set('assessmentValidTo', readPeriod(cell('assessmentValidTo'), grade, findings, context.date1904).to);

  if (has('assessmentGrade')) {
    const text = cellText(cell('assessmentGrade'));
    const found = words.readGrade(text);
    if (found === null) findings.error('E_GRADE_UNKNOWN', 'assessmentGrade', text);
    set('assessmentGrade', found);
  }
  if (has('partyCoverage'))
    set('partyCoverage', readMeaningful(cell('partyCoverage'), 'partyCoverage', words.readPartyCoverage));
  for (const field of ['isCharity', 'hasPublicFundraising']) {
    if (has(field)) set(field, readMeaningful(cell(field), field, words.readFlag));
  }
  for (const added of context.addedFields ?? []) {
    const field = extraKey(added.id);
    if (has(field)) set(field, readAdded(cell(field), added, findings, context.date1904));
  }
  const reviews = readReviews();
  if (reviews.length > 0) values.annualReviews = reviews;
  const contactName = readPersonName(cell('contactName'), 'contactName', findings);
  const workPhone = readPhone(cell('contactPhone'), 'contactPhone', findings);
  if (contactName !== '' || workPhone !== '') {
    values.contact = { name: contactName || null, workPhone: workPhone || null };
  }

  if (values.registrationKind === 'registered') {
    if (code.result === 'missing' && values.registrationNo === undefined) findings.error('E_ID_MISSING', 'uscc');
    if (code.result === 'missing' && values.registrationNo !== undefined) findings.warn('W_USCC_MISSING', 'uscc');
  } else {
    if (values.townshipName === undefined) findings.error('E_COMMUNITY_MISSING', 'townshipName');
    if (values.communityName === undefined) findings.error('E_COMMUNITY_MISSING', 'communityName');
  }
  return { values, findings };

  /** Words among which 无 has a meaning, so that it is no placeholder here (§10.3). */
  function readMeaningful<Value>(raw: RawCell, field: string, read: (text: string) => Value | null): Value | null {
    const text = cellText(raw);
    const value = read(text);
    if (value !== null) return value;
    const clean = readText(raw, field, 200, findings);
    if (clean !== '') findings.warn('W_VALUE_IGNORED', field, clean);
    return null;
  }

  function readReviews(): ImportedReview[] {
    const found: ImportedReview[] = [];
    for (const column of context.columns) {
      if (column.field === null || !column.field.startsWith('annualReviews')) continue;
      const text = readText(cells[column.index] ?? null, column.field, 200, findings);
      if (text === '') continue;
      const review = words.readReview(text, /年报|年度报告/u.test(column.header) ? 'report' : 'inspection');
      const year = Number(column.field.split(':')[1]);
      if (review === null) findings.error('E_REVIEW_UNKNOWN', column.field, text);
      else if (Number.isNaN(year)) findings.warn('W_REVIEW_YEAR', column.field, text);
      else found.push({ year, regime: review.regime, conclusion: review.conclusion });
    }
    return found.sort((a, b) => a.year - b.year);
  }
}
