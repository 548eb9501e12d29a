import { at, type Judge } from '../judge.ts';
import { MM_PER_POINT } from '../measuredTypes.ts';
import type { PageView } from '../pageView.ts';
import type { Structure } from '../structure.ts';
import { cellOf, type TextLine } from '../textLines.ts';
import { checkFace, checkSize } from '../typefaces.ts';
import { isEmpty } from './page.ts';

const FORM = /^—(\d+)—$/u;
const GAP_TOLERANCE = 0.8;
const PLACE_TOLERANCE = 0.6;
const HEIGHT_TOLERANCE = 0.3;

/** — 1 — below the type area (§2.5). */
export function checkPageNumbers(structure: Structure, judge: Judge): void {
  const { views, form, expected } = structure;
  const upright = views.filter((view) => !view.isTurned);
  const isUnnumbered = unnumberedPages(structure, upright);
  for (const view of upright) {
    const place = { page: view.page };
    const { pageNumber } = view;
    const isLetterHead = form === 'letter' && view.page === 1 && !structure.isSeparate;
    if (isLetterHead || expected.pageNumber === 'none') {
      judge.holds('page_number_unexpected', place, pageNumber === undefined, pageNumber?.text);
      continue;
    }
    // A letter of two pages may leave out the second number too.
    const isOptional = form === 'letter' && structure.pages === 2;
    if (!isUnnumbered.has(view.page) && !isOptional)
      judge.holds('page_number_missing', place, pageNumber !== undefined);
    if (pageNumber) checkOne(structure, judge, view, pageNumber);
  }
}

/** A blank page and the page of the 版记 behind it (GB/T 9704 7.5). */
function unnumberedPages({ expected }: Structure, views: readonly PageView[]): Set<number> {
  const blank = expected.colophonOnEvenPage ? views.filter(isEmpty).map((view) => view.page) : [];
  return new Set(blank.flatMap((page) => [page, page + 1]));
}

function checkOne(structure: Structure, judge: Judge, view: PageView, line: TextLine): void {
  const { expected, standard } = structure;
  const match = FORM.exec(line.text);
  judge.holds('page_number_form', at(line), match !== null, line.text, `—${view.page}—`);
  const value = line.text.replace(/\D/gu, '');
  judge.holds('page_number_value', at(line), value === String(view.page), value, String(view.page));
  checkFace(judge, 'page_number_font', line.glyphs, 'song', view.page);
  checkSize(
    judge,
    'page_number_size',
    line.glyphs,
    { office: expected.pageNumberSize, standard: standard.pageNumberSize },
    view.page,
  );
  const [dash, digit] = line.glyphs;
  const last = line.glyphs.at(-1);
  if (!dash?.ink || !digit?.ink || !last?.ink || !match) return;
  const gap = digit.ink.left - dash.ink.right;
  const half = (expected.pageNumberSize / 2) * MM_PER_POINT;
  judge.holds(
    'page_number_form',
    at(line),
    Math.abs(gap - half) <= GAP_TOLERANCE,
    `${gap.toFixed(1)} mm`,
    `${half.toFixed(1)} mm`,
  );
  judge.measures('page_number_height', at(line), {
    measured: dash.ink.top,
    office: expected.pageNumberDashTop,
    standard: standard.pageNumberDashTop,
    tolerance: HEIGHT_TOLERANCE,
  });
  const inset = cellOf(expected.pageNumberSize);
  const isOdd = view.page % 2 === 1;
  const centred = { measured: (dash.ink.left + last.ink.right) / 2, office: view.area.centre };
  const outer = isOdd
    ? { measured: last.ink.right, office: view.area.right - inset }
    : { measured: dash.ink.left, office: view.area.left + inset };
  const place = expected.pageNumber === 'centred' ? centred : outer;
  judge.measures('page_number_position', at(line), { ...place, tolerance: PLACE_TOLERANCE });
  if (expected.pageNumber === 'centred') {
    const wanted = isOdd ? '右' : '左';
    judge.advises(
      'page_number_position',
      at(line),
      structure.form === 'record' || structure.form === 'report',
      '居中',
      wanted,
    );
  }
}
