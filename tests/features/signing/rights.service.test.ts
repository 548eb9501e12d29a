// needs: openssl, pkcs11-tool, softhsm2-util
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createService } from '#service/createService.ts';
import { workFolder } from '#tests/signing/tools.ts';
import { CallFailure, callService, PASSWORD, RESOURCES } from '#tests/support/makeService.ts';
import { makeSigningOffice, type SigningOffice, TOKEN_LABEL } from './signingOffice.ts';

const folder = workFolder();
let signing: SigningOffice;
beforeAll(async () => {
  signing = await makeSigningOffice(folder);
});
afterAll(async () => {
  await signing.office.close();
  folder.remove();
});

describe('rights and drivers', () => {
  it('a recorder may not sign, a clerk may not change drivers or make the SM2 identity', async () => {
    const { office } = signing;
    expect((await office.failure('signing.createNationalIdentity', {})).code).toBe('forbidden');
    expect((await office.failure('signing.removeTokenLibrary', { path: signing.hsm.module })).code).toBe('forbidden');
    await office.as('admin');
    const { id, sha256 } = { id: '01920000-0000-7000-8000-000000000000', sha256: '0'.repeat(64) };
    const input = { documentId: id, expectedSha256: sha256, role: 'issuer', means: { kind: 'office' } } as const;
    expect((await office.failure('signing.sign', input)).code).toBe('forbidden');
    await office.as('clerk');
  });

  it('the page cannot bring in a driver: neither by the settings nor by an upload', async () => {
    const { office } = signing;
    await office.as('admin');
    const { office: record } = await office.call('settings.get', {});
    await office.call('settings.save', {
      expectedRevision: record.revision,
      name: record.name,
      shortName: record.shortName,
      documentPrefix: record.documentPrefix ?? '云民发',
      address: record.address,
      workPhone: record.workPhone,
      settings: { ...record.settings, tokenLibraries: ['/tmp/evil.so'] },
    });
    const listed = await office.call('signing.tokenLibraries', {});
    expect(listed.libraries).toEqual([{ path: signing.hsm.module, problem: null }]);
    const uploaded = await office.fileIn('evil.so', Buffer.from('x'));
    expect((await office.failure('signing.addTokenLibrary', { source: uploaded })).code).toBe('file_missing');
    const again = { $file: office.service.files.offerPath(signing.hsm.module) };
    const failure = await office.failure('signing.addTokenLibrary', { source: again });
    expect(failure.details.fields).toEqual([{ field: 'source', code: 'library_exists' }]);
    const text = { $file: office.service.files.offerPath(path.join(RESOURCES, 'divisions.json')) };
    expect((await office.failure('signing.addTokenLibrary', { source: text })).code).toBe('token_library');
    await office.as('clerk');
    expect((await signing.token()).label).toBe(TOKEN_LABEL);
  });

  it('the SM2 identity is made once, by the security administrator, and signs afterwards', async () => {
    const { office } = signing;
    await office.as('admin');
    expect((await office.call('signing.nationalIdentity', {})).certificate).toBe(null);
    const made = await office.call('signing.createNationalIdentity', {});
    expect(made.issuer).toContain('国密根证书');
    const again = await office.failure('signing.createNationalIdentity', {});
    expect(again.details.fields).toEqual([{ field: 'certificate', code: 'national_exists' }]);
    // The RSA identity is still the one that issues.
    expect((await office.call('settings.get', {})).signing?.subject).not.toContain('国密');
    await office.as('clerk');
    expect((await signing.office.call('signing.means', {})).national).toEqual({ present: true, name: '云州市民政局' });
    const { id, sha256 } = await signing.issue();
    const input = { documentId: id, expectedSha256: sha256, role: 'issuer', means: { kind: 'national' } } as const;
    const answer = await office.call('signing.sign', input);
    expect([answer.fieldName, answer.report.status]).toEqual(['国密签名', 'valid-later-signed']);
  });
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!canMount && process.env.CI) throw new Error('the disk test needs root to mount a small file system');

describe('a full disk while signing', () => {
  it.runIf(canMount)('leaves the document as it was, and the office goes on', { timeout: 120_000 }, async () => {
    const { office } = signing;
    const { id, sha256 } = await signing.issue();
    await office.service.close();
    const small = folder.path('small');
    fs.mkdirSync(small);
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', small]).status).toBe(0);
    const place = path.join(small, 'office');
    fs.cpSync(office.folder, place, { recursive: true });
    const now = Date.now() + 120_000;
    const service = createService({
      dataRoot: small,
      resourcesDirectory: RESOURCES,
      version: 't',
      argon2: 'floor',
      now: () => now,
    });
    try {
      await callService(service, 'offices.open', { folder: { $file: service.files.offerPath(place) } });
      await callService(service, 'session.login', { login: 'clerk', password: PASSWORD });
      fill(path.join(small, 'filler'));
      const input = { documentId: id, expectedSha256: sha256, role: 'cosigner', means: { kind: 'office' } } as const;
      const failure = await callService(service, 'signing.sign', input).catch((error: unknown) => error);
      expect(failure instanceof CallFailure ? failure.code : failure).toBe('disk_full');
      fs.rmSync(path.join(small, 'filler'));
      const row = (await callService(service, 'documents.list', {})).rows.find((one) => one.id === id);
      expect(row?.sha256).toBe(sha256);
      const answer = await callService(service, 'signing.sign', input);
      expect(answer.report.status).toBe('valid-later-signed');
    } finally {
      await service.close();
      spawnSync('umount', [small]);
    }
  });
});

/** Fills what is left of a file system. */
function fill(file: string): void {
  const handle = fs.openSync(file, 'w');
  try {
    for (let size = 1_048_576; size >= 1024; ) {
      try {
        fs.writeSync(handle, Buffer.alloc(size));
      } catch {
        size /= 2;
      }
    }
  } finally {
    fs.closeSync(handle);
  }
}
