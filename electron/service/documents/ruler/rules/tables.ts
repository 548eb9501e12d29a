import type { Judge } from '../judge.ts';
import { at, short } from '../judge.ts';
import type { PageView, Table } from '../pageView.ts';
import type { Structure } from '../structure.ts';
import { checkFace } from '../typefaces.ts';

const EDGE_TOLERANCE = 0.6;
const RULE_TOLERANCE = 0.11;
const LARGEST = 14.3;
const SMALLEST = 8.9;

/** Tables keep to the type area, 仿宋 4号 or smaller, header row 黑体, rules 0.25 mm (§3.4). */
export function checkTables(structure: Structure, judge: Judge): void {
  for (const view of structure.views) for (const table of view.tables) checkTable(structure, judge, view, table);
}

function checkTable({ expected, standard }: Structure, judge: Judge, view: PageView, table: Table): void {
  const place = { page: view.page, x: table.left, y: table.top };
  const isInside = table.left >= view.area.left - EDGE_TOLERANCE && table.right <= view.area.right + EDGE_TOLERANCE;
  const room = view.area.right - view.area.left;
  judge.holds('table_width', place, isInside, `${short(table.right - table.left)} mm`, `≤ ${short(room)} mm`);
  for (const rule of table.rules) {
    judge.measures(
      'table_rule',
      { page: view.page, x: rule.left, y: rule.top },
      {
        measured: Math.min(rule.right - rule.left, rule.bottom - rule.top),
        office: expected.tableRule,
        standard: standard.tableRule,
        tolerance: RULE_TOLERANCE,
      },
    );
  }
  const level = table.rules
    .filter((rule) => rule.right - rule.left > rule.bottom - rule.top)
    .map((rule) => (rule.top + rule.bottom) / 2)
    .toSorted((a, b) => a - b);
  const headEnd = level.find((y) => y > (level[0] ?? 0) + 2) ?? table.top;
  for (const line of table.rows) {
    const isHead = line.baseline < headEnd;
    checkFace(judge, isHead ? 'table_header_font' : 'table_font', line.glyphs, isHead ? 'hei' : 'fangsong', view.page);
    const size = line.glyphs.find((glyph) => glyph.size > LARGEST || glyph.size < SMALLEST * 0.94)?.size;
    judge.holds('table_text_size', at(line), size === undefined, `${short(size ?? 0)} pt`, '9–14 pt');
  }
}
