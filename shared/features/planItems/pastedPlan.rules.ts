/**
 * A list of plan items pasted from a spreadsheet or a text: rows parted by line breaks, cells by tabs. Cells with line breaks come in
 * quotation marks, as spreadsheets copy them. What cannot be read is named, nothing is guessed about people or units.
 */
import { cleanText, countCodePoints, removeBlanks, toHalfWidth } from '../../lib/cleanText.ts';
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { nameKey } from '../../lib/nameKey.ts';
import { parseDate } from '../../lib/parseDate.ts';
import { addDays } from '../../lib/workingDays.ts';
import { planItemIssues } from './planItems.rules.ts';

/** Most rows taken at once. */
export const MOST_PASTED = 200;

type Named = { readonly id: string; readonly name: string };
export type PlanPeople = {
  readonly offices: readonly (Named & { readonly shortName: string | null })[];
  readonly members: readonly Named[];
};

/** One row as it was read; texts as pasted, ids where they were recognised. */
export type PastedRow = {
  /** Line in what was pasted, from 1. */
  readonly line: number;
  readonly text: string;
  readonly officeText: string;
  readonly officeId: string | null;
  readonly memberText: string;
  readonly memberId: string | null;
  readonly dueText: string;
  readonly dueOn: string | null;
  readonly issues: readonly FieldIssue[];
};

const COLUMNS = ['text', 'office', 'member', 'due'] as const;
type ColumnName = (typeof COLUMNS)[number];

/** Words of a heading by which a column is known. */
const HEADINGS: readonly (readonly [ColumnName | 'none', RegExp])[] = [
  ['none', /^(序号|编号|备注|进展|完成情况)/u],
  ['member', /(责任人|负责人|责任领导|牵头领导)/u],
  ['office', /(单位|科室|部门|股室)/u],
  ['due', /(时限|时间|期限|日期)/u],
  ['text', /(事项|工作|任务|内容|项目)/u],
];

/** The rows of a pasted list for a year; empty lines and a heading are left out. */
export function readPastedPlan(pasted: string, year: number, people: PlanPeople): PastedRow[] {
  const lines = cellsOf(pasted).map((cells, index) => ({ line: index + 1, cells: cells.map(cleanText) }));
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const places = headingOf(filled[0]?.cells ?? []);
  const rows = places === null ? filled : filled.slice(1);
  const numbered = places === null && isNumbered(rows.map(({ cells }) => cells));
  return rows.slice(0, MOST_PASTED).map(({ line, cells }) => {
    const own = numbered ? cells.slice(1) : cells;
    const cell = (name: ColumnName) => own[(places ?? PLAIN)[name] ?? -1] ?? '';
    return readRow(
      { line, text: cell('text'), officeText: cell('office'), memberText: cell('member'), dueText: cell('due') },
      year,
      people,
    );
  });
}

const PLAIN: Readonly<Partial<Record<ColumnName, number>>> = { text: 0, office: 1, member: 2, due: 3 };

type Typed = Pick<PastedRow, 'line' | 'text' | 'officeText' | 'memberText' | 'dueText'>;

/** A row with what was recognised in it; also after a cell of the preview was changed. */
export function readRow(typed: Typed, year: number, people: PlanPeople): PastedRow {
  const { text, officeText, memberText, dueText } = typed;
  const issues: FieldIssue[] = [];
  const office = people.offices.find((one) => isSame(one.name, officeText) || isSame(one.shortName ?? '', officeText));
  const member = people.members.find((one) => isSame(one.name, memberText));
  const dueOn = readDue(dueText, year);
  if (countCodePoints(text) < 2) issues.push({ field: 'text', code: 'plan_text_missing' });
  else if (countCodePoints(text) > 1000) issues.push({ field: 'text', code: 'plan_text_long' });
  if (officeText === '') issues.push({ field: 'office', code: 'plan_office_missing' });
  else if (office === undefined)
    issues.push({ field: 'office', code: 'plan_office_unknown', params: { name: officeText } });
  if (memberText !== '' && member === undefined)
    issues.push({ field: 'member', code: 'plan_member_unknown', params: { name: memberText } });
  if (dueText === '') issues.push({ field: 'due', code: 'plan_due_missing' });
  else if (dueOn === null) issues.push({ field: 'due', code: 'plan_due_unreadable', params: { text: dueText } });
  else issues.push(...planItemIssues({ year, dueOn }).map((issue) => ({ ...issue, field: 'due' })));
  return { ...typed, officeId: office?.id ?? null, memberId: member?.id ?? null, dueOn, issues };
}

