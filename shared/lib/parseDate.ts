import { cleanText, removeBlanks, toHalfWidth } from './cleanText.ts';

export type DatePrecision = 'day' | 'month' | 'year';

/** How the source wrote the date: `iso` needs no remark, the others earn a warning at import. */
export type DateForm = 'iso' | 'text' | 'serial';

export type ParsedDate =
  | { readonly ok: true; readonly date: string; readonly precision: DatePrecision; readonly form: DateForm }
  | { readonly ok: false; readonly error: 'E_DATE_INVALID' | 'E_DATE_RANGE' };

/** First and last date a record may carry (domain.md §10.3). */
export const EARLIEST_DATE = '1949-10-01';
export const LATEST_DATE = '2089-12-31';

const FIRST_SERIAL = 18264;
const LAST_SERIAL = 73050;
/** Days between the two spreadsheet epochs. */
const OFFSET_1904 = 1462;

const CHINESE_DIGITS = '〇一二三四五六七八九';
const CHINESE_CLASS = '〇○零oO一二三四五六七八九十廿卅';
const SEPARATED = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u;
const SEPARATED_MONTH = /^(\d{4})(?:[-/](\d{1,2})|\.(\d{2}))$/u;
const WORDED = new RegExp(
  `^([\\d${CHINESE_CLASS}]{4})年(?:([\\d${CHINESE_CLASS}]{1,3})月(?:([\\d${CHINESE_CLASS}]{1,3})日)?)?$`,
  'u',
);

const INVALID: ParsedDate = { ok: false, error: 'E_DATE_INVALID' };

/**
 * Reads one date by domain.md §10.3. A reduced precision gives the first day of the month or year as `date`
 * (`2019年11月` → `2019-11-01`, `month`); never earlier than {@link EARLIEST_DATE}.
 * @param input text as written, or the number of an untyped spreadsheet cell
 * @param options.date1904 the workbook counts days from 1904
 * @returns E_DATE_INVALID for impossible days, two-digit years, trailing words; E_DATE_RANGE outside 1949-10-01..2089-12-31
 */
export function parseDate(input: string | number, options: { readonly date1904?: boolean } = {}): ParsedDate {
  if (typeof input === 'number') return parseNumber(input, options.date1904 ?? false);
  const plain = toHalfWidth(cleanText(input)).replace(/[ T]\s*0{1,2}:00(?::00(?:\.0+)?)?$/u, '');
  const text = removeBlanks(plain).replace(/[\u2010-\u2015\u2212]/gu, '-');
  if (/^[1-9]\d*(?:\.0)?$/u.test(text)) return parseNumber(Number(text), options.date1904 ?? false);
  const separated = SEPARATED.exec(text);
  if (separated !== null) {
    const form = /^\d{4}-\d{2}-\d{2}$/u.test(input) ? 'iso' : 'text';
    return fromParts(Number(separated[1]), Number(separated[3]), Number(separated[4]), form);
  }
  const month = SEPARATED_MONTH.exec(text);
  if (month !== null) return fromParts(Number(month[1]), Number(month[2] ?? month[3]), null, 'text');
  const worded = WORDED.exec(text);
  if (worded === null) return INVALID;
  return fromParts(
    chineseYear(worded[1] ?? ''),
    worded[2] === undefined ? null : chineseNumber(worded[2]),
    worded[3] === undefined ? null : chineseNumber(worded[3]),
    'text',
  );
}

/** `YYYYMMDD`, a year, or a spreadsheet day number; every other number is no date. */
function parseNumber(value: number, date1904: boolean): ParsedDate {
  if (Number.isInteger(value) && value >= 1000 && value <= 9999) return fromParts(value, null, null, 'text');
  if (Number.isInteger(value) && value >= 1e7 && value < 1e8) {
    return fromParts(Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100, 'text');
  }
  const serial = Math.floor(value) + (date1904 ? OFFSET_1904 : 0);
  if (!(serial >= FIRST_SERIAL && serial <= LAST_SERIAL)) return INVALID;
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return fromParts(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), 'serial');
}

function fromParts(year: number, month: number | null, day: number | null, form: DateForm): ParsedDate {
  if (!Number.isInteger(year) || (month !== null && !(month >= 1 && month <= 12))) return INVALID;
  const precision = month === null ? 'year' : day === null ? 'month' : 'day';
  const first = isoDate(year, month ?? 1, day ?? 1);
  if (first === null) return INVALID;
  const last = precision === 'day' ? first : `${first.slice(0, precision === 'month' ? 7 : 4)}-99`;
  if (last < EARLIEST_DATE || first > LATEST_DATE) return { ok: false, error: 'E_DATE_RANGE' };
  return { ok: true, date: first < EARLIEST_DATE ? EARLIEST_DATE : first, precision, form };
}

/** `YYYY-MM-DD` of a real day, or null. */
function isoDate(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text ? text : null;
}

/** `二〇一九` and `2019` → 2019, digit by digit; NaN otherwise. */
function chineseYear(text: string): number {
  const digits = [...text].map(chineseDigit);
  return digits.every((digit) => digit >= 0) ? Number(digits.join('')) : Number.NaN;
}

/** 1–99 in digits or words (`七`, `十一`, `二十九`, `廿九`); NaN otherwise. */
function chineseNumber(text: string): number {
  if (/^\d{1,2}$/u.test(text)) return Number(text);
  const words = text
    .replaceAll('廿', '二十')
    .replaceAll('卅', '三十')
    .replaceAll(/[○零oO]/gu, '〇');
  const match = /^(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九])?$/u.exec(words.replace(/^〇/u, ''));
  if (match === null) return Number.NaN;
  const tens = match[2] === undefined ? 0 : match[1] ? chineseDigit(match[1]) : 1;
  return tens * 10 + (match[3] === undefined ? 0 : chineseDigit(match[3]));
}

function chineseDigit(character: string): number {
  if (/^\d$/u.test(character)) return Number(character);
  return /^[○零oO]$/u.test(character) ? 0 : CHINESE_DIGITS.indexOf(character);
}
