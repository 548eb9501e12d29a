import {
  cleanCode,
  cleanText,
  countCodePoints,
  isPlaceholder,
  removeBlanks,
  removeBlanksBetweenCjk,
  toHalfWidth,
} from '../../../lib/cleanText.ts';
import { type CreditCodeResult, checkCreditCode, type DivisionCheck } from '../../../lib/creditCode.ts';
import { type DatePrecision, parseDate } from '../../../lib/parseDate.ts';
import type { ImportErrorCode, ImportIssue, ImportWarningCode, RawCell } from './importTypes.ts';

/** Reading one cell into one clean value, with everything there is to say about it (domain.md §10.3). */

/** Collects what was found in one row. */
export class Findings {
  readonly errors: ImportIssue<ImportErrorCode>[] = [];
  readonly warnings: ImportIssue<ImportWarningCode>[] = [];

  error(code: ImportErrorCode, field: string, value = ''): void {
    this.errors.push(issue(code, field, value));
  }

  warn(code: ImportWarningCode, field: string, value = ''): void {
    const known = this.warnings.some((item) => item.code === code && item.field === field);
    if (!known) this.warnings.push(issue(code, field, value));
  }
}

export interface ReadDate {
  readonly date: string;
  readonly precision: DatePrecision;
}

/** The cell as text; a number is written out in full, never in scientific notation. */
export function cellText(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.date;
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell) && Math.abs(cell) < 1e21 ? cell.toFixed(0) : String(cell);
}

/** The error values of a spreadsheet, which stand where a formula found nothing. */
const ERROR_VALUE = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/u;

/** Free text in which the error value of a formula is no text but an empty cell; see `readText`. */
export function readFreeText(cell: RawCell, field: string, limit: number, findings: Findings): string {
  if (typeof cell !== 'string' || !ERROR_VALUE.test(cell.trim())) return readText(cell, field, limit, findings);
  findings.warn('W_PLACEHOLDER', field, cell);
  return '';
}

/** Cleans text. Empty for a placeholder. `limit` in code points. */
export function readText(cell: RawCell, field: string, limit: number, findings: Findings): string {
  const raw = cellText(cell).normalize('NFC');
  const clean = cleanText(raw);
  if (clean === '') return '';
  if (isPlaceholder(clean)) {
    findings.warn('W_PLACEHOLDER', field, raw);
    return '';
  }
  if (clean !== raw) findings.warn('W_TRIMMED', field, raw);
  if (countCodePoints(clean) > limit) findings.error('E_TEXT_TOO_LONG', field, clean);
  return clean;
}

/** The name of an organization: kept as written; a blank between two Chinese characters is only pointed out. */
export function readName(cell: RawCell, findings: Findings): string {
  const name = readFreeText(cell, 'name', 100, findings);
  if (removeBlanksBetweenCjk(name) !== name) findings.warn('W_NAME_SPACED', 'name', name);
  return name;
}

/** A person's name: blanks between two Chinese characters go (§2). */
export function readPersonName(cell: RawCell, field: string, findings: Findings): string {
  const text = readFreeText(cell, field, 50, findings);
  const name = removeBlanksBetweenCjk(text).replace(/[\u2022\u30FB\uFF65]/gu, '·');
  if (name !== text) findings.warn('W_NAME_SPACED', field, text);
  return name;
}

/** A certificate or filing number: letters, digits and hyphens half-width; brackets stay as on the certificate. */
export function readNumberText(cell: RawCell, field: string, findings: Findings): string {
  const text = readFreeText(cell, field, 40, findings);
  const narrow = text.replace(/[０-９Ａ-Ｚａ-ｚ－]/gu, toHalfWidth);
  if (narrow !== text) findings.warn('W_FULLWIDTH', field, text);
  return narrow;
}