function isSame(name: string, typed: string): boolean {
  return name !== '' && typed !== '' && nameKey(name) === nameKey(typed);
}

const QUARTERS = '一二三四';

/**
 * A due date as offices write it: a date; month and day, or a month, of the plan's year (its last day: 6月底, 6月前 ends with May);
 * 上半年, 第三季度, 年底, 全年. Null for anything else, such as 长期坚持.
 */
export function readDue(typed: string, year: number): string | null {
  const text = removeBlanks(toHalfWidth(cleanText(typed)));
  if (/^(上半年)(底|末)?(前|内)?$/u.test(text)) return `${year}-06-30`;
  if (/^(下半年|年底|年末|全年|年内|12月底)(前|内|完成)?$/u.test(text)) return `${year}-12-31`;
  const quarter = /^第?([一二三四1234])季度(底|末)?(前|内)?$/u.exec(text)?.[1];
  if (quarter !== undefined) {
    const number = QUARTERS.includes(quarter) ? QUARTERS.indexOf(quarter) + 1 : Number(quarter);
    return lastDayOf(year, number * 3);
  }
  const month = /^(?:(\d{4})年)?(\d{1,2})月(底|末|份)?(前|内|完成)?$/u.exec(text);
  if (month !== null) {
    const number = Number(month[2]);
    if (number < 1 || number > 12) return null;
    const own = month[1] === undefined ? year : Number(month[1]);
    // 6月前 is before June begins, 6月底前 at its end.
    const isBefore = month[4] === '前' && month[3] === undefined;
    return isBefore ? addDays(`${own}-${String(number).padStart(2, '0')}-01`, -1) : lastDayOf(own, number);
  }
  const short = /^(\d{1,2})(?:月|[-/.])(\d{1,2})日?(前|内)?$/u.exec(text);
  const full = parseDate(short === null ? text.replace(/(前|之前)$/u, '') : `${year}-${short[1]}-${short[2]}`);
  if (!full.ok) return null;
  if (full.precision === 'day') return full.date;
  return full.precision === 'year'
    ? `${full.date.slice(0, 4)}-12-31`
    : lastDayOf(Number(full.date.slice(0, 4)), Number(full.date.slice(5, 7)));
}

function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Which column stands where, when the first row is a heading. */
function headingOf(cells: readonly string[]): Readonly<Partial<Record<ColumnName, number>>> | null {
  const places: Partial<Record<ColumnName, number>> = {};
  let known = 0;
  for (const [index, cell] of cells.entries()) {
    const name = countCodePoints(cell) > 12 ? undefined : HEADINGS.find(([, pattern]) => pattern.test(cell))?.[0];
    if (name === undefined) continue;
    known += 1;
    if (name !== 'none') places[name] ??= index;
  }
  return places.text !== undefined && known >= 2 ? places : null;
}

/** Whether every row begins with a running number. */
function isNumbered(rows: readonly (readonly string[])[]): boolean {
  return rows.length > 0 && rows.every(([first = '', second = '']) => /^\d{1,3}[.、]?$/u.test(first) && second !== '');
}

/** Cells of tab-separated text; a cell in quotation marks may hold tabs, line breaks and doubled marks. */
function cellsOf(pasted: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let match = pattern.exec(pasted); match !== null; match = pattern.exec(pasted)) {
    const [, quoted, plain = '', end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\t') continue;
    rows.push(row);
    row = [];
    if (end === '' || pattern.lastIndex > pasted.length) break;
  }
  return rows;
}
