import { z } from 'zod';
import type { EditionDraft } from '#shared/features/workingCalendars/workingCalendars.contract.ts';
import { cleanText } from '#shared/lib/cleanText.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { parseDate } from '#shared/lib/parseDate.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { readText } from '../organizations/import/readText.ts';
import { openWorkbook } from '../organizations/import/readWorkbook.ts';
import { sniffFile } from '../organizations/import/sniffFile.ts';

/** Lines that are named one by one when they cannot be read. */
const MOST_NAMED = 20;
/** Longest holiday that one line may give as a span, in days. */
const LONGEST_SPAN = 20;

const OFF_WORDS = /^(休|放假|休息|休假|off)$/iu;
const MAKEUP_WORDS = /^(班|上班|调休|调休上班|补班|work|makeup)$/iu;
const SOURCE_WORDS = /^(来源|文件|通知|依据|source)$/iu;
/** 至, a wave or a long stroke between two days. */
const SPAN = /^(.+?)\s*(?:至|到|～|~|—|－)\s*(.+)$/u;

const fileEdition = z.object({
  year: z.number().int().min(1949).max(2089),
  source: z.string().max(2000).default(''),
  off: z.array(z.string()).max(400),
  makeup: z.array(z.string()).max(400).default([]),
});

/**
 * The edition of a year out of a file: JSON as the program ships it, or a table (CSV, Excel) of days, each with 休 or 班. Nothing is
 * judged but whether it can be read.
 * @throws AppError `rule_broken` with each line that cannot be read; `not_spreadsheet`, `encoding_unreadable`, `spreadsheet_*`
 */
export function readCalendarFile(bytes: Uint8Array): EditionDraft {
  const type = sniffFile(bytes);
  if (type === 'text') {
    const start = new TextDecoder().decode(bytes.subarray(0, 200)).replace(/^\uFEFF/u, '');
    if (start.trimStart().startsWith('{')) return fromJson(new TextDecoder().decode(bytes));
    return fromTable(readText(bytes));
  }
  const workbook = openWorkbook(bytes, type);
  return fromTable(workbook.readSheet(workbook.searchOrder[0] ?? ''));
}

function fromJson(text: string): EditionDraft {
  const parsed = fileEdition.safeParse(jsonOf(text));
  if (!parsed.success) return unreadable([{ field: 'file', code: 'calendar_unreadable' }]);
  const { year, source, off, makeup } = parsed.data;
  const wrong = [...off, ...makeup].filter((day) => !isoDay(day));
  if (wrong.length > 0) return unreadable(wrong.slice(0, MOST_NAMED).map((day) => noDay(day)));
  return { year, source: cleanText(source), off: [...off], makeup: [...makeup] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}

function isoDay(day: string): boolean {
  return z.iso.date().safeParse(day).success;
}

type Table = ReturnType<typeof readText>;

function fromTable({ rows, date1904 }: Pick<Table, 'rows' | 'date1904'>): EditionDraft {
  const [off, makeup]: [string[], string[]] = [[], []];
  const issues: FieldIssue[] = [];
  let source = '';
  for (const { line, cells } of rows) {
    const filled = cells.flatMap((cell): (string | number)[] => {
      if (typeof cell === 'number') return [cell];
      // A cell with a date format is what a spreadsheet makes of 2027-01-01 by itself.
      if (cell !== null && typeof cell === 'object') return [cell.date];
      const text = typeof cell === 'string' ? cleanText(cell) : '';
      return text === '' ? [] : [text];
    });
    const [first, second] = filled;
    if (first === undefined) continue;
    if (typeof first === 'string' && SOURCE_WORDS.test(first)) {
      source = second === undefined ? '' : String(second);
      continue;
    }
    const mark = filled.find((cell) => typeof cell === 'string' && (OFF_WORDS.test(cell) || MAKEUP_WORDS.test(cell)));
    const days = daysOf(first, date1904);
    // A row that has neither day nor mark is the heading, or a remark.
    if (days === null && mark === undefined) continue;
    if (days === null) issues.push({ field: 'file', code: 'calendar_line_day', params: { line, text: String(first) } });
    else if (typeof mark !== 'string') issues.push({ field: 'file', code: 'calendar_line_mark', params: { line } });
    else (OFF_WORDS.test(mark) ? off : makeup).push(...days);
  }
  if (issues.length > 0) return unreadable(issues.slice(0, MOST_NAMED));
  const year = commonYear([...off, ...makeup]);
  if (year === undefined) return unreadable([{ field: 'file', code: 'calendar_unreadable' }]);
  return { year, source, off, makeup };
}

/** The days that a cell names: one, or every one of a span; null: none. */
function daysOf(cell: string | number, date1904: boolean): string[] | null {
  const span = typeof cell === 'string' ? SPAN.exec(cell) : null;
  const from = dayOf(span?.[1] ?? cell, date1904);
  if (from === null || span === null) return from === null ? null : [from];
  const to = dayOf(span[2] ?? '', date1904);
  const length = to === null ? -1 : daysBetween(from, to);
  if (length < 0 || length >= LONGEST_SPAN) return null;
  return Array.from({ length: length + 1 }, (_, index) => addDays(from, index));
}

function dayOf(cell: string | number, date1904: boolean): string | null {
  const read = parseDate(cell, { date1904 });
  return read.ok && read.precision === 'day' ? read.date : null;
}

/** The year that most of the days have; days of another one are told of when the edition is checked. */
function commonYear(days: readonly string[]): number | undefined {
  const counts = new Map<number, number>();
  for (const day of days) {
    const year = Number(day.slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, two]) => two - one)[0]?.[0];
}

function noDay(text: string): FieldIssue {
  return { field: 'file', code: 'calendar_no_day', params: { text: [...text].slice(0, 20).join('') } };
}

/** @throws AppError `rule_broken` */
function unreadable(issues: readonly FieldIssue[]): never {
  refuseIssues(issues);
  throw new RangeError('no issue to refuse');
}
