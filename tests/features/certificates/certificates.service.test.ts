// needs: openssl, pdfsig, certutil
import { createPrivateKey } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ageDecrypt } from '#service/crypto/age.ts';
import { wipe } from '#service/crypto/encodings.ts';
import { logIn } from '#service/office/session.ts';
import { openUserCertificate } from '#service/office/userCertificates.ts';
import { keySigner } from '#service/signing/signer.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { samplePdf } from '#tests/signing/samplePdf.ts';
import { mustRun, run, workFolder } from '#tests/signing/tools.ts';
import { makeService, OFFICE_NAME, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { addUser, listPem, pemOf, readListByOpenssl, secondsOf } from './tools.ts';

const START = '2026-03-05T10:00:00+08:00';
/** When the certificates are renewed and revoked: later than they were issued. */
const LATER = '2026-03-06T10:00:00+08:00';
const OWN = '自己的口令2026abc';

let office: TestService;
let folder: ReturnType<typeof workFolder>;
let clerk = '';
let leader = '';
let root = '';

beforeAll(async () => {
  office = await makeService({ now: START });
  folder = workFolder();
  const passwords = { admin: PASSWORD, first: '初始口令2026abc', own: OWN };
  leader = await addUser(
    office,
    { login: 'leader', displayName: '李局长', post: '局长', roles: ['leader'] },
    passwords,
  );
  const { users } = await office.call('users.list', {});
  clerk = users.find((user) => user.login === 'clerk')?.id ?? '';
  root = await pemOf(office, folder, 'root', 'root');
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

/** A second, quiet session beside the service's own, as the sign dialog's handler has it. */
async function signAs(login: string, password: string, at: string): Promise<Buffer> {
  await office.service.lock('user');
  const session = await logIn(office.folder, login, password, { now: () => Date.parse(at), newId: () => 'none' });
  try {
    const own = await openUserCertificate(session.store.reader, session);
    const privateKey = createPrivateKey({ key: own.privateKey, format: 'der', type: 'pkcs8' });
    wipe(own.privateKey);
    const signer = keySigner({ certificateDer: own.certificate, chainDer: own.chain, privateKey });
    return Buffer.from(await signPdf(await samplePdf(), signer, { at: new Date(at), fieldName: '签发人' }));
  } finally {
    await session.store.close();
  }
}

async function statusOf(pdf: Buffer) {
  const { report } = await office.call('documents.verify', { source: await office.fileIn('文件.pdf', pdf) });
  return { status: report.status, trust: report.signatures[0]?.trust ?? null };
}

describe('a certificate for a user', () => {
  it('names office, post and person, is issued by the root, and OpenSSL agrees (RSA and EC)', async () => {
    await office.as('admin');
    for (const algorithm of ['rsa', 'ec'] as const) {
      const made = await office.call('certificates.issue', { userId: leader, algorithm, years: 3 });
      expect(made).toMatchObject({
        state: 'valid',
        displayName: '李局长',
        algorithm,
        keyLost: false,
        userEnabled: true,
      });
      expect(made.subject).toBe(`C=CN, O=${OFFICE_NAME}, OU=局长, CN=李局长`);
      expect(made.notAfter.slice(0, 10)).toBe('2029-03-05');
      const pem = await pemOf(office, folder, made.id, `leader-${algorithm}`);
      const verified = mustRun('openssl', ['verify', '-attime', secondsOf(START), '-CAfile', root, pem]);
      expect(verified).toContain('OK');
      const text = mustRun('openssl', ['x509', '-in', pem, '-noout', '-text', '-nameopt', 'utf8']);
      expect(text).toContain(algorithm === 'rsa' ? 'Public-Key: (2048 bit)' : 'NIST CURVE: P-256');
      expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
      expect(text).toContain('CA:FALSE');
    }
  });

  it('is refused when a living one of the same kind is there, and never outlives the root', async () => {
    const again = await office.failure('certificates.issue', { userId: leader, algorithm: 'rsa', years: 1 });
    expect(again.code).toBe('rule_broken');
    expect(again.details.fields).toMatchObject([{ code: 'certificate_exists' }]);
    const nobody = { userId: 'nobody', algorithm: 'rsa', years: 1 } as const;
    expect((await office.failure('certificates.issue', nobody)).code).toBe('not_found');
    office.setClock('2044-01-06T10:00:00+08:00');
    await office.as('admin');
    const late = await office.call('certificates.issue', { userId: clerk, algorithm: 'ec', years: 5 });
    const { root: authority } = await office.call('certificates.list', {});
    expect(late.notAfter).toBe(authority?.notAfter);
    office.setClock(START);
    await office.as('admin');
  });

  it('opens for its user alone: neither for another user nor for the security administrator', async () => {
    await office.service.lock('user');
    const clockwork = { now: () => Date.parse(START), newId: () => 'none' };
    const owner = await logIn(office.folder, 'leader', OWN, clockwork);
    const own = await openUserCertificate(owner.store.reader, owner);
    expect(own.algorithm).toBe('ec');
    expect(own.subject).toContain('CN=李局长');
    expect(createPrivateKey({ key: own.privateKey, format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('ec');
    await owner.store.close();
    for (const login of ['admin', 'clerk']) {
      const other = await logIn(office.folder, login, PASSWORD, clockwork);
      const row = await other.store.reader
        .selectFrom('user_certificate')
        .selectAll()
        .where('userId', '=', leader)
        .executeTakeFirstOrThrow();
      await expect(ageDecrypt(row.keyFile, other.userIdentity)).rejects.toThrow();
      // Not even by pretending to be the other user.
      const pretended = { ...other, user: { ...other.user, id: leader } };
      await expect(openUserCertificate(other.store.reader, pretended)).rejects.toMatchObject({
        code: 'signing_identity_missing',
      });
      await other.store.close();
    }
    await office.as('admin');
  });

  it('signs a document that pdfsig and the office call valid, before and after a change of password', async () => {
    const pdf = await signAs('leader', OWN, START);
    const nss = folder.path('nss');
    mkdirSync(nss);
    mustRun('certutil', ['-N', '--empty-password', '-d', `sql:${nss}`]);
    mustRun('certutil', ['-A', '-d', `sql:${nss}`, '-n', 'root', '-t', 'C,C,C', '-i', root]);
    const file = folder.write('signed.pdf', pdf);
    const said = mustRun('pdfsig', ['-nssdir', `sql:${nss}`, file]);
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('李局长');
    expect(said).toContain('Total document signed');
    await office.as('clerk');
    expect(await statusOf(pdf)).toMatchObject({ status: 'valid', trust: { trusted: true } });
    await office.as('leader', OWN);
    await office.call('session.changePassword', { oldPassword: OWN, newPassword: `${OWN}新` });
    const later = await signAs('leader', `${OWN}新`, START);
    await office.as('clerk');
    expect((await statusOf(later)).status).toBe('valid');
  });

  it('is shown to its user, with its end when it comes near', async () => {
    await office.as('leader', `${OWN}新`);
    const { certificates } = await office.call('certificates.mine', {});
    expect(certificates.map((one) => one.algorithm).sort()).toEqual(['ec', 'rsa']);
    office.setClock('2029-01-10T10:00:00+08:00');
    await office.as('leader', `${OWN}新`);
    const near = await office.call('certificates.mine', {});
    expect(near.certificates.every((one) => one.state === 'expiring')).toBe(true);
    office.setClock('2029-04-10T10:00:00+08:00');
    await office.as('leader', `${OWN}新`);
    const past = await office.call('certificates.mine', {});
    expect(past.certificates.every((one) => one.state === 'expired')).toBe(true);
    office.setClock(LATER);
  });
});

describe('renewing and revoking', () => {
  it('a renewed certificate leaves what the old one signed valid; the new one signs', async () => {
    const before = await signAs('leader', `${OWN}新`, LATER);
    await office.as('admin');
    const { users } = await office.call('certificates.list', {});
    const old = users.find((one) => one.userId === leader && one.algorithm === 'ec');
    if (!old) throw new Error('the EC certificate is there');
    const fresh = await office.call('certificates.renew', { id: old.id, years: 2 });
    expect(fresh).toMatchObject({ algorithm: 'ec', state: 'valid', displayName: '李局长' });
    const after = (await office.call('certificates.list', {})).users.find((one) => one.id === old.id);
    expect(after).toMatchObject({ state: 'replaced', replacedBy: fresh.id, revokedAt: null });
    const twice = await office.failure('certificates.renew', { id: old.id, years: 2 });
    expect(twice.details.fields).toMatchObject([{ code: 'certificate_replaced' }]);
    const signed = await signAs('leader', `${OWN}新`, LATER);
    await office.as('clerk');
    expect((await statusOf(before)).status).toBe('valid');
    expect((await statusOf(signed)).status).toBe('valid');
    const { report } = await office.call('documents.verify', { source: await office.fileIn('新.pdf', signed) });
    expect(report.signatures[0]?.serial).toBe(fresh.serial);
  });

  it('a revoked one is on the list at once, OpenSSL refuses it, and nobody can sign with it', async () => {
    const pdf = await signAs('leader', `${OWN}新`, LATER);
    await office.as('admin');
    const { users, revocationList: before } = await office.call('certificates.list', {});
    const target = users.find((one) => one.userId === leader && one.algorithm === 'ec' && one.state === 'valid');
    if (!target) throw new Error('a valid certificate is there');
    const good = users.find((one) => one.userId === leader && one.algorithm === 'rsa');
    const list = await office.call('certificates.revoke', { id: target.id, reason: 'keyCompromise' });
    const number = (before?.number ?? 0) + 1;
    expect(list).toMatchObject({ number, revoked: 1 });
    expect(Date.parse(list.nextUpdate) - Date.parse(list.thisUpdate)).toBe(35 * 86_400_000);
    const pem = await listPem(office, folder);
    const read = readListByOpenssl(pem, root);
    expect(read).toMatchObject({ number, serials: [target.serial] });
    expect(read.text).toMatch(/CRL Reason Code:\s+Key Compromise/);
    expect(read.text).toContain('X509v3 Authority Key Identifier');
    const check = (certificate: string) =>
      run('openssl', [
        ...['verify', '-crl_check', '-attime', secondsOf('2026-03-06T10:30:00+08:00'), '-CAfile', root],
        ...['-CRLfile', pem, certificate],
      ]);
    const revoked = check(await pemOf(office, folder, target.id, 'revoked'));
    expect(revoked.status).not.toBe(0);
    expect(revoked.output).toContain('certificate revoked');
    expect(check(await pemOf(office, folder, good?.id ?? '', 'good')).status).toBe(0);

    const listed = (await office.call('certificates.list', {})).users.find((one) => one.id === target.id);
    expect(listed).toMatchObject({ state: 'revoked', reason: 'keyCompromise' });
    const twice = await office.failure('certificates.revoke', { serial: target.serial, reason: 'superseded' });
    expect(twice.details.fields).toMatchObject([{ code: 'certificate_revoked' }]);
    const renewed = await office.failure('certificates.renew', { id: target.id, years: 1 });
    expect(renewed.details.fields).toMatchObject([{ code: 'certificate_revoked' }]);

    // The RSA certificate of the same user is the newest that is left.
    const next = await signAs('leader', `${OWN}新`, LATER);
    await office.as('clerk');
    expect((await statusOf(next)).status).toBe('valid');
    const { status, trust } = await statusOf(pdf);
    expect(status).toBe('untrusted');
    expect(trust).toMatchObject({ trusted: false, problem: 'revoked' });
  });

  it('the root cannot be revoked; a serial from paper can', async () => {
    await office.as('admin');
    const { root: authority } = await office.call('certificates.list', {});
    const refused = await office.failure('certificates.revoke', {
      serial: authority?.serial ?? '',
      reason: 'superseded',
    });
    expect(refused.details.fields).toMatchObject([{ code: 'certificate_is_root' }]);
    await office.call('certificates.revoke', { serial: '00ab12cd', reason: 'cessationOfOperation' });
    const { serials } = readListByOpenssl(await listPem(office, folder), root);
    expect(serials).toContain('AB12CD');
  });

  it("the office's own certificate is renewed: the old minutes stay valid, the new one signs, a revoked one signs no more", async () => {
    await office.as('clerk');
    const minutes = async () => {
      const saved = await office.call('meetings.save', sampleMeeting());
      await office.call('meetings.finalize', { id: saved.id, expectedRevision: saved.revision, selfChecked: true });
      return office.bytes((await office.call('meetings.issue', { id: saved.id })).file);
    };
    const early = await minutes();
    await office.as('admin');
    const before = (await office.call('settings.get', {})).signing;
    const fresh = await office.call('certificates.renewOffice', { years: 5 });
    expect(fresh).toMatchObject({ active: true, state: 'valid', source: 'created' });
    expect((await office.call('settings.get', {})).signing?.serial).toBe(fresh.serial);
    const pem = await pemOf(office, folder, fresh.id, 'office');
    expect(mustRun('openssl', ['verify', '-attime', secondsOf(LATER), '-CAfile', root, pem])).toContain('OK');
    const { office: both } = await office.call('certificates.list', {});
    expect(both.map((one) => [one.serial, one.state])).toEqual([
      [fresh.serial, 'valid'],
      [before?.serial, 'replaced'],
    ]);
    await office.as('clerk');
    const late = await minutes();
    for (const [pdf, serial] of [
      [early, before?.serial],
      [late, fresh.serial],
    ] as const) {
      const { report } = await office.call('documents.verify', { source: await office.fileIn('纪要.pdf', pdf) });
      expect(report).toMatchObject({ status: 'valid', signatures: [{ serial }] });
    }
    await office.as('admin');
    await office.call('certificates.revoke', { id: fresh.id, reason: 'superseded' });
    expect((await statusOf(late)).status).toBe('untrusted');
    expect((await statusOf(early)).status).toBe('valid');
    expect((await office.call('settings.get', {})).signing).toBeNull();
    await office.call('certificates.renewOffice', { years: 5 });
    expect((await office.call('settings.get', {})).signing).not.toBeNull();
  });

  it('the list is issued anew when the last one ends soon, and only then', async () => {
    await office.as('admin');
    const { revocationList: present } = await office.call('certificates.list', {});
    await listPem(office, folder);
    expect((await office.call('certificates.list', {})).revocationList).toEqual(present);
    office.setClock('2026-04-01T10:00:00+08:00');
    await office.as('admin');
    const { number, serials } = readListByOpenssl(await listPem(office, folder, 'later'), root);
    expect(number).toBe((present?.number ?? 0) + 1);
    expect(serials).toHaveLength(present?.revoked ?? 0);
    office.setClock(LATER);
  });
});
