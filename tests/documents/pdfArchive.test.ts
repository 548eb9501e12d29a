// needs: java, preflight.jar, qpdf
import { beforeAll, describe, expect, it } from 'vitest';
import { type DocumentRequest, renderDocument } from '#service/documents/renderDocument.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { FONT } from '../signing/samplePdf.ts';
import { DOCUMENT, JOINT, LETTER, ORDER, RECORD, REPORT } from './officialSamples.ts';
import { pdfFonts, qpdfCheck, uncompressed } from './pdfTools.ts';
import { type PreflightResult, preflight } from './preflight.ts';
import { GOLDEN, MINUTES } from './samples.ts';

// Check 12 of official-documents.md §10: PDFBox Preflight knows PDF/A-1b, so every form is written a second time as A-1b; the A-2b
// file differs from that twin in nothing but what the standard's second part allows.

const SEAL =
  '<svg viewBox="0 0 10 10"><path fill="#e00000" fill-rule="evenodd" d="M0 5a5 5 0 1 1 10 0a5 5 0 1 1-10 0zM.4 5a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z"/></svg>';
const opaque = {
  kind: 'sealed' as const,
  agencies: [{ name: '某某市民政局', svg: SEAL }],
  date: '2026年3月5日',
};
/** No transparent picture: part 1 of the standard knows no transparency. */
const FORMS: Readonly<Record<string, DocumentRequest>> = {
  minutes: { form: 'minutes', data: MINUTES },
  document: { form: 'document', data: { ...DOCUMENT, signature: opaque } },
  joint: {
    form: 'document',
    data: { ...JOINT, signature: { kind: 'unsealed', agencies: ['甲局', '乙局'], date: '' } },
  },
  letter: { form: 'letter', data: { ...LETTER, signature: opaque } },
  order: {
    form: 'order',
    data: { ...ORDER, signature: { kind: 'stamp', signers: [{ post: '局长', name: '张某' }], date: '' } },
  },
  record: { form: 'record', data: RECORD },
  report: { form: 'report', data: REPORT },
  sheet: {
    form: 'sheet',
    data: {
      title: '凭证',
      blocks: [
        { kind: 'qr', text: 'taizhang:1' },
        { kind: 'code', lines: ['ABCD-1234'] },
      ],
    },
  },
};
/** Exactly what Preflight says of a sound A-2b file: the mark of the part, and CIDSet, which part 2 no longer asks for. */
const OF_PART_TWO =
  /^(?:7\.11\.2: Error on MetaData, part must be 1|3\.1\.11: .*The CIDSet entry is missing for the Composite Subset)$/;

const files: Record<string, Uint8Array> = {};
let results: Map<string, PreflightResult>;

beforeAll(async () => {
  for (const [name, request] of Object.entries(FORMS)) {
    files[`${name} A-1b`] = (await renderDocument(request, { ...GOLDEN, conformance: 'PDF/A-1b' })).pdf;
    files[`${name} A-2b`] = (await renderDocument(request, GOLDEN)).pdf;
  }
  const at = new Date('2026-03-05T10:05:00+08:00');
  const identity = createOfficeIdentity({
    officeName: '云州市民政局',
    divisionCode: '330100',
    at: new Date(GOLDEN.createdAt),
  });
  const rect = { left: 28, top: 265, width: 56, height: 13 };
  const appearance = { pageIndex: 0, rect, fontPath: FONT, signerName: '云州市民政局' };
  files['signed A-1b'] = await signPdf(files['minutes A-1b'] ?? new Uint8Array(), officeSigner(identity), {
    at,
    fieldName: '签发人',
    appearance,
  });
  files['transparent A-1b'] = (
    await renderDocument({ form: 'document', data: DOCUMENT }, { ...GOLDEN, conformance: 'PDF/A-1b' })
  ).pdf;
  results = preflight(files);
}, 120_000);

describe('PDF/A (check 12)', () => {
  it.each(Object.keys(FORMS))(
    'the A-1b twin of %s is valid, and its A-2b file differs only as part 2 allows',
    (name) => {
      expect(results.get(`${name} A-1b`)).toEqual({ isValid: true, findings: [] });
      const second = results.get(`${name} A-2b`);
      expect(second?.isValid).toBe(false);
      for (const finding of second?.findings ?? []) expect(finding).toMatch(OF_PART_TWO);
    },
  );

  it('a signed A-1b file with a visible signature stays valid (§6.10)', () => {
    expect(results.get('signed A-1b')).toEqual({ isValid: true, findings: [] });
  });

  it('the judge is awake: it finds the transparent seal', () => {
    const found = results.get('transparent A-1b');
    expect(found?.isValid).toBe(false);
    expect(found?.findings.join()).toContain('transparency');
  });

  it.each(Object.keys(FORMS))('the A-2b file of %s says what it is and holds what it needs', (name) => {
    const pdf = files[`${name} A-2b`] ?? new Uint8Array();
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors');
    const plain = uncompressed(pdf);
    expect(plain).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</);
    expect(plain).toMatch(/\/OutputIntents/);
    expect(plain).toMatch(/\/ID \[\s*</);
    expect(plain).toMatch(/\/Metadata \d+ 0 R/);
    for (const absent of ['/Encrypt', '/JavaScript', '/JS', '/EmbeddedFile', '/DeviceCMYK', '/URI', '/Launch'])
      expect(plain).not.toContain(absent);
    const fonts = pdfFonts(pdf);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
  });
});
