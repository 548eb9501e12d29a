// needs: openssl
import { sm3 } from 'sm-crypto-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Signer } from '#service/signing/signer.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import {
  derAlgorithm,
  derInteger,
  derNull,
  derOctets,
  derOid,
  derSequence,
  derSetOf,
  derValue,
} from '#shared/verifier/der.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { flippedByte, forge, signUnchecked } from '../signing/attackVectors.ts';
import { lastSignature } from '../signing/pdfEdits.ts';
import { samplePdf } from '../signing/samplePdf.ts';
import { derOf, makeTestKey, type TestKey, workFolder } from '../signing/tools.ts';
import { makeNationalKey, nationalSigner } from './nationalKey.ts';

const folder = workFolder();
afterAll(() => folder.remove());

const AT = new Date(Date.now() + 60_000);
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const NATIONAL_DATA = '1.2.156.10197.6.1.4.2.1';
const NATIONAL_SIGNED_DATA = '1.2.156.10197.6.1.4.2.2';
const SM3 = '1.2.156.10197.1.401';
const SM2_SIGNATURE = '1.2.156.10197.1.301.1';
const SM2_WITH_SM3 = '1.2.156.10197.1.501';

let key: TestKey;
let signer: Signer;
let plain: Buffer;

beforeAll(async () => {
  key = makeNationalKey(folder.path, '国密签名');
  signer = nationalSigner(folder.path, key);
  plain = await samplePdf(1, false);
});

const judge = (bytes: Uint8Array, roots = [derOf(key.root)]) => verifyPdf(bytes, { trustRoots: roots, at: AT });

type Shape = {
  readonly outer: string;
  readonly inner: string;
  readonly attribute: string;
  readonly signature: string;
  readonly nulls: boolean;
};

/** A CMS put together here, so that its identifiers can be chosen; digests by SM3, signature by OpenSSL. */
async function cmsOf(ranges: readonly Buffer[], by: Signer, shape: Shape): Promise<Buffer> {
  const certificate = readCertificate(by.certDer);
  const hash = (...parts: readonly Uint8Array[]) => Buffer.from(sm3(Buffer.concat(parts)), 'hex');
  const digest = shape.nulls ? derAlgorithm(SM3, derNull()) : derAlgorithm(SM3);
  const identifier = derSequence(derAlgorithm(SM3), derOctets(hash(by.certDer)));
  const attributes = derSetOf(
    derSequence(derOid('1.2.840.113549.1.9.3'), derSetOf(derOid(shape.attribute))),
    derSequence(derOid('1.2.840.113549.1.9.4'), derSetOf(derOctets(hash(...ranges)))),
    derSequence(derOid('1.2.840.113549.1.9.16.2.47'), derSetOf(derSequence(derSequence(identifier)))),
  );
  const value = await by.signHash(Buffer.from(attributes));
  const written = Buffer.from(attributes);
  written[0] = 0xa0;
  const info = derSequence(
    ...[derInteger(1), derSequence(certificate.issuerDer, certificate.serialDer), digest, written],
    ...[shape.nulls ? derAlgorithm(shape.signature, derNull()) : derAlgorithm(shape.signature), derOctets(value)],
  );
  const signedData = derSequence(
    ...[derInteger(1), derSetOf(digest), derSequence(derOid(shape.inner))],
    ...[derValue(0xa0, by.certDer), derSetOf(info)],
  );
  return Buffer.from(derSequence(derOid(shape.outer), derValue(0xa0, signedData)));
}

const NATIONAL: Shape = {
  outer: NATIONAL_SIGNED_DATA,
  inner: NATIONAL_DATA,
  attribute: NATIONAL_DATA,
  signature: SM2_SIGNATURE,
  nulls: false,
};

async function shaped(change: Partial<Shape>) {
  const bytes = await signUnchecked(plain, AT, (ranges) => cmsOf(ranges, signer, { ...NATIONAL, ...change }));
  const report = await judge(bytes);
  return [report.status, report.signatures[0]?.problem];
}

