import { addDays, daysBetween } from '../../lib/workingDays.ts';

/** Longest holiday that one span may name, in days. */
const LONGEST_SPAN = 20;

const SEPARATORS = /[、，,；;。\n\r\t]+/u;
const SPAN = /^(.+?)\s*(?:至|到|～|~|—|–|－)\s*(.+)$/u;
/** 2027-01-01, 2027/1/1, 2027年1月1日, 1月1日, 3日; whatever stands in brackets behind it (周六) goes. */
const DAY = /^(?:(\d{4})[-/.年])?(?:(\d{1,2})[-/.月])?(\d{1,2})日?$/u;

export type ReadDays = { readonly days: readonly string[]; readonly wrong: readonly string[] };

/**
 * Days as a notice or a clerk writes them: 1月1日至3日、10月1日（周四）, or 2027-01-01至2027-01-03. Days of another year are kept, to be
 * told of when the edition is checked.
 * @returns the days in the order written, and every part that is none
 */
export function readDays(text: string, year: number): ReadDays {
  const days: string[] = [];
  const wrong: string[] = [];
  const parts = text
    .replace(/[（(][^）)]*[）)]/gu, '')
    .split(SEPARATORS)
    .map((part) => part.replace(/\s+/gu, '').replace(/(放假|调休|上班|共\d+天)+$/gu, ''))
    .filter((part) => part !== '');
  for (const part of parts) {
    const found = daysOf(part, year);
    if (found === null) wrong.push(part);
    else days.push(...found);
  }
  return { days, wrong };
}

function daysOf(part: string, year: number): string[] | null {
  const span = SPAN.exec(part);
  const from = dayOf(span?.[1] ?? part, { year, month: null });
  if (from === null || span === null) return from === null ? null : [from];
  const to = dayOf(span[2] ?? '', { year: Number(from.slice(0, 4)), month: Number(from.slice(5, 7)) });
  const length = to === null ? -1 : daysBetween(from, to);
  if (length < 0 || length >= LONGEST_SPAN) return null;
  return Array.from({ length: length + 1 }, (_, index) => addDays(from, index));
}

/** One day; what is left out is taken from the year, or from the beginning of its span. */
function dayOf(text: string, open: { readonly year: number; readonly month: number | null }): string | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  const ofMonth = month === undefined ? open.month : Number(month);
  if (day === undefined || ofMonth === null) return null;
  const date = new Date(Date.UTC(Number(year ?? open.year), ofMonth - 1, Number(day)));
  const isReal = date.getUTCMonth() === ofMonth - 1 && date.getUTCDate() === Number(day);
  return isReal ? date.toISOString().slice(0, 10) : null;
}
