import type { GlyphRun } from '#service/documents/pageModel.ts';
import { DOCUMENT } from './officialSamples.ts';
import { body, document, type Fault } from './rulerFaultParts.ts';
import { coloured, faced, moved, respelt, runs, sized, textOf, together } from './rulerPatches.ts';

/** Its title's second line begins with 社会组织. */
const brokenTitle = {
  form: 'document' as const,
  data: { ...DOCUMENT, title: '某某区民政局关于做好2026年\n社会组织年度检查工作的通知' },
};

const TITLE_LINE = '社会组织年度检查工作的通知';
const isTitle = (run: GlyphRun, page: number): boolean => page === 1 && run.size === 22;
/** Faults of title and text. */
export const TEXT_FAULTS: readonly Fault[] = [
  { name: 'title in 黑体', request: document, patch: faced(isTitle, '加急'), code: 'title_font' },
  { name: 'title in 20 pt', request: document, patch: runs(isTitle, sized(20)), code: 'title_size' },
  { name: 'title line beside the middle', request: document, patch: runs(TITLE_LINE, moved(5)), code: 'title_centred' },
  {
    name: 'title too near to the rule',
    request: document,
    patch: runs(isTitle, moved(0, -6)),
    code: 'title_gap',
    implied: ['recipients_gap'],
  },
  {
    name: 'title lines too far apart',
    request: brokenTitle,
    patch: runs(TITLE_LINE, moved(0, 3)),
    code: 'title_pitch',
  },
  { name: 'no title', request: document, patch: runs(isTitle, () => []), code: 'title_missing' },
  {
    name: 'title of another document',
    request: document,
    patch: runs(TITLE_LINE, respelt('年度', '专项')),
    code: 'title_text',
  },
  {
    name: 'title line begins with 的',
    request: brokenTitle,
    patch: runs(TITLE_LINE, respelt('社会', '的会')),
    code: 'title_line_break',
    implied: ['title_text'],
  },
  {
    name: 'title line of 21 characters',
    request: { form: 'document', data: { ...DOCUMENT, title: '某某区民政局关于做好年度检查工作的通知' } },
    patch: runs(isTitle, (run) => ({
      ...run,
      glyphs: [...run.glyphs, ...run.glyphs.slice(-3).map((glyph) => ({ ...glyph, x: glyph.x + 66 }))],
    })),
    code: 'title_line_length',
    implied: ['title_text', 'title_centred', 'outside_type_area'],
  },
  {
    name: '主送 without ：',
    request: document,
    patch: runs('各社会组织：', respelt('：', '。')),
    code: 'recipients_colon',
  },
  {
    name: '主送 of another document',
    request: document,
    patch: runs('各街道办事处', respelt('街道', '乡镇')),
    code: 'recipients_text',
  },
  {
    name: 'text begins on page 2',
    request: document,
    patch: runs(body, () => []),
    code: 'body_not_on_first_page',
    implied: ['heading_order'],
  },
  { name: 'text in 15 pt', request: document, patch: runs('会组织年度检查工作通知如下', sized(15)), code: 'body_size' },
  { name: 'text in 黑体', request: document, patch: faced('会组织年度检查工作通知如下', '加急'), code: 'body_font' },
  {
    name: 'text in red',
    request: document,
    patch: runs('会组织年度检查工作通知如下', coloured('#ff0000')),
    code: 'text_colour',
  },
  {
    name: 'paragraph one cell in',
    request: document,
    patch: runs('逾期未报的', moved(-5.571)),
    code: 'paragraph_indent',
  },
  { name: 'level 1 in 仿宋', request: document, patch: faced('一、年检范围', '某民发'), code: 'heading_font' },
  { name: 'level 2 in 黑体', request: document, patch: faced('严格时限要求', '加急'), code: 'heading_font' },
  { name: 'level 3 in 黑体', request: document, patch: faced('初审意见', '加急'), code: 'heading_font' },
  {
    name: 'half-width brackets in （一）',
    request: document,
    patch: runs('（一）', respelt('（一）', '(一)')),
    code: 'heading_numeral',
  },
  { name: '1、', request: document, patch: runs('1.初审', respelt('1.', '1、')), code: 'heading_numeral' },
  {
    name: 'sections 一、三、',
    request: document,
    patch: runs('二、工作要求', respelt('二', '三')),
    code: 'heading_order',
  },
  {
    name: 'line begins with ，',
    request: document,
    patch: runs('管、谁负责”的原则', respelt('管', '，')),
    code: 'line_start_forbidden',
  },
  {
    name: 'line ends with （',
    request: document,
    patch: runs('6月30日前形成处置意见（含拟', respelt('含拟', '含（')),
    code: 'line_end_forbidden',
  },
  {
    name: 'number over two lines',
    request: document,
    patch: together(runs('1,286家，应', respelt('，应', '，2')), runs('检1,190家', respelt('检1', '31'))),
    code: 'number_split',
  },
  {
    name: 'heading in the last row',
    request: document,
    patch: (model) => {
      const row = model.pages[0]?.glyphRuns.find((run) => textOf(run).includes('列入活动异常'));
      const heading = model.pages[1]?.glyphRuns.find((run) => textOf(run).includes('二、工作要求'));
      if (!row || !heading) throw new Error('no line');
      const moves = together(
        runs('列入活动异常', () => []),
        runs('二、工作要求', () => []),
      );
      const { pages: rest, ...model2 } = moves(model);
      const [first, ...others] = rest;
      if (!first) throw new Error('no page');
      return {
        ...model2,
        pages: [{ ...first, glyphRuns: [...first.glyphRuns, { ...heading, baseline: row.baseline }] }, ...others],
      };
    },
    code: 'heading_last_on_page',
    implied: ['margin_top'],
  },
  {
    name: 'one line over another',
    request: document,
    patch: runs('逾期未报的', moved(0, -8)),
    code: 'text_overlap',
    implied: ['line_pitch', 'attachment_list_gap'],
  },
  { name: 'one line between the rows', request: document, patch: runs('检1,190家', moved(0, 2)), code: 'line_pitch' },
  {
    name: 'no 主送',
    request: document,
    patch: runs('各街道办事处', () => []),
    code: 'recipients_missing',
    implied: ['recipients_gap'],
  },
  {
    name: '主送 close to the title',
    request: document,
    patch: runs('各街道办事处', moved(0, -14)),
    code: 'recipients_gap',
    implied: ['line_pitch'],
  },
];