describe('SM2 with SM3 (official-documents.md §6.9)', () => {
  it('a signature as the signing side makes it, over a chain by OpenSSL, is valid and named as SM2', async () => {
    const report = await judge(await forge(plain, signer, AT));
    const [signature] = report.signatures;
    expect([report.status, signature?.problem, signature?.algorithm]).toEqual(['valid', null, 'sm2']);
    expect(signature).toMatchObject({ signer: '国密签名', level: 'B-B' });
  });

  it.each<[string, Partial<Shape>]>([
    ['the identifiers of GM/T 0010', {}],
    ['SM2-with-SM3 as signature algorithm', { signature: SM2_WITH_SM3 }],
    ['NULL parameters', { nulls: true }],
    ['ordinary PKCS#7 identifiers', { outer: SIGNED_DATA, inner: DATA, attribute: DATA }],
    ['national outer, ordinary content', { inner: DATA, attribute: DATA }],
  ])('%s: valid', async (_, change) => {
    expect(await shaped(change)).toEqual(['valid', null]);
  });

  it.each<[string, Partial<Shape>, string]>([
    ['content type and attribute that differ', { attribute: DATA }, 'cms'],
    ['national content in an ordinary structure', { outer: SIGNED_DATA }, 'cms'],
    ['a structure of neither kind', { outer: '1.2.156.10197.6.1.4.2.3' }, 'cms'],
  ])('%s: broken', async (_, change, problem) => {
    expect(await shaped(change)).toEqual(['broken', problem]);
  });

  it('an algorithm that is none of SM2: not verified; one of another kind of key: invalid', async () => {
    expect(await shaped({ signature: '1.2.156.10197.1.502' })).toEqual(['unknown-alg', 'algorithm']);
    // ECDSA with SHA-256 beside an SM3 digest.
    expect(await shaped({ signature: '1.2.840.10045.4.3.2' })).toEqual(['invalid', 'signature']);
  });

  it('one flipped byte of the content, of the signature value, of the certificate: never valid', async () => {
    const signed = await forge(plain, signer, AT);
    const content = await judge(flippedByte(signed));
    expect([content.status, content.signatures[0]?.problem]).toEqual(['invalid', 'digest']);
    const [, from, to] = lastSignature(signed).range;
    const cms = Buffer.from(signed.toString('latin1', from + 1, to - 1), 'hex');
    const end = 4 + cms.readUInt16BE(2);
    const flipped = (at: number) => {
      const copy = Buffer.from(cms);
      copy[at] = (copy[at] ?? 0) ^ 1;
      const bytes = Buffer.from(signed);
      bytes.write(copy.toString('hex'), from + 1, 'latin1');
      return bytes;
    };
    // The signature value is the last member: its last byte belongs to s.
    const value = await judge(flipped(end - 1));
    expect([value.status, value.signatures[0]?.problem]).toEqual(['invalid', 'signature']);
    const certificate = cms.indexOf(signer.certDer);
    expect(certificate).toBeGreaterThan(0);
    for (const at of [certificate + 60, certificate + signer.certDer.length - 5]) {
      expect(['invalid', 'broken']).toContain((await judge(flipped(at))).status);
    }
  });

  it('a signature or a certificate made with another user ID is refused', async () => {
    const foreign = nationalSigner(folder.path, key, 'another@user.id');
    const signature = await judge(await forge(plain, foreign, AT));
    expect([signature.status, signature.signatures[0]?.problem]).toEqual(['invalid', 'signature']);
    const other = makeNationalKey(folder.path, '别的标识', 'another@user.id');
    const chain = await judge(await forge(plain, nationalSigner(folder.path, other), AT), [derOf(other.root)]);
    expect([chain.status, chain.signatures[0]?.trust?.problem]).toEqual(['untrusted', 'unknown_root']);
  });

  it('r or s of zero, or beyond the order of the curve, is refused', async () => {
    const order = Buffer.from('00fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123', 'hex');
    const pairs = [
      [derInteger(0), derInteger(1)],
      [derInteger(1), derInteger(0)],
      [derValue(0x02, order), derInteger(1)],
      [derInteger(1), derValue(0x02, order)],
    ];
    for (const pair of pairs) {
      const signHash = async () => Buffer.from(derSequence(...pair));
      const report = await judge(await forge(plain, { ...signer, signHash }, AT));
      expect([report.status, report.signatures[0]?.problem]).toEqual(['invalid', 'signature']);
    }
  });

  it('a root that is not trusted, or of another kind, vouches for nothing', async () => {
    const signed = await forge(plain, signer, AT);
    const rsa = makeTestKey(folder.path, '另一个', 'rsa:2048');
    for (const roots of [[], [derOf(rsa.root)], [derOf(makeNationalKey(folder.path, '国密签名二').root)]]) {
      const report = await judge(signed, roots);
      expect([report.status, report.signatures[0]?.trust?.problem]).toEqual(['untrusted', 'unknown_root']);
    }
  });
});
