import { mm } from '#service/documents/officialLayout.ts';
import { colophonRule, document, type Fault, numberOf, onPage } from './rulerFaultParts.ts';
import { faced, moved, movedRule, pages, respelt, rules, runs, sized, together } from './rulerPatches.ts';

/** Faults of 版记 and page numbers. */
export const COLOPHON_FAULTS: readonly Fault[] = [
  {
    name: 'last rule 3 mm too high',
    request: document,
    patch: rules(colophonRule(2), movedRule(0, -3)),
    code: 'colophon_last_rule',
  },
  {
    name: 'last rule too thick',
    request: document,
    patch: rules(colophonRule(2), (rule) => ({ ...rule, y: rule.y - mm(0.35), height: mm(0.7) })),
    code: 'colophon_rule_thickness',
  },
  {
    name: 'middle rule as thick as the others',
    request: document,
    patch: rules(colophonRule(1), (rule) => ({ ...rule, height: mm(0.35) })),
    code: 'colophon_rule_thickness',
  },
  {
    name: 'first rule too short',
    request: document,
    patch: rules(colophonRule(0), (rule) => ({ ...rule, width: mm(140) })),
    code: 'colophon_rule_width',
  },
  {
    name: 'red rule in the 版记',
    request: document,
    patch: rules(colophonRule(0), (rule) => ({ ...rule, colour: '#ff0000' })),
    code: 'colophon_rule_colour',
  },
  {
    name: '版记 in 3号',
    request: document,
    patch: runs((run, page) => page === 6 && run.baseline < mm(265), sized(16)),
    code: 'colophon_size',
  },
  { name: '抄送 in 黑体', request: document, patch: faced('抄送', '加急'), code: 'colophon_font' },
  { name: '抄送 at the edge', request: document, patch: runs('抄送', moved(-4.9)), code: 'colophon_inset' },
  {
    name: '抄送 without 。',
    request: document,
    patch: runs('社会组织管理局。', respelt('。', '，')),
    code: 'colophon_entry_end',
  },
  {
    name: '印发 left out',
    request: document,
    patch: runs('日印发', respelt('印发', '前后')),
    code: 'colophon_print_row',
  },
  {
    name: 'no 版记',
    request: document,
    patch: together(
      runs(
        (run, page) => page === 6 && run.baseline < mm(265),
        () => [],
      ),
      rules(onPage(6), () => []),
    ),
    code: 'colophon_missing',
    implied: ['blank_page'],
  },
  {
    name: '版记 before the last page',
    request: document,
    patch: pages(1, 2, 3, 4, 6, 5),
    code: 'colophon_not_last_page',
    implied: ['page_number_value', 'page_number_position'],
  },
  {
    name: 'page number with hyphens',
    request: document,
    patch: runs(numberOf(2), (run) => ({
      ...run,
      glyphs: run.glyphs.map((glyph) => ({ ...glyph, character: glyph.character === '—' ? '-' : glyph.character })),
    })),
    code: 'page_number_form',
  },
  {
    name: 'page number of another page',
    request: document,
    patch: runs(numberOf(2), respelt('2', '7')),
    code: 'page_number_value',
  },
  {
    name: 'page number on the wrong side',
    request: document,
    patch: runs(numberOf(2), moved(128)),
    code: 'page_number_position',
  },
  {
    name: 'page number 4 mm too high',
    request: document,
    patch: runs(numberOf(2), moved(0, -4)),
    code: 'page_number_height',
  },
  { name: 'page number in 3号', request: document, patch: runs(numberOf(2), sized(16)), code: 'page_number_size' },
  { name: 'page number in 仿宋', request: document, patch: faced(numberOf(2), '某民发'), code: 'page_number_font' },
  { name: 'no page number', request: document, patch: runs(numberOf(2), () => []), code: 'page_number_missing' },
];
