import { indentOf } from '../indent.ts';
import { at, type Judge } from '../judge.ts';
import type { Structure } from '../structure.ts';
import { isHan, leftEdge } from '../textLines.ts';
import { checkFace } from '../typefaces.ts';
import { checkLineEnds } from './lineEnds.ts';

const TOLERANCE_CELLS = 0.15;

/** What minutes have of their own, and the labelled lines of minutes and records (§3.3). */
export function checkMinutes(structure: Structure, judge: Judge): void {
  const { form, head, views, body } = structure;
  if (form === 'minutes') {
    const mark = head.mark.map((line) => line.text).join('');
    if (mark) judge.holds('minutes_mark_text', { page: 1 }, mark.endsWith('纪要'), mark, '……纪要');
    const view = views.find((candidate) => candidate.images.length > 0);
    judge.holds('minutes_seal', { page: view?.page ?? 1 }, view === undefined);
  }
  for (const entry of body.labelled) {
    const [first] = entry;
    if (!first) continue;
    const colon = first.glyphs.findIndex((glyph) => /[：:]/u.test(glyph.text)) + 1;
    checkFace(judge, 'minutes_label_font', first.glyphs.slice(0, colon), 'hei', first.page);
    const rest = [...first.glyphs.slice(colon), ...entry.slice(1).flatMap((line) => line.glyphs)];
    checkFace(judge, 'body_font', rest, 'fangsong', first.page);
    const cells = indentOf(first, structure);
    judge.holds('minutes_label_position', at(first), Math.abs(cells - 2) <= TOLERANCE_CELLS, cells.toFixed(1), '2');
    const start = first.glyphs[colon];
    for (const next of entry.slice(1)) {
      if (!start || !isHan(start) || !isHan(next.glyphs[0])) continue;
      const offset = (next.left - leftEdge(start)) / structure.expected.cell;
      judge.holds('minutes_label_position', at(next), Math.abs(offset) <= TOLERANCE_CELLS, offset.toFixed(1), '0');
    }
    checkLineEnds(judge, entry);
  }
}
