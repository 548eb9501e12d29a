import type { RulerForm } from '#shared/features/documents/ruler.ts';
import { type ExpectedData, plain } from './expectedData.ts';
import type { MeasuredArea } from './measuredTypes.ts';
import type { PageView } from './pageView.ts';
import { isRed } from './redColour.ts';
import type { TextLine } from './textLines.ts';
import { titleLines } from './titleLines.ts';

/** What stands above the text on the first page. */
export type HeadParts = {
  readonly view: PageView | undefined;
  /** Lines of the red mark; several in a joint head. */
  readonly mark: readonly TextLine[];
  /** The red rule, or the upper and lower double lines of a letter. */
  readonly rules: readonly MeasuredArea[];
  /** 发文字号, 令号, or number line of minutes. */
  readonly number: TextLine | undefined;
  /** 签发人 with its names, by rows. */
  readonly signers: readonly TextLine[];
  /** Unit and date of minutes. */
  readonly issueRow: TextLine | undefined;
  /** 份号, 密级, 紧急程度. */
  readonly marks: readonly TextLine[];
  readonly title: readonly TextLine[];
  readonly subtitle: readonly TextLine[];
  /** Every line that belongs to the head or the title. */
  readonly lines: readonly TextLine[];
};

/** Text keeps a whole line to what stands above it. */
const SUBTITLE_GAP = 9;
const NUMBER = /号$|^第.+期$|[〔[【（(]\s*\d{4}/u;

/** Reads the head of the first page; of a record or report the title only. */
export function headParts(form: RulerForm, view: PageView | undefined, data: ExpectedData | undefined): HeadParts {
  const known = plain(data?.title ?? '');
  const none = { view, mark: [], rules: [], number: undefined, signers: [], issueRow: undefined, marks: [] };
  if (!view) return { ...none, title: [], subtitle: [], lines: [] };
  if (form === 'record' || form === 'report') {
    const title = titleLines(view.lines, 0, known);
    const subtitle = form === 'report' ? subtitleOf(view, title) : [];
    return { ...none, title, subtitle, lines: [...title, ...subtitle] };
  }
  const rules = headRules(form, view);
  const mark = markLines(view, form === 'letter' ? undefined : rules[0]?.top);
  const markTop = Math.min(...mark.map((line) => line.emTop));
  const markBottom = Math.max(view.area.top - 20, ...mark.map((line) => line.emBottom));
  const below = view.lines.filter((line) => !mark.includes(line) && (mark.length === 0 || line.baseline > markBottom));
  const ruleBottom = form === 'letter' ? undefined : rules[0]?.bottom;
  const title = form === 'order' ? [] : titleLines(below, ruleBottom ?? markBottom, known);
  const end = ruleBottom ?? title[0]?.emTop ?? (form === 'order' ? markBottom + 35 : Number.POSITIVE_INFINITY);
  const rows = below.filter((line) => line.baseline < end && !title.includes(line));
  const split = splitRows(form, rows);
  const isAbove = (line: TextLine): boolean => mark.length > 0 && !mark.includes(line) && line.baseline < markTop + 2;
  const above = view.lines.filter(isAbove);
  const marks = form === 'letter' ? split.marks : above;
  const lines = [...mark, ...(form === 'order' ? split.used : rows), ...above, ...title];
  return { view, mark, rules, ...split, marks, title, subtitle: [], lines };
}

/** Rules of the head: the first wide one of an ordinary head, red or in its place; all red ones of a letter. */
function headRules(form: RulerForm, view: PageView): MeasuredArea[] {
  if (form === 'letter') {
    const upper = view.wideRules.filter((rule) => rule.top < view.height / 2);
    const lower = view.wideRules.filter((rule) => rule.top > view.area.bottom - 5);
    return [...upper, ...lower];
  }
  const red = view.wideRules.filter((rule) => isRed(rule.colour));
  const inPlace = view.wideRules.filter((rule) => rule.top < view.height * 0.62 && rule.top > view.area.top + 40);
  const [rule] = red.length > 0 ? red : inPlace.filter(({ bottom }) => view.lines.some((line) => line.emTop > bottom));
  return rule ? [rule] : [];
}

/** Red or very large lines above the rule; without a rule, red or large ones of the upper half. */
function markLines(view: PageView, ruleTop: number | undefined): TextLine[] {
  const end = ruleTop ?? view.height / 2;
  const candidates = view.lines.filter((line) => line.baseline < end);
  const large = candidates.filter((line) => line.size > 23.5 || (line.size > 13 && isRed(line.colour)));
  return large.filter((line) => isRed(line.colour) || line.size > 23.5 || line.role === 'xiaobiaosong');
}

type Rows = Pick<HeadParts, 'number' | 'signers' | 'issueRow' | 'marks'> & { readonly used: readonly TextLine[] };

/** Parts of the rows between mark and rule (or title). */
function splitRows(form: RulerForm, rows: readonly TextLine[]): Rows {
  const segments = rows.flatMap((line) => line.segments);
  if (form === 'letter') {
    const number = segments.findLast((part) => NUMBER.test(part.text));
    return { number, signers: [], issueRow: undefined, marks: segments.filter((part) => part !== number), used: rows };
  }
  if (form === 'order') {
    const line = rows.find((row) => NUMBER.test(row.text) && row.text.length < 12);
    return { number: line, signers: [], issueRow: undefined, marks: [], used: line ? [line] : [] };
  }
  if (form === 'minutes') {
    const number = rows.find((row) => NUMBER.test(row.text) && row.segments.length === 1);
    return { number, signers: [], issueRow: rows.find((row) => row !== number), marks: [], used: rows };
  }
  const last = rows.at(-1)?.segments ?? [];
  const label = segments.findIndex((part) => /^签发/u.test(part.text));
  const number = last.find((part) => !/^签发/u.test(part.text) && (NUMBER.test(part.text) || label < 0));
  const signers = label < 0 ? [] : segments.filter((part) => part !== number);
  return { number, signers, issueRow: undefined, marks: [], used: rows };
}

/** Lines in 楷体 close below the title. */
function subtitleOf(view: PageView, title: readonly TextLine[]): TextLine[] {
  const found: TextLine[] = [];
  let bottom = title.at(-1)?.emBottom ?? 0;
  for (const line of view.lines.filter((one) => one.emTop > bottom - 1)) {
    if (line.emTop - bottom >= SUBTITLE_GAP) break;
    found.push(line);
    bottom = line.emBottom;
  }
  return found;
}
