// needs: pdffonts, pdftoppm, pdftotext, qpdf
import { describe, expect, it } from 'vitest';
import { attendanceText, distributionText } from '#service/documents/forms/minutesText.ts';
import { OFFICIAL_LAYOUT, rowTop } from '#service/documents/officialLayout.ts';
import type { GlyphRun } from '#service/documents/pageModel.ts';
import { renderDocument, typesetDocument } from '#service/documents/renderDocument.ts';
import { rawText } from './pdfTools.ts';
import { GOLDEN, MINUTES } from './samples.ts';

const { cell, left } = OFFICIAL_LAYOUT;
const textOf = (run: GlyphRun): string => run.glyphs.map((glyph) => glyph.character).join('');
const names = Array.from({ length: 40 }, (_, index) => ({ name: `某${'甲乙丙丁戊己庚辛壬癸'[index % 10]}` }));

/** Left ends of the text runs of the rows that show these names. */
function linesWithNames(place: 'head' | 'end'): { x: number; baseline: number }[] {
  const data = {
    ...MINUTES,
    present: names,
    observers: [],
    leave: [],
    attendancePlace: place,
    body: [],
    tasks: [],
    decisions: [],
  };
  const { model } = typesetDocument({ form: 'minutes', data }, GOLDEN);
  const rows = new Map<number, number>();
  for (const page of model.pages) {
    for (const run of page.glyphRuns) {
      if (!/某[甲乙丙丁戊己庚辛壬癸]、/.test(textOf(run))) continue;
      const x = Math.min(...run.glyphs.map((glyph) => glyph.x));
      rows.set(run.baseline, Math.min(x, rows.get(run.baseline) ?? x));
    }
  }
  return [...rows].map(([baseline, x]) => ({ x, baseline }));
}

describe('attendance lists (official-documents.md §3.3)', () => {
  it('names a unit once and writes post before name, headcount and note behind it', () => {
    expect(attendanceText(MINUTES.present)).toBe(
      '区民政局局长张某某、副局长李玥、社会组织管理科科长王珺，区财政局副局长赵堃，区市场监督管理局副局长周赟',
    );
    expect(attendanceText(MINUTES.observers)).toBe('区社会组织服务中心主任吴旸，联络员64人');
    expect(attendanceText(MINUTES.leave)).toBe('区教育局副局长郑昇（出差）');
    expect(attendanceText([{ name: '张某' }, { name: '李某', headcount: 1 }])).toBe('张某、李某');
    expect(attendanceText([])).toBe('');
  });

  it.each([
    ['head', 6],
    ['end', 5],
  ] as const)('%s: all lines begin %i cells in, under the character after ：', (place, cells) => {
    const lines = linesWithNames(place);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(Math.abs(line.x - left - cells * cell)).toBeLessThan(1);
  });

  it('stand one empty row below the text when they come at the end', () => {
    const data = { ...MINUTES, attendancePlace: 'end' as const, body: [], tasks: [], decisions: [] };
    const { model } = typesetDocument({ form: 'minutes', data }, GOLDEN);
    const runs = model.pages.flatMap((page) => page.glyphRuns);
    const baselineOf = (text: string): number => runs.find((run) => textOf(run).includes(text))?.baseline ?? Number.NaN;
    expect((baselineOf('出席：') - baselineOf('散会。')) / OFFICIAL_LAYOUT.pitch).toBeCloseTo(2, 3);
  });
});

describe('order and numbering of minutes (domain.md §6)', () => {
  it('prints the parts in their order', async () => {
    const text = rawText((await renderDocument({ form: 'minutes', data: MINUTES }, GOLDEN)).pdf).replace(/—\d+—/g, '');
    const parts = [
      MINUTES.mark,
      MINUTES.numberText,
      MINUTES.issuingUnit,
      MINUTES.issuedOn,
      MINUTES.title,
      '时间：',
      '地点：',
      '主持人：',
      '出席：',
      '列席：',
      '请假：',
      '记录：',
      MINUTES.opening.slice(0, 20),
      '一、关于社会组织年度检查工作',
      '（一）严格时限要求',
      '1.各社会组织',
      '（1）初审意见',
      '（二）强化结果运用。年检结论',
      '三、议定事项',
      '1.原则同意',
      '四、任务分工',
      '序号任务责任科室责任人完成时限',
      '散会。',
      '发：领导小组各成员单位。',
      '抄送：区委办公室、',
      '2026年3月5日印发',
    ];
    let from = 0;
    for (const part of parts) {
      const at = text.indexOf(part, from);
      expect(at, part).toBeGreaterThanOrEqual(from);
      from = at + part.length;
    }
  });

  it('leaves a single section without number, and takes a typed number off', async () => {
    const single = await renderDocument({ form: 'minutes', data: { ...MINUTES, body: [], tasks: [] } }, GOLDEN);
    expect(rawText(single.pdf)).not.toContain('一、');
    expect(rawText(single.pdf)).toContain('议定事项1.原则同意');
    const body = [{ kind: 'heading' as const, level: 1 as const, text: '二、甲事项' }];
    const typed = await renderDocument({ form: 'minutes', data: { ...MINUTES, body } }, GOLDEN);
    expect(rawText(typed.pdf)).toContain('一、甲事项');
    expect(typed.warnings).toContainEqual({ code: 'numbering_removed', part: 'body 1' });
  });

  it('prints only what there is', async () => {
    const { pdf, pages } = await renderDocument({ form: 'minutes', data: { mark: '会议纪要', title: '题' } }, GOLDEN);
    expect(pages).toBe(1);
    expect(rawText(pdf)).toBe('会议纪要题—1—');
  });

  it('keeps text on the grid behind a table', () => {
    const { model } = typesetDocument({ form: 'minutes', data: MINUTES }, GOLDEN);
    const tops = model.pages.flatMap((page) =>
      page.glyphRuns
        .filter((run) => run.size === 16 && textOf(run).includes('原则同意'))
        .map((run) => run.baseline - 0.88 * 16),
    );
    expect(tops).toHaveLength(1);
    const rows = Array.from({ length: 22 }, (_, row) => Math.abs(rowTop(OFFICIAL_LAYOUT, row) - (tops[0] ?? 0)));
    expect(Math.min(...rows)).toBeLessThan(0.001);
  });

  it('ends lists of 发 and 抄送 with one 。', () => {
    expect(distributionText(['甲', '乙'])).toBe('甲、乙。');
    expect(distributionText(['甲。'])).toBe('甲。');
  });
});
