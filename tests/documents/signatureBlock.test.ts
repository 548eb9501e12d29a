// needs: pdftoppm, pdftotext
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mm, OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import type { OfficialDocumentInput } from '#shared/features/documents/officialDocument.ts';
import type { OfficialBlock } from '#shared/features/documents/officialParts.ts';
import { findLine, linesOf, type SetPages, setPages } from './modelLines.ts';
import { DATE, DOCUMENT, SEAL, STAMP, sealed } from './officialSamples.ts';
import { Raster, rawText } from './pdfTools.ts';
import { GOLDEN, gb2312Han } from './samples.ts';

const { cell, right, pitch, left } = OFFICIAL_LAYOUT;
const TEXT = '正文内容在此。';
const paragraphs = (count: number): OfficialBlock[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', text: `第${index + 1}行${TEXT}` }));
const short = (signature: OfficialDocumentInput['signature'], body = paragraphs(3)): OfficialDocumentInput => ({
  agencies: ['某某区民政局'],
  number: '某民发〔2026〕3号',
  title: '通知',
  body,
  signature,
});
const setShort = (signature: OfficialDocumentInput['signature'], body = paragraphs(3)): SetPages =>
  setPages({ form: 'document', data: short(signature, body) });

/** Glyphs of the line that belong to `text`: left end of the first, right end of the last, in points. */
function span(set: SetPages, text: string): { left: number; right: number; emTop: number; page: number } {
  for (const [page, { glyphRuns }] of set.pages.entries()) {
    for (const run of glyphRuns) {
      if (run.colour !== OFFICIAL_LAYOUT.black) continue; // the same name stands in the red head
      const glyphs = [...run.glyphs];
      const at = glyphs
        .map((glyph) => glyph.character)
        .join('')
        .indexOf(text);
      if (at < 0) continue;
      const last = glyphs[at + [...text].length - 1];
      const first = glyphs[at];
      const emTop = run.baseline - OFFICIAL_LAYOUT.baselineShare * run.size;
      if (first && last) return { left: first.x, right: last.x + cell, emTop, page };
    }
  }
  throw new Error(`no run with ${text}`);
}

describe('with seal (check 7)', () => {
  // Gaps of official-documents.md §2.3: a large seal comes nearer to the text, a small one is raised.
  it.each([
    [38, 9.7],
    [40, 9.7],
    [42, 9.7],
    [45, 8.2],
    [50, 5.7],
  ])('%i mm: gap of %f mm, centred on the date, inside the page', async (diameterMm, gap) => {
    const data = short({ kind: 'sealed', agencies: [{ name: '某某区民政局', diameterMm, png: SEAL }], date: DATE });
    const { pdf } = await renderDocument({ form: 'document', data }, GOLDEN);
    const raster = new Raster(pdf, 1);
    const set = setPages({ form: 'document', data });
    const text = findLine(set, `第3行${TEXT}`);
    const textBottom = (text.emTop + 16) / mm(1);
    const seal = raster.inkRows({ from: textBottom, to: 297, red: true });
    const columns = raster.inkColumns({
      from: seal.top + diameterMm / 2 - 1,
      to: seal.top + diameterMm / 2 + 1,
      red: true,
    });
    expect(seal.top - textBottom).toBeLessThanOrEqual(10.45);
    expect(Math.abs(seal.top - textBottom - gap)).toBeLessThan(0.2);
    expect(seal.bottom - seal.top).toBeCloseTo(diameterMm, 0);
    expect(columns.right - columns.left).toBeCloseTo(diameterMm, 0);
    const date = span(set, DATE);
    expect(Math.abs((columns.left + columns.right) / 2 - (date.left + date.right) / 2 / mm(1))).toBeLessThan(0.5);
    expect(columns.right).toBeLessThan(205);
    expect(Math.abs(date.right - (right - 4 * cell))).toBeLessThan(1);
    const name = span(set, '某某区民政局');
    const own = findLine(set, DATE);
    expect(own.row - text.row).toBeCloseTo(4, 3);
    expect(name.page).toBe(0);
    // Name and date lie below the top of the ring and above its bottom.
    expect((own.emTop + 16) / mm(1)).toBeLessThan(seal.bottom);
  });

  it('moves a long name to the left until it ends one cell in, the date under it', () => {
    const name = '某某市某某区社会组织综合监督管理工作领导小组办公室';
    const set = setShort({ kind: 'sealed', agencies: [{ name }], date: DATE });
    const line = span(set, name);
    const date = span(set, DATE);
    expect(Math.abs(line.right - (right - cell))).toBeLessThan(1);
    expect(Math.abs((line.left + line.right) / 2 - (date.left + date.right) / 2)).toBeLessThan(3);
  });

  it('shows no seal in a draft, and keeps its room', async () => {
    const signature = { kind: 'sealed' as const, agencies: sealed(['某某区民政局']), date: DATE };
    const draft = setPages({ form: 'document', data: { ...short(signature), isDraft: true } });
    const issued = setPages({ form: 'document', data: short(signature) });
    expect(draft.pages[0]?.images).toEqual([]);
    expect(issued.pages[0]?.images).toHaveLength(1);
    expect(linesOf(draft.pages[0])).toEqual(linesOf(issued.pages[0]));
  });

  it.each([2, 3, 4, 5, 6, 7])('%i joint seals neither touch nor leave the type area', (count) => {
    const names = [
      '某某区民政局',
      '某某区财政局',
      '某某区卫健委',
      '某某区教育局',
      '某某区人社局',
      '某某区公安局',
      '某某区司法局',
    ];
    for (const date of [DATE, '2026年10月15日']) {
      for (const diameter of [42, 50]) {
        const set = setShort({ kind: 'sealed', agencies: sealed(names.slice(0, count), diameter), date });
        const images = set.pages.flatMap((page) => page.images);
        expect(images).toHaveLength(count);
        for (const [index, image] of images.entries()) {
          expect(image.x).toBeGreaterThanOrEqual(left - 0.01);
          expect(image.x + image.width).toBeLessThanOrEqual(right + 0.01);
          const middle = image.x + image.width / 2;
          const name = span(set, names[index] ?? '');
          expect(Math.abs((name.left + name.right) / 2 - middle)).toBeLessThan(1);
          for (const other of images.slice(index + 1)) {
            const distance = Math.hypot(image.x - other.x, image.y - other.y);
            expect(distance).toBeGreaterThanOrEqual(image.width + mm(1.9));
          }
        }
        const last = images.at(-1);
        const dateSpan = span(set, date);
        expect(Math.abs((dateSpan.left + dateSpan.right) / 2 - ((last?.x ?? 0) + (last?.width ?? 0) / 2))).toBeLessThan(
          1,
        );
        const text = findLine(set, `第3行${TEXT}`);
        expect((images[0]?.y ?? 0) - text.emTop - 16).toBeLessThanOrEqual(mm(10.45));
      }
    }
  });
});

describe('without seal and with signature stamp (§2.3)', () => {
  it('ends the name two cells in, the date beginning two cells right of it', () => {
    const set = setShort({ kind: 'unsealed', agencies: ['某某区民政局社会组织管理科'], date: DATE });
    const name = span(set, '某某区民政局社会组织管理科');
    const date = span(set, DATE);
    expect(Math.abs(name.right - (right - 2 * cell))).toBeLessThan(1);
    expect(Math.abs(date.left - name.left - 2 * cell)).toBeLessThan(4.5); // the digit stands centred in half a cell
    expect(findLine(set, '某某区民政局社会组织管理科').row - findLine(set, '第3行').row).toBeCloseTo(2, 3);
    expect(findLine(set, DATE).row - findLine(set, '第3行').row).toBeCloseTo(3, 3);
  });

  it('ends a longer date two cells in and keeps the two cells', () => {
    const set = setShort({ kind: 'unsealed', agencies: ['某局'], date: '2026年10月15日' });
    const date = span(set, '2026年10月15日');
    expect(Math.abs(date.right - (right - 2 * cell))).toBeLessThan(1);
    expect(Math.abs(date.left - span(set, '某局').left - 2 * cell)).toBeLessThan(4.5);
  });

  it('centres the title on the stamp, which ends four cells in', async () => {
    const data = short({ kind: 'stamp', signers: [{ post: '局长', name: '张某', png: STAMP }], date: DATE });
    const set = setPages({ form: 'document', data });
    const image = set.pages[0]?.images[0];
    if (!image) throw new Error('no stamp');
    expect(image.width / image.height).toBeCloseTo(2, 6);
    expect(image.x + image.width).toBeCloseTo(right - 4 * cell, 3);
    const post = span(set, '局长');
    expect(post.emTop + 8).toBeCloseTo(image.y + image.height / 2, 3);
    expect(Math.abs(image.x - post.right - 2 * cell)).toBeLessThan(1);
    const date = findLine(set, DATE);
    expect(date.row - findLine(set, '第3行').row).toBeCloseTo(7, 3);
    expect(Math.abs(date.right - (right - 4 * cell))).toBeLessThan(1);
    expect(image.y).toBeGreaterThan(findLine(set, '第3行').emTop + 16 + pitch);
    expect(rawText((await renderDocument({ form: 'document', data }, GOLDEN)).pdf)).not.toContain('张某');
  });
});

describe('text accompanies the signature block (§2.2)', () => {
  const sealedOnce = { kind: 'sealed' as const, agencies: sealed(['某某区民政局']), date: DATE };
  const pitches = (set: SetPages, page: number): number[] => {
    const tops = (set.lines[page] ?? []).filter((line) => line.text.includes(TEXT)).map((line) => line.emTop);
    return tops.slice(1).map((top, index) => top - (tops[index] ?? 0));
  };

  it('for every length of the text; line pitch never below 28 pt, nothing below the type area', () => {
    const used = new Set<string>();
    for (let count = 2; count <= 60; count += 1) {
      for (const signature of [
        sealedOnce,
        { kind: 'stamp' as const, signers: [{ post: '局长', name: '张某' }], date: DATE },
      ]) {
        const set = setShort(signature, paragraphs(count));
        const date = findLine(set, DATE);
        const texts = (set.lines[date.page] ?? []).filter((line) => line.text.includes(TEXT));
        expect(texts.length, `${count} paragraphs`).toBeGreaterThan(0);
        for (const [page, lines] of set.lines.entries()) {
          for (const line of lines) {
            if (line.size === 16) expect(line.emTop + line.size).toBeLessThanOrEqual(mm(262) + 0.01);
          }
          for (const distance of pitches(set, page)) {
            expect(distance).toBeGreaterThanOrEqual(28);
            used.add(distance.toFixed(1));
          }
        }
        expect(findLine(set, '第1行').page).toBe(0);
      }
    }
    expect([...used].sort()).toEqual(['28.3', '29.6', '31.1']);
  });

  it('on the grid of word processors, where 23 rows would be too narrow', () => {
    const used = new Set<string>();
    for (let count = 2; count <= 50; count += 1) {
      const data = short(sealedOnce, paragraphs(count));
      const set = setPages({ form: 'document', data }, { layout: { gridPitch: 'wordGrid' } });
      const date = findLine(set, DATE);
      expect(
        (set.lines[date.page] ?? []).some((line) => line.text.includes(TEXT)),
        `${count} paragraphs`,
      ).toBe(true);
      for (const page of set.lines.keys()) for (const distance of pitches(set, page)) used.add(distance.toFixed(1));
    }
    expect([...used].sort()).toEqual(['29.0', '30.4']);
  });

  it('moves the last paragraph, and of a single one its last lines, when pitch does not help', () => {
    const long = '字'.repeat(28 * 8);
    for (let extra = 0; extra < 12; extra += 1) {
      const body: OfficialBlock[] = [
        { kind: 'paragraph', text: `首段。${'文'.repeat(28 * extra)}` },
        { kind: 'heading', level: 1, text: '标题' },
        { kind: 'paragraph', text: `${long}末尾。` },
      ];
      const set = setShort(sealedOnce, body);
      expect(findLine(set, '末尾。').page).toBe(findLine(set, DATE).page);
      expect(findLine(set, '标题').page).toBeLessThanOrEqual(findLine(set, DATE).page);
    }
    for (let characters = 28 * 8; characters < 28 * 16; characters += 14) {
      const set = setShort(sealedOnce, [{ kind: 'paragraph', text: `开头${'字'.repeat(characters)}末尾。` }]);
      expect(findLine(set, '开头').page).toBe(0);
      expect(findLine(set, '尾。').page).toBe(findLine(set, DATE).page);
    }
  });

  it('holds in random documents, and the text extracts exactly (checks 8 and 9)', async () => {
    const han = [...gb2312Han()];
    const words = fc.array(fc.constantFrom(...han), { minLength: 1, maxLength: 90 }).map((list) => list.join(''));
    const mark = fc.constantFrom('，', '。', '：“甲”', '（2026年3月5日）', '——', '……', '1,286家', '63.5%');
    const paragraph = fc
      .array(fc.tuple(words, mark), { minLength: 1, maxLength: 5 })
      .map((list) => `会${list.flat().join('')}完。`);
    const bodies = fc.array(paragraph, { minLength: 1, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom('document', 'letter'), async (texts, form) => {
        const body: OfficialBlock[] = texts.map((text) => ({ kind: 'paragraph', text }));
        const base = short(sealedOnce, body);
        const { agencies: _, ...common } = base;
        const request =
          form === 'document'
            ? ({ form, data: base } as const)
            : ({ form: 'letter', data: { ...common, number: '某民函〔2026〕3号', agency: '某某区民政局' } } as const);
        const { pdf } = await renderDocument(request, GOLDEN);
        const text = rawText(pdf).replace(/—\d+—/g, '');
        expect(text).toContain(`通知${texts.join('')}某某区民政局${DATE}`);
        const set = setPages(request);
        const date = findLine(set, DATE);
        expect(findLine(set, '完。').page).toBeLessThanOrEqual(date.page);
        for (const lines of set.lines) {
          for (const line of lines.filter((candidate) => candidate.size === 16)) {
            expect(line.text).not.toMatch(/^[。，、；：？！”’）》〉】〕％%]|[“‘（《〈【〔]$/u);
          }
        }
      }),
      { numRuns: 25, seed: 20260305 },
    );
  }, 60_000);
});

it('keeps the sample seal and stamp apart from the rest of the file', async () => {
  const { pdf } = await renderDocument({ form: 'document', data: DOCUMENT }, GOLDEN);
  expect(Buffer.from(pdf).toString('latin1')).toContain('/SMask');
});
