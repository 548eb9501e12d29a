import { sides } from '../expectations.ts';
import { plain } from '../expectedData.ts';
import { at, type Judge } from '../judge.ts';
import { MM_PER_POINT } from '../measuredTypes.ts';
import { isRed } from '../redColour.ts';
import type { Structure } from '../structure.ts';
import type { TextLine } from '../textLines.ts';
import { checkFace, checkSize } from '../typefaces.ts';
import { nearestPitch } from './pitches.ts';

const NUMBER = /^[\u4e00-\u9fff\u3400-\u4dbf]{1,12}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$/u;
const ORDER_NUMBER = /^第[1-9]\d{0,4}号$/u;
const WRONG_BRACKETS = /[[\]【】［］()（）]/u;
const GAP_TOLERANCE = 0.3;
const PLACE_TOLERANCE = 0.5;
const PITCH_GAP_TOLERANCE = 0.8;
/** 7/8 of a 3号 character below the double line of a letter. */
const LETTER_GAP = 14 * MM_PER_POINT;
const UPWARD_KINDS = ['请示', '报告'];

/** Lower end of the ink of the mark, or its baseline where nothing reaches below. */
export function markBottom(mark: readonly TextLine[]): number {
  return Math.max(
    ...mark.flatMap((line) => line.glyphs.map((glyph) => Math.max(line.baseline, glyph.ink?.bottom ?? 0))),
  );
}

/** 版头 (§2.1) and what stands in its place in letters, orders and minutes (§3). */
export function checkHead(structure: Structure, judge: Judge): void {
  const { form, isSeparate } = structure;
  if (form === 'record' || form === 'report' || isSeparate) return;
  checkMark(structure, judge);
  checkNumber(structure, judge);
  checkSigners(structure, judge);
  checkHeadMarks(structure, judge);
}

function checkMark(structure: Structure, judge: Judge): void {
  const { form, expected, standard, head, data } = structure;
  const { mark } = head;
  judge.holds('mark_missing', { page: 1 }, mark.length > 0);
  const [first] = mark;
  if (!first) return;
  const glyphs = mark.flatMap((line) => line.glyphs);
  const inkTop = Math.min(...glyphs.map((glyph) => glyph.ink?.top ?? Number.POSITIVE_INFINITY));
  const name = form === 'letter' ? 'letterMarkInkTop' : form === 'order' ? 'orderMarkInkTop' : 'markInkTop';
  judge.measures('mark_ink_top', at(first), {
    measured: Number.isFinite(inkTop) ? inkTop : first.emTop,
    office: expected[name],
    standard: standard[name],
    tolerance: mark.length > 1 ? 0.6 : GAP_TOLERANCE,
  });
  const wrongColour = glyphs.find((glyph) => !isRed(glyph.colour));
  judge.holds('mark_colour', at(first), wrongColour === undefined, wrongColour?.colour, '#ff0000');
  checkFace(judge, 'mark_font', glyphs, 'xiaobiaosong', 1);
  const left = Math.min(...mark.map((line) => line.left));
  const right = Math.max(...mark.map((line) => line.right));
  const { centre } = sides(expected, 1);
  judge.measures('mark_centred', at(first), {
    measured: (left + right) / 2,
    office: centre,
    standard: standard.centre,
    tolerance: 0.6,
  });
  // Names of a joint head are made smaller to keep the text on the first page.
  const [least, most] = [mark.length > 1 ? 4.5 : 7.9, 22];
  const height = Math.max(...glyphs.map((glyph) => glyph.size)) * MM_PER_POINT;
  judge.holds('mark_size', at(first), height >= least && height < most, `${height.toFixed(1)} mm`, `8–22 mm`);
  const found = plain(mark.map((line) => line.text).join(''));
  const names = data?.agencies ?? [data?.mark ?? data?.agency ?? ''];
  if (names.some((one) => one !== '')) {
    const word = data?.agencies ? (data.markWord ?? '文件') : '';
    const letters = (text: string): string => [...plain(text)].toSorted().join('');
    const isSame = letters(found) === letters(names.join('') + word);
    judge.holds('mark_text', at(first), isSame, found, names.join('') + word);
  }
}

