import { degrees, PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { footRects } from '#service/signing/footPlace.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { toldChange } from '#shared/verifier/plainAnswer.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { FONT, samplePdf } from './samplePdf.ts';

const AT = new Date('2026-06-30T02:00:00Z');
const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT });
const signer = officeSigner(identity);
type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
const FOOT = footRects(2)[0] ?? { left: 0, top: 0, width: 0, height: 0 };
let signed: Uint8Array;

beforeAll(async () => {
  signed = await signPdf(await samplePdf(2), signer, { at: AT, fieldName: '签发人' });
});

/** What the first signature says of a second one on page 2; `rect` null for an invisible one. */
async function added(first: Uint8Array, rect: Rect | null) {
  const appearance = rect ? { appearance: { pageIndex: 1, rect, fontPath: FONT } } : {};
  const second = await signPdf(first, signer, { at: AT, fieldName: '会签1', ...appearance });
  const report = await verifyPdf(second, { trustRoots: [identity.rootCertificateDer], at: AT });
  expect(report.signatures[1]?.status).toBe('valid');
  expect(report.signatures[0]?.status).toBe('valid-later-signed');
  const [change, ...more] = report.signatures[0]?.laterChanges ?? [];
  if (!change) throw new Error('no change listed');
  expect(more).toEqual([]);
  return change;
}

/** A first signature on pages changed before it. */
async function signedAfter(change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(await samplePdf(2), { updateMetadata: false });
  change(document);
  return signPdf(await document.save({ useObjectStreams: false }), signer, { at: AT, fieldName: '签发人' });
}

describe('an added signature is always listed, and only called covering where it could be (official-documents.md §7.2 E)', () => {
  it.each(footRects(2))('in the foot at $left, $top mm: listed with its page, no alarm', async (rect) => {
    const change = await added(signed, rect);
    expect(change).toMatchObject({ kind: 'signature', allowed: true, page: 2, mayCover: false });
    expect(change.rect).not.toBeNull();
    expect(toldChange(change)).toEqual({ kind: 'signature', page: 2 });
  });

  it('an invisible one stands on no page that anybody could look at', async () => {
    const change = await added(signed, null);
    expect(change).toMatchObject({ kind: 'signature', allowed: true, rect: null, mayCover: false });
    expect(toldChange(change)).toEqual({ kind: 'signature_invisible', page: null });
  });

  it.each<[string, Rect]>([
    ['in the type area', { left: 110, top: 220, width: 60, height: 25 }],
    ['into its last line by half a millimetre', { ...FOOT, top: 261.5, height: 10 }],
    ['into its right side from the margin', { left: 183.5, top: 100, width: 20, height: 20 }],
    ['wider than a signature', { left: 28, top: 264.5, width: 81, height: 11.5 }],
    ['higher than a signature', { left: 60, top: 263, width: 40, height: 31 }],
    ['over the whole page', { left: 0, top: 0, width: 210, height: 297 }],
  ])('%s: may cover', async (_, rect) => {
    expect(await added(signed, rect)).toMatchObject({ kind: 'signature', allowed: true, page: 2, mayCover: true });
  });

  it('over an earlier signature in the foot: may cover; beside it: not', async () => {
    const appearance = { pageIndex: 1, rect: FOOT, fontPath: FONT };
    const visible = await signPdf(await samplePdf(2), signer, { at: AT, fieldName: '签发人', appearance });
    expect((await added(visible, { ...FOOT, left: FOOT.left - 10 })).mayCover).toBe(true);
    expect((await added(visible, footRects(2)[1] ?? FOOT)).mayCover).toBe(false);
  });

  it.each<[string, (document: PDFDocument) => void]>([
    ['lies on its side', (document) => document.getPage(1).setRotation(degrees(90))],
    ['is no A4', (document) => document.getPage(1).setMediaBox(0, 0, 500, 700)],
    ['shows a part only', (document) => document.getPage(1).setCropBox(0, 0, 595, 300)],
    [
      'has a scale of its own',
      (document) => document.getPage(1).node.set(PDFName.of('UserUnit'), document.context.obj(2)),
    ],
  ])('on a page that %s: may cover', async (_, change) => {
    expect((await added(await signedAfter(change), FOOT)).mayCover).toBe(true);
  });

  it('one that keeps its size when the page is made smaller: may cover', async () => {
    // A prepared field: its flags are the preparer's, its value is the second signature's.
    const appearance = { pageIndex: 1, rect: FOOT, fontPath: FONT };
    const second = Buffer.from(await signPdf(signed, signer, { at: AT, fieldName: '会签1', appearance }));
    const flagsOf = async (bytes: Uint8Array) => {
      const annotations = (await PDFDocument.load(bytes)).getPage(1).node.lookup(PDFName.of('Annots'), PDFArray);
      return annotations
        .lookup(annotations.size() - 1, PDFDict)
        .get(PDFName.of('F'))
        ?.toString();
    };
    expect(await flagsOf(second)).toBe('132');
    const at = second.lastIndexOf('/F 132');
    expect(at).toBeGreaterThan(signed.length);
    // 140 = 132 + NoZoom; the second signature no longer fits its bytes, the first one's answer is asked for.
    const edited = Buffer.concat([second.subarray(0, at), Buffer.from('/F 140'), second.subarray(at + 6)]);
    const report = await verifyPdf(edited, { trustRoots: [identity.rootCertificateDer], at: AT });
    const change = report.signatures[0]?.laterChanges.find((each) => each.rect !== null);
    expect(change?.mayCover).toBe(true);
  });
});