/** A credit code with all its warnings and errors; see `checkCreditCode`. */
export function readCreditCode(cell: RawCell, findings: Findings, isCurrentDivision?: DivisionCheck): CreditCodeResult {
  const raw = cellText(cell);
  const check = checkCreditCode(raw, isCurrentDivision);
  if (check.result === 'missing') {
    if (cleanText(raw) !== '') findings.warn('W_PLACEHOLDER', 'uscc', raw);
    return check;
  }
  const narrow = toHalfWidth(raw);
  if (narrow.replaceAll(' ', '') !== raw.replace(/[ \u3000]/gu, '')) findings.warn('W_FULLWIDTH', 'uscc', raw);
  if (/[a-z]/u.test(narrow)) findings.warn('W_CASE', 'uscc', raw);
  if (narrow.toUpperCase() !== cleanCode(raw) || /\u3000/u.test(raw)) findings.warn('W_TRIMMED', 'uscc', raw);
  for (const code of check.warnings) findings.warn(code, 'uscc', check.normalized);
  if (check.result !== 'ok') findings.error(check.result, 'uscc', raw);
  return check;
}

/** A date; null when empty or wrong. */
export function readDate(cell: RawCell, field: string, findings: Findings, date1904 = false): ReadDate | null {
  if (typeof cell === 'number') return judgeDate(cell, cell, field, findings, date1904);
  if (cell !== null && typeof cell === 'object') return judgeDate(cell.date, cell.date, field, findings, false);
  const clean = readText(cell, field, 100, findings);
  return clean === '' ? null : judgeDate(clean, clean, field, findings, date1904);
}

function judgeDate(
  input: string | number,
  shown: string | number,
  field: string,
  findings: Findings,
  date1904: boolean,
): ReadDate | null {
  const parsed = parseDate(input, { date1904 });
  if (!parsed.ok) {
    findings.error(parsed.error, field, String(shown));
    return null;
  }
  if (typeof input === 'string' && toHalfWidth(input) !== input) findings.warn('W_FULLWIDTH', field, input);
  if (parsed.form === 'text') findings.warn('W_DATE_TEXT', field, String(shown));
  if (parsed.form === 'serial') findings.warn('W_EXCEL_SERIAL', field, String(shown));
  if (parsed.precision !== 'day') findings.warn('W_DATE_PRECISION', field, String(shown));
  return { date: parsed.date, precision: parsed.precision };
}

/**
 * A validity such as `2019-11-07至2023-11-06` or only its end. 长期 and 永久 are no date.
 * An end that names only a month or a year means its last day.
 */
export function readPeriod(
  cell: RawCell,
  fields: { readonly from: string; readonly to: string },
  findings: Findings,
  date1904 = false,
): { readonly from: string | null; readonly to: string | null } {
  const ends = splitPeriod(typeof cell === 'string' ? cleanText(cell) : '');
  if (ends === null) {
    const date = readDate(cell === null || isLasting(cellText(cell)) ? null : cell, fields.to, findings, date1904);
    return { from: null, to: lastDay(date) };
  }
  const from = readDate(ends[0], fields.from, findings, date1904);
  const to = isLasting(ends[1]) ? null : readDate(ends[1], fields.to, findings, date1904);
  return { from: from?.date ?? null, to: lastDay(to) };
}

function isLasting(text: string): boolean {
  return /^(?:长期|永久|长期有效|无固定期限)$/u.test(removeBlanks(text));
}

/** Splits at 至 or a wave; else at the middle one of an odd number of dashes. */
function splitPeriod(text: string): readonly [string, string] | null {
  const parts = text.split(/至|到|~|～|——|—|–/u);
  if (parts.length === 2) return [(parts[0] ?? '').replace(/^自|从$/u, ''), (parts[1] ?? '').replace(/止$/u, '')];
  const dashes = toHalfWidth(text).split('-');
  if (dashes.length !== 2 && dashes.length !== 6) return null;
  if (dashes.length === 2 && (dashes[1] ?? '').length < 4) return null;
  return [dashes.slice(0, dashes.length / 2).join('-'), dashes.slice(dashes.length / 2).join('-')];
}

