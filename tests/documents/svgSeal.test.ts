// needs: pdftoppm, qpdf
import { describe, expect, it } from 'vitest';
import { parsePath } from '#service/documents/layout/svgPath.ts';
import { readSvgSeal } from '#service/documents/layout/svgSeal.ts';
import { mm } from '#service/documents/officialLayout.ts';
import { type DocumentRequest, renderDocument } from '#service/documents/renderDocument.ts';
import { setPages } from './modelLines.ts';
import { DOCUMENT } from './officialSamples.ts';
import { qpdfCheck, Raster } from './pdfTools.ts';
import { GOLDEN } from './samples.ts';

/** A ring of two circles that touches the four edges of a 500 × 500 viewBox, drawn with arcs. */
const RING = 'M 0 250 A 250 250 0 1 1 500 250 A 250 250 0 1 1 0 250 Z M15,250a235,235,0,1,0,470,0a235 235 0 1 0-470 0z';
const svg = (content: string, box = '0 0 500 500'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${content}</svg>\n`;
const SEAL = svg(`<path d="${RING}" fill="#e60000" fill-rule="evenodd"/>`);

function sealed(seal: { readonly svg: string }, isDraft = false): DocumentRequest {
  const agencies = [{ name: '某某市民政局', diameterMm: 42, ...seal }];
  const signature = { kind: 'sealed' as const, agencies, date: '2026年3月5日' };
  return { form: 'document', data: { ...DOCUMENT, attachments: [], isDraft, signature } };
}

describe('a seal as SVG', () => {
  it('is drawn exactly 42 × 42 mm, where the picture would stand', async () => {
    const { pages } = setPages(sealed({ svg: SEAL }));
    const page = pages.findIndex((one) => one.paths.length > 0);
    const [path] = pages[page]?.paths ?? [];
    expect(path?.clip.width).toBeCloseTo(mm(42), 6);
    expect(path?.clip.height).toBeCloseTo(mm(42), 6);
    const { pdf } = await renderDocument(sealed({ svg: SEAL }), GOLDEN);
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors');
    const left = ((path?.clip.x ?? 0) * 25.4) / 72;
    const top = ((path?.clip.y ?? 0) * 25.4) / 72;
    const raster = new Raster(pdf, page + 1);
    const rows = raster.inkRows({ from: top - 8, to: top + 50, left: left - 1, right: left + 43, red: true });
    const columns = raster.inkColumns({ from: top - 1, to: top + 43, red: true });
    expect(rows.bottom - rows.top).toBeCloseTo(42, 0);
    expect(Math.abs(rows.bottom - rows.top - 42)).toBeLessThan(0.2);
    expect(Math.abs(columns.right - columns.left - 42)).toBeLessThan(0.2);
    expect(Math.abs(rows.top - top)).toBeLessThan(0.1);
    expect(Math.abs(columns.left - left)).toBeLessThan(0.1);
  });

  it('fills by its own rule: the ring is open in the middle, and nothing shows outside the viewBox', async () => {
    const ring = await renderDocument(sealed({ svg: SEAL }), GOLDEN);
    const outside = svg(`<path d="M-400 -400H900V900H-400Z" fill="#e60000"/>`);
    const square = await renderDocument(sealed({ svg: outside }), GOLDEN);
    const { pages } = setPages(sealed({ svg: SEAL }));
    const page = pages.findIndex((one) => one.paths.length > 0);
    const clip = pages[page]?.paths[0]?.clip ?? { x: 0, y: 0, width: 0, height: 0 };
    const [left, top] = [(clip.x * 25.4) / 72, (clip.y * 25.4) / 72];
    const inside = { from: top + 8, to: top + 12, left: left + 15, right: left + 27, red: true };
    expect(new Raster(ring.pdf, page + 1).inkRows(inside).top).toBeLessThan(0);
    const rows = new Raster(square.pdf, page + 1).inkRows({
      from: 75,
      to: 296,
      left: left - 5,
      right: left - 0.3,
      red: true,
    });
    expect(rows.top).toBeLessThan(0);
  });

  it('is not shown in a draft and needs no transparency: PDF/A-1b takes it', async () => {
    expect(setPages(sealed({ svg: SEAL }, true)).pages.every((page) => page.paths.length === 0)).toBe(true);
    const { pdf } = await renderDocument(sealed({ svg: SEAL }), { ...GOLDEN, conformance: 'PDF/A-1b' });
    expect(Buffer.from(pdf).includes('/SMask')).toBe(false);
  });

  it('moves with mirrored margins', () => {
    const plain = setPages(sealed({ svg: SEAL }));
    const page = plain.pages.findIndex((one) => one.paths.length > 0);
    const mirrored = setPages(sealed({ svg: SEAL }), { layout: { mirrorMargins: true } });
    const shift = page % 2 === 1 ? mm(-2) : 0;
    expect(page % 2).toBe(1);
    const [before, after] = [plain, mirrored].map((set) => set.pages[page]?.paths[0]);
    expect((after?.clip.x ?? 0) - (before?.clip.x ?? 0)).toBeCloseTo(shift, 6);
    expect((after?.segments[0]?.points[0] ?? 0) - (before?.segments[0]?.points[0] ?? 0)).toBeCloseTo(shift, 6);
  });

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a picture', svg('<image href="seal.png"/>')],
    ['text', svg('<text>公章</text>')],
    ['text between paths', svg(`<path d="${RING}"/>公章`)],
    ['a reference', svg('<use href="#a"/>')],
    ['an event', svg(`<path d="${RING}" onload="alert(1)"/>`)],
    ['a style', svg(`<path d="${RING}" style="fill:url(http://x)"/>`)],
    ['a transformation', svg(`<path d="${RING}" transform="scale(2 1)"/>`)],
    ['a fill by reference', svg(`<path d="${RING}" fill="url(#a)"/>`)],
    ['an entity', svg(`<path d="${RING}" fill="&red;"/>`)],
    ['a document type', `<!DOCTYPE svg [<!ENTITY a "b">]>${SEAL}`],
    ['a stylesheet instruction', `<?xml-stylesheet href="a.css"?>${SEAL}`],
    ['CDATA', svg('<![CDATA[x]]>')],
    ['a viewBox that is no square', svg(`<path d="${RING}"/>`, '0 0 500 400')],
    ['no viewBox', `<svg><path d="${RING}"/></svg>`],
    ['no path', svg('')],
    ['only invisible paths', svg(`<path d="${RING}" fill="none"/>`)],
    ['a broken path', svg('<path d="M 0 0 L 1"/>')],
    ['a path with a word', svg('<path d="M 0 0 L NaN 1"/>')],
    ['a svg that never ends', `<svg viewBox="0 0 5 5"><path d="M0 0H1"/>`],
    ['something after the end', `${SEAL}<svg/>`],
    ['a svg inside a svg', svg(SEAL.replace(/^<\?.*\n/, ''))],
    ['the same attribute twice', svg('<path d="M0 0H1" d="M0 0H2"/>')],
    ['no SVG at all', 'GIF89a'],
  ])('refuses %s', async (_name, picture) => {
    await expect(renderDocument(sealed({ svg: picture }), GOLDEN)).rejects.toMatchObject({
      code: 'rule_broken',
      details: { fields: [{ field: 'seal', code: 'seal_svg' }] },
    });
  });

  it('takes comments, single quotes, separate end tags and short colours', () => {
    const text = `<svg viewBox='0,0 10 10' width="42mm" height="42mm"><!-- 公章 --><path d='M0 0h10v10z' fill='#E00'></path></svg>`;
    const seal = readSvgSeal(text, 'seal');
    expect(seal).toMatchObject({ left: 0, top: 0, edge: 10 });
    expect(seal.shapes[0]?.colour).toBe('#ee0000');
    expect(seal.shapes[0]?.segments.map(({ kind }) => kind)).toEqual(['move', 'line', 'line', 'close']);
  });

  it('answers a hostile file at once', () => {
    const began = performance.now();
    for (const text of [
      `<svg viewBox="0 0 5 5">${'<path d="'.repeat(50_000)}`,
      `<svg ${'a '.repeat(500_000)}>`,
      `<svg viewBox="0 0 5 5"><!--${'-'.repeat(1_000_000)}`,
      svg(`<path d="${'1'.repeat(1_000_000)}"/>`),
      svg(`<path d="M0 0${'L1 1'.repeat(200_000)}"/>`),
    ]) {
      expect(() => readSvgSeal(text, 'seal')).toThrow(expect.objectContaining({ code: 'rule_broken' }));
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('path data', () => {
  it('takes relative, repeated and packed commands', () => {
    expect(parsePath('M0 0L1-1.5.5.5')?.length).toBe(3); // 1 -1.5 and .5 .5
    expect(parsePath('m1 2 3 4h-1V.5z l1-1')).toEqual([
      { kind: 'move', points: [1, 2] },
      { kind: 'line', points: [4, 6] },
      { kind: 'line', points: [3, 6] },
      { kind: 'line', points: [3, 0.5] },
      { kind: 'close', points: [] },
      { kind: 'line', points: [2, 1] },
    ]);
  });

  it('mirrors control points only after a curve of the same family', () => {
    const points = (d: string) => parsePath(d)?.at(-1)?.points;
    expect(points('M0 0C0 1 1 1 1 0S2 -1 2 0')).toEqual([1, -1, 2, -1, 2, 0]);
    expect(points('M0 0Q1 1 2 0S3 1 4 0')).toEqual([2, 0, 3, 1, 4, 0]);
    const smooth = points('M0 0Q1 1 2 0T4 0') ?? [];
    for (const [index, value] of [2 + 2 / 3, -2 / 3, 3 + 1 / 3, -2 / 3, 4, 0].entries())
      expect(smooth[index]).toBeCloseTo(value, 9);
  });

  it('turns arcs into curves that stay on the circle', () => {
    const segments = parsePath('M 0 50 A 50 50 0 1 1 100 50 A 50 50 0 1 1 0 50 Z') ?? [];
    let [x0, y0] = [0, 50];
    for (const { kind, points } of segments) {
      if (kind !== 'curve') continue;
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = points;
      for (let t = 0; t <= 1; t += 0.1) {
        const s = 1 - t;
        const x = s ** 3 * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t ** 3 * x3;
        const y = s ** 3 * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t ** 3 * y3;
        expect(Math.abs(Math.hypot(x - 50, y - 50) - 50)).toBeLessThan(0.02);
      }
      [x0, y0] = [x3, y3];
    }
    expect([x0, y0]).toEqual([0, 50]);
  });
});
