// needs: openssl, pdfsig, qpdf
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appearanceContent } from '#service/signing/appearance.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { createNationalIdentity, nationalSigner } from '#service/signing/nationalIdentity.ts';
import { nationalKeyPkcs8, newNationalKey, readNationalKey } from '#service/signing/nationalKey.ts';
import type { Signer } from '#service/signing/signer.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { cutOut } from './pdfEdits.ts';
import { FONT, samplePdf } from './samplePdf.ts';
import { mustRun, run, workFolder } from './tools.ts';

// OpenSSL judges: it cannot be told the ID for a CMS, so the CMS is taken apart by its own asn1parse (official-documents.md §6.9).

const POINTS = 72 / 25.4;
const folder = workFolder();
afterAll(() => folder.remove());

const AT = new Date(Date.now() + 60_000);
const ID = 'distid:1234567812345678';
const OFFICE = { officeName: '云州市民政局', divisionCode: '330100', at: AT };
const office = createOfficeIdentity(OFFICE);
const national = createNationalIdentity(OFFICE);
const leaf = folder.write('leaf.der', national.certificateDer);
const root = folder.write('root.der', national.rootCertificateDer);
const trustRoots = [office.rootCertificateDer, national.rootCertificateDer];

let signed: Buffer;
let certified: Buffer;
beforeAll(async () => {
  const plain = await samplePdf();
  certified = Buffer.from(await signPdf(plain, officeSigner(office), { at: AT, fieldName: '签发人' }));
  signed = Buffer.from(await signPdf(certified, signer(), { at: AT, fieldName: '国密签名' }));
});

function signer(): Signer {
  const key = readNationalKey(national.privateKeyPkcs8);
  return nationalSigner({
    certificateDer: national.certificateDer,
    chainDer: [national.rootCertificateDer],
    key,
  });
}

function publicKeyOf(der: string): string {
  const pem = `${der}.pub.pem`;
  mustRun('openssl', ['x509', '-inform', 'DER', '-in', der, '-noout', '-pubkey', '-out', pem]);
  return pem;
}

/** What OpenSSL says of an SM2 signature over bytes with the default ID. */
function opensslHolds(publicKey: string, data: Uint8Array, signature: Uint8Array): boolean {
  const { status } = run('openssl', [
    ...['pkeyutl', '-verify', '-pubin', '-inkey', publicKey, '-rawin', '-digest', 'sm3', '-pkeyopt', ID],
    ...['-in', folder.write('data.bin', data), '-sigfile', folder.write('signature.bin', signature)],
  ]);
  return status === 0;
}

type Part = {
  readonly depth: number;
  readonly start: number;
  readonly header: number;
  readonly length: number;
  readonly what: string;
};

function parts(der: Uint8Array): Part[] {
  const printed = mustRun('openssl', ['asn1parse', '-inform', 'DER', '-in', folder.write('cms.der', der)]);
  return [...printed.matchAll(/^\s*(\d+):d=(\d+)\s+hl=(\d+)\s+l=\s*(\d+)\s+\w+:\s*(.*)$/gm)].map((line) => ({
    start: Number(line[1]),
    depth: Number(line[2]),
    header: Number(line[3]),
    length: Number(line[4]),
    what: (line[5] ?? '').trim(),
  }));
}

describe('SM2 certificates', () => {
  it('OpenSSL reads them and confirms both signatures with the default ID', () => {
    const text = mustRun('openssl', ['x509', '-inform', 'DER', '-in', leaf, '-noout', '-text', '-nameopt', 'utf8']);
    expect(text).toMatch(/Signature Algorithm: SM2-with-SM3|1\.2\.156\.10197\.1\.501/);
    expect(text).toMatch(/ASN1 OID: SM2/i);
    expect(text).toContain('云州市民政局');
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature, Non Repudiation/);
    for (const [certificate, issuer] of [
      [national.certificateDer, root],
      [national.rootCertificateDer, root],
    ] as const) {
      const [, body] = parts(certificate);
      const bits = parts(certificate).findLast((part) => part.depth === 1 && part.what.startsWith('BIT STRING'));
      if (!body || !bits) throw new Error('certificate');
      const signature = certificate.subarray(bits.start + bits.header + 1, bits.start + bits.header + bits.length);
      const data = certificate.subarray(body.start, body.start + body.header + body.length);
      expect(opensslHolds(publicKeyOf(issuer), data, signature)).toBe(true);
      expect(opensslHolds(publicKeyOf(issuer), Buffer.concat([data, Buffer.from([0])]), signature)).toBe(false);
    }
    const pem = (der: string) => {
      mustRun('openssl', ['x509', '-inform', 'DER', '-in', der, '-out', `${der}.pem`]);
      return `${der}.pem`;
    };
    const judged = run('openssl', ['verify', '-vfyopt', ID, '-CAfile', pem(root), '-attime', attime(), pem(leaf)]);
    expect(judged.output).toContain('OK');
  });

  it('root 20 years, signing certificate 5 years', () => {
    const years = (der: Uint8Array) => readCertificate(der).notAfter.getUTCFullYear() - AT.getUTCFullYear();
    expect([years(national.rootCertificateDer), years(national.certificateDer)]).toEqual([20, 5]);
  });

  it('OpenSSL reads the stored key, and it is read back here', () => {
    const key = newNationalKey();
    const file = folder.write('key.der', nationalKeyPkcs8(key));
    const text = mustRun('openssl', ['pkey', '-inform', 'DER', '-in', file, '-noout', '-text']);
    const digits = text.replaceAll(/[\s:]/g, '');
    expect(digits).toContain(key.secret.toString('hex'));
    expect(digits).toContain(key.point.toString('hex'));
    expect(readNationalKey(nationalKeyPkcs8(key))).toEqual(key);
  });
});

