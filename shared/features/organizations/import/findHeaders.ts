import { cleanText } from '../../../lib/cleanText.ts';
import { type ExtraField, extraKey } from '../../extraFields/extraFields.rules.ts';
import type { RegistrationKind } from '../organizations.lists.ts';
import { fieldOfHeader, isImportField, isKnownHeader, isPersonalHeader, normalizeHeader } from './importHeaders.ts';
import type { ImportColumn, RawCell, RawRow } from './importTypes.ts';

/** How many rows from the top may hold the headings (domain.md §10.1). */
const SEARCHED_ROWS = 10;
const KNOWN_IN_FIRST = 3;
const KNOWN_IN_SECOND = 2;
/** Groups under which a name and a telephone number stand in a second heading row. */
const PERSON_GROUPS = ['legalRepresentativeName', 'contactName'];

export interface FoundHeaders {
  readonly registrationKind: RegistrationKind;
  readonly headerRows: readonly number[];
  readonly headerTexts: readonly (readonly string[])[];
  readonly columns: readonly ImportColumn[];
}

/** Column index (as text) → field, or null to leave the column out. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/**
 * Finds the one or two heading rows and what each column means (domain.md §10.1, §10.2).
 * @param rows the first records of the table, blank ones left out
 * @param options.headerRow the line the user pointed at; else the first of the first ten with three known headings
 * @returns null when there is none
 */
export function findHeaders(
  rows: readonly RawRow[],
  options: {
    readonly registrationKind?: RegistrationKind;
    readonly mapping?: ColumnMapping;
    readonly headerRow?: number;
    /** Fields that the office added: a heading that is the label of one stands for it. */
    readonly addedFields?: readonly ExtraField[];
  } = {},
): FoundHeaders | null {
  const position = rows.findIndex((row) =>
    options.headerRow === undefined
      ? row.line <= SEARCHED_ROWS && textsOf(row).filter(isKnownHeader).length >= KNOWN_IN_FIRST
      : row.line === options.headerRow,
  );
  const first = rows[position];
  if (first === undefined) return null;
  const next = rows[position + 1];
  const upper = textsOf(first);
  const second =
    next !== undefined && next.line === first.line + 1 && isSecondHeader(upper, textsOf(next)) ? next : null;
  const lower = second === null ? [] : textsOf(second);
  const width = Math.max(upper.length, lower.length);
  const groups = second === null ? upper : spreadGroups(upper, lower);
  const headings = Array.from({ length: width }, (_, index) => heading(groups[index] ?? '', lower[index] ?? ''));
  const kind = options.registrationKind ?? guessKind(headings);
  return {
    registrationKind: kind,
    headerRows: second === null ? [first.line] : [first.line, second.line],
    headerTexts:
      second === null ? [blankPersonal(upper, headings)] : [groups, lower].map((row) => blankPersonal(row, headings)),
    columns: assignFields(headings, kind, options.mapping ?? {}, options.addedFields ?? []),
  };
}

/** Whether a row repeats the headings further down: at least three of its cells are headings of their own column or known. */
export function isRepeatedHeader(cells: readonly RawCell[]): boolean {
  let known = 0;
  for (const cell of cells) {
    if (typeof cell === 'string' && cell.length <= 40 && isKnownHeader(cell)) known += 1;
  }
  return known >= KNOWN_IN_FIRST;
}

interface Heading {
  readonly group: string;
  readonly own: string;
}

function heading(group: string, own: string): Heading {
  return own === '' || normalizeHeader(own) === normalizeHeader(group)
    ? { group: '', own: own || group }
    : { group, own };
}

function textsOf(row: RawRow): string[] {
  return Array.from(row.cells, (cell) =>
    cell === null ? '' : cleanText(typeof cell === 'object' ? cell.date : String(cell)).replace(/\s+/gu, ' '),
  );
}

