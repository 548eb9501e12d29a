// needs: openssl, pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mustRun, workFolder } from '#tests/signing/tools.ts';
import { makeService, OFFICE_NAME, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { addUser, listPem, pemOf } from './tools.ts';

let office: TestService;
let folder: ReturnType<typeof workFolder>;
let clerk = '';
let leader = '';
let root = '';

/** Every act once: a certificate issued, renewed, the old one revoked, the office's renewed, the list handed out. */
beforeAll(async () => {
  office = await makeService();
  folder = workFolder();
  const passwords = { admin: PASSWORD, first: '初始口令2026abc', own: '自己的口令2026abc' };
  leader = await addUser(office, { login: 'leader', displayName: '李局长', roles: ['leader'] }, passwords);
  clerk = (await office.call('users.list', {})).users.find((user) => user.login === 'clerk')?.id ?? '';
  root = await pemOf(office, folder, 'root', 'root');
  const { id } = await office.call('certificates.issue', { userId: leader, algorithm: 'ec', years: 2 });
  await office.call('certificates.renew', { id, years: 2 });
  await listPem(office, folder);
  await office.call('certificates.revoke', { id, reason: 'superseded' });
  await office.call('certificates.renewOffice', { years: 5 });
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

describe('what is handed to other offices', () => {
  it('the fingerprint sheet carries the fingerprint that OpenSSL counts, in groups of four', async () => {
    await office.as('admin');
    const { file } = await office.call('certificates.fingerprintSheet', { certificate: 'root' });
    expect(file.name).toContain('指纹单');
    const text = mustRun('pdftotext', ['-layout', folder.write('sheet.pdf', office.bytes(file)), '-']);
    const counted = mustRun('openssl', ['x509', '-in', root, '-noout', '-fingerprint', '-sha256']);
    const digits = (counted.split('=')[1] ?? '').replaceAll(/[:\s]/g, '');
    const { root: authority } = await office.call('certificates.list', {});
    expect(authority?.fingerprint.toUpperCase()).toBe(digits);
    const groups = digits.match(/.{4}/g) ?? [];
    expect(groups).toHaveLength(16);
    expect(text.replaceAll(/\s/g, '')).toContain(digits);
    expect(text).toContain(OFFICE_NAME);
    expect(text).toContain('2046-01-05');
    // One sheet of paper: pdftotext ends each page with a form feed.
    expect(text.split('\f')).toHaveLength(2);
  });

  it('nothing of it is open to anybody but the security administrator; reading the list is', async () => {
    await office.as('clerk');
    const { users, root: authority } = await office.call('certificates.list', {});
    expect(users).toHaveLength(2);
    expect(authority).not.toBeNull();
    const id = users[0]?.id ?? '';
    const refused = async (login: string) => {
      await office.as(login);
      const codes = [
        await office.failure('certificates.issue', { userId: clerk, algorithm: 'rsa', years: 1 }),
        await office.failure('certificates.renew', { id, years: 1 }),
        await office.failure('certificates.revoke', { id, reason: 'superseded' }),
        await office.failure('certificates.renewOffice', { years: 1 }),
        await office.failure('certificates.revocationList', {}),
        await office.failure('certificates.file', { certificate: 'root' }),
        await office.failure('certificates.fingerprintSheet', { certificate: 'root' }),
      ].map((failure) => failure.code);
      expect(new Set(codes)).toEqual(new Set(['forbidden']));
    };
    await refused('clerk');
    await refused('auditor');
  });

  it('a disabled account is shown, gets no certificate, and its own can be revoked', async () => {
    await office.as('admin');
    await office.call('users.setRoles', { id: leader, roles: ['leader'], enabled: false });
    const rows = (await office.call('certificates.list', {})).users.filter((one) => one.userId === leader);
    expect(rows.every((one) => !one.userEnabled)).toBe(true);
    const living = rows.find((one) => one.state === 'valid');
    const refused = await office.failure('certificates.issue', { userId: leader, algorithm: 'ec', years: 1 });
    expect(refused.details.fields).toMatchObject([{ code: 'certificate_user_disabled' }]);
    await office.call('certificates.revoke', { id: living?.id ?? '', reason: 'affiliationChanged' });
  });

  it('every act stands in the audit log with serial or fingerprint', async () => {
    await office.as('auditor');
    const { entries: all } = await office.call('audit.list', { limit: 500 });
    const entries = all.filter((entry) => entry.action.startsWith('certificate.'));
    for (const { action, detail } of entries) {
      expect(action === 'certificate.revocationList' ? detail.number : detail.serial, action).toBeTruthy();
    }
    expect((await office.call('audit.verify', {})).findings).toEqual([]);
    expect(new Set(entries.map((row) => row.action))).toEqual(
      new Set([
        'certificate.issue',
        'certificate.renew',
        'certificate.revoke',
        'certificate.renewOffice',
        'certificate.revocationList',
      ]),
    );
  });
});