function attime(): string {
  return String(Math.floor(AT.getTime() / 1000));
}

describe('the second signature in SM2 and SM3 (§6.9)', () => {
  it('has the identifiers of GM/T 0010 and a signature that OpenSSL confirms', () => {
    const { cms, signed: covered } = cutOut(signed);
    const found = parts(cms);
    const at = (depth: number, what: string) => found.filter((part) => part.depth === depth && part.what === what);
    const oids = found
      .filter((part) => part.what.startsWith('OBJECT'))
      .map((part) => part.what.split(':').at(-1) ?? '');
    const named = (oid: string, name: string) => oids.some((one) => one === oid || one.toLowerCase() === name);
    expect(oids[0]).toBe('1.2.156.10197.6.1.4.2.2');
    expect(oids.filter((one) => one === '1.2.156.10197.6.1.4.2.1')).toHaveLength(2);
    expect(named('1.2.156.10197.1.401', 'sm3')).toBe(true);
    expect(named('1.2.156.10197.1.301.1', 'sm2sign')).toBe(true);
    expect(oids).not.toContain('signingTime');

    const [attributes] = at(5, 'cont [ 0 ]');
    const value = found.findLast((part) => part.depth === 5 && part.what.startsWith('OCTET STRING'));
    if (!attributes || !value) throw new Error('SignerInfo');
    const tagged = Buffer.from(
      cms.subarray(attributes.start, attributes.start + attributes.header + attributes.length),
    );
    tagged[0] = 0x31;
    const signature = cms.subarray(value.start + value.header, value.start + value.header + value.length);
    expect(opensslHolds(publicKeyOf(leaf), tagged, signature)).toBe(true);
    tagged[tagged.length - 1] = (tagged.at(-1) ?? 0) ^ 1;
    expect(opensslHolds(publicKeyOf(leaf), tagged, signature)).toBe(false);

    const digest = mustRun('openssl', ['dgst', '-sm3', '-r', folder.write('covered.bin', covered)]).split(' ')[0] ?? '';
    expect(tagged.toString('hex')).toContain(digest);
    const leafDigest = mustRun('openssl', ['dgst', '-sm3', '-r', leaf]).split(' ')[0] ?? '';
    expect(tagged.toString('hex')).toContain(leafDigest);
  });

  it('leaves the RSA signature valid, keeps the earlier bytes, and our verifier knows it', async () => {
    expect(Buffer.compare(signed.subarray(0, certified.length), certified)).toBe(0);
    const report = await verifyPdf(signed, { trustRoots, at: AT });
    expect(report.signatures.map((one) => [one.fieldName, one.status])).toEqual([
      ['签发人', 'valid-later-signed'],
      ['国密签名', 'valid'],
    ]);
    const output = run('pdfsig', ['-nocert', folder.write('two.pdf', signed)]).output;
    expect(output.split(/^Signature #/m)[1]).toContain('Signature is Valid.');
    expect(mustRun('qpdf', ['--check', folder.path('two.pdf')])).toContain('No syntax or stream encoding errors');
  });

  it('may also be the first one and visible', async () => {
    const appearance = { pageIndex: 0, rect: { left: 28, top: 264.5, width: 56, height: 11.5 }, fontPath: FONT };
    const alone = await signPdf(await samplePdf(), signer(), { at: AT, fieldName: '国密签名', appearance });
    const report = await verifyPdf(alone, { trustRoots, at: AT });
    expect([report.status, report.signatures[0]?.kind]).toEqual(['valid', 'certification']);
  });

  it('names this system, not the reader, as the place to check it', async () => {
    const size = { width: 160, height: 32 };
    const drawn = (checkLine: 'national' | 'international') =>
      appearanceContent({ fontPath: FONT, signerName: '云州市民政局', checkLine }, AT, size);
    expect(drawn('national')).not.toBe(drawn('international'));
    const rect = { left: 28, top: 264.5, width: size.width / POINTS, height: size.height / POINTS };
    const appearance = { pageIndex: 0, rect, fontPath: FONT, signerName: '云州市民政局' };
    for (const [one, checkLine] of [
      [signer(), 'national'],
      [officeSigner(office), 'international'],
    ] as const) {
      const file = await signPdf(await samplePdf(), one, { at: AT, fieldName: '签发人', appearance });
      const page = (await PDFDocument.load(file)).getPage(0);
      const stream = page.node.Annots()?.lookup(0, PDFDict).lookup(PDFName.of('AP'), PDFDict).lookup(PDFName.of('N'));
      if (!(stream instanceof PDFRawStream)) throw new Error('no appearance');
      expect(Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')).toBe(drawn(checkLine));
    }
  });

  it('is never called valid when a byte of the text or of the signature changed', async () => {
    for (const place of [300, signed.indexOf('30', certified.length + 400)]) {
      const changed = Buffer.from(signed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const report = await verifyPdf(changed, { trustRoots, at: AT }).catch(() => null);
      expect(['valid', 'valid-later-signed']).not.toContain(report?.signatures.at(-1)?.status ?? 'broken');
    }
    const { cms } = cutOut(signed);
    const hex = cms.toString('hex');
    const changed = Buffer.from(signed);
    const last = changed.lastIndexOf(hex, undefined, 'latin1') + hex.length - 2;
    changed.write(hex.endsWith('00') ? '01' : '00', last, 'latin1');
    expect((await verifyPdf(changed, { trustRoots, at: AT })).signatures.at(-1)?.status).toBe('invalid');
  });
});
