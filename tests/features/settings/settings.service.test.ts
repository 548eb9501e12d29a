// needs: openssl, pdfsig
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
let folder = '';
beforeAll(async () => {
  office = await makeService();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-p12-'));
});
afterAll(async () => {
  await office.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A self-made certificate file as an outside authority would hand it over. */
function pkcs12(name: string, days: string, password: string): Buffer {
  const key = path.join(folder, `${name}.key`);
  const certificate = path.join(folder, `${name}.pem`);
  const file = path.join(folder, `${name}.p12`);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'ignore'] });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    '-days',
    days,
    '-utf8',
    '-subj',
    `/C=CN/O=${name}/CN=${name}`,
    '-addext',
    'keyUsage=critical,digitalSignature,nonRepudiation',
  );
  openssl('pkcs12', '-export', '-inkey', key, '-in', certificate, '-out', file, '-passout', `pass:${password}`);
  return fs.readFileSync(file);
}

describe('the signing identity from a PKCS#12 file', () => {
  it('wrong password and foreign file get their sentence; the office certificate stays in use', async () => {
    await office.as('admin');
    const before = (await office.call('settings.get', {})).signing;
    const source = await office.fileIn('章.p12', pkcs12('云州市民政局签章', '700', '证书密码'));
    expect((await office.failure('settings.importSigningKey', { source, password: '错' })).code).toBe(
      'pkcs12_password',
    );
    const foreign = await office.fileIn('x.p12', Buffer.from('not a key file'));
    expect((await office.failure('settings.importSigningKey', { source: foreign, password: 'x' })).code).toBe(
      'pkcs12_unreadable',
    );
    expect((await office.call('settings.get', {})).signing).toEqual(before);
  });

  it('imported by the security administrator it signs the next minutes, and its key lies nowhere in clear', async () => {
    await office.as('admin');
    const bytes = pkcs12('云州市民政局签章', '7000', '证书密码');
    office.setClock(new Date(Date.now() + 60_000).toISOString());
    await office.as('admin');
    const source = await office.fileIn('章.p12', bytes);
    const identity = await office.call('settings.importSigningKey', { source, password: '证书密码' });
    expect(identity).toMatchObject({ source: 'pkcs12', subject: expect.stringContaining('云州市民政局签章') });
    await office.as('clerk');
    expect((await office.failure('settings.importSigningKey', { source, password: '证书密码' })).code).toBe(
      'forbidden',
    );
    const saved = await office.call('meetings.save', sampleMeeting());
    await office.call('meetings.finalize', { id: saved.id, expectedRevision: saved.revision, selfChecked: true });
    const issued = await office.call('meetings.issue', { id: saved.id });
    expect(issued.status).toBe('valid');
    const file = path.join(folder, 'minutes.pdf');
    fs.writeFileSync(file, office.bytes(issued.file));
    const said = execFileSync('pdfsig', [file], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('云州市民政局签章');
    const key = fs.readFileSync(path.join(folder, '云州市民政局签章.key'), 'latin1').split('\n')[3] ?? '';
    const raw = Buffer.from(key, 'base64');
    for (const name of fs.readdirSync(office.folder)) {
      const place = path.join(office.folder, name);
      if (fs.statSync(place).isFile()) expect(fs.readFileSync(place).includes(raw), name).toBe(false);
    }
  });

  it('an expired certificate is refused', async () => {
    office.setClock('2050-01-01T10:00:00+08:00');
    await office.as('admin');
    const source = await office.fileIn('旧.p12', pkcs12('旧章', '1', 'x'));
    expect((await office.failure('settings.importSigningKey', { source, password: 'x' })).code).toBe(
      'certificate_expired',
    );
  });

  it('changes the office record only for the system administrator and keeps its history', async () => {
    office.setClock('2026-03-06T10:00:00+08:00');
    await office.as('admin');
    const { office: present } = await office.call('settings.get', {});
    const change = {
      expectedRevision: present.revision,
      name: present.name,
      documentPrefix: '云民社',
      address: '云山路2号',
      settings: { ...present.settings, idleMinutes: 5 },
    };
    await office.call('settings.save', change);
    expect((await office.failure('settings.save', change)).code).toBe('conflict');
    expect((await office.call('session.state', {})).idleMinutes).toBe(5);
    await office.as('clerk');
    expect((await office.failure('settings.save', { ...change, expectedRevision: present.revision + 1 })).code).toBe(
      'forbidden',
    );
  });
});
