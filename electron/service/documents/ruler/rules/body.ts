import { plain } from '../expectedData.ts';
import { indentOf } from '../indent.ts';
import { at, type Judge, short } from '../judge.ts';
import { MM_PER_POINT } from '../measuredTypes.ts';
import type { PageView } from '../pageView.ts';
import { type HeadingLevel, isRightNumeral, type Paragraph, paragraphsOf } from '../paragraphs.ts';
import type { Structure } from '../structure.ts';
import { isHan, type TextLine } from '../textLines.ts';
import { checkFace, checkSize } from '../typefaces.ts';
import { checkLineEnds } from './lineEnds.ts';

const HEADING_ROLES = { 1: 'hei', 2: 'kai', 3: 'fangsong', 4: 'fangsong' } as const;
const PARAGRAPH_CELLS = 2;
/** In cells: 0.8 mm; more where the first character is no full one. */
const INDENT_TOLERANCE = 0.15;
const LOOSE_TOLERANCE = 0.4;
/** Free space between title and text: one line, and what the return to the grid adds. */
const GAP_ROUNDING = 0.06;
const ROW_GAP = 13.6 * MM_PER_POINT;

/** 主送机关 and 正文 (§2.2). */
export function checkBody(structure: Structure, judge: Judge): void {
  const { body, attachments, isSeparate, form } = structure;
  if (!isSeparate) {
    checkRecipients(structure, judge);
    checkFirstPage(structure, judge);
  }
  checkText(structure, judge, body.body, body.views);
  for (const part of attachments) checkText(structure, judge, part.body, part.views);
  if (form === 'minutes' || form === 'record') return;
  for (const line of body.attachmentList) checkTextFace(structure, judge, line);
}

function checkTextFace({ expected, standard }: Structure, judge: Judge, line: TextLine): void {
  checkFace(judge, 'body_font', line.glyphs, 'fangsong', line.page);
  checkSize(judge, 'body_size', line.glyphs, { office: expected.bodySize, standard: standard.bodySize }, line.page);
}

function checkRecipients(structure: Structure, judge: Judge): void {
  const { body, data, head, colophons, expected, form } = structure;
  const { recipients } = body;
  const last = recipients.at(-1);
  const isMoved = colophons.some((part) => part.lines.some((line) => /^主送/u.test(line.text)));
  if ((form === 'document' || form === 'letter') && data?.recipients && !isMoved) {
    judge.holds('recipients_missing', { page: 1 }, last !== undefined);
  }
  const titleBottom = head.title.at(-1)?.emBottom;
  const first = recipients[0] ?? body.labelled[0]?.[0] ?? body.body[0];
  if (
    first &&
    titleBottom !== undefined &&
    first.page === 1 &&
    form !== 'order' &&
    form !== 'record' &&
    form !== 'report'
  ) {
    const gap = first.emTop - titleBottom;
    const table = structure.views[0]?.tables.some((one) => one.top > titleBottom && one.bottom < first.emTop);
    const least = ROW_GAP + (1 - GAP_ROUNDING) * 9.9 - 0.3;
    const most = ROW_GAP + 2 * 11 + 0.3;
    const isRight = gap >= least && gap <= most;
    if (!table)
      judge.holds('recipients_gap', at(first), isRight, `${short(gap)} mm`, `${short(expected.pitch + ROW_GAP)} mm`);
  }
  if (!last) return;
  const text = recipients.map((line) => line.text).join('');
  judge.holds('recipients_colon', at(last), text.endsWith('：'), text.slice(-1), '：');
  if (data?.recipients) {
    const bare = (value: string): string => plain(value).replace(/[:。]+$/u, '');
    judge.holds('recipients_text', at(last), bare(text) === bare(data.recipients), text, data.recipients);
  }
  for (const line of recipients) checkTextFace(structure, judge, line);
  checkLineEnds(judge, recipients);
}

function checkFirstPage({ form, body, views }: Structure, judge: Judge): void {
  const [first] = body.body;
  if (!first || form === 'record' || form === 'report') return;
  const isThere =
    first.page === 1 || body.labelled.length > 0 || views.some((view) => view.page === 1 && view.tables.length > 0);
  judge.holds('body_not_on_first_page', at(first), isThere, String(first.page), '1');
}

/** Paragraphs and headings of the text or of one attachment. */
function checkText(structure: Structure, judge: Judge, lines: readonly TextLine[], views: readonly PageView[]): void {
  const { expected, standard } = structure;
  const paragraphs = paragraphsOf(lines, structure);
  const counts: number[] = [0, 0, 0, 0];
  const hasNumberedSections = paragraphs.some((paragraph) => paragraph.heading?.level === 1);
  for (const [index, paragraph] of paragraphs.entries()) {
    const page = paragraph.lines[0]?.page ?? 1;
    checkSize(judge, 'body_size', paragraph.glyphs, { office: expected.bodySize, standard: standard.bodySize }, page);
    checkIndent(structure, judge, paragraph, views);
    checkLineEnds(judge, paragraph.lines);
    const { heading } = paragraph;
    const isBare = !heading && isBareHeading(structure, paragraph, hasNumberedSections);
    if (heading) {
      checkHeading(judge, paragraph, heading, counts);
    } else if (isBare) judge.holds('heading_font', { page }, true);
    else checkFace(judge, 'body_font', paragraph.glyphs, 'fangsong', page);
    const level = heading?.level ?? (isBare ? 1 : undefined);
    if (level !== undefined) checkNotLast(judge, paragraph, level, paragraphs[index + 1], views);
  }
}

