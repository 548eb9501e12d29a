// needs: openssl, pdfsig, qpdf
import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { authorityOf } from '#service/signing/authority.ts';
import { createDetachedCms } from '#service/signing/cms.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { issueRevocationList } from '#service/signing/revocationList.ts';
import { appendEmptySignature } from '#service/signing/signatureUpdate.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import { derChild, derChildren, derOid, derSequence, derSetOf, derValue, readDer } from '#shared/verifier/der.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { samplePdf } from './samplePdf.ts';
import { derOf, makeTestKey, mustRun, type TestKey, workFolder } from './tools.ts';

const folder = workFolder();
afterAll(() => folder.remove());

const AT = new Date(Date.now() + 60_000);
const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT, signingYears: 1 });
const signer = officeSigner(identity);
const LATER = new Date(AT.getTime() + 3 * 365 * 24 * 60 * 60 * 1000);
let authority: TestKey;
let trustRoots: Buffer[];
let signed: Buffer;

beforeAll(async () => {
  authority = makeTestKey(folder.path, '本单位时间戳', 'rsa:2048', { extra: 'extendedKeyUsage=critical,timeStamping' });
  trustRoots = [identity.rootCertificateDer, derOf(authority.root)];
  signed = Buffer.from(await signPdf(await samplePdf(1), signer, { at: AT, fieldName: '签发人' }));
  const configuration = `[tsa]\ndefault_tsa = one\n[one]\nserial = ${folder.path('serial')}\ndefault_policy = 1.2.3.4\ndigests = sha256\nsigner_digest = sha256\ness_cert_id_alg = sha256\n`;
  folder.write('tsa.cnf', Buffer.from(configuration));
});

/** A token over the bytes by `openssl ts`, as RFC 3161 wants it. */
function stamp(bytes: Uint8Array): Buffer {
  const query = folder.path('query.tsq');
  mustRun('openssl', ['ts', '-query', '-data', folder.write('data.bin', bytes), '-sha256', '-cert', '-out', query]);
  mustRun('openssl', [
    ...['ts', '-reply', '-config', folder.path('tsa.cnf'), '-queryfile', query, '-token_out'],
    ...['-signer', authority.certificate, '-inkey', authority.key, '-chain', authority.root],
    ...['-out', folder.path('token.der')],
  ]);
  return readFileSync(folder.path('token.der'));
}

/** Fills the two ranges of an appended empty signature; `change` may rewrite the appended text with `spare` characters to lose. */
async function fill(bytes: Buffer, change: (text: string) => string, create: (signedBytes: Buffer) => Promise<Buffer>) {
  const request = { at: AT, fieldName: '时间戳', signerName: '时间戳', certification: 2 as const };
  const updated = Buffer.from(await appendEmptySignature(bytes, request, 8192));
  const text = change(updated.toString('latin1', bytes.length));
  const placeholder = /\/ByteRange \[ 0 9+ 9+ 9+ \]/.exec(text);
  if (!placeholder) throw new Error('placeholder');
  const room = placeholder[0].length - (text.length - (updated.length - bytes.length));
  const hole = `<${'0'.repeat(16_384)}>`;
  const from = bytes.length + text.indexOf(hole) - (placeholder[0].length - room);
  const to = from + hole.length;
  const range = `/ByteRange [0 ${from} ${to} ${updated.length - to}]`.padEnd(room);
  const result = Buffer.concat([bytes, Buffer.from(text.replace(placeholder[0], range), 'latin1')]);
  expect(result.length).toBe(updated.length);
  const value = await create(Buffer.concat([result.subarray(0, from), result.subarray(to)]));
  result.write(value.toString('hex'), from + 1, 'latin1');
  return result;
}

const asTimeStamp = (text: string) =>
  text.replace('/Type /Sig\n', '/Type /DocTimeStamp\n').replace('/ETSI.CAdES.detached', '/ETSI.RFC3161');

it('a document time-stamp by OpenSSL is judged like a signature', async () => {
  const stamped = await fill(signed, asTimeStamp, async (bytes) => stamp(bytes));
  const report = await verifyPdf(stamped, { trustRoots, at: AT });
  expect(report.signatures.map((each) => [each.kind, each.status, each.signer])).toEqual([
    ['certification', 'valid-later-signed', '云州市民政局'],
    ['time_stamp', 'valid', '本单位时间戳'],
  ]);
  expect(report.signatures[0]?.laterChanges.map((change) => change.kind)).toEqual(['time_stamp']);
  const time = Date.parse(report.signatures[1]?.trustedTime ?? '');
  expect(Math.abs(time - Date.now())).toBeLessThan(120_000);
});

it('a token over other bytes is invalid', async () => {
  const stamped = await fill(signed, asTimeStamp, async () => stamp(Buffer.from('别的内容')));
  const report = await verifyPdf(stamped, { trustRoots, at: AT });
  expect([report.status, report.signatures[1]?.problem]).toEqual(['invalid', 'digest']);
});

it('a document time-stamp is allowed even on a final document', async () => {
  const final = await signPdf(await samplePdf(1), signer, { at: AT, fieldName: '签发人', certification: 1 });
  const stamped = await fill(Buffer.from(final), asTimeStamp, async (bytes) => stamp(bytes));
  expect((await verifyPdf(stamped, { trustRoots, at: AT })).status).toBe('valid-later-signed');
});