/** A second heading row has two known headings of its own, or years under a review group, and is not the first one again. */
function isSecondHeader(upper: readonly string[], lower: readonly string[]): boolean {
  const same = lower.every(
    (text, index) => text === '' || normalizeHeader(text) === normalizeHeader(upper[index] ?? ''),
  );
  if (same) return false;
  const groups = spreadGroups(upper, lower);
  const known = lower.filter(
    (text, index) =>
      text !== '' && (isKnownHeader(text) || fieldOf({ group: groups[index] ?? '', own: text }) !== null),
  );
  return known.length >= KNOWN_IN_SECOND;
}

/** A group stands once over several columns; it is repeated over the empty cells that have a heading below. */
function spreadGroups(upper: readonly string[], lower: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const own = upper[index] ?? '';
    const hasLower = (lower[index] ?? '') !== '';
    group = own !== '' ? own : hasLower ? group : '';
    return own !== '' ? own : hasLower ? group : '';
  });
}

/** The field of a heading below a group: both together, else the year of a review, else the lower one alone. */
function fieldOf({ group, own }: Heading, kind?: RegistrationKind): string | null {
  if (group === '') return fieldOfHeader(own, kind);
  const joined = fieldOfHeader(group + own, kind);
  if (joined !== null) return joined;
  const groupField = fieldOfHeader(group, kind);
  const year = /^(\d{4})年?度?$/u.exec(normalizeHeader(own))?.[1];
  if (groupField === 'annualReviews' && year !== undefined) return `annualReviews:${year}`;
  if (/^\d/u.test(own)) return null;
  const ownKey = normalizeHeader(own);
  if (groupField !== null && PERSON_GROUPS.includes(groupField)) {
    if (ownKey === '姓名' || ownKey === '名字') return groupField;
    return groupField === 'contactName' ? fieldOfHeader(own, kind) : null;
  }
  return fieldOfHeader(own, kind);
}

/** Filed when the headings speak of filing, or of township and community without a credit code. */
function guessKind(headings: readonly Heading[]): RegistrationKind {
  const fields = new Set(headings.map((item) => fieldOf(item)));
  if (fields.has('filedOn') || fields.has('filingNo')) return 'filed';
  return fields.has('townshipName') && fields.has('communityName') && !fields.has('uscc') ? 'filed' : 'registered';
}

/** First column of a field wins; a user's mapping wins over that; personal data stays out whatever is asked. */
function assignFields(
  headings: readonly Heading[],
  kind: RegistrationKind,
  mapping: ColumnMapping,
  addedFields: readonly ExtraField[],
): ImportColumn[] {
  const added = new Map(addedFields.map(({ id, label }) => [normalizeHeader(label), extraKey(id)]));
  const wanted = headings.map((_, index) => mapping[String(index)]);
  const taken = new Set(wanted.filter((field) => typeof field === 'string' && isImportField(field)));
  return headings.map((item, index) => {
    const header = item.group === '' ? item.own : `${item.group} ${item.own}`;
    if (isPersonalHeader(item.group) || isPersonalHeader(item.own) || isPersonalHeader(header)) {
      return { index, header, field: null, treatment: 'not_imported' };
    }
    const asked = wanted[index];
    if (asked === null) return { index, header, field: null, treatment: 'ignored' };
    if (asked !== undefined && isImportField(asked)) return { index, header, field: asked, treatment: 'mapped' };
    const field = fieldOf(item, kind) ?? added.get(normalizeHeader(item.own)) ?? null;
    if (field === null || taken.has(field)) return { index, header, field: null, treatment: 'ignored' };
    taken.add(field);
    return { index, header, field, treatment: 'mapped' };
  });
}

function blankPersonal(texts: readonly string[], headings: readonly Heading[]): string[] {
  return texts.map((text, index) => {
    const item = headings[index];
    return item !== undefined && (isPersonalHeader(item.group) || isPersonalHeader(item.own)) ? '' : text;
  });
}