/** A heading without number: a single section, or a report whose headings carry none. */
function isBareHeading({ form, data }: Structure, { text, lines, glyphs }: Paragraph, hasSections: boolean): boolean {
  const roles = new Set(glyphs.filter(isHan).map((glyph) => glyph.role));
  const [role] = roles;
  const isShort = lines.length <= 2 && !/[，；！？]$/u.test(text) && (lines.length === 1 || !text.endsWith('。'));
  const isWhole = roles.size === 1 && isShort && (form === 'report' || !text.endsWith('。'));
  const isUnnumbered = form === 'report' && data?.numberedHeadings !== true && !hasSections;
  return isWhole && ((role === 'hei' && !hasSections) || (isUnnumbered && (role === 'kai' || role === 'hei')));
}

function checkIndent(structure: Structure, judge: Judge, paragraph: Paragraph, views: readonly PageView[]): void {
  for (const [index, line] of paragraph.lines.entries()) {
    const area = views.find((view) => view.page === line.page && !view.isTurned)?.area;
    const wanted = index === 0 ? PARAGRAPH_CELLS : 0;
    const cells = indentOf(line, structure, area);
    const tolerance = isHan(line.glyphs[0]) || /^\d/u.test(line.text) ? INDENT_TOLERANCE : LOOSE_TOLERANCE;
    const isRight = Math.abs(cells - wanted) <= tolerance;
    judge.holds('paragraph_indent', at(line), isRight, cells.toFixed(1), String(wanted));
  }
}

/** Numeral, order and face of a heading; one that runs in is followed by 仿宋 behind its 。 */
function checkHeading(
  judge: Judge,
  paragraph: Paragraph,
  heading: NonNullable<Paragraph['heading']>,
  counts: number[],
): void {
  const { glyphs, lines } = paragraph;
  const [first] = lines;
  if (!first) return;
  const { level, count, numeral } = heading;
  judge.holds('heading_numeral', at(first), isRightNumeral(level, numeral), numeral, EXAMPLES[level]);
  const wanted = (counts[level - 1] ?? 0) + 1;
  judge.holds('heading_order', at(first), count === wanted, String(count), String(wanted));
  counts[level - 1] = count;
  counts.fill(0, level);
  const role = HEADING_ROLES[level];
  const ownEnd = runInEnd(glyphs, role);
  checkFace(judge, 'heading_font', glyphs.slice(0, ownEnd), role, first.page);
  if (ownEnd < glyphs.length) checkFace(judge, 'body_font', glyphs.slice(ownEnd), 'fangsong', first.page);
}

const EXAMPLES: Record<HeadingLevel, string> = { 1: '一、', 2: '（一）', 3: '1.', 4: '（1）' };

/** Index behind the heading's own words: behind the 。 where the face changes to 仿宋, or the whole paragraph. */
function runInEnd(glyphs: Paragraph['glyphs'], role: 'hei' | 'kai' | 'fangsong'): number {
  if (role === 'fangsong') return glyphs.length;
  const stop = glyphs.findIndex((glyph, index) => {
    const rest = glyphs.slice(index + 1).filter(isHan);
    return glyph.text === '。' && rest.length > 0 && rest.filter((next) => next.role === role).length * 2 < rest.length;
  });
  return stop < 0 ? glyphs.length : stop + 1;
}

/** No heading in the last row of a page; a numbered sentence (1. …。) is no heading. */
function checkNotLast(
  judge: Judge,
  paragraph: Paragraph,
  level: HeadingLevel,
  next: Paragraph | undefined,
  views: readonly PageView[],
): void {
  const last = paragraph.lines.at(-1);
  const following = next?.lines[0];
  if (!last || !following || (level > 2 && /[。！？；]$/u.test(paragraph.text))) return;
  // A heading that runs in has its text on the same line.
  if (level <= 2 && paragraph.glyphs.some((glyph, index) => glyph.text === '。' && index < paragraph.glyphs.length - 1))
    return;
  const hasTable = views.some(
    (view) => view.page === last.page && view.tables.some((table) => table.top > last.baseline),
  );
  const tableNext = views.some((view) => view.page > last.page && view.page < following.page);
  judge.holds('heading_last_on_page', at(last), following.page === last.page || hasTable || tableNext, last.text, '');
}
