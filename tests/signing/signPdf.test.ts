// needs: certutil, openssl, pdffonts, pdfsig, pdftoppm, qpdf
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { keySigner, type Signer } from '#service/signing/signer.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { cutOut, lastSignature } from './pdfEdits.ts';
import { FONT, samplePdf } from './samplePdf.ts';
import { derOf, makeTestKey, mustRun, run, type TestKey, workFolder } from './tools.ts';

const folder = workFolder();
afterAll(() => folder.remove());

const AT = new Date(Date.now() + 60_000);
const OFFICE = '云州市民政局社会组织管理办公室';
const identity = createOfficeIdentity({ officeName: OFFICE, divisionCode: '330100', at: AT });
const office = officeSigner(identity);
const rsaKey = makeTestKey(folder.path, '张建国', 'rsa:2048');
const ecKey = makeTestKey(folder.path, '李春梅', 'ec');
const rootDer = new Map([
  ['office', identity.rootCertificateDer],
  ['rsa', derOf(rsaKey.root)],
  ['ec', derOf(ecKey.root)],
]);
const trustRoots = [...rootDer.values()];

function signerOf(key: TestKey): Signer {
  return keySigner({
    certificateDer: derOf(key.certificate),
    chainDer: [derOf(key.root)],
    privateKey: createPrivateKey(readFileSync(key.key)),
  });
}

let plain: Buffer;
let store = '';

beforeAll(async () => {
  plain = await samplePdf(3);
  store = `sql:${folder.path('')}`;
  mustRun('certutil', ['-N', '-d', store, '--empty-password']);
  for (const [name, der] of rootDer) {
    mustRun('certutil', ['-A', '-d', store, '-n', name, '-t', 'CT,C,C', '-i', folder.write(`${name}-root.der`, der)]);
  }
});

