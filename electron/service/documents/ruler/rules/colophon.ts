import { at, type Judge } from '../judge.ts';
import type { Colophon, Structure } from '../structure.ts';
import { cellOf, leftEdge, type TextLine } from '../textLines.ts';
import { checkFace, checkSize } from '../typefaces.ts';
import { checkLineEnds } from './lineEnds.ts';

const LABEL = /^(?:抄送|主送|分送|发)：/u;
const PRINTED = /\d{4}年\d{1,2}月\d{1,2}日印发$/u;
const THICKNESS_TOLERANCE = 0.06;
const EDGE_TOLERANCE = 0.3;
const WIDTH_TOLERANCE = 0.5;
const PLACE_TOLERANCE = 0.8;

/** 版记 (§2.4). */
export function checkColophon(structure: Structure, judge: Judge): void {
  const { colophons, data, pages, form, isSeparate } = structure;
  if (form === 'record' || form === 'report' || isSeparate) return;
  const hasPrinting = form !== 'letter' && Boolean(data?.printingOffice || data?.printedOn);
  const wanted = (data?.copyTo?.length ?? 0) + (data?.issueTo?.length ?? 0) > 0 || hasPrinting;
  if (wanted) judge.holds('colophon_missing', { page: pages }, colophons.length > 0);
  for (const colophon of colophons) {
    const { view, lines } = colophon;
    judge.holds('colophon_not_last_page', { page: view.page }, view.page === pages, String(view.page), String(pages));
    checkRules(structure, judge, colophon);
    const { expected, standard } = structure;
    for (const line of lines) {
      checkFace(judge, 'colophon_font', line.glyphs, 'fangsong', view.page);
      const sizes = { office: expected.colophonSize, standard: standard.colophonSize };
      checkSize(judge, 'colophon_size', line.glyphs, sizes, view.page);
    }
    checkEntries(structure, judge, colophon, hasPrinting);
  }
}

function checkRules(structure: Structure, judge: Judge, { view, rules, lines }: Colophon): void {
  const { expected, standard, form } = structure;
  const last = rules.at(-1);
  if (form === 'letter' && !last) {
    const bottom = Math.max(...lines.map((line) => line.emBottom));
    judge.measures(
      'margin_bottom',
      { page: view.page },
      {
        measured: view.height - bottom,
        office: view.height - expected.bottom,
        standard: standard.pageHeight - standard.bottom,
        tolerance: 1,
      },
    );
    return;
  }
  if (!last) return;
  judge.measures(
    'colophon_last_rule',
    { page: view.page, x: last.left, y: last.bottom },
    {
      measured: last.bottom,
      office: expected.bottom,
      standard: standard.bottom,
      tolerance: EDGE_TOLERANCE,
    },
  );
  for (const [index, rule] of rules.entries()) {
    const place = { page: view.page, x: rule.left, y: rule.top };
    const isOuter = index === 0 || rule === last;
    const name = isOuter ? 'colophonOuterRule' : 'colophonInnerRule';
    judge.measures('colophon_rule_thickness', place, {
      measured: rule.bottom - rule.top,
      office: expected[name],
      standard: standard[name],
      tolerance: THICKNESS_TOLERANCE,
    });
    judge.measures('colophon_rule_width', place, {
      measured: rule.right - rule.left,
      office: expected.right - expected.left,
      standard: standard.right - standard.left,
      tolerance: WIDTH_TOLERANCE,
    });
    judge.holds('colophon_rule_colour', place, rule.colour === '#000000', rule.colour, '#000000');
  }
}

/** Entries one 4号 character in on both sides; continuation under the character behind ：; 。 at the end. */
function checkEntries(
  structure: Structure,
  judge: Judge,
  { view, lines, rules }: Colophon,
  hasPrinting: boolean,
): void {
  const { expected } = structure;
  const inset = cellOf(expected.colophonSize);
  const isPrintRow = (line: TextLine): boolean => line.segments.length > 1 || PRINTED.test(line.text);
  const printRow =
    rules.length > 0 ? lines.findLast((line, index) => index === lines.length - 1 && isPrintRow(line)) : undefined;
  const entries: TextLine[][] = [];
  for (const line of lines.filter((one) => one !== printRow)) {
    if (LABEL.test(line.text) || entries.length === 0) entries.push([line]);
    else entries.at(-1)?.push(line);
  }
  const checkLeft = (line: TextLine, office: number): void =>
    judge.measures('colophon_inset', at(line), { measured: line.left, office, tolerance: PLACE_TOLERANCE });
  for (const entry of entries) {
    const [first] = entry;
    const last = entry.at(-1);
    if (!first || !last) continue;
    checkLeft(first, view.area.left + inset);
    const colon = first.glyphs.findIndex((glyph) => glyph.text === '：');
    const start = first.glyphs[colon + 1];
    for (const next of entry.slice(1)) if (start) checkHanging(judge, next, leftEdge(start), inset);
    const right = Math.max(...entry.map((line) => line.right));
    const isInside = right <= view.area.right - inset + PLACE_TOLERANCE;
    judge.holds(
      'colophon_inset',
      at(first),
      isInside,
      `${right.toFixed(1)} mm`,
      `≤ ${(view.area.right - inset).toFixed(1)} mm`,
    );
    judge.holds('colophon_entry_end', at(last), /[。！？]$/u.test(last.text), last.text.slice(-1), '。');
    checkLineEnds(judge, entry);
  }
  if (hasPrinting) judge.holds('colophon_print_row', { page: view.page }, printRow !== undefined);
  if (!printRow) return;
  const [office] = printRow.segments;
  const isDated = PRINTED.test(printRow.text) || structure.data?.printedOn === '';
  judge.holds('colophon_print_row', at(printRow), isDated, printRow.text, '2026年3月5日印发');
  if (office && printRow.segments.length > 1) checkLeft(office, view.area.left + inset);
  if (!PRINTED.test(printRow.text)) return;
  judge.measures('colophon_inset', at(printRow), {
    measured: printRow.right,
    office: view.area.right - inset,
    tolerance: PLACE_TOLERANCE,
  });
}

function checkHanging(judge: Judge, line: TextLine, office: number, cell: number): void {
  const isMark = /^[“‘（《〈【〔［「『]/u.test(line.text);
  judge.measures('colophon_inset', at(line), {
    measured: line.left,
    office,
    tolerance: isMark ? cell : PLACE_TOLERANCE,
  });
}
