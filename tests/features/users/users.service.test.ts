import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KEYRING_FILES, readKeyring } from '#service/crypto/keyringFile.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';

const ONE_TIME = '一次性口令2026abc';

let open: TestService | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function asAdministrator(): Promise<TestService> {
  open = await makeService();
  await open.as('admin');
  return open;
}

const account = (login: string) => ({
  login,
  displayName: `${login}同志`,
  password: ONE_TIME,
  ownPassword: PASSWORD,
});

function keyringBytes(folder: string): Buffer[] {
  return KEYRING_FILES.map((name) => fs.readFileSync(path.join(folder, name)));
}

function putBack(folder: string, copies: readonly Buffer[]): void {
  for (const [index, name] of KEYRING_FILES.entries())
    fs.writeFileSync(path.join(folder, name), copies[index] ?? Buffer.alloc(0));
}

describe('accounts (security-and-exchange.md §3.4, §5.1)', () => {
  it('creates two accounts asked for at the same moment, each with its own keyslot', async () => {
    const service = await asAdministrator();
    await Promise.all([
      service.call('users.create', account('liming')),
      service.call('users.create', account('wangfang')),
    ]);
    const slots = readKeyring(service.folder).slots;
    expect(slots.map((slot) => slot.login)).toEqual(expect.arrayContaining(['liming', 'wangfang']));
    expect(new Set(slots.map((slot) => slot.slot)).size).toBe(slots.length);
  });

  it('creates an account again whose keyslot was lost to a kill, and the next login reports the difference', async () => {
    const service = await asAdministrator();
    const before = keyringBytes(service.folder);
    const { id } = await service.call('users.create', account('liming'));
    putBack(service.folder, before);
    await service.as('admin');
    expect((await service.call('session.state', {})).notices).toContain('notice_keyring');
    expect((await service.call('users.create', account('liming'))).id).toBe(id);
    await service.call('users.setRoles', { id, roles: ['recorder'], enabled: true });
    await service.as('liming', ONE_TIME);
    expect((await service.call('session.state', {})).notices).toEqual([]);
  });

  it('keeps one enabled administrator of each kind when two changes come together', async () => {
    const service = await asAdministrator();
    const { users } = await service.call('users.list', {});
    const auditor = users.find((user) => user.login === 'auditor');
    if (!auditor) throw new Error('the template office has an auditor');
    const second = await service.call('users.create', account('auditor2'));
    await service.call('users.setRoles', { id: second.id, roles: ['auditadmin'], enabled: true });
    await Promise.allSettled(
      [auditor.id, second.id].map((id) =>
        service.call('users.setRoles', { id, roles: ['auditadmin'], enabled: false }),
      ),
    );
    const after = (await service.call('users.list', {})).users;
    expect(after.filter((user) => user.enabled && user.roles.includes('auditadmin'))).toHaveLength(1);
  });
});
