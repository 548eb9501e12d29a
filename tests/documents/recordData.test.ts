// needs: qpdf, pdfdetach, mutool, pdfsig
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RenderOptions, renderDocument } from '#service/documents/renderDocument.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { mustRun, run } from '../signing/tools.ts';
import { qpdfCheck, rawText, uncompressed } from './pdfTools.ts';
import { GOLDEN, MINUTES } from './samples.ts';

const RECORD = JSON.stringify({
  format: 'taizhang-record/1',
  name: '云州市𬱖某协会',
  number: '〔2026〕3号',
  rows: [1, 2],
});
const AT = new Date('2026-03-05T10:05:00+08:00');
const identity = createOfficeIdentity({
  officeName: '云州市民政局',
  divisionCode: '330100',
  at: new Date(GOLDEN.createdAt),
});
const signer = officeSigner(identity);
const certificateDer = Buffer.from(identity.certificateDer).toString('base64');
const options: RenderOptions = {
  ...GOLDEN,
  conformance: 'PDF/A-3b',
  recordData: { json: RECORD, certificateDer },
};
const folder = mkdtempSync(join(tmpdir(), 'record-data-'));
const file = (name: string): string => join(folder, name);
let pdf: Uint8Array;

beforeAll(async () => {
  pdf = (await renderDocument({ form: 'minutes', data: MINUTES }, options)).pdf;
  writeFileSync(file('plain.pdf'), pdf);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Takes the embedded files out with poppler and compares them byte for byte. */
function expectWhole(name: string): void {
  expect(mustRun('pdfdetach', ['-list', file(name)])).toMatch(/^2 embedded files\n1: issuer\.cer\n2: record\.json/);
  const out = mkdtempSync(join(folder, 'files-'));
  mustRun('pdfdetach', ['-saveall', '-o', out, file(name)]);
  expect(readFileSync(join(out, 'record.json'), 'utf8')).toBe(RECORD);
  expect(readFileSync(join(out, 'issuer.cer'))).toEqual(Buffer.from(identity.certificateDer));
}

describe('record data inside a document (PDF/A-3b)', () => {
  it('embeds both files whole, as associated files with type, dates, size and check sum', () => {
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors');
    expectWhole('plain.pdf');
    const plain = uncompressed(pdf);
    expect(plain).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>B</);
    expect(plain).toMatch(/\/Type \/Catalog/);
    const catalog = plain.split(/^\d+ 0 obj$/m).find((object) => object.includes('/Type /Catalog')) ?? '';
    const associated = /\/AF \[([^\]]*)\]/.exec(catalog)?.[1] ?? '';
    expect(associated.match(/\d+ 0 R/g)).toHaveLength(2);
    const specifications = plain.split(/^\d+ 0 obj$/m).filter((object) => object.includes('/Type /Filespec'));
    expect(specifications).toHaveLength(2);
    for (const specification of specifications) {
      expect(specification).toContain('/AFRelationship /Data');
      expect(specification).toMatch(/\/F \((record\.json|issuer\.cer)\)/);
      expect(specification).toMatch(/\/UF \((record\.json|issuer\.cer)\)/);
    }
    const streams = plain.split(/^\d+ 0 obj$/m).filter((object) => object.includes('/Type /EmbeddedFile'));
    expect(streams.map((stream) => /\/Subtype (\S+)/.exec(stream)?.[1]).sort()).toEqual([
      '/application#2fjson',
      '/application#2fpkix-cert',
    ]);
    for (const stream of streams) {
      expect(stream).toMatch(/\/CreationDate \(D:20260305020000Z\)/);
      expect(stream).toMatch(/\/ModDate \(D:20260305020000Z\)/);
      expect(stream).toMatch(/\/Size \d+/);
    }
  });

  it('MuPDF shows the same record, and the text of the document is what it is without', async () => {
    const shown = mustRun('mutool', ['show', file('plain.pdf'), 'trailer/Root/Names/EmbeddedFiles/Names']);
    expect(shown).toContain('record.json');
    const { pdf: without } = await renderDocument({ form: 'minutes', data: MINUTES }, GOLDEN);
    expect(rawText(pdf)).toBe(rawText(without));
    expect(uncompressed(without)).not.toContain('/EmbeddedFile');
  });

  it('gives the same bytes every time, and another ID for another record', async () => {
    const again = await renderDocument({ form: 'minutes', data: MINUTES }, options);
    expect(hash(again.pdf)).toBe(hash(pdf));
    const other = await renderDocument(
      { form: 'minutes', data: MINUTES },
      { ...options, recordData: { json: '{"format":"taizhang-record/1"}' } },
    );
    const id = (bytes: Uint8Array): string =>
      /\/ID \[<([0-9a-f]+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
    expect(id(other.pdf)).not.toBe(id(pdf));
    expect(id(pdf)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('can be signed, and both verifiers find it valid with the files still whole', async () => {
    const signed = await signPdf(pdf, signer, { at: AT, fieldName: '签发人' });
    writeFileSync(file('signed.pdf'), signed);
    const report = await verifyPdf(signed, { trustRoots: [identity.rootCertificateDer], at: AT });
    expect(report.status).toBe('valid');
    const { output } = run('pdfsig', ['-nocert', file('signed.pdf')]);
    expect(output).toContain('Signature is Valid.');
    expect(output).toContain('Total document signed');
    expectWhole('signed.pdf');
  });

  it.each([
    ['another part of the standard', { ...options, conformance: 'PDF/A-2b' as const }],
    ['the default conformance', { ...GOLDEN, recordData: { json: RECORD } }],
    ['JSON that does not parse', { ...options, recordData: { json: '{' } }],
    ['half a surrogate pair', { ...options, recordData: { json: '"\ud800"' } }],
    ['a certificate that is no base64', { ...options, recordData: { json: RECORD, certificateDer: '证书' } }],
    ['a certificate that is no DER', { ...options, recordData: { json: RECORD, certificateDer: 'AAAA' } }],
  ])('refuses %s', async (_name, wrong) => {
    await expect(renderDocument({ form: 'minutes', data: MINUTES }, wrong)).rejects.toMatchObject({
      code: 'invalid_input',
      details: { part: 'recordData' },
    });
  });
});

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
