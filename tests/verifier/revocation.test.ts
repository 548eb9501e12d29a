// needs: openssl
import { createPrivateKey, createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keySigner } from '#service/signing/signer.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import { derAlgorithm, derInteger, derNull, derOctets, derOid, derSequence, derValue } from '#shared/verifier/der.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { forge } from '../signing/attackVectors.ts';
import { revise } from '../signing/pdfEdits.ts';
import { samplePdf } from '../signing/samplePdf.ts';
import { derOf, makeTestKey, mustRun, type TestKey, workFolder } from '../signing/tools.ts';
import { makeNationalKey, nationalSigner } from './nationalKey.ts';

const folder = workFolder();
afterAll(() => folder.remove());

const DAY = 24 * 60 * 60 * 1000;
const AT = new Date(Date.now() + 60_000);
const at = (days: number) => new Date(AT.getTime() + days * DAY);
const utc = (moment: Date) =>
  `${moment
    .toISOString()
    .replaceAll(/[-:T]|\..*$/g, '')
    .slice(2)}Z`;

let key: TestKey;
let serial = '';
let signed: Buffer;

beforeAll(async () => {
  key = makeTestKey(folder.path, '张建国', 'rsa:2048');
  serial = readCertificate(derOf(key.certificate)).serial;
  const privateKey = createPrivateKey(readFileSync(key.key));
  const signer = keySigner({ certificateDer: derOf(key.certificate), chainDer: [derOf(key.root)], privateKey });
  signed = await forge(await samplePdf(1), signer, AT);
});

/** A list by `openssl ca -gencrl`. `revoked`: serial, moment, reason of OpenSSL. */
function listByOpenssl(
  authority: { readonly certificate: string; readonly key: string },
  revoked: readonly (readonly [string, Date, string])[],
  update: { readonly this: Date; readonly next: Date } = { this: at(1), next: at(30) },
  extra: readonly string[] = [],
): Buffer {
  const lines = revoked.map(([number, moment, reason]) =>
    ['R', '361231000000Z', `${utc(moment)},${reason}`, number, 'unknown', '/CN=x'].join('\t'),
  );
  folder.write('index.txt', Buffer.from(lines.map((line) => `${line}\n`).join('')));
  folder.write('crlnumber', Buffer.from('01\n'));
  folder.write(
    'ca.cnf',
    Buffer.from(
      `[ca]\ndefault_ca = one\n[one]\ndatabase = ${folder.path('index.txt')}\ncrlnumber = ${folder.path('crlnumber')}\ndefault_md = default\n`,
    ),
  );
  mustRun('openssl', [
    ...['ca', '-gencrl', '-config', folder.path('ca.cnf'), '-cert', authority.certificate, '-keyfile', authority.key],
    ...['-crl_lastupdate', utc(update.this), '-crl_nextupdate', utc(update.next), ...extra],
    ...['-out', folder.path('list.pem')],
  ]);
  return derOf(folder.path('list.pem'));
}

const root = () => ({ certificate: key.root, key: folder.path('张建国-root.key') });

async function judge(lists: readonly Uint8Array[], moment = at(2), bytes = signed) {
  const report = await verifyPdf(bytes, { trustRoots: [derOf(key.root)], revocationLists: lists, at: moment });
  const trust = report.signatures[0]?.trust;
  return [report.status, trust?.problem, trust?.revocation, trust?.revokedAt?.slice(0, 10) ?? null];
}
const day = (moment: Date) => moment.toISOString().slice(0, 10);
const UNKNOWN = ['valid', null, 'unknown', null];

