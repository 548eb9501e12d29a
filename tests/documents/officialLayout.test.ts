// needs: pdffonts, pdftoppm, pdftotext, qpdf
import { describe, expect, it } from 'vitest';
import { openFontBook } from '#service/documents/fonts/fontBook.ts';
import { sourceResourcesDirectory } from '#service/documents/fonts/fontFiles.ts';
import { TextFlow } from '#service/documents/layout/textFlow.ts';
import { Typesetter } from '#service/documents/layout/typesetter.ts';
import { OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import { writePdf } from '#service/documents/pdfWriter.ts';
import { renderDocument, typesetDocument } from '#service/documents/renderDocument.ts';
import { pdfText, Raster, uncompressed } from './pdfTools.ts';
import { GOLDEN, gb2312Han, MINUTES } from './samples.ts';

const MM = 72 / 25.4;

/** A page of 22 × 28 Han characters without indents. */
async function calibrationPage(): Promise<Uint8Array> {
  const book = openFontBook({ resourcesDirectory: sourceResourcesDirectory(), preference: 'bundled' });
  const typesetter = new Typesetter(book, OFFICIAL_LAYOUT);
  const flow = new TextFlow(OFFICIAL_LAYOUT);
  const text = gb2312Han();
  for (let row = 0; row < 22; row += 1) {
    const line = typesetter.oneLine(
      text.slice(row * 28, row * 28 + 28),
      'fangsong',
      typesetter.style(16, 'calibration'),
    );
    typesetter.draw(flow.page, line, OFFICIAL_LAYOUT.left, flow.takeRow());
  }
  return writePdf(
    {
      width: OFFICIAL_LAYOUT.pageWidth,
      height: OFFICIAL_LAYOUT.pageHeight,
      pages: flow.pages,
      metadata: { title: 'calibration', author: '', subject: '', keywords: '' },
    },
    book,
    { createdAt: new Date(GOLDEN.createdAt), creator: 'test', identity: 'calibration', conformance: 'PDF/A-2b' },
  );
}

const rendered = renderDocument({ form: 'minutes', data: MINUTES }, GOLDEN);

describe('grid (check 1)', () => {
  it('fills the type area with 22 lines of 28 characters', async () => {
    const boxes = pdfText(await calibrationPage(), '-bbox-layout');
    const lines = [...boxes.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)].map(
      (match) => match.slice(1, 5).map(Number),
    );
    expect(lines).toHaveLength(22);
    expect(lines[0]?.[1]).toBeCloseTo(104.88, 1);
    expect(lines[21]?.[3]).toBeCloseTo(742.68, 1);
    for (const [left = 0, , right = 0] of lines) {
      expect(Math.abs(left - 79.3)).toBeLessThan(0.5);
      expect(Math.abs(right - 521.7)).toBeLessThan(0.5);
    }
  });
});

describe('red head (checks 2 and 4)', () => {
  it('stands at 72.0 mm with the rule 4 mm below the row above it, 156 mm wide', async () => {
    const { pdf } = await rendered;
    const raster = new Raster(pdf, 1);
    const rule = raster.inkRows({ from: 100, to: 297, left: 60, right: 61, red: true });
    const mark = raster.inkRows({ from: 0, to: 100, red: true });
    expect(Math.abs(mark.top - 72)).toBeLessThanOrEqual(0.2);
    expect(rule.bottom - rule.top).toBeGreaterThan(0.3);
    expect(rule.bottom - rule.top).toBeLessThan(0.7);
    const columns = raster.inkColumns({ from: rule.top, to: rule.bottom, red: true });
    expect(Math.abs(columns.left - 28)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(columns.right - columns.left - 156)).toBeLessThanOrEqual(0.2);
    // The rule is measured from the em-box, which has no ink: its place comes from the baseline of the row's digits.
    const { model } = typesetDocument({ form: 'minutes', data: MINUTES }, GOLDEN);
    const row = model.pages[0]?.glyphRuns.find((run) =>
      run.glyphs
        .map((glyph) => glyph.character)
        .join('')
        .includes('办公室'),
    );
    const emBottom = ((row?.baseline ?? 0) + 0.12 * 16) / MM;
    expect(Math.abs(rule.top - emBottom - 4)).toBeLessThanOrEqual(0.2);
  });

  it.each([
    '某某区民政局会议纪要',
    '某某区民政局社会组织管理工作领导小组会议纪要',
    '某某市某某区民政局社会组织综合监督管理工作领导小组办公室会议纪要',
  ])('fits the mark %s', async (mark) => {
    const { pdf } = await renderDocument({ form: 'minutes', data: { ...MINUTES, mark } }, GOLDEN);
    const raster = new Raster(pdf, 1);
    expect(Math.abs(raster.inkRows({ from: 0, to: 100, red: true }).top - 72)).toBeLessThanOrEqual(0.2);
    const { left, right } = raster.inkColumns({ from: 71, to: 95, red: true });
    expect(left).toBeGreaterThanOrEqual(32.9);
    expect(right).toBeLessThanOrEqual(179.1);
    expect(Math.abs((left + right) / 2 - 106)).toBeLessThan(1);
  });

  it('sets attendance labels in the 黑体 file', async () => {
    const { model, typesetter } = typesetDocument({ form: 'minutes', data: MINUTES }, GOLDEN);
    const labels = model.pages
      .flatMap((page) => page.glyphRuns)
      .filter((run) => typesetter.book.face(run.faceId).postscriptName === 'NotoSansSC-Medium')
      .map((run) => run.glyphs.map((glyph) => glyph.character).join(''));
    for (const label of ['时间：', '地点：', '主持人：', '出席：', '列席：', '请假：', '记录：'])
      expect(labels).toContain(label);
    const content = uncompressed((await rendered).pdf);
    expect(content).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC-Medium/);
  });
});

