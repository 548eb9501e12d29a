import { describe, expect, it } from 'vitest';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { FIGURES } from '#shared/features/reports/figures/figureCatalog.ts';
import { figureName } from '#shared/features/reports/placeCatalog.ts';
import {
  blockPlace,
  filled,
  knownPlaces,
  type PeriodWords,
  placeName,
  placeNames,
  placeTexts,
  unknownPlaces,
  withPlaceRenamed,
} from '#shared/features/reports/places.rules.ts';
import { programTemplate } from '#shared/features/reports/programTemplate.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { REPORT_KINDS, REPORT_OUTLINE } from '#shared/features/reports/reports.lists.ts';

const WORDS: PeriodWords = {
  officeName: '云州市民政局',
  kind: 'half_yearly',
  periodStart: '2026-01-01',
  periodEnd: '2026-06-30',
  countedAt: '2026-07-03T15:20:11.000+08:00',
  snapshotSha256: null,
};

type Values = readonly [current: number | null, previous: number | null, lastYear: number | null];

/** A line of a figure of the catalogue with the values of its three periods. */
function line(
  key: string,
  values: Values,
  part: { readonly value: string; readonly words: string } | null = null,
): FigureLine {
  const spec = FIGURES.find((one) => one.key === key);
  if (!spec) throw new Error(`no figure ${key}`);
  const at = (value: number | null) => ({ value, of: null, to: null });
  return {
    ...{ key: part === null ? key : `${key}@${part.value}`, spec: key, group: spec.group, unit: spec.unit },
    ...{ part: part?.words ?? null, ratio: spec.ratio ?? null },
    ...{ current: at(values[0]), previous: at(values[1]), last_year: at(values[2]) },
  };
}

const LINES: FigureLine[] = [
  line('HF04.established', [12, 9, 16]),
  line('HF05.changes', [5, 0, 5]),
  line('HF06.cancelled', [0, 0, 4]),
  line('HF02.byType', [8, 8, 7], { value: 'foundation', words: '基金会' }),
  line('HF08.share', [0.8571428, 0.834, null], { value: '2026Q1', words: '2026年第一季度' }),
  line('HF08.share', [null, 0.5, 0.25], { value: '2026Q2', words: '2026年第二季度' }),
  line('HF20.share', [0.5, 0.523, 0.5]),
  line('HF17.hours', [6, 6.25, 0]),
];
const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text });
const text = (name: string): string | undefined => placeTexts([name], LINES, WORDS)[placeName(name)];

