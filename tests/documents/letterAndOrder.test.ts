// needs: pdftoppm, pdftotext
import { describe, expect, it } from 'vitest';
import { mm, OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { findLine, setPages } from './modelLines.ts';
import { LETTER, ORDER } from './officialSamples.ts';
import { Raster, rawText } from './pdfTools.ts';
import { GOLDEN } from './samples.ts';

const { cell, left, right, pitch } = OFFICIAL_LAYOUT;
const letter = renderDocument({ form: 'letter', data: LETTER }, GOLDEN);

describe('letter (信函 §3.1, check 3)', () => {
  it('has its mark at 30.0 mm, red double lines 170 mm long, the lower one ending at 277.0', async () => {
    const raster = new Raster((await letter).pdf, 1);
    const mark = raster.inkRows({ from: 0, to: 47, left: 60, right: 150, red: true });
    expect(Math.abs(mark.top - 30)).toBeLessThanOrEqual(0.2);
    const upper = raster.rulesAt(24, 40, 60);
    const lower = raster.rulesAt(24, 262, 290);
    const thicknesses = (rules: typeof upper): number[] => rules.map((rule) => rule.thickness);
    // Red ink counts fully in the green channel, so thin and thick can be told apart.
    expect(upper).toHaveLength(2);
    expect(lower).toHaveLength(2);
    expect(thicknesses(upper)[0]).toBeGreaterThan((thicknesses(upper)[1] ?? 0) * 1.6);
    expect(thicknesses(lower)[1]).toBeGreaterThan((thicknesses(lower)[0] ?? 0) * 1.6);
    expect(lower[1]?.bottom).toBeCloseTo(277, 1);
    const columns = raster.inkColumns({ from: 275.5, to: 277, red: true });
    expect(columns.left).toBeCloseTo(20, 0);
    expect(Math.abs(columns.right - columns.left - 170)).toBeLessThan(0.2);
    const { pages } = setPages({ form: 'letter', data: LETTER });
    const lines = (pages[0]?.rules ?? []).filter((rule) => rule.width > mm(160));
    expect(Math.abs((lines[0]?.y ?? 0) / mm(1) - mark.bottom - 4)).toBeLessThan(0.2);
  });

  it('shows no number on page 1, one on page 2, and double lines on page 1 only', async () => {
    const { pdf, pages } = await letter;
    expect(pages).toBe(2);
    expect(rawText(pdf)).not.toContain('—1—');
    expect(rawText(pdf)).toContain('—2—');
    expect(new Raster(pdf, 2).inkRows({ from: 0, to: 297, red: true }).top).toBeLessThan(0);
  });

  it('puts 份号 left and 发文字号 right 14 pt below the line, the title two lines below', () => {
    const set = setPages({ form: 'letter', data: LETTER });
    const first = findLine(set, LETTER.number);
    expect(first.text).toBe(`${LETTER.copyNumber}${LETTER.number}`);
    const upper = (set.pages[0]?.rules ?? []).filter((rule) => rule.y < mm(100)).map((rule) => rule.y + rule.height);
    expect(first.emTop - Math.max(...upper)).toBeCloseTo(14, 2);
    expect(Math.abs(first.right - right)).toBeLessThan(0.5);
    const urgency = findLine(set, LETTER.urgency);
    expect(urgency.baseline - first.baseline).toBeCloseTo(pitch, 3);
    const title = findLine(set, '某某区民政局关于');
    expect(title.emTop - urgency.emTop).toBeCloseTo(3 * pitch, 1);
  });

  it('ends with 抄送 alone at the bottom of the type area, without rules and 印发', () => {
    const set = setPages({ form: 'letter', data: LETTER });
    const copy = findLine(set, '抄送：区政府办公室。');
    expect(copy.page).toBe(1);
    expect(copy.emTop + 14).toBeCloseTo(mm(262), 2);
    expect(set.pages[1]?.rules).toEqual([]);
  });
});

describe('order (命令（令） §3.2, check 4)', () => {
  it('has its mark at 57.0 mm, 令号 two lines below it, text two lines below that', async () => {
    const { pdf } = await renderDocument({ form: 'order', data: ORDER }, GOLDEN);
    const mark = new Raster(pdf, 1).inkRows({ from: 0, to: 90, red: true });
    expect(Math.abs(mark.top - 57)).toBeLessThanOrEqual(0.2);
    const set = setPages({ form: 'order', data: ORDER });
    const number = findLine(set, '第3号');
    expect(Math.abs(number.emTop - mm(mark.bottom) - 2 * pitch)).toBeLessThan(mm(0.2));
    expect(Math.abs((number.left + number.right) / 2 - OFFICIAL_LAYOUT.centre)).toBeLessThan(cell / 2);
    const text = findLine(set, '《某某区社会组织');
    const rows = (text.emTop - number.emTop) / pitch;
    expect(rows).toBeGreaterThan(2.9);
    expect(rows).toBeLessThan(4);
    expect(text.row).toBeCloseTo(Math.round(text.row), 4);
    expect(set.pages[0]?.rules).toEqual([]);
    expect(text.left).toBeGreaterThan(left + 1.9 * cell);
  });

  it.each(['3号', '第03号', '第三号'])('refuses the number %s', async (number) => {
    await expect(renderDocument({ form: 'order', data: { ...ORDER, number } }, GOLDEN)).rejects.toMatchObject({
      code: 'document_number_invalid',
    });
  });
});