describe('page number (check 6)', () => {
  it('has its dash top at 269.0 mm, right on odd and left on even pages', async () => {
    const { pdf, pages } = await rendered;
    expect(pages).toBeGreaterThanOrEqual(3);
    for (const page of [1, 2]) {
      const raster = new Raster(pdf, page);
      const columns = raster.inkColumns({ from: 265, to: 275 });
      const dash = raster.inkRows({ from: 265, to: 275, left: columns.left, right: columns.left + 3 });
      expect(Math.abs(dash.top - 269)).toBeLessThanOrEqual(0.1);
      const inset = 13.819 / MM;
      if (page === 1) expect(Math.abs(columns.right - (184 - inset))).toBeLessThan(0.3);
      else expect(Math.abs(columns.left - (28 + inset))).toBeLessThan(0.3);
    }
  });
});

describe('版记 (check 5)', () => {
  it('ends at 262.0 mm on the last page only, rules 0.35, 0.25, 0.35 mm', async () => {
    const { pdf, pages } = await rendered;
    // 29 mm is left of all text of the 版记, so only rules cross it.
    const rules = new Raster(pdf, pages).rulesAt(29, 200, 265);
    expect(rules).toHaveLength(3);
    for (const [index, thickness] of [0.35, 0.25, 0.35].entries()) {
      expect(Math.abs((rules[index]?.thickness ?? 0) - thickness)).toBeLessThan(0.02);
    }
    expect(rules[2]?.bottom).toBeCloseTo(262, 1);
    for (let page = 1; page < pages; page += 1) expect(new Raster(pdf, page).rulesAt(29, 261, 265)).toEqual([]);
  });

  it('moves to a page of its own when the last page is full', () => {
    const body = Array.from({ length: 60 }, (_, index) => ({ kind: 'paragraph' as const, text: `第${index + 1}段。` }));
    for (let rows = 1; rows <= 22; rows += 1) {
      const { model } = typesetDocument(
        { form: 'minutes', data: { ...MINUTES, body: body.slice(0, 30 + rows), tasks: [] } },
        GOLDEN,
      );
      const last = model.pages.at(-1);
      const firstRule = Math.min(...(last?.rules ?? []).map((rule) => rule.y));
      const text = (last?.glyphRuns ?? []).filter((run) => run.size === 16);
      for (const run of text) expect(run.baseline + 0.12 * 16).toBeLessThan(firstRule);
    }
  });
});

describe('headings', () => {
  it('never stand in the last row of a page', () => {
    const lastRow = 262 * MM - 16 + 0.88 * 16;
    for (let filler = 0; filler < 24; filler += 1) {
      const body = [
        ...Array.from({ length: filler }, () => ({ kind: 'paragraph' as const, text: '段。' })),
        { kind: 'heading' as const, level: 1 as const, text: '甲标题' },
        { kind: 'heading' as const, level: 2 as const, text: '乙标题' },
        { kind: 'paragraph' as const, text: '正文。' },
      ];
      const { model } = typesetDocument(
        { form: 'minutes', data: { ...MINUTES, opening: '', body, decisions: [], tasks: [] } },
        GOLDEN,
      );
      for (const page of model.pages) {
        const bottom = page.glyphRuns.filter((run) => Math.abs(run.baseline - lastRow) < 0.1);
        const text = bottom.flatMap((run) => run.glyphs.map((glyph) => glyph.character)).join('');
        expect(text).not.toContain('标题');
      }
    }
  });

  it('are numbered 一、（一）1.（1） and restart below a higher level', async () => {
    const heading = (level: 1 | 2 | 3 | 4) => ({ kind: 'heading' as const, level, text: '题' });
    const body = [1, 2, 3, 4, 4, 3, 2, 3, 1, 2].map((level) => heading(level as 1 | 2 | 3 | 4));
    const { pdf } = await renderDocument({ form: 'minutes', data: { mark: '纪要', title: '题', body } }, GOLDEN);
    expect(pdfText(pdf, '-raw').replace(/\s/g, '')).toContain(
      '一、题（一）题1.题（1）题（2）题2.题（二）题1.题二、题（一）题',
    );
  });
});

describe('tables', () => {
  it('repeat the header on every page and never split a row', () => {
    const rows = Array.from({ length: 80 }, (_, index) => [
      `行${index + 1}首`,
      `内容${'字'.repeat((index * 7) % 60)}尾${index + 1}。`,
    ]);
    const body = [{ kind: 'table' as const, columns: [{ title: '项目' }, { title: '内容说明' }], rows }];
    const { model } = typesetDocument({ form: 'minutes', data: { ...MINUTES, body, tasks: [] } }, GOLDEN);
    const texts = model.pages.map((page) =>
      page.glyphRuns.flatMap((run) => run.glyphs.map((glyph) => glyph.character)).join(''),
    );
    const pagesWithRows = texts.filter((text) => /行\d+首/.test(text));
    expect(pagesWithRows.length).toBeGreaterThan(3);
    for (const text of pagesWithRows) expect(text.split('内容说明')).toHaveLength(2);
    for (let row = 1; row <= 80; row += 1) {
      const page = texts.findIndex((text) => text.includes(`行${row}首`));
      expect(texts[page]).toMatch(new RegExp(`尾${row}。`));
    }
    for (const page of model.pages) {
      for (const rule of page.rules) expect(rule.y + rule.height).toBeLessThanOrEqual(262 * MM + 0.5);
      for (const rule of page.rules) expect(rule.x + rule.width).toBeLessThanOrEqual(184 * MM + 0.01);
    }
  });
});
