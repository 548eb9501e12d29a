// needs: pdftoppm, pdftotext, qpdf
import { describe, expect, it } from 'vitest';
import { mm, OFFICIAL_LAYOUT, officialLayout, rowTop } from '#service/documents/officialLayout.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { findLine, setPages } from './modelLines.ts';
import { DOCUMENT, REPORT, WIDE_TABLE } from './officialSamples.ts';
import { pdfText, qpdfCheck, Raster, rawText } from './pdfTools.ts';
import { GOLDEN, MINUTES } from './samples.ts';

const request = { form: 'document', data: DOCUMENT } as const;

describe('layout options', () => {
  it('tableSizeSmallest: whatever an office allows, a table that fits nowhere is set in that size', () => {
    const data = { title: '表', body: [WIDE_TABLE] };
    const sizes = (layout: { readonly tableSize?: number; readonly tableSizeSmallest: number }) => {
      const runs = setPages({ form: 'report', data }, { layout }).pages.flatMap(({ glyphRuns }) => glyphRuns);
      return [...new Set(runs.map(({ size }) => size))];
    };
    for (const tableSizeSmallest of [7.5, 8, 9, 10, 12]) expect(sizes({ tableSizeSmallest })).not.toEqual([]);
    expect(sizes({ tableSize: 9.5, tableSizeSmallest: 9.2 })).toContain(9.2);
    expect(sizes({ tableSizeSmallest: 12 })).toContain(12);
  });

  it('wordGrid: 22 lines of 225/22 mm, each glyph centred in its line', () => {
    const layout = officialLayout({ gridPitch: 'wordGrid' });
    expect(layout.pitch).toBeCloseTo(28.9907, 3);
    expect(rowTop(layout, 0)).toBeCloseTo(mm(37) + (28.9907 - 16) / 2, 3);
    expect(rowTop(layout, 21) + 16).toBeCloseTo(mm(262) - (28.9907 - 16) / 2, 3);
    const set = setPages({ form: 'minutes', data: MINUTES }, { layout: { gridPitch: 'wordGrid' } });
    const tops = (set.lines[1] ?? []).filter((line) => line.size === 16).map((line) => line.emTop);
    for (const top of tops) {
      const row = (top - rowTop(layout, 0)) / layout.pitch;
      expect(Math.abs(row - Math.round(row))).toBeLessThan(0.001);
    }
    expect(officialLayout()).toEqual(OFFICIAL_LAYOUT);
  });

  it('mirrorMargins: even pages lie 2 mm further left, odd ones stay', () => {
    const plain = setPages(request);
    const mirrored = setPages(request, { layout: { mirrorMargins: true } });
    for (const [page, lines] of plain.lines.entries()) {
      const shift = page % 2 === 1 ? mm(-2) : 0;
      for (const [index, line] of lines.entries()) {
        expect((mirrored.lines[page]?.[index]?.left ?? 0) - line.left).toBeCloseTo(shift, 6);
      }
      for (const [index, rule] of (plain.pages[page]?.rules ?? []).entries()) {
        expect((mirrored.pages[page]?.rules[index]?.x ?? 0) - rule.x).toBeCloseTo(shift, 6);
      }
      for (const [index, image] of (plain.pages[page]?.images ?? []).entries()) {
        expect((mirrored.pages[page]?.images[index]?.x ?? 0) - image.x).toBeCloseTo(shift, 6);
      }
      // Landscape tables read upwards: their baselines move.
      const turned = (plain.pages[page]?.glyphRuns ?? []).findIndex((run) => run.turned);
      const [before, after] = [plain, mirrored].map((set) => set.pages[page]?.glyphRuns[turned]?.baseline ?? 0);
      if (turned >= 0) expect((after ?? 0) - (before ?? 0)).toBeCloseTo(shift, 6);
    }
  });

  it('pageNumber: centred on the type area, or none', async () => {
    const centred = await renderDocument(request, { ...GOLDEN, layout: { pageNumber: 'centred' } });
    for (const page of [1, 2]) {
      const { left, right } = new Raster(centred.pdf, page).inkColumns({ from: 265, to: 275 });
      expect((left + right) / 2).toBeCloseTo(106, 0);
    }
    const none = await renderDocument(request, { ...GOLDEN, layout: { pageNumber: 'none' } });
    expect(rawText(none.pdf)).not.toMatch(/—\d—/);
  });

  it('colophonOnEvenPage: the 版记 stands on an even page, behind an unnumbered blank page when needed', () => {
    const seen = new Set<string>();
    for (let count = 1; count <= 46; count += 1) {
      const body = Array.from({ length: count }, () => ({ kind: 'paragraph' as const, text: '段。' }));
      const data = { ...DOCUMENT, attachments: [], signature: { kind: 'none' as const }, note: '', body };
      const set = setPages({ form: 'document', data }, { layout: { colophonOnEvenPage: true } });
      const page = findLine(set, '抄送：').page;
      expect(page).toBe(set.pages.length - 1);
      expect(page % 2).toBe(1);
      const isBlank = (index: number): boolean => (set.lines[index] ?? []).length === 0;
      const hasNumber = (index: number): boolean => (set.lines[index] ?? []).some((line) => /^—\d+—$/.test(line.text));
      expect(hasNumber(page)).toBe(!isBlank(page - 1));
      seen.add(isBlank(page - 1) ? 'blank' : 'no blank');
    }
    expect([...seen].sort()).toEqual(['blank', 'no blank']);
  });
});

