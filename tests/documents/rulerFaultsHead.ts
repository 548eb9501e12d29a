import { mm } from '#service/documents/officialLayout.ts';
import { DOCUMENT } from './officialSamples.ts';
import { copyRun, document, type Fault, joint, mark, red } from './rulerFaultParts.ts';
import { coloured, faced, moved, movedRule, respelt, rules, runs, sized, textOf, together } from './rulerPatches.ts';

/** Faults of 版头. */
export const HEAD_FAULTS: readonly Fault[] = [
  {
    name: 'mark 3 mm too low',
    request: document,
    patch: runs(mark, moved(0, 3)),
    code: 'mark_ink_top',
    implied: ['number_gap'],
  },
  { name: 'mark at 80 mm by the settings', request: document, layout: { markInkTop: mm(80) }, code: 'mark_ink_top' },
  { name: 'mark in black', request: document, patch: runs(mark, coloured('#000000')), code: 'mark_colour' },
  {
    name: 'mark in 仿宋',
    request: document,
    patch: faced(mark, '某民发'),
    code: 'mark_font',
    implied: ['mark_ink_top'],
  },
  { name: 'mark beside the middle', request: document, patch: runs(mark, moved(4)), code: 'mark_centred' },
  {
    name: 'mark 24 mm high',
    request: { form: 'document', data: { ...DOCUMENT, agencies: ['某局'] } },
    layout: { markSize: mm(24) },
    code: 'mark_size',
  },
  { name: 'no mark', request: document, patch: runs(mark, () => []), code: 'mark_missing' },
  { name: 'mark of another office', request: document, patch: runs(mark, respelt('民', '财')), code: 'mark_text' },
  {
    name: 'number in square brackets',
    request: document,
    patch: together(runs('〔2026〕3号', respelt('〔', '[')), runs('2026〕3号', respelt('〕', ']'))),
    code: 'number_form',
    implied: ['number_text'],
  },
  {
    name: 'number of another document',
    request: document,
    patch: runs('〔2026〕3号', respelt('3号', '8号')),
    code: 'number_text',
  },
  {
    name: 'number beside the middle',
    request: document,
    patch: runs('〔2026〕3号', moved(3)),
    code: 'number_position',
  },
  {
    name: 'number one line too high',
    request: document,
    patch: runs('〔2026〕3号', moved(0, -5)),
    code: 'number_gap',
    implied: ['red_rule_gap'],
  },
  { name: 'number in 黑体', request: document, patch: faced('〔2026〕3号', '加急'), code: 'number_font' },
  { name: 'number in 4号', request: document, patch: runs('〔2026〕3号', sized(14)), code: 'number_size' },
  { name: 'no number', request: document, patch: runs('〔2026〕3号', () => []), code: 'number_missing' },
  {
    name: 'copy number of five digits',
    request: document,
    patch: runs(copyRun, (run) => ({ ...run, glyphs: run.glyphs.slice(0, 5) })),
    code: 'copy_number_form',
  },
  { name: 'security mark in 仿宋', request: document, patch: faced('工作秘密', '某民发'), code: 'head_mark_font' },
  { name: 'urgency one cell in', request: document, patch: runs('加急', moved(5.6)), code: 'head_mark_position' },
  {
    name: 'upward document without 签发人',
    request: joint,
    patch: runs(
      (run) => /签发人|^张某某$|^李某$|^王某某$/.test(textOf(run)),
      () => [],
    ),
    code: 'signer_missing',
    implied: ['number_position', 'number_gap'],
  },
  { name: '签发人 in 仿宋', request: joint, patch: faced('王某某', '某民发'), code: 'signer_font' },
  {
    name: '签发人 at the edge',
    request: joint,
    patch: runs((run) => /签发人|^张某某|李某$|^王某某$/.test(textOf(run)) && run.size === 16, moved(5.6)),
    code: 'signer_position',
  },
  { name: 'no red rule', request: document, patch: rules(red, () => []), code: 'red_rule_missing' },
  {
    name: 'red rule 2 mm too low',
    request: document,
    patch: rules(red, movedRule(0, 2)),
    code: 'red_rule_gap',
    implied: ['title_gap'],
  },
  {
    name: 'red rule too short',
    request: document,
    patch: rules(red, (rule) => ({ ...rule, width: mm(150) })),
    code: 'red_rule_width',
  },
  {
    name: 'red rule too thick',
    request: document,
    patch: rules(red, (rule) => ({ ...rule, height: mm(1.2) })),
    code: 'red_rule_thickness',
  },
  {
    name: 'black rule in the head',
    request: document,
    patch: rules(red, (rule) => ({ ...rule, colour: '#000000' })),
    code: 'red_rule_colour',
  },
];