function lastDay(found: ReadDate | null): string | null {
  if (found === null || found.precision === 'day') return found?.date ?? null;
  const year = Number(found.date.slice(0, 4));
  const month = found.precision === 'year' ? 12 : Number(found.date.slice(5, 7));
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** A count of people or units: 约 and 人 are removed. */
export function readCount(cell: RawCell, field: string, findings: Findings): number | null {
  const text = readText(cell, field, 100, findings);
  if (text === '') return null;
  const narrow = toHalfWidth(text);
  if (narrow !== text) findings.warn('W_FULLWIDTH', field, text);
  const digits = removeBlanks(narrow).replace(/约|人/gu, '').replaceAll(',', '');
  if (!/^\d{1,9}(?:\.0+)?$/u.test(digits)) {
    findings.error('E_NUMBER_INVALID', field, text);
    return null;
  }
  if (/约|人/u.test(narrow)) findings.warn('W_COUNT_TEXT', field, text);
  return Number(digits);
}

/**
 * An amount in 万元 as decimal text with at most 4 places. A unit in the cell wins over the one in the heading; 元 is
 * converted. Whenever a unit was read, or none is named and the number looks like 元, W_AMOUNT_UNIT asks for a look.
 */
export function readAmount(cell: RawCell, header: string, findings: Findings): string | null {
  const field = 'registeredCapitalWan';
  const text = readText(typeof cell === 'number' ? Number(cell.toFixed(4)) : cell, field, 100, findings);
  if (text === '') return null;
  const narrow = toHalfWidth(text);
  if (narrow !== text) findings.warn('W_FULLWIDTH', field, text);
  const match = /^(?:人民币|¥|￥)?(\d[\d,]*)(?:\.(\d*))?(万元|万|元)?(?:人民币|整)?$/u.exec(removeBlanks(narrow));
  if (match === null) {
    findings.error('E_NUMBER_INVALID', field, text);
    return null;
  }
  const headerUnit = /\((万元|元)\)/u.exec(toHalfWidth(header))?.[1];
  const inYuan = (match[3] ?? headerUnit) === '元';
  const whole = (match[1] ?? '').replaceAll(',', '').padStart(inYuan ? 5 : 1, '0');
  const digits = inYuan ? whole.slice(0, -4) : whole;
  const places = ((inYuan ? whole.slice(-4) : '') + (match[2] ?? '')).replace(/0+$/u, '');
  if (places.length > 4 || digits.replace(/^0+/u, '').length > 12) {
    findings.error('E_NUMBER_INVALID', field, text);
    return null;
  }
  const suspicious = match[3] === undefined && headerUnit === undefined && Number(whole) >= 10_000;
  if (match[3] !== undefined || inYuan || suspicious) findings.warn('W_AMOUNT_UNIT', field, text);
  return (digits.replace(/^0+(?=\d)/u, '') || '0') + (places === '' ? '' : `.${places}`);
}

/** A work telephone: several numbers stay together; what does not look like a number is kept with a warning. */
export function readPhone(cell: RawCell, field: string, findings: Findings): string {
  const text = readFreeText(cell, field, 60, findings);
  if (text === '') return '';
  const narrow = toHalfWidth(text);
  if (narrow !== text) findings.warn('W_FULLWIDTH', field, text);
  const numbers = narrow.split(/[、,;/]|(?<=\d{7})\s+(?=\d)/u).filter((part) => part.trim() !== '');
  if (numbers.length > 1) findings.warn('W_PHONE_MULTI', field, text);
  if (!numbers.every((number) => PHONE.test(removeBlanks(number)))) findings.warn('W_PHONE_FORMAT', field, text);
  return narrow;
}

const PHONE =
  /^(?:\+?86-?)?(?:\(?0\d{2,3}\)?-?)?(?:[2-9]\d{6,7}|1\d{10}|[1-9]\d{4,5}|400-?\d{3}-?\d{4})(?:[-转]\d{1,6})?$/u;

function issue<Code extends string>(code: Code, field: string, value: string): ImportIssue<Code> {
  const shown = [...cleanText(value)].slice(0, 100).join('');
  return shown === '' ? { code, field } : { code, field, value: shown };
}