describe('W6: what stands in a place', () => {
  it('a whole number stands bare, hours with one decimal, a share as percent with one, nothing to divide by as 无', () => {
    expect(text('新成立登记数')).toBe('12');
    expect(text('站点活动服务时长')).toBe('6.0');
    expect(text('站点活动服务时长：上期')).toBe('6.3');
    expect(text('联络员覆盖率')).toBe('50.0%');
    expect(text('理事会覆盖率·2026年第一季度')).toBe('85.7%');
    expect(text('理事会覆盖率·2026年第二季度')).toBe('无');
  });

  it('a part is named by its words, a quarter also without its year', () => {
    expect(text('按类型登记数·基金会')).toBe('8');
    expect(text('理事会覆盖率·第一季度')).toBe('85.7%');
    expect(text('理事会覆盖率·第三季度')).toBeUndefined();
  });

  it('a quarter without its year that two years have is nobody’s', () => {
    const both = [...LINES, line('HF08.share', [1, 1, 1], { value: '2025Q1', words: '2025年第一季度' })];
    expect(placeTexts(['理事会覆盖率·第一季度'], both, WORDS)).toEqual({});
  });

  it('W4: the periods it is compared with, in percent and in numbers; a zero base reads 无', () => {
    expect(text('新成立登记数：上期')).toBe('9');
    expect(text('新成立登记数：同期')).toBe('16');
    expect(text('新成立登记数：环比')).toBe('增长33.3%');
    expect(text('新成立登记数：同比')).toBe('下降25%');
    expect(text('新成立登记数：环比增减')).toBe('增加3家');
    expect(text('新成立登记数：同比增减')).toBe('减少4家');
    expect(text('变更登记数：环比')).toBe('无');
    expect(text('变更登记数：环比增减')).toBe('增加5件');
    expect(text('变更登记数：同比')).toBe('持平');
    expect(text('注销登记数：环比增减')).toBe('持平');
    expect(text('注销登记数：环比')).toBe('无');
    expect(text('注销登记数：同比')).toBe('下降100%');
    expect(text('联络员覆盖率：环比')).toBe('下降2.3个百分点');
    expect(text('联络员覆盖率：同比')).toBe('持平');
    expect(text('理事会覆盖率·第一季度：同比')).toBe('无');
  });

  it('W4: one more of twenty thousand is no fall of nought percent', () => {
    for (const [now, then] of [
      [20_001, 20_000],
      [20_000, 20_001],
    ] as const) {
      const lines = [line('HF01.registered', [now, then, then])];
      const texts = placeTexts(['期末登记组织数：环比', '期末登记组织数：同比增减'], lines, WORDS);
      expect(texts['期末登记组织数：环比']).toBe('基本持平');
      expect(texts['期末登记组织数：同比增减']).toBe(now > then ? '增加1家' : '减少1家');
    }
  });

  it('words of the period', () => {
    expect(['单位', '期间', '上期', '同期', '起日', '止日', '统计时点'].map(text)).toEqual([
      '云州市民政局',
      '2026年上半年',
      '2025年下半年',
      '2025年上半年',
      '2026年1月1日',
      '2026年6月30日',
      '2026年7月3日15时20分',
    ]);
    const of = (kind: PeriodWords['kind'], periodStart: string, periodEnd: string) =>
      placeTexts(['期间', '上期', '同期'], [], { ...WORDS, kind, periodStart, periodEnd });
    expect(of('monthly', '2026-01-01', '2026-01-31')).toEqual({
      期间: '2026年1月',
      上期: '2025年12月',
      同期: '2025年1月',
    });
    expect(of('quarterly', '2026-04-01', '2026-06-30').期间).toBe('2026年第二季度');
    expect(of('annual', '2026-01-01', '2026-12-31').上期).toBe('2025年');
    expect(of('special', '2026-03-10', '2026-05-09').期间).toBe('2026年3月10日至5月9日');
    expect(of('special', '2025-12-10', '2026-01-09').期间).toBe('2025年12月10日至2026年1月9日');
    expect(placeTexts(['统计时点'], [], { ...WORDS, countedAt: null })).toEqual({ 统计时点: '无' });
  });

  it('full-width braces, blanks and half-width marks are read too; what is no place stays as it is', () => {
    const typed =
      '新成立｛｛ 新成立 登记数 ｝｝家，{{新成立登记数:环比}}，基金会{{按类型登记数•基金会}}家，{{新成立}}，{单括号}';
    expect(filled(typed, LINES, WORDS)).toBe('新成立12家，增长33.3%，基金会8家，{{新成立}}，{单括号}');
  });
});

