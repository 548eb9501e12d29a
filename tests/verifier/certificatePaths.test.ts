// needs: openssl
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keySigner } from '#service/signing/signer.ts';
import { commonName, readCertificate } from '#shared/verifier/certificates.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { forge } from '../signing/attackVectors.ts';
import { samplePdf } from '../signing/samplePdf.ts';
import { derOf, mustRun, workFolder } from '../signing/tools.ts';

const folder = workFolder();
afterAll(() => folder.remove());

const AT = new Date(Date.now() + 60_000);
const AUTHORITY = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n';
const SIGNER = 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n';
let plain: Buffer;
let serial = 100;

/** A certificate of an EC key (made once per `key`) issued by `by`, or by itself. @returns DER */
function issue(
  file: string,
  key: string,
  subject: string,
  by: { file: string; key: string } | null,
  extensions: string,
) {
  const path = folder.path;
  try {
    readFileSync(path(`${key}.key`));
  } catch {
    mustRun('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', path(`${key}.key`)]);
  }
  mustRun('openssl', ['req', '-new', '-key', path(`${key}.key`), '-utf8', '-subj', subject, '-out', path('x.csr')]);
  folder.write('x.ext', Buffer.from(extensions));
  const issuer = by
    ? ['-CA', path(`${by.file}.pem`), '-CAkey', path(`${by.key}.key`)]
    : ['-signkey', path(`${key}.key`)];
  mustRun('openssl', [
    ...['x509', '-req', '-in', path('x.csr'), ...issuer, '-set_serial', String(serial++), '-days', '900'],
    ...['-extfile', path('x.ext'), '-out', path(`${file}.pem`)],
  ]);
  return derOf(path(`${file}.pem`));
}

beforeAll(async () => {
  plain = await samplePdf(1);
  issue('root', 'root', '/O=A/CN=Root', null, AUTHORITY);
  issue('strange', 'strange', '/O=B/CN=Strange', null, AUTHORITY);
  issue('middle', 'middle', '/O=A/CN=Middle', { file: 'root', key: 'root' }, AUTHORITY);
  issue('crossed', 'middle', '/O=A/CN=Middle', { file: 'strange', key: 'strange' }, AUTHORITY);
});

async function judge(certificate: string, chain: readonly string[], root = 'root') {
  const privateKey = createPrivateKey(readFileSync(folder.path('leaf.key')));
  const chainDer = chain.map((name) => derOf(folder.path(`${name}.pem`)));
  const signer = keySigner({ certificateDer: derOf(folder.path(`${certificate}.pem`)), chainDer, privateKey });
  const bytes = await forge(plain, signer, AT);
  const report = await verifyPdf(bytes, { trustRoots: [derOf(folder.path(`${root}.pem`))], at: AT });
  const [first] = report.signatures;
  return [report.status, first?.problem ?? first?.trust?.problem ?? null];
}

describe('paths to a root (RFC 5280 §6)', () => {
  it('a cross-certified authority: the path that leads to the root counts, in whatever order they stand', async () => {
    issue('leaf', 'leaf', '/O=A/CN=Li', { file: 'middle', key: 'middle' }, SIGNER);
    expect(await judge('leaf', ['crossed', 'middle'])).toEqual(['valid', null]);
    expect(await judge('leaf', ['middle', 'crossed'])).toEqual(['valid', null]);
    expect(await judge('leaf', ['crossed'])).toEqual(['untrusted', 'unknown_root']);
  });

  it('certificates of the right name and the wrong key lead nowhere', async () => {
    issue('forged', 'strange', '/O=A/CN=Middle', null, AUTHORITY);
    expect(await judge('leaf', [...Array.from({ length: 12 }, () => 'forged'), 'middle'])).toEqual(['valid', null]);
  });

  it.each([
    ['constraints on names', `${AUTHORITY}nameConstraints=critical,permitted;dirName:names\n[names]\nO=Elsewhere\n`],
    ['an unknown critical extension', `${AUTHORITY}1.2.3.4.5=critical,DER:0500\n`],
    ['no authority', SIGNER],
    ['no constraints at all', 'keyUsage=critical,keyCertSign\n'],
  ])('an issuer with %s below a trusted root: not trusted', async (_, extensions) => {
    issue('odd', 'odd', '/O=A/CN=Odd', { file: 'root', key: 'root' }, extensions);
    issue('odd-leaf', 'leaf', '/O=A/CN=Li', { file: 'odd', key: 'odd' }, SIGNER);
    expect(await judge('odd-leaf', ['odd'])).toEqual(['untrusted', 'issuer']);
  });

  it('a path longer than its root allows: not trusted, but an authority that renewed itself does not lengthen it', async () => {
    issue('short', 'short', '/O=C/CN=Short', null, AUTHORITY.replace('TRUE', 'TRUE,pathlen:0'));
    issue('below', 'middle', '/O=A/CN=Middle', { file: 'short', key: 'short' }, AUTHORITY);
    expect(await judge('leaf', ['below'], 'short')).toEqual(['untrusted', 'issuer']);
    issue('renewed', 'renewed', '/O=C/CN=Short', { file: 'short', key: 'short' }, AUTHORITY);
    issue('renewed-leaf', 'leaf', '/O=C/CN=Li', { file: 'renewed', key: 'renewed' }, SIGNER);
    expect(await judge('renewed-leaf', ['renewed'], 'short')).toEqual(['valid', null]);
  });

  it.each([
    ['serverAuth', ['invalid', 'key_usage']],
    ['critical,timeStamping', ['invalid', 'key_usage']],
    ['OCSPSigning', ['invalid', 'key_usage']],
    ['emailProtection', ['valid', null]],
    ['serverAuth,emailProtection', ['valid', null]],
    ['1.3.6.1.5.5.7.3.36', ['valid', null]],
  ])('a certificate for %s', async (purpose, expected) => {
    issue('use', 'leaf', '/CN=Li', { file: 'root', key: 'root' }, `${SIGNER}extendedKeyUsage=${purpose}\n`);
    expect(await judge('use', [])).toEqual(expected);
  });
});

describe('names', () => {
  const nameOf = (subject: string) =>
    commonName(readCertificate(issue('name', 'leaf', subject, { file: 'root', key: 'root' }, SIGNER)).subject);

  it('a common name inside another attribute is none', () => {
    expect(nameOf('/O=x, CN=云州市民政局/CN=路人')).toBe('路人');
    expect(nameOf('/CN=王\\\\, 李')).toBe('王\\, 李');
    expect(nameOf('/O=x, CN=云州市民政局')).toBe('O=x\\, CN=云州市民政局');
  });

  it('two common names are shown as the whole name', () => {
    expect(nameOf('/CN=路人/CN=云州市民政局')).toBe('CN=路人, CN=云州市民政局');
  });

  it('characters that hide or turn text are made visible', () => {
    expect(nameOf('/CN=云州\u202e市\u200b民政局')).toBe('云州\ufffd市\ufffd民政局');
  });
});