/** One block of text per signature, as pdfsig prints them. */
function pdfsig(bytes: Uint8Array): string[] {
  const output = mustRun('pdfsig', ['-nssdir', store, folder.write('judged.pdf', bytes)]);
  return output.split(/^Signature #\d+:/m).slice(1);
}

/** What `openssl cms -verify -cades` says of the newest signature's CMS, cut out of the file. */
function opensslVerify(bytes: Uint8Array, root: Buffer): string {
  const { cms, signed } = cutOut(Buffer.from(bytes));
  const pem = `-----BEGIN CERTIFICATE-----\n${root.toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
  const ca = folder.write('ca.pem', Buffer.from(pem));
  return run('openssl', [
    ...['cms', '-verify', '-cades', '-inform', 'DER', '-in', folder.write('cut.der', cms), '-binary'],
    ...['-content', folder.write('cut.bin', signed), '-CAfile', ca, '-purpose', 'any', '-out', '/dev/null'],
    ...['-attime', String(Math.floor(AT.getTime() / 1000))],
  ]).output;
}

function qpdfCheck(bytes: Uint8Array): string {
  return mustRun('qpdf', ['--check', folder.write('checked.pdf', bytes)]);
}

describe('the office identity', () => {
  it('is a root and a certificate that OpenSSL holds for a strict chain', () => {
    const [root, leaf] = [identity.rootCertificateDer, identity.certificateDer].map((der, index) => {
      const path = folder.write(`identity-${index}.der`, der);
      const out = folder.path(`identity-${index}.pem`);
      mustRun('openssl', ['x509', '-inform', 'DER', '-in', path, '-out', out]);
      return out;
    });
    if (!root || !leaf) throw new Error('no certificates');
    const seconds = String(Math.floor(AT.getTime() / 1000));
    expect(mustRun('openssl', ['verify', '-x509_strict', '-attime', seconds, '-CAfile', root, leaf])).toContain('OK');
    const text = mustRun('openssl', ['x509', '-in', root, '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus_space']);
    expect(text).toContain('CA:TRUE');
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
    expect(text).toContain('Public-Key: (3072 bit)');
    const leafText = mustRun('openssl', [
      'x509',
      '-in',
      leaf,
      '-noout',
      '-text',
      '-nameopt',
      'utf8,sep_comma_plus_space',
    ]);
    expect(leafText).toContain(`Subject: C=CN, O=${OFFICE}, CN=${OFFICE}`);
    expect(leafText).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
  });

  it('lasts 20 and 5 years', () => {
    const years = (der: Buffer) => {
      const { notAfter } = readCertificate(der);
      return notAfter.getUTCFullYear() - AT.getUTCFullYear();
    };
    expect([years(identity.rootCertificateDer), years(identity.certificateDer)]).toEqual([20, 5]);
  });
});

describe('one signature, judged by other programs', () => {
  it.each([
    ['office RSA', office, 'office', OFFICE],
    ['personal RSA', signerOf(rsaKey), 'rsa', '张建国'],
    ['personal EC', signerOf(ecKey), 'ec', '李春梅'],
  ] as const)('%s', async (_, signer, root, name) => {
    const signed = await signPdf(plain, signer, { at: AT, fieldName: '签发人', reason: '同意发布' });
    expect(Buffer.from(signed.subarray(0, plain.length)).equals(plain)).toBe(true);
    const [first, ...more] = pdfsig(signed);
    expect(more).toEqual([]);
    expect(first).toContain('Signature Field Name: 签发人');
    expect(first).toContain(`Signer Certificate Common Name: ${name}`);
    expect(first).toContain('Signature is Valid.');
    expect(first).toContain('Total document signed');
    expect(first).not.toContain('Not total document signed');
    expect(first).toContain('Signature Type: ETSI.CAdES.detached');
    const rootCertificate = rootDer.get(root);
    if (!rootCertificate) throw new Error('root');
    expect(opensslVerify(signed, rootCertificate)).toContain('CAdES Verification successful');
    expect(qpdfCheck(signed)).toContain('No syntax or stream encoding errors found');
    const report = await verifyPdf(signed, { trustRoots, at: AT });
    expect(report.status).toBe('valid');
    expect(report.signatures[0]).toMatchObject({
      fieldName: '签发人',
      kind: 'certification',
      permission: 2,
      signer: name,
      reason: '同意发布',
      level: 'B-B',
      revision: 2,
      revisionLength: signed.length,
      laterChanges: [],
    });
    expect(report.signatures[0]?.claimedTime).toBe(new Date(Math.floor(AT.getTime() / 1000) * 1000).toISOString());
  });

  it('writes no signing-time, no /Cert, and the time of Beijing', async () => {
    const at = new Date('2026-11-22T13:37:50Z');
    const signer = officeSigner(createOfficeIdentity({ officeName: OFFICE, divisionCode: '330100', at }));
    const signed = Buffer.from(await signPdf(plain, signer, { at, fieldName: '签发人' }));
    const appended = signed.toString('latin1', plain.length);
    expect(appended).toContain("(D:20261122213750+08'00')");
    expect(appended).not.toContain('/Cert ');
    const { cms } = cutOut(signed);
    const text = mustRun('openssl', ['asn1parse', '-inform', 'DER', '-in', folder.write('asn1.der', cms)]);
    expect(text).toContain(':id-smime-aa-signingCertificateV2');
    expect(text).not.toContain('signingTime');
  });

  it('makes the document final when asked', async () => {
    const signed = await signPdf(plain, office, { at: AT, fieldName: '签发人', certification: 1 });
    expect((await verifyPdf(signed, { trustRoots, at: AT })).signatures[0]?.permission).toBe(1);
  });

  it('doubles the reserve when the CMS is larger', async () => {
    const chainDer = [...Array.from({ length: 20 }, () => identity.rootCertificateDer)];
    const signed = Buffer.from(await signPdf(plain, { ...office, chainDer }, { at: AT, fieldName: '签发人' }));
    const [, from, to] = lastSignature(signed).range;
    expect(to - from).toBe(32_768 * 2 + 2);
    expect(cutOut(signed).cms.length).toBeGreaterThan(16_384);
    expect(pdfsig(signed)[0]).toContain('Signature is Valid.');
  });

  it.each([
    ['JavaScript', { OpenAction: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } }],
    ['optional content', { OCProperties: { OCGs: [], D: {} } }],
    ['a program start', { Names: { S: 'Launch' } }],
  ])('refuses a document with %s', async (_, entries) => {
    const document = await PDFDocument.load(plain, { updateMetadata: false });
    for (const [key, value] of Object.entries(entries)) {
      document.catalog.set(PDFName.of(key), document.context.obj(value));
    }
    const bytes = await document.save({ useObjectStreams: false });
    await expect(signPdf(bytes, office, { at: AT, fieldName: '签发人' })).rejects.toMatchObject({
      code: 'signature_check_failed',
    });
  });

  it('refuses a document with an object that no entry lists', async () => {
    const end = plain.lastIndexOf('xref', plain.lastIndexOf('startxref') - 1);
    const text = plain.toString('latin1');
    const hidden = '5 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n';
    const start = Number(/startxref\s+(\d+)/.exec(text.slice(end))?.[1]);
    const bytes = `${text.slice(0, end)}${hidden}${text.slice(end).replace(`startxref\n${start}`, `startxref\n${start + hidden.length}`)}`;
    await expect(signPdf(Buffer.from(bytes, 'latin1'), office, { at: AT, fieldName: '签发人' })).rejects.toMatchObject({
      code: 'signature_check_failed',
      details: { reason: 'hidden_object' },
    });
  });

  it('refuses an expired certificate and a file that is no PDF', async () => {
    const late = new Date('2040-01-01T00:00:00Z');
    await expect(signPdf(plain, office, { at: late, fieldName: '签发人' })).rejects.toMatchObject({
      code: 'certificate_expired',
    });
    const noPdf = Buffer.from('这不是文件');
    await expect(signPdf(noPdf, office, { at: AT, fieldName: '签发人' })).rejects.toMatchObject({
      code: 'pdf_unreadable',
    });
  });
});

describe('several signers in turn', () => {
  it.each(['xref table', 'xref stream'])('on a file with %s', async (kind) => {
    let start: Uint8Array = plain;
    if (kind === 'xref stream') {
      const source = folder.write('table.pdf', plain);
      mustRun('qpdf', ['--object-streams=generate', source, folder.path('stream.pdf')]);
      start = readFileSync(folder.path('stream.pdf'));
      expect(Buffer.from(start).includes('/ObjStm')).toBe(true);
    }
    const one = await signPdf(start, office, { at: AT, fieldName: '签发人' });
    const two = await signPdf(one, signerOf(rsaKey), { at: AT, fieldName: '会签1' });
    const three = await signPdf(two, signerOf(ecKey), { at: AT, fieldName: '会签1' });
    for (const [earlier, later] of [
      [start, one],
      [one, two],
      [two, three],
    ] as const) {
      expect(Buffer.compare(later.subarray(0, earlier.length), earlier)).toBe(0);
      expect(qpdfCheck(later)).toContain('No syntax or stream encoding errors found');
    }
    const judged = pdfsig(three);
    expect(judged).toHaveLength(3);
    for (const block of judged) expect(block).toContain('Signature is Valid.');
    expect(judged[2]).toContain('Total document signed');
    expect(judged.map((block) => /Field Name: (.*)/.exec(block)?.[1])).toEqual(['签发人', '会签1', '会签2']);
    const report = await verifyPdf(three, { trustRoots, at: AT });
    expect(report.signatures.map((each) => [each.status, each.kind, each.revision])).toEqual([
      ['valid-later-signed', 'certification', 2],
      ['valid-later-signed', 'approval', 3],
      ['valid', 'approval', 4],
    ]);
    expect(report.status).toBe('valid-later-signed');
    // "查看签署时的版本": the bytes up to a signature's revision are the file as it was signed.
    const length = report.signatures[1]?.revisionLength ?? 0;
    expect(Buffer.compare(three.subarray(0, length), two)).toBe(0);
    for (const [bytes, root] of [
      [one, 'office'],
      [two, 'rsa'],
      [three, 'ec'],
    ] as const) {
      expect(opensslVerify(bytes, rootDer.get(root) ?? Buffer.alloc(0))).toContain('CAdES Verification successful');
    }
  });

  it('works on a linearized file too', async () => {
    const source = folder.write('plain.pdf', plain);
    mustRun('qpdf', ['--linearize', source, folder.path('linear.pdf')]);
    const one = await signPdf(readFileSync(folder.path('linear.pdf')), office, { at: AT, fieldName: '签发人' });
    const two = await signPdf(one, signerOf(ecKey), { at: AT, fieldName: '会签1' });
    for (const block of pdfsig(two)) expect(block).toContain('Signature is Valid.');
    expect((await verifyPdf(two, { trustRoots, at: AT })).status).toBe('valid-later-signed');
  });
});

describe('the visible signature', () => {
  const rect = { left: 110, top: 220, width: 60, height: 25 };

  it('draws outlines at the place asked for and embeds no font', async () => {
    const appearance = { pageIndex: 1, rect, fontPath: FONT };
    const signed = await signPdf(plain, office, { at: AT, fieldName: '签发人', appearance });
    const before = mustRun('pdffonts', [folder.write('before.pdf', plain)]);
    expect(mustRun('pdffonts', [folder.write('after.pdf', signed)])).toBe(before);
    const document = await PDFDocument.load(signed);
    expect(document.getPage(1).node.Annots()?.size()).toBe(1);
    expect(document.getPage(0).node.Annots()).toBeUndefined();
    // Ink inside the rectangle, none around it (rendered at 72 dpi, one pixel a point).
    const ink = (bytes: Uint8Array, box: readonly [number, number, number, number]): number => {
      const [x, y, width, height] = box.map(String);
      const base = folder.path('ink');
      mustRun('pdftoppm', [
        ...['-r', '72', '-gray', '-f', '2', '-l', '2', '-singlefile', '-x', `${x}`, '-y', `${y}`],
        ...['-W', `${width}`, '-H', `${height}`, folder.write('ink.pdf', bytes), base],
      ]);
      return readFileSync(`${base}.pgm`)
        .subarray(15)
        .filter((value) => value < 128).length;
    };
    const inside = [312, 624, 169, 70] as const;
    expect(ink(plain, inside)).toBe(0);
    expect(ink(signed, inside)).toBeGreaterThan(300);
    expect(ink(signed, [312, 696, 169, 40])).toBe(0);
    const block = pdfsig(signed)[0];
    expect(block).toContain('Signature is Valid.');
  });

  it('is listed with its place for every earlier signature', async () => {
    const one = await signPdf(plain, office, { at: AT, fieldName: '签发人' });
    const appearance = { pageIndex: 2, rect, fontPath: FONT, signerName: '李春梅' };
    const two = await signPdf(one, signerOf(ecKey), { at: AT, fieldName: '会签1', appearance });
    const change = (await verifyPdf(two, { trustRoots, at: AT })).signatures[0]?.laterChanges[0];
    expect(change).toMatchObject({ kind: 'signature', allowed: true, page: 3, revision: 3 });
    expect(change?.rect?.map(Math.round)).toEqual([312, 147, 482, 218]);
  });

  it('stops at a character the font lacks', async () => {
    const appearance = { pageIndex: 0, rect, fontPath: FONT, signerName: '\u{3FFFF}' };
    await expect(signPdf(plain, office, { at: AT, fieldName: '签发人', appearance })).rejects.toMatchObject({
      code: 'glyph_missing',
    });
  });
});
