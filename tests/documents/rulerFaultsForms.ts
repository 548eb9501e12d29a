import { mm } from '#service/documents/officialLayout.ts';
import { SEAL } from './officialSamples.ts';
import { type Fault, letter, letterRule, mark, minutes, onPage, order, red, report } from './rulerFaultParts.ts';
import { faced, moved, movedRule, respelt, rules, runs, sized, together } from './rulerPatches.ts';

const SEAL_IMAGE = {
  x: mm(130),
  y: mm(170),
  width: mm(42),
  height: mm(42),
  png: new Uint8Array(Buffer.from(SEAL, 'base64')),
};

/** Faults of letters, orders, minutes and tables. */
export const FORMS_FAULTS: readonly Fault[] = [
  {
    name: 'number on the first page of a letter',
    request: letter,
    patch: (model) => ({
      ...model,
      pages: model.pages.map((page, index) =>
        index === 0
          ? {
              ...page,
              glyphRuns: [
                ...page.glyphRuns,
                ...(model.pages[1]?.glyphRuns.filter((run) => run.baseline > mm(265)) ?? []),
              ],
            }
          : page,
      ),
    }),
    code: 'page_number_unexpected',
  },
  {
    name: 'letter mark at 36 mm',
    request: letter,
    patch: runs(mark, moved(0, 6)),
    code: 'mark_ink_top',
    implied: ['letter_line_gap'],
  },
  { name: 'no thin upper line', request: letter, patch: rules(letterRule(1), () => []), code: 'letter_line_missing' },
  {
    name: 'upper lines 3 mm too high',
    request: letter,
    patch: rules((rule) => red(rule) && rule.y < mm(100), movedRule(0, -3)),
    code: 'letter_line_gap',
    implied: ['number_gap', 'head_mark_position'],
  },
  {
    name: 'lower lines 5 mm too high',
    request: letter,
    patch: rules((rule) => red(rule) && rule.y > mm(200), movedRule(0, -5)),
    code: 'letter_line_bottom',
  },
  {
    name: 'letter line of 156 mm',
    request: letter,
    patch: rules(letterRule(0), (rule) => ({ ...rule, width: mm(156) })),
    code: 'letter_line_width',
  },
  {
    name: 'thin line above the thick one',
    request: letter,
    patch: together(
      rules(letterRule(0), (rule) => ({ ...rule, height: mm(0.26) })),
      rules(letterRule(1), (rule) => ({ ...rule, height: mm(0.53) })),
    ),
    code: 'letter_line_order',
  },
  {
    name: 'black letter line',
    request: letter,
    patch: rules(letterRule(3), (rule) => ({ ...rule, colour: '#000000' })),
    code: 'letter_line_colour',
  },
  { name: 'order mark at 72 mm', request: order, layout: { orderMarkInkTop: mm(72) }, code: 'mark_ink_top' },
  {
    name: 'rule in an order',
    request: order,
    patch: (model) => ({
      ...model,
      pages: model.pages.map((page) => ({
        ...page,
        rules: [{ x: mm(28), y: mm(105), width: mm(156), height: mm(0.5), colour: '#ff0000' }],
      })),
    }),
    code: 'order_rule_unexpected',
  },
  {
    name: 'labels of minutes in 仿宋',
    request: minutes,
    patch: faced('主持人：', '某某区民政局办公室'),
    code: 'minutes_label_font',
  },
  {
    name: 'label of minutes at the edge',
    request: minutes,
    patch: runs('主持人：', moved(-11.14)),
    code: 'minutes_label_position',
  },
  {
    name: 'mark of minutes without 纪要',
    request: minutes,
    patch: runs(mark, respelt('会议纪要', '会议记录')),
    code: 'minutes_mark_text',
    implied: ['mark_text'],
  },
  {
    name: 'seal on minutes',
    request: minutes,
    patch: (model) => ({
      ...model,
      pages: model.pages.map((page, index) => (index === 2 ? { ...page, images: [SEAL_IMAGE] } : page)),
    }),
    code: 'minutes_seal',
  },
  { name: 'table head in 仿宋', request: report, patch: faced('登记数（家）', '截至'), code: 'table_header_font' },
  { name: 'table text in 3号', request: report, patch: runs('基金会', sized(16)), code: 'table_text_size' },
  { name: 'table text in 黑体', request: report, patch: faced('基金会', '登记数（家）'), code: 'table_font' },
  {
    name: 'thick table rule',
    request: report,
    patch: rules(
      (rule, page) => page === 1 && rule.width > mm(100) && Math.abs(rule.y - mm(137.967)) < 1,
      (rule) => ({ ...rule, height: mm(0.8) }),
    ),
    code: 'table_rule',
  },
  {
    name: 'table beyond the type area',
    request: report,
    patch: together(
      rules(onPage(1), (rule) =>
        rule.width > mm(100) ? { ...rule, width: mm(166) } : rule.x > mm(180) ? { ...rule, x: rule.x + mm(10) } : rule,
      ),
    ),
    code: 'table_width',
    implied: ['outside_type_area'],
  },
];