describe('landscape tables (§3.4)', () => {
  it('read upwards on portrait pages, head towards the left edge on odd and even pages, page number in its place', async () => {
    const { pdf, pages } = await renderDocument({ form: 'report', data: REPORT }, GOLDEN);
    expect(qpdfCheck(pdf)).toContain('No syntax');
    const set = setPages({ form: 'report', data: REPORT });
    const turned = set.pages.flatMap((page, index) => (page.glyphRuns.some((run) => run.turned) ? [index] : []));
    expect(turned.length).toBe(2);
    expect(pages).toBe(set.pages.length);
    for (const index of turned) {
      const page = set.pages[index];
      const runs = (page?.glyphRuns ?? []).filter((run) => run.turned);
      const textOf = (run: (typeof runs)[number]): string => run.glyphs.map((glyph) => glyph.character).join('');
      const head = runs.find((run) => textOf(run).includes('序号'));
      expect(head).toBeDefined();
      for (const run of runs) expect(run.baseline).toBeGreaterThanOrEqual((head?.baseline ?? Infinity) - 0.001);
      for (const run of runs) {
        for (const glyph of run.glyphs) {
          expect(glyph.x).toBeGreaterThanOrEqual(mm(35));
          expect(glyph.x).toBeLessThanOrEqual(mm(260));
        }
      }
      for (const rule of page?.rules ?? []) {
        expect(rule.x).toBeGreaterThanOrEqual(mm(28) - 0.4);
        expect(rule.x + rule.width).toBeLessThanOrEqual(mm(184) + 0.4);
        expect(rule.y).toBeGreaterThanOrEqual(mm(37) - 0.01);
        expect(rule.y + rule.height).toBeLessThanOrEqual(mm(262) + 0.01);
      }
      const raster = new Raster(pdf, index + 1);
      const ink = raster.inkRows({ from: 0, to: 265 });
      expect(ink.top).toBeGreaterThan(36.8);
      expect(ink.bottom).toBeLessThan(262.2);
      const number = raster.inkColumns({ from: 265, to: 275 });
      if (index % 2 === 0) expect(number.right).toBeLessThan(184);
      else expect(number.left).toBeGreaterThan(28);
    }
    expect(pdfText(pdf).replace(/\s/g, '')).toContain('统一社会信用代码');
    const info = Buffer.from(pdf).toString('latin1');
    expect(info).not.toContain('/Rotate');
  });

  it('names every row once and repeats the head on each page', async () => {
    const { pdf } = await renderDocument({ form: 'report', data: { title: '表', body: [WIDE_TABLE] } }, GOLDEN);
    const text = rawText(pdf);
    for (let row = 1; row <= 24; row += 1) expect(text.split(`第${row}养老服务行业协会`)).toHaveLength(2);
    expect(text.split('统一社会信用代码')).toHaveLength(3);
  });

  it('turn label and title of an attachment with it', () => {
    const set = setPages(request);
    const page = set.pages.find((candidate) =>
      candidate.glyphRuns.some(
        (run) =>
          run.turned &&
          run.glyphs
            .map((glyph) => glyph.character)
            .join('')
            .startsWith('附件'),
      ),
    );
    expect(page?.glyphRuns.some((run) => run.turned && run.size === 22)).toBe(true);
    expect(page?.rules.length).toBeGreaterThan(5);
  });
});
