// needs: openssl
import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { authorityOf } from '#service/signing/authority.ts';
import { certificateFactsOf } from '#service/signing/certificateFacts.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { issueRevocationList } from '#service/signing/revocationList.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { samplePdf } from '#tests/signing/samplePdf.ts';
import { mustRun, workFolder } from '#tests/signing/tools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

const AT = new Date('2026-03-05T10:00:00+08:00');
let office: TestService;
let folder: ReturnType<typeof workFolder>;
const other = createOfficeIdentity({ officeName: '云山县民政局', divisionCode: '330127', at: new Date('2026-01-05') });
const authority = authorityOf(
  other.rootCertificateDer,
  createPrivateKey({ key: other.rootPrivateKeyPkcs8, format: 'der', type: 'pkcs8' }),
);
let pdf: Buffer;

beforeAll(async () => {
  office = await makeService({ now: AT.toISOString() });
  folder = workFolder();
  pdf = Buffer.from(await signPdf(await samplePdf(), officeSigner(other), { at: AT, fieldName: '签发人' }));
  await office.as('admin');
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

/** A list of the other office; `serials` revoked. */
function listOf(number: number, serials: readonly string[], thisUpdate = AT): Buffer {
  return issueRevocationList(authority, {
    number,
    thisUpdate,
    nextUpdate: new Date(thisUpdate.getTime() + 35 * 86_400_000),
    entries: serials.map((serial) => ({ serial, revokedAt: thisUpdate, reason: 'keyCompromise' })),
  });
}

const take = async (bytes: Uint8Array) =>
  office.call('trust.importRevocationList', { source: await office.fileIn('吊销列表.crl', bytes) });
const refusal = async (bytes: Uint8Array) => {
  const source = await office.fileIn('吊销列表.crl', bytes);
  return JSON.stringify((await office.failure('trust.importRevocationList', { source })).details.fields);
};
const statusOf = async () =>
  (await office.call('documents.verify', { source: await office.fileIn('来文.pdf', pdf) })).report;

it('is taken in only from a trusted authority, whole, and never older than the one at hand', async () => {
  const serial = certificateFactsOf(other.certificateDer).serial;
  expect(await refusal(listOf(3, [serial]))).toContain('list_unknown_issuer');
  const { certificates: before } = await office.call('trust.list', {});
  expect(before).toHaveLength(1);
  const { fingerprint } = certificateFactsOf(other.rootCertificateDer);
  await office.call('trust.add', {
    certificate: other.rootCertificateDer.toString('base64'),
    fingerprintTyped: fingerprint,
    confirmedBy: '云山县民政局办公室主任',
    confirmedHow: 'inPerson',
  });
  expect((await statusOf()).status).toBe('valid');

  const first = await take(listOf(3, ['0A0B']));
  expect(first).toMatchObject({ issuer: '云山县民政局 根证书', number: 3, revoked: 1 });
  expect((await statusOf()).status).toBe('valid');
  expect((await statusOf()).signatures[0]?.trust?.revocation).toBe('good');

  const second = listOf(4, [serial]);
  const changed = Buffer.from(second);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(await refusal(changed)).toContain('list_unknown_issuer');
  expect(await refusal(listOf(2, []))).toContain('list_older');
  expect(await refusal(listOf(3, [serial]))).toContain('list_number_twice');
  expect(await refusal(listOf(9, [], new Date('2026-04-05T10:00:00+08:00')))).toContain('list_in_future');
  expect(await refusal(Buffer.from('no list'))).toContain('list_unreadable');
  expect(await refusal(other.rootCertificateDer)).toContain('list_unreadable');

  // Handed over as text, as other programs write it.
  const der = folder.write('second.crl', second);
  const text = Buffer.from(mustRun('openssl', ['crl', '-inform', 'DER', '-in', der]));
  await take(text);
  const report = await statusOf();
  expect(report.status).toBe('untrusted');
  expect(report.signatures[0]?.trust).toMatchObject({ trusted: false, problem: 'revoked' });
  // The same list once more changes nothing.
  await take(second);
  const { certificates } = await office.call('trust.list', {});
  expect(certificates.find((one) => one.fingerprint === fingerprint)?.revocationList).toMatchObject({
    number: 4,
    revoked: 1,
  });
});

it('the own list is not taken in: it would lack what was revoked since', async () => {
  const { file } = await office.call('certificates.revocationList', {});
  expect(await refusal(office.bytes(file))).toContain('list_own');
});

it('an authority trusted again still refuses an older list', async () => {
  const { fingerprint } = certificateFactsOf(other.rootCertificateDer);
  await office.call('trust.remove', { fingerprint, reason: '暂停信任' });
  expect((await statusOf()).signatures[0]?.trust?.problem).toBe('unknown_root');
  await office.call('trust.add', {
    certificate: other.rootCertificateDer.toString('base64'),
    fingerprintTyped: fingerprint.slice(-20),
    confirmedBy: '云山县民政局办公室主任',
    confirmedHow: 'paper',
  });
  expect(await refusal(listOf(3, []))).toContain('list_older');
  expect((await statusOf()).status).toBe('untrusted');
});
