// needs: pdftotext, qpdf
import { describe, expect, it } from 'vitest';
import { OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { findLine, setPages } from './modelLines.ts';
import { RECORD, REPORT } from './officialSamples.ts';
import { pdfFonts, qpdfCheck, rawText } from './pdfTools.ts';
import { GOLDEN } from './samples.ts';

function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect(at, part).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
}

describe('record (会议记录)', () => {
  it('prints facts, what was said and lines to sign, without red and 版记', async () => {
    const { pdf, warnings } = await renderDocument({ form: 'record', data: RECORD }, GOLDEN);
    expect(warnings).toEqual([]);
    expectInOrder(rawText(pdf), [
      RECORD.title,
      '时间：2026年3月3日',
      '地点：',
      '主持人：张某某',
      '出席：',
      '列席：',
      '请假：',
      '记录：李喆',
      '一、年度检查工作汇报',
      '王珺：截至',
      '二、经费安排',
      '散会。',
      '主持人签名：记录人签名：',
    ]);
    expect(qpdfCheck(pdf)).toContain('No syntax');
    for (const font of pdfFonts(pdf)) expect(font).toMatchObject({ embedded: true, unicode: true });
    const { pages } = setPages({ form: 'record', data: RECORD });
    const colours = pages.flatMap((page) => [...page.glyphRuns, ...page.rules].map((drawn) => drawn.colour));
    expect(new Set(colours)).toEqual(new Set(['#000000']));
  });

  it('never leaves the lines to sign on a page without text', () => {
    for (let count = 1; count <= 40; count += 1) {
      const body = Array.from({ length: count }, () => ({ kind: 'paragraph' as const, text: '发言。' }));
      const set = setPages({ form: 'record', data: { ...RECORD, body } });
      expect(findLine(set, '散会。').page).toBe(findLine(set, '主持人签名：').page);
    }
  });

  it('refuses a state-secret mark and prints another on each page', async () => {
    await expect(
      renderDocument({ form: 'record', data: { ...RECORD, handlingMark: '机密' } }, GOLDEN),
    ).rejects.toMatchObject({ code: 'rule_broken' });
    const { pdf, pages } = await renderDocument({ form: 'record', data: { ...RECORD, handlingMark: '内部' } }, GOLDEN);
    expect(rawText(pdf).split('内部')).toHaveLength(pages + 1);
  });
});

describe('report', () => {
  it('prints title, line under it, numbered text with tables, unit and date', async () => {
    const { pdf, warnings } = await renderDocument({ form: 'report', data: REPORT }, GOLDEN);
    expect(warnings).toEqual([]);
    expectInOrder(rawText(pdf), [
      REPORT.title,
      '某某区民政局',
      '一、总体情况',
      '类别登记数（家）参检率',
      '二、一览表',
      '以上数据截至',
      '某某区民政局社会组织管理科2026年4月8日',
    ]);
    const set = setPages({ form: 'report', data: REPORT });
    const text = findLine(set, '以上数据截至');
    expect(text.row).toBeCloseTo(0, 4);
    expect(Math.abs(findLine(set, REPORT.title).emTop - OFFICIAL_LAYOUT.top)).toBeLessThan(0.01);
  });

  it('prints headings as given when asked to', async () => {
    const data = { ...REPORT, numberedHeadings: false };
    expect(rawText((await renderDocument({ form: 'report', data }, GOLDEN)).pdf)).not.toContain('一、');
  });
});
