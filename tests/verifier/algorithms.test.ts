// needs: openssl
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derAlgorithm, derInteger, derSequence, derValue, readDer } from '#shared/verifier/der.ts';
import { OID } from '#shared/verifier/objectIdentifiers.ts';
import { readPublicKey, readScheme, signatureHolds } from '#shared/verifier/publicKey.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { flippedByte, signUnchecked } from '../signing/attackVectors.ts';
import { samplePdf } from '../signing/samplePdf.ts';
import { derOf, mustRun, workFolder } from '../signing/tools.ts';

// Every algorithm of official-documents.md §6.2, signature and chain both made by OpenSSL, and some that must not pass.

const folder = workFolder();
afterAll(() => folder.remove());

const AT = new Date(Date.now() + 60_000);
let plain: Buffer;
beforeAll(async () => {
  plain = await samplePdf(1, false);
});

type Kind = {
  /** Options of `openssl genpkey`. */
  readonly key: readonly string[];
  readonly digest: string;
  /** Options for signing the certificate, and the CMS. */
  readonly certificate?: readonly string[];
  readonly cms?: readonly string[];
};

const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const curve = (name: string) => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${name}`];
const PSS = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:-1'];
const CMS_PSS = ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:-1'];

/** A document signed by a key of the kind under a root of the same kind; `openssl cms -cades` makes the CMS. */
async function signedBy(kind: Kind): Promise<{ bytes: Buffer; root: Buffer }> {
  const path = folder.path;
  const digest = `-${kind.digest}`;
  for (const name of ['root.key', 'leaf.key']) mustRun('openssl', ['genpkey', ...kind.key, '-out', path(name)]);
  const sign = [digest, ...(kind.certificate ?? [])];
  mustRun('openssl', [
    ...['req', '-x509', '-new', '-key', path('root.key'), ...sign, '-utf8', '-subj', '/C=CN/CN=根', '-days', '100'],
    ...['-addext', 'keyUsage=critical,keyCertSign', '-out', path('root.pem')],
  ]);
  mustRun('openssl', ['req', '-new', '-key', path('leaf.key'), ...sign, '-subj', '/C=CN/CN=a', '-out', path('a.csr')]);
  folder.write('a.ext', Buffer.from('basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n'));
  mustRun('openssl', [
    ...['x509', '-req', '-in', path('a.csr'), '-CA', path('root.pem'), '-CAkey', path('root.key'), '-CAcreateserial'],
    ...[...sign, '-extfile', path('a.ext'), '-days', '50', '-out', path('leaf.pem')],
  ]);
  const bytes = await signUnchecked(plain, AT, (ranges) => {
    folder.write('content', Buffer.concat(ranges));
    mustRun('openssl', [
      ...['cms', '-sign', '-cades', '-binary', '-nosmimecap', '-outform', 'DER', '-md', kind.digest],
      ...['-signer', path('leaf.pem'), '-inkey', path('leaf.key'), ...(kind.cms ?? [])],
      ...['-in', path('content'), '-out', path('cms.der')],
    ]);
    return readFileSync(path('cms.der'));
  });
  return { bytes, root: derOf(path('root.pem')) };
}

async function judge({ bytes, root }: { bytes: Buffer; root: Buffer }) {
  const { status, signatures } = await verifyPdf(bytes, { trustRoots: [root], at: AT });
  return [status, signatures[0]?.problem, signatures[0]?.algorithm];
}

describe('algorithms', () => {
  it.each<[string, Kind, string]>([
    ['RSA with SHA-256', { key: RSA, digest: 'sha256' }, 'rsa'],
    ['RSA with SHA-384', { key: RSA, digest: 'sha384' }, 'rsa'],
    ['RSA with SHA-512', { key: RSA, digest: 'sha512' }, 'rsa'],
    ['RSASSA-PSS with SHA-256', { key: RSA, digest: 'sha256', certificate: PSS, cms: CMS_PSS }, 'rsa'],
    ['RSASSA-PSS with SHA-512', { key: RSA, digest: 'sha512', certificate: PSS, cms: CMS_PSS }, 'rsa'],
    ['ECDSA P-256', { key: curve('P-256'), digest: 'sha256' }, 'ec'],
    ['ECDSA P-384', { key: curve('P-384'), digest: 'sha384' }, 'ec'],
    ['ECDSA P-521', { key: curve('P-521'), digest: 'sha512' }, 'ec'],
    ['ECDSA P-384 with SHA-256', { key: curve('P-384'), digest: 'sha256' }, 'ec'],
  ])('%s: valid, and invalid with one byte flipped', async (_, kind, algorithm) => {
    const signed = await signedBy(kind);
    expect(await judge(signed)).toEqual(['valid', null, algorithm]);
    expect(await judge({ ...signed, bytes: flippedByte(signed.bytes) })).toEqual(['invalid', 'digest', algorithm]);
  });

  it.each<[string, Kind, string | null]>([
    ['RSA of 1024 bits', { key: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'], digest: 'sha256' }, 'rsa'],
    ['SHA-1', { key: RSA, digest: 'sha1' }, 'rsa'],
    ['SHA-224', { key: RSA, digest: 'sha224' }, 'rsa'],
    ['a Brainpool curve', { key: curve('brainpoolP256r1'), digest: 'sha256' }, null],
    ['secp256k1', { key: curve('secp256k1'), digest: 'sha256' }, null],
  ])('%s: not verified', async (_, kind, algorithm) => {
    expect(await judge(await signedBy(kind))).toEqual(['unknown-alg', 'algorithm', algorithm]);
  });

  it('many EC signatures, whose numbers are now and then short or padded, all verify', async () => {
    for (let round = 0; round < 25; round++) {
      // Short and sign-extended numbers come up by chance; each must verify as it was made.
      const signed = await signUnchecked(plain, AT, (ranges) => {
        folder.write('content', Buffer.concat(ranges));
        mustRun('openssl', [
          ...['cms', '-sign', '-cades', '-binary', '-nosmimecap', '-outform', 'DER', '-md', 'sha256'],
          ...['-signer', folder.path('ec.pem'), '-inkey', folder.path('ec.key')],
          ...['-in', folder.path('content'), '-out', folder.path('cms.der')],
        ]);
        return readFileSync(folder.path('cms.der'));
      });
      expect((await judge({ bytes: signed, root: derOf(folder.path('ec.pem')) }))[0]).toBe('valid');
    }
  });

  beforeAll(() => {
    mustRun('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=a'],
      ...['-keyout', folder.path('ec.key'), '-out', folder.path('ec.pem'), '-days', '50'],
    ]);
  });
});

describe('a PSS salt (RFC 8017 A.2.3) of absurd length', () => {
  const digest = derAlgorithm(OID.sha256);
  const scheme = (salt: Uint8Array) =>
    readScheme(
      readDer(
        derAlgorithm(
          OID.rsaPss,
          derSequence(
            derValue(0xa0, digest),
            derValue(0xa1, derAlgorithm('1.2.840.113549.1.1.8', digest)),
            derValue(0xa2, salt),
          ),
        ),
      ),
      null,
    );

  it('is not supported, or makes the signature wrong; nothing is thrown', async () => {
    expect(scheme(derValue(2, new Uint8Array(200).fill(0x7f)))).toBe(null);
    expect(scheme(derInteger(4_000_000_000))).toBe(null);
    const longest = scheme(derInteger(2000));
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = readPublicKey(readDer(publicKey.export({ type: 'spki', format: 'der' })));
    if (!longest || !key) throw new Error('scheme');
    expect(await signatureHolds(key, longest, new Uint8Array(3), new Uint8Array(256).fill(1))).toBe(false);
  });
});