it('a document time-stamp does not vouch for its own authority: revoked or expired, it is not trusted', async () => {
  const stamped = await fill(signed, asTimeStamp, async (bytes) => stamp(bytes));
  const key = createPrivateKey(readFileSync(folder.path('本单位时间戳-root.key')));
  const hour = 60 * 60 * 1000;
  const list = issueRevocationList(authorityOf(derOf(authority.root), key), {
    number: 1,
    thisUpdate: new Date(AT.getTime() + hour),
    nextUpdate: new Date(LATER.getTime()),
    entries: [{ serial: readCertificate(derOf(authority.certificate)).serial, revokedAt: AT, reason: 'keyCompromise' }],
  });
  const judge = async (at: Date, revocationLists: Buffer[]) => {
    const { signatures } = await verifyPdf(stamped, { trustRoots, revocationLists, at });
    return [signatures[1]?.status, signatures[1]?.trust?.problem, signatures[1]?.trustedTime === null];
  };
  expect(await judge(AT, [])).toEqual(['valid', null, false]);
  expect(await judge(new Date(AT.getTime() + 2 * hour), [list])).toEqual(['untrusted', 'revoked', true]);
  expect(await judge(new Date(AT.getTime() + 6 * 365 * 24 * hour), [])).toEqual(['untrusted', 'expired', true]);
});

/** Adds the token as unsigned attribute of the only signer (PAdES B-T). */
function withToken(cms: Buffer, token: Buffer): Buffer {
  const outer = readDer(cms);
  const signedData = derChild(derChild(outer, 1), 0);
  const members = derChildren(signedData);
  const signerInfo = derChild(members[members.length - 1] ?? signedData, 0);
  const attribute = derSequence(derOid('1.2.840.113549.1.9.16.2.14'), derSetOf(token));
  const grown = derSequence(...derChildren(signerInfo).map((each) => each.bytes), derValue(0xa1, attribute));
  const body = derSequence(...members.slice(0, -1).map((each) => each.bytes), derSetOf(grown));
  return Buffer.from(derSequence(derChild(outer, 0).bytes, derValue(0xa0, body)));
}

/** Makes a CMS with a token; `stampedBytes` says over what, given the signature value. */
const create = (stampedBytes: (value: Buffer) => Buffer) => async (bytes: Buffer) => {
  const cms = await createDetachedCms(signer, createHash('sha256').update(bytes).digest());
  const signedData = derChild(derChild(readDer(cms), 1), 0);
  const signerInfo = derChild(derChildren(signedData).at(-1) ?? signedData, 0);
  const value = Buffer.from(derChildren(signerInfo).at(-1)?.content ?? []);
  return withToken(cms, stamp(stampedBytes(value)));
};

it('a signature time-stamp keeps a signature valid after its certificate has run out', async () => {
  const plain = await samplePdf(1);
  const good = await fill(
    plain,
    (text) => text,
    create((value) => value),
  );
  const wrong = await fill(
    plain,
    (text) => text,
    create(() => Buffer.from('别的签名')),
  );
  const judge = async (bytes: Buffer, roots: Buffer[]) => {
    const { signatures } = await verifyPdf(bytes, { trustRoots: roots, at: LATER });
    return [signatures[0]?.status, signatures[0]?.level];
  };
  expect(await judge(good, trustRoots)).toEqual(['valid', 'B-T']);
  expect(await judge(wrong, trustRoots)).toEqual(['untrusted', 'B-B']);
  expect(await judge(good, [identity.rootCertificateDer])).toEqual(['untrusted', 'B-B']);
});

it('a certificate revoked after a trusted time stamp stays trusted; the claimed time alone does not save it', async () => {
  const key = createPrivateKey({ key: identity.rootPrivateKeyPkcs8, format: 'der', type: 'pkcs8' });
  const authority = authorityOf(identity.rootCertificateDer, key);
  const { serial } = readCertificate(identity.certificateDer);
  const day = 24 * 60 * 60 * 1000;
  const now = new Date(AT.getTime() + 3 * day);
  const listFrom = (revokedAt: Date) =>
    issueRevocationList(authority, {
      number: 1,
      thisUpdate: new Date(AT.getTime() + 2 * day),
      nextUpdate: new Date(AT.getTime() + 30 * day),
      entries: [{ serial, revokedAt, reason: 'superseded' }],
    });
  const stamped = await fill(
    await samplePdf(1),
    (text) => text,
    create((value) => value),
  );
  const judge = async (bytes: Buffer, revokedAt: Date, roots = trustRoots) => {
    const options = { trustRoots: roots, revocationLists: [listFrom(revokedAt)], at: now };
    const { status, signatures } = await verifyPdf(bytes, options);
    return [status, signatures[0]?.trust?.problem, signatures[0]?.trust?.revocation];
  };
  const after = new Date(AT.getTime() + day);
  const before = new Date(AT.getTime() - day);
  expect(await judge(stamped, after)).toEqual(['valid', null, 'revoked']);
  expect(await judge(stamped, before)).toEqual(['untrusted', 'revoked', 'revoked']);
  // The same moment, but no time stamp, or one by an authority that is not trusted.
  expect(await judge(signed, after)).toEqual(['untrusted', 'revoked', 'revoked']);
  expect(await judge(stamped, after, [identity.rootCertificateDer])).toEqual(['untrusted', 'revoked', 'revoked']);
});