describe('W7: names that are no place', () => {
  it('each is named with its line and the nearest name; title is line 0, table rows are lines', () => {
    const blocks: TextBlock[] = [
      { kind: 'heading', level: 1, text: '开展情况' },
      paragraph('新成立{{新成立登记数}}家。\n注销{{注销登计数}}家。'),
      {
        kind: 'table',
        columns: [{ title: '项目' }, { title: '数' }],
        rows: [
          ['甲', '{{新成立登记数}}'],
          ['乙', '{{没有这个指标名}}'],
        ],
      },
      paragraph('{{新成立登记数：上年}}'),
    ];
    expect(unknownPlaces({ title: '{{单位名称}}报告', blocks }, LINES)).toEqual([
      { name: '单位名称', line: 0, nearest: '单位' },
      { name: '注销登计数', line: 3, nearest: '注销登记数' },
      { name: '没有这个指标名', line: 6, nearest: null },
      { name: '新成立登记数：上年', line: 7, nearest: '新成立登记数' },
    ]);
  });

  it('tables and charts stand alone in a paragraph', () => {
    expect(blockPlace(' {{图：活动报备}} ')).toEqual({ kind: 'chart', content: 'HF10' });
    expect(blockPlace('{{表：全部}}')).toEqual({ kind: 'table', content: 'all' });
    expect(blockPlace('见{{图：活动报备}}')).toBeNull();
    const blocks = [paragraph('{{表：检查}}'), paragraph('见{{图：检查}}。'), paragraph('{{图：捡查}}')];
    expect(unknownPlaces({ title: '', blocks }, LINES)).toEqual([
      { name: '图：检查', line: 2, nearest: '图：检查' },
      { name: '图：捡查', line: 3, nearest: '图：检查' },
    ]);
  });

  it('braces that are left open or single ones round a known name are named; other braces are text', () => {
    const blocks = [
      paragraph('新成立{{新成立登记数家。'),
      paragraph('注销{注销登记数}家，{附表}，集合{甲、乙}。'),
      paragraph('变更登记数}}件'),
      { kind: 'heading' as const, level: 1 as const, text: '{{表：检查}}' },
    ];
    expect(unknownPlaces({ title: '', blocks }, LINES)).toEqual([
      { name: '{{新成立登记数家', line: 1, nearest: '新成立登记数' },
      { name: '{注销登记数}', line: 2, nearest: '注销登记数' },
      { name: '}}', line: 3, nearest: null },
      { name: '表：检查', line: 4, nearest: '表：检查' },
    ]);
  });

  it('a name that is mended is mended however it was typed: full-width, with blanks, with broken braces', () => {
    const mended = '{{单位}}关于{{期间}}的报告';
    for (const title of [
      '{{单味}}关于{{期间}}的报告',
      '｛｛ 单味 ｝｝关于{{期间}}的报告',
      '{ {单味}}关于{{期间}}的报告',
    ])
      expect(withPlaceRenamed(title, '单味', '单位')).toBe(mended);
    const [broken] = unknownPlaces({ title: '{单位}关于{{期间}}的报告', blocks: [] }, null);
    expect(broken).toMatchObject({ line: 0, nearest: '单位' });
    expect(withPlaceRenamed('{单位}关于{{期间}}的报告', broken?.name ?? '', '单位')).toBe(mended);
    expect(withPlaceRenamed('单味关于{{期间}}的报告', '单味', '单位')).toBe('单味关于{{期间}}的报告');
  });

  it('a whole place is no part of the braces around it', () => {
    const blocks = [paragraph('{{{新成立登记数}}}'), paragraph('{{新成立{{新成立登记数}}家')];
    expect(unknownPlaces({ title: '', blocks }, LINES)).toEqual([
      { name: '{{新成立', line: 2, nearest: '新成立登记数' },
    ]);
  });

  it('huge texts are judged at once: the first two hundred are named, a long stretch is cut', () => {
    const began = performance.now();
    const texts = ['{'.repeat(60_000), '{ '.repeat(30_000), '{{没有}}'.repeat(10_000), `{{${'甲'.repeat(50_000)}}}`];
    const found = texts.map((one) => unknownPlaces({ title: '', blocks: [paragraph(one)] }, null));
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(found.map(({ length }) => length)).toEqual([200, 200, 200, 1]);
    expect(found[3]).toEqual([{ name: `${'甲'.repeat(60)}…`, line: 1, nearest: null }]);
  });

  it('a part whose words hold the marks of a name can be named; two that are called alike cannot', () => {
    const task = (value: string, words: string, count: number) =>
      line('HF15.expectedByTask', [count, 0, 0], { value, words });
    const lines = [task('a', '关于报送：2026年·典型 案例', 5), task('b', '半年材料', 3), task('c', '半年材料', 4)];
    const names = knownPlaces(lines).map(({ name }) => name);
    const name = '各次材料征集应报数·关于报送2026年典型案例';
    expect(names).toContain(name);
    expect(names).not.toContain('各次材料征集应报数·半年材料');
    expect(placeTexts([name, '各次材料征集应报数·半年材料'], lines, WORDS)).toEqual({ [name]: '5' });
    const blocks = [paragraph('{{各次材料征集应报数·半年材料}}')];
    expect(unknownPlaces({ title: '', blocks }, lines)).toHaveLength(1);
  });

  it('a part that comes with the records is judged only where there are records', () => {
    const blocks = [paragraph('{{理事会覆盖率·第三季度}}')];
    expect(unknownPlaces({ title: '', blocks }, null)).toEqual([]);
    expect(unknownPlaces({ title: '', blocks }, LINES)).toEqual([
      { name: '理事会覆盖率·第三季度', line: 1, nearest: '理事会覆盖率·2026年第一季度' },
    ]);
    expect(unknownPlaces({ title: '', blocks: [paragraph('{{按类型登记数·寺院}}')] }, null)).toHaveLength(1);
    expect(unknownPlaces({ title: '', blocks: [paragraph('{{理事会覆盖率}}')] }, null)).toHaveLength(1);
  });

  it('every name that is offered is a place, no two are the same, and no figure’s name has marks of its own', () => {
    const names = knownPlaces(LINES).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { key } of FIGURES) expect(figureName(key)).toMatch(/^[^\s{}｛｝：:·|]{2,}$/u);
    const blocks = names.map((name) => paragraph(`{{${name}}}`));
    expect(unknownPlaces({ title: '', blocks }, LINES)).toEqual([]);
    expect(placeNames({ title: '', blocks })).toHaveLength(names.length);
  });
});

describe('the program’s own templates', () => {
  it.each(REPORT_KINDS)('%s: the fixed outline, every name a place', (kind) => {
    const { title, content } = programTemplate(kind);
    const headings = content.blocks.filter((block) => block.kind === 'heading' && block.level === 1);
    expect(headings.map((block) => (block.kind === 'heading' ? block.text : ''))).toEqual([...REPORT_OUTLINE]);
    expect(unknownPlaces({ title, blocks: content.blocks }, null)).toEqual([]);
    expect(placeNames({ title, blocks: content.blocks }).length).toBeGreaterThan(10);
  });
});