function checkNumber(structure: Structure, judge: Judge): void {
  const { form, expected, standard, head, data } = structure;
  const { number, mark, rules } = head;
  if (form === 'minutes') {
    if (number) judge.holds('number_form', at(number), !WRONG_BRACKETS.test(number.text), number.text, '〔2026〕3号');
  } else {
    if (data?.number !== '') judge.holds('number_missing', { page: 1 }, number !== undefined);
    const [pattern, example] = form === 'order' ? [ORDER_NUMBER, '第3号'] : [NUMBER, '某民发〔2026〕3号'];
    if (number) judge.holds('number_form', at(number), pattern.test(number.text), number.text, example);
    if (number && data?.number) {
      judge.holds('number_text', at(number), plain(number.text) === plain(data.number), number.text, data.number);
    }
  }
  if (!number) return;
  checkFace(judge, 'number_font', number.glyphs, 'fangsong', 1);
  checkSize(judge, 'number_size', number.glyphs, { office: expected.bodySize, standard: standard.bodySize }, 1);
  const { left, right, centre } = sides(expected, 1);
  const isUpward = head.signers.length > 0;
  const measured = form === 'letter' ? number.right : isUpward ? number.left : (number.left + number.right) / 2;
  const office = form === 'letter' ? right : isUpward ? left + expected.cell : centre;
  judge.measures('number_position', at(number), { measured, office, tolerance: PLACE_TOLERANCE });
  if (form === 'letter') {
    const upper = upperBottom(structure);
    if (upper === undefined || rules.length < 4) return;
    judge.measures('number_gap', at(number), {
      measured: number.emTop - upper,
      office: LETTER_GAP,
      tolerance: PLACE_TOLERANCE,
    });
  } else if (mark.length > 0) {
    const top = Math.min(number.emTop, ...head.signers.map((part) => part.emTop));
    const gap = top - markBottom(mark);
    const rows = expected.markEmptyRows;
    const pitch = nearestPitch(structure, 1, gap, rows);
    judge.measures('number_gap', at(number), { measured: gap, office: rows * pitch, tolerance: PITCH_GAP_TOLERANCE });
  }
}

function checkSigners({ form, expected, head, data }: Structure, judge: Judge): void {
  if (form !== 'document') return;
  const title = head.title.map((line) => line.text).join('');
  const isUpward = data ? data.isUpward || UPWARD_KINDS.includes(data.kind) : /请示$/u.test(title);
  const { signers } = head;
  if (isUpward) judge.holds('signer_missing', { page: 1 }, signers.length > 0);
  const label = signers.find((part) => /^签发人[：:]/u.test(part.text));
  if (!label) return;
  const right = Math.max(...signers.map((part) => part.right));
  judge.measures('signer_position', at(label), {
    measured: right,
    office: sides(expected, 1).right - expected.cell,
    tolerance: PLACE_TOLERANCE,
  });
  const colon = label.glyphs.findIndex((glyph) => /[：:]/u.test(glyph.text)) + 1;
  checkFace(judge, 'signer_font', label.glyphs.slice(0, colon), 'fangsong', 1);
  const names = signers.flatMap((part) => (part === label ? part.glyphs.slice(colon) : part.glyphs));
  checkFace(judge, 'signer_font', names, 'kai', 1);
}

/** 份号, 密级, 紧急程度: rows from the top in this order, flush left. */
function checkHeadMarks(structure: Structure, judge: Judge): void {
  const { form, expected, head } = structure;
  const isLetter = form === 'letter';
  const { left } = sides(expected, 1);
  const upper = isLetter && head.rules.length === 4 ? upperBottom(structure) : undefined;
  if (isLetter && upper === undefined) return;
  const top = upper === undefined ? expected.top + expected.firstRow : upper + LETTER_GAP;
  const isCopy = (line: TextLine): boolean => /^\d+$/u.test(line.text);
  const skipsFirst = !isLetter && head.marks.length > 0 && !head.marks.some(isCopy) && head.marks.some(isSecurity);
  for (const [index, line] of head.marks.entries()) {
    if (isCopy(line)) judge.holds('copy_number_form', at(line), /^\d{6,8}$/u.test(line.text), line.text, '000012');
    checkFace(judge, 'head_mark_font', line.glyphs, isCopy(line) ? 'fangsong' : 'hei', 1);
    judge.measures('head_mark_position', at(line), { measured: line.left, office: left, tolerance: PLACE_TOLERANCE });
    const row = index + (skipsFirst ? 1 : 0);
    const pitch = nearestPitch(structure, 1, line.emTop - top, row);
    judge.measures('head_mark_position', at(line), {
      measured: line.emTop,
      office: top + row * pitch,
      tolerance: PITCH_GAP_TOLERANCE,
    });
    const isInOrder = index === 0 || rankOf(head.marks[index - 1]) <= rankOf(line);
    judge.holds('head_mark_position', at(line), isInOrder, line.text, '份号、密级、紧急程度');
  }
}

/** Lower edge of the upper double line of a letter. */
function upperBottom({ head, expected }: Structure): number | undefined {
  return head.rules.findLast((rule) => rule.bottom < expected.bottom / 2)?.bottom;
}

function isSecurity(line: TextLine): boolean {
  return !/^\d+$|^(?:特急|加急|特提|平急)$/u.test(line.text);
}

function rankOf(line: TextLine | undefined): number {
  if (!line || /^\d+$/u.test(line.text)) return 0;
  return isSecurity(line) ? 1 : 2;
}
