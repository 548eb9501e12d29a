import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { footRects, freeFootPlace } from '#service/signing/footPlace.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { FONT, samplePdf } from './samplePdf.ts';

const AT = new Date(Date.now() + 60_000);
const signer = officeSigner(createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT }));

describe('places of visible signatures (official-documents.md §6.4)', () => {
  it('lie below the type area, on the paper, apart from each other and from the page number', () => {
    for (const pageNumber of [1, 2]) {
      const rects = footRects(pageNumber);
      expect(rects).toHaveLength(4);
      for (const { left, top, width, height } of rects) {
        expect(top).toBeGreaterThan(262);
        expect(top + height).toBeLessThan(297 - 5);
        expect(left).toBeGreaterThanOrEqual(28);
        expect(left + width).toBeLessThanOrEqual(184);
        // The lower red line of a letter runs 277 mm from the top.
        expect(top + height < 277 || top > 277).toBe(true);
      }
      // Beside the number (14 pt, one character in from the edge): right on odd pages, left on even ones.
      const first = rects.slice(0, 2);
      if (pageNumber === 1) expect(Math.max(...first.map((rect) => rect.left + rect.width))).toBeLessThanOrEqual(155);
      else expect(Math.min(...first.map((rect) => rect.left))).toBeGreaterThanOrEqual(60);
      expect(new Set(rects.map((rect) => `${rect.left} ${rect.top}`)).size).toBe(4);
    }
  });

  it('are taken one after another, then on the page before, and at last there is none', async () => {
    let bytes: Uint8Array = await samplePdf(2);
    const order: string[] = [];
    for (;;) {
      const place = await freeFootPlace(bytes);
      if (!place) break;
      order.push(`${place.pageIndex} ${place.rect.left} ${place.rect.top}`);
      bytes = await signPdf(bytes, signer, { at: AT, fieldName: '会签1', appearance: { ...place, fontPath: FONT } });
    }
    const wanted = [2, 1].flatMap((number) =>
      footRects(number).map((rect) => `${number - 1} ${rect.left} ${rect.top}`),
    );
    expect(order).toEqual(wanted);
    expect(await freeFootPlace(bytes)).toBe(null);
  });

  it('are the same for the same document, and pages lying on their side have none', async () => {
    const bytes = await samplePdf(3);
    expect(await freeFootPlace(bytes)).toEqual(await freeFootPlace(bytes));
    const document = await PDFDocument.create();
    document.addPage([595.28, 841.89]);
    document.addPage([841.89, 595.28]);
    expect((await freeFootPlace(await document.save()))?.pageIndex).toBe(0);
  });
});
