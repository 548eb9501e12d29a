// needs: openssl, pdfsig, certutil, pk12util
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainAnswer } from '#shared/verifier/plainAnswer.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { attackDesk, flippedByte, signUnchecked } from '../signing/attackVectors.ts';
import { rawPdf, rawStream } from '../signing/rawPdf.ts';
import { derOf, makeTestKey, mustRun, type TestKey, workFolder } from '../signing/tools.ts';

// What other programs sign is legal however they write it: valid with its root trusted, untrusted without, never broken.

const folder = workFolder();
afterAll(() => folder.remove());
const AT = new Date(Date.now() + 60_000);
const database = () => ['-nssdir', `sql:${folder.path('nss')}`];
let key: TestKey;

beforeAll(() => {
  key = makeTestKey(folder.path, 'Li', 'rsa:2048');
  mustRun('mkdir', [folder.path('nss')]);
  mustRun('certutil', ['-N', '-d', `sql:${folder.path('nss')}`, '--empty-password']);
  const store = folder.path('li.p12');
  mustRun('openssl', [
    ...['pkcs12', '-export', '-in', key.certificate, '-inkey', key.key, '-certfile', key.root],
    ...['-name', 'li', '-passout', 'pass:x', '-out', store],
  ]);
  mustRun('pk12util', ['-i', store, '-d', `sql:${folder.path('nss')}`, '-W', 'x', '-K', '']);
});

async function judge(bytes: Buffer, trustRoots: readonly Buffer[] = [derOf(key.root)]) {
  const report = await verifyPdf(bytes, { trustRoots, at: AT });
  return { report, statuses: report.signatures.map((each) => each.status), answer: plainAnswer(report) };
}

/** One page with an unsigned signature field. */
function withField(): Buffer {
  return rawPdf({
    1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << >> /Annots [7 0 R] >>',
    4: rawStream(`10 10 100 100 re f ${'0 0 m '.repeat(20)}`),
    7: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (field) /F 4 /P 3 0 R /Rect [20 20 200 80] >>',
    8: '<< /Fields [7 0 R] >>',
  });
}

function pdfsig(bytes: Buffer, parameters: readonly string[]): Buffer {
  const result = folder.path('signed.pdf');
  mustRun('pdfsig', [...database(), ...parameters, '-nick', 'li', folder.write('input.pdf', bytes), result]);
  return readFileSync(result);
}

describe('signed by poppler (NSS writes indefinite lengths)', () => {
  it('in a field that was there', async () => {
    const signed = pdfsig(withField(), ['-sign', 'field']);
    expect((await judge(signed)).statuses).toEqual(['valid']);
    expect((await judge(signed, [])).statuses).toEqual(['untrusted']);
    expect((await judge(flippedByte(signed))).statuses).toEqual(['invalid']);
  });

  it('a second one in a field of its own, also after a signature of this program', async () => {
    const first = pdfsig(withField(), ['-sign', 'field']);
    expect((await judge(pdfsig(first, ['-add-signature']))).statuses).toEqual(['valid-later-signed', 'valid']);
    const desk = await attackDesk(new Date());
    const both = pdfsig(desk.signed, ['-add-signature']);
    const { statuses, answer } = await judge(both, [derOf(key.root), desk.identity.rootCertificateDer]);
    expect([statuses, answer]).toEqual([['valid-later-signed', 'valid'], 'trusted']);
  });
});

describe('signed by OpenSSL', () => {
  it.each([
    ['plain', []],
    ['PSS', ['-keyopt', 'rsa_padding_mode:pss']],
    ['by key identifier', ['-keyid']],
    ['with SHA-512', ['-md', 'sha512']],
  ])('%s', async (_, parameters) => {
    const signed = await signUnchecked(withField(), AT, (ranges) => {
      mustRun('openssl', [
        ...['cms', '-sign', '-binary', '-cades', '-md', 'sha256'],
        ...['-in', folder.write('data.bin', Buffer.concat(ranges)), '-signer', key.certificate, '-inkey', key.key],
        ...['-certfile', key.root, ...parameters, '-outform', 'DER', '-out', folder.path('cms.der')],
      ]);
      return readFileSync(folder.path('cms.der'));
    });
    expect((await judge(signed)).statuses).toEqual(['valid']);
    expect((await judge(signed, [])).statuses).toEqual(['untrusted']);
  });
});