describe('revocation by lists (official-documents.md §7.2 D)', () => {
  it('without a list it is unknown, and the signature valid', async () => {
    expect(await judge([])).toEqual(UNKNOWN);
  });

  it('a list without the certificate: good; out of date: stale', async () => {
    const list = listByOpenssl(root(), [['ABCD', at(0), 'keyCompromise']]);
    expect(await judge([list])).toEqual(['valid', null, 'good', null]);
    expect(await judge([list], at(31))).toEqual(['valid', null, 'stale', null]);
    const empty = listByOpenssl(root(), []);
    expect(await judge([empty])).toEqual(['valid', null, 'good', null]);
  });

  it('a list with the certificate: revoked, whatever time the signer claims', async () => {
    for (const moment of [at(-1), at(1)]) {
      const list = listByOpenssl(root(), [[serial, moment, 'superseded']]);
      expect(await judge([list])).toEqual(['untrusted', 'revoked', 'revoked', day(moment)]);
    }
  });

  it('the moment of becoming unsafe counts when it is the earlier one', async () => {
    const list = listByOpenssl(root(), [[serial, at(1), `keyTime,${utc(at(-3)).replace(/^/, '20')}`]]);
    expect(await judge([list])).toEqual(['untrusted', 'revoked', 'revoked', day(at(-3))]);
  });

  it('a newer list may lift a hold, but not let a revocation be forgotten', async () => {
    const update = { this: at(0.5), next: at(30) };
    const empty = listByOpenssl(root(), []);
    const onHold = listByOpenssl(root(), [[serial, at(0), 'holdInstruction,holdInstructionReject']], update);
    const plainHold = listByOpenssl(root(), [[serial, at(0), 'certificateHold']], update);
    const revoked = listByOpenssl(root(), [[serial, at(0), 'superseded']], update);
    expect(await judge([plainHold])).toEqual(['untrusted', 'revoked', 'revoked', day(at(0))]);
    expect(await judge([plainHold, empty])).toEqual(['valid', null, 'good', null]);
    expect(await judge([onHold, empty])).toEqual(['valid', null, 'good', null]);
    expect(await judge([revoked, empty])).toEqual(['untrusted', 'revoked', 'revoked', day(at(0))]);
  });

  it('a list from the future, of another issuer, or spoilt by one bit does not count', async () => {
    const list = listByOpenssl(root(), [[serial, at(0), 'superseded']]);
    expect(await judge([list], at(0.5))).toEqual(UNKNOWN);
    const other = makeTestKey(folder.path, '另一个', 'rsa:2048');
    const foreign = { certificate: other.root, key: folder.path('另一个-root.key') };
    expect(await judge([listByOpenssl(foreign, [[serial, at(0), 'superseded']])])).toEqual(UNKNOWN);
    // The right name over the wrong key.
    const renamed = listOf({ key: foreign.key, serial });
    expect(await judge([renamed])).toEqual(UNKNOWN);
    for (const place of [40, list.length - 5]) {
      const spoilt = Buffer.from(list);
      spoilt[place] = (spoilt[place] ?? 0) ^ 1;
      expect(await judge([spoilt])).toEqual(UNKNOWN);
    }
    expect(await judge([Buffer.from('no list'), new Uint8Array(), list])).toEqual([
      'untrusted',
      'revoked',
      'revoked',
      day(at(0)),
    ]);
  });

  it('an own list counts; with a critical extension that is not understood it does not', async () => {
    expect(await judge([listOf({ key: root().key, serial })])).toEqual(['untrusted', 'revoked', 'revoked', day(at(0))]);
    const partial = derSequence(
      derSequence(derOid('2.5.29.28'), derValue(0x01, Uint8Array.of(0xff)), derOctets(derSequence())),
    );
    expect(await judge([listOf({ key: root().key, serial, extensions: partial })])).toEqual(UNKNOWN);
  });

  it('an issuer that may not sign lists does not revoke by one', async () => {
    const subject = '/C=CN/O=云州市民政局/CN=只签证书';
    const [rootFile, rootKey] = [folder.path('only.pem'), folder.path('only.key')];
    mustRun('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-utf8', '-subj', subject, '-days', '3650'],
      ...['-addext', 'keyUsage=critical,keyCertSign', '-keyout', rootKey, '-out', rootFile],
    ]);
    mustRun('openssl', [
      ...['x509', '-req', '-in', folder.path('张建国.csr'), '-CA', rootFile, '-CAkey', rootKey, '-CAcreateserial'],
      ...['-extfile', folder.path('张建国.ext'), '-days', '100', '-out', folder.path('only-leaf.pem')],
    ]);
    const certificateDer = derOf(folder.path('only-leaf.pem'));
    const privateKey = createPrivateKey(readFileSync(key.key));
    const signer = keySigner({ certificateDer, chainDer: [derOf(rootFile)], privateKey });
    const bytes = await forge(await samplePdf(1), signer, AT);
    const revoked = [[readCertificate(certificateDer).serial, at(0), 'superseded']] as const;
    const list = listByOpenssl({ certificate: rootFile, key: rootKey }, revoked);
    const options = { trustRoots: [derOf(rootFile)], revocationLists: [list], at: at(2) };
    const report = await verifyPdf(bytes, options);
    expect([report.status, report.signatures[0]?.trust?.revocation]).toEqual(['valid', 'unknown']);
  });

  it('a list that the document brings along counts by its own signature', async () => {
    const list = listByOpenssl(root(), [[serial, at(0), 'superseded']]);
    const bytes = await revise(signed, (document) => {
      const { context, catalog } = document;
      const stream = context.register(context.flateStream(list));
      catalog.set(PDFName.of('DSS'), context.obj({ CRLs: [stream] }));
      const reference = context.getObjectRef(catalog);
      if (!reference) throw new Error('no catalog');
      context.snapshot?.markRefForSave(stream);
      context.snapshot?.markRefForSave(reference);
    });
    expect(await judge([], at(2), bytes)).toEqual(['untrusted', 'revoked', 'revoked', day(at(0))]);
  });

  it('a list of an SM2 authority revokes an SM2 certificate', async () => {
    const national = makeNationalKey(folder.path, '国密签名');
    const bytes = await forge(await samplePdf(1), nationalSigner(folder.path, national), AT);
    const authority = { certificate: national.root, key: folder.path('国密签名-root.key') };
    const number = readCertificate(derOf(national.certificate)).serial;
    const id = ['-md', 'sm3', '-sigopt', 'distid:1234567812345678'];
    const list = listByOpenssl(authority, [[number, at(0), 'superseded']], undefined, id);
    const options = { trustRoots: [derOf(national.root)], at: at(2) };
    const state = async (lists: readonly Uint8Array[]) => {
      const report = await verifyPdf(bytes, { ...options, revocationLists: lists });
      return [report.status, report.signatures[0]?.trust?.revocation];
    };
    expect(await state([])).toEqual(['valid', 'unknown']);
    expect(await state([list])).toEqual(['untrusted', 'revoked']);
  });
});

/** A list put together here in the name of the root, signed by any RSA key. */
function listOf(list: { readonly key: string; readonly serial: string; readonly extensions?: Uint8Array }): Buffer {
  const algorithm = derAlgorithm('1.2.840.113549.1.1.11', derNull());
  const time = (moment: Date) => derValue(0x17, Buffer.from(utc(moment)));
  const number = Buffer.from(list.serial, 'hex');
  const positive = (number[0] ?? 0) < 0x80 ? number : Buffer.concat([Uint8Array.of(0), number]);
  const body = derSequence(
    ...[derInteger(1), algorithm, readCertificate(derOf(key.root)).subjectDer, time(at(1)), time(at(30))],
    derSequence(derSequence(derValue(0x02, positive), time(at(0)))),
    ...(list.extensions ? [derValue(0xa0, list.extensions)] : []),
  );
  const signature = createSign('sha256').update(body).sign(readFileSync(list.key));
  return Buffer.from(derSequence(body, algorithm, derValue(0x03, Uint8Array.of(0), signature)));
}
