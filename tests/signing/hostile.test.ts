// needs: openssl, pdfsig, qpdf
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { AppError } from '#shared/contract/errors.ts';
import { mayArchiveAsValid } from '#shared/features/documents/signatureStatus.ts';
import { type VerificationReport, verificationReport } from '#shared/features/documents/verification.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { lastSignature } from './pdfEdits.ts';
import { samplePdf } from './samplePdf.ts';
import { mustRun, workFolder } from './tools.ts';

const AT = new Date('2026-06-30T02:00:00Z');
const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT });
const signer = officeSigner(identity);
const EXPECTED = ['pdf_unreadable', 'pdf_encrypted', 'file_too_large'];

let plain: Buffer;
let signed: Buffer;

beforeAll(async () => {
  plain = await samplePdf(1);
  const first = await signPdf(plain, signer, { at: AT, fieldName: '签发人' });
  signed = Buffer.from(await signPdf(first, signer, { at: AT, fieldName: '会签1' }));
});

/** The report, or null when the file was refused with one of the allowed errors; anything else fails the test. */
async function judge(bytes: Uint8Array): Promise<VerificationReport | null> {
  try {
    return verificationReport.parse(await verifyPdf(bytes, { trustRoots: [identity.rootCertificateDer], at: AT }));
  } catch (error) {
    if (error instanceof AppError && EXPECTED.includes(error.code)) return null;
    throw error;
  }
}

async function expectNotValid(bytes: Uint8Array): Promise<void> {
  const report = await judge(bytes);
  expect(report === null || !mayArchiveAsValid(report.status), report?.status).toBe(true);
}

describe('hostile bytes', () => {
  it('one changed byte anywhere is never valid', async () => {
    const report = await judge(signed);
    expect(report?.status).toBe('valid-later-signed');
    const first = lastSignature(signed.subarray(0, report?.signatures[0]?.revisionLength)).range;
    const rootHex = identity.rootCertificateDer.toString('hex');
    const carried = [signed.indexOf(rootHex), signed.lastIndexOf(rootHex)];
    expect(carried[0]).toBeLessThan(carried[1] ?? 0);
    const place = fc.oneof(
      fc.nat(signed.length - 1),
      // Most of the file is the padding of the two holes; look at the rest more closely.
      fc.nat(plain.length - 1),
      fc.integer({ min: signed.length - 1500, max: signed.length - 1 }),
      fc.integer({ min: first[1] - 300, max: first[1] + 6000 }),
      fc.integer({ min: lastSignature(signed).range[1] - 300, max: lastSignature(signed).range[1] + 6000 }),
    );
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const copy = Buffer.from(signed);
        const before = copy[at] ?? 0;
        copy[at] = before ^ mask;
        const pair = [before, copy[at]].map((byte) => String.fromCharCode(byte ?? 0));
        // A hexadecimal digit may be written in either case: the same value.
        const sameDigit =
          pair.every((digit) => /[0-9a-fA-F]/.test(digit)) && pair[0]?.toLowerCase() === pair[1]?.toLowerCase();
        // Which end-of-line follows the last %%EOF says nothing.
        const lastEnd = at === signed.length - 1 && pair.every((end) => end === '\n' || end === '\r');
        // A CMS does not sign the issuers' certificates it carries along; trust comes from the app's own list alone.
        fc.pre(!sameDigit && !lastEnd && !carried.some((start) => at >= start && at < start + rootHex.length));
        await expectNotValid(copy);
      }),
      { numRuns: 600 },
    );
  }, 60_000);

  it('a length of the signature grown into its padding is never valid', async () => {
    const start = lastSignature(signed).range[1] + 1;
    for (let at = start; at < start + 200; at++) {
      for (const mask of [1, 2, 4]) {
        const copy = Buffer.from(signed);
        copy[at] = (copy[at] ?? 0) ^ mask;
        await expectNotValid(copy);
      }
    }
  }, 60_000);

  it('a file cut anywhere is never valid, except where the first signer left it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: plain.length + 2, max: signed.length - 2 }), async (length) => {
        const whole = (await judge(signed))?.signatures[0]?.revisionLength ?? 0;
        fc.pre(length !== whole && length !== whole + 1);
        await expectNotValid(signed.subarray(0, length));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('something put in or taken out anywhere is never valid', async () => {
    const text = fc.constantFrom(
      ' ',
      '\n',
      '%%EOF',
      '5 0 obj\nnull\nendobj\n',
      'startxref\n9\n%%EOF\n',
      '<<',
      '>>',
      '/V null',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(signed.length - 2), text, fc.nat(40), async (at, inserted, removed) => {
        const edited = Buffer.concat([signed.subarray(0, at), Buffer.from(inserted), signed.subarray(at + removed)]);
        fc.pre(!edited.equals(signed));
        await expectNotValid(edited);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('arbitrary bytes, and arbitrary tails of a real file, only ever give a report or a known error', async () => {
    const words = fc.constantFrom(
      'obj',
      'endobj',
      'stream\n',
      '<<',
      '>>',
      '[',
      '(',
      '/Type',
      '/Root 1 0 R',
      'xref\n',
      'trailer',
      'startxref\n',
      '%%EOF\n',
      '0 1\n',
      '1 0 R',
      '99999999999 ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 60 }), fc.uint8Array({ maxLength: 200 }), async (list, noise) => {
        await judge(noise);
        await judge(Buffer.concat([Buffer.from('%PDF-1.7\n'), noise, Buffer.from(list.join(''))]));
        const report = await judge(Buffer.concat([signed, Buffer.from(list.join('')), noise]));
        expect(report === null || noise.length + list.length === 0 || !mayArchiveAsValid(report.status)).toBe(true);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('deep nesting, cross-reference loops and huge counts end in a known error', async () => {
    const head = '%PDF-1.7\n';
    const loop = `${head}xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF`;
    const deep = `${head}${'['.repeat(200_000)}\nxref\n0 0\ntrailer\n${'<< /A '.repeat(50_000)}\nstartxref\n${head.length + 200_001}\n%%EOF`;
    const huge = `${head}xref\n0 999999999\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF`;
    for (const text of [loop, deep, huge, '', head]) {
      await expect(verifyPdf(Buffer.from(text), { trustRoots: [], at: AT })).rejects.toMatchObject({
        code: 'pdf_unreadable',
      });
    }
  });

  it('an encrypted file is named as such, for checking and for signing', async () => {
    const folder = workFolder();
    try {
      mustRun('qpdf', [
        '--encrypt',
        '',
        'geheim',
        '256',
        '--',
        folder.write('open.pdf', plain),
        folder.path('closed.pdf'),
      ]);
      const { readFileSync } = await import('node:fs');
      const closed = readFileSync(folder.path('closed.pdf'));
      await expect(verifyPdf(closed, { trustRoots: [], at: AT })).rejects.toMatchObject({ code: 'pdf_encrypted' });
      await expect(signPdf(closed, signer, { at: AT, fieldName: '签发人' })).rejects.toMatchObject({
        code: 'pdf_encrypted',
      });
    } finally {
      folder.remove();
    }
  });
});
