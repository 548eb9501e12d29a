import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createService } from '#service/createService.ts';
import { PROCEDURES } from '#shared/contract/list.ts';
import { PERMISSIONS, permits, ROLES } from '#shared/contract/permissions.ts';
import { makeService, PASSWORD, RESOURCES, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeEach(async () => {
  office = await makeService();
});
afterEach(() => office.close());

const login = (name: string, password: string) => office.failure('session.login', { login: name, password });

describe('log in and back-off (security-and-exchange.md §3.5, K-9)', () => {
  it('refuses a wrong password and an unknown name with the same sentence', async () => {
    const wrong = await login('clerk', '不是这个密码Abc1');
    const unknown = await login('nobody', '不是这个密码Abc1');
    expect(wrong.code).toBe('E_LOGIN');
    expect(unknown.message.replace('nobody', 'clerk')).toBe(wrong.message);
  });

  it('waits 10 minutes after five failures, doubling; a clock set back does not count; success resets', async () => {
    office.setClock('2026-03-05T10:00:00+08:00');
    for (let count = 0; count < 5; count++) expect((await login('clerk', `错误密码Abc${count}`)).code).toBe('E_LOGIN');
    const refused = await login('clerk', PASSWORD);
    expect(refused.code).toBe('E_BACKOFF');
    expect(refused.details.minutes).toBe(10);
    // Another login is not concerned.
    await office.as('auditor');
    office.setClock('2026-03-05T09:00:00+08:00');
    expect((await login('clerk', PASSWORD)).code).toBe('E_BACKOFF');
    office.setClock('2026-03-05T10:11:00+08:00');
    expect((await login('clerk', '错误密码Abc9')).code).toBe('E_LOGIN');
    expect((await login('clerk', PASSWORD)).details.minutes).toBe(20);
    office.setClock('2026-03-05T10:32:00+08:00');
    await office.as('clerk');
    expect((await login('clerk', '错误密码Abc9')).code).toBe('E_LOGIN');
  });

  it('counts a name typed with spaces or in another case as the same login', async () => {
    for (const name of ['clerk', ' clerk', 'clerk ', 'CLERK', 'ｃｌｅｒｋ']) await login(name, '错误密码Abc1');
    expect((await login('clerk', PASSWORD)).code).toBe('E_BACKOFF');
  });

  it('lets two logins at the same moment end in one open session that closes cleanly', async () => {
    await Promise.all([office.as('clerk'), office.as('clerk')]);
    await office.call('session.lock', {});
    expect(fs.existsSync(path.join(office.folder, 'data.db-wal'))).toBe(false);
    await office.as('clerk');
    expect((await office.call('session.state', {})).notices).toEqual([]);
  });

  it('still reports a database put back from an old copy after a disabled account tried to log in', async () => {
    await office.as('admin');
    const { users } = await office.call('users.list', {});
    const clerk = users.find((user) => user.login === 'clerk');
    if (!clerk) throw new Error('the template office has a clerk');
    await office.call('users.setRoles', { id: clerk.id, roles: clerk.roles, enabled: false });
    await office.call('session.lock', {});
    const database = path.join(office.folder, 'data.db');
    const old = fs.readFileSync(database);
    await office.as('admin');
    await office.call('session.lock', {});
    fs.writeFileSync(database, old);
    expect((await login('clerk', PASSWORD)).code).toBe('E_LOGIN');
    await office.as('admin');
    expect((await office.call('session.state', {})).notices).toContain('notice_rolled_back');
  });

  it('keeps the counter over a restart and moves the failures into the audit', async () => {
    for (let count = 0; count < 5; count++) await login('clerk', `错误密码Abc${count}`);
    await office.service.close();
    const again = createService({
      dataRoot: office.dataRoot,
      resourcesDirectory: RESOURCES,
      version: 't',
      now: () => Date.parse('2026-03-05T10:01:00+08:00'),
    });
    await again.call('offices.open', { folder: { $file: again.files.offerPath(office.folder) } });
    const refused = await again.call('session.login', { login: 'clerk', password: PASSWORD });
    expect(refused.ok ? 'ok' : refused.error.code).toBe('E_BACKOFF');
    expect((await again.call('session.login', { login: 'auditor', password: PASSWORD })).ok).toBe(true);
    const list = await again.call('audit.list', { action: 'login.failed' });
    expect(list.ok ? Reflect.get(Object(list.value), 'total') : 0).toBe(5);
    expect(fs.existsSync(path.join(office.folder, 'prelogin.log'))).toBe(false);
    await again.close();
  });
});

describe('lock', () => {
  it('answers `locked` to everything afterwards, voids tickets, and leaves no open database', async () => {
    const template = await office.call('organizations.importTemplate', { registrationKind: 'registered' });
    await office.call('session.lock', {});
    expect((await office.failure('organizations.list', {})).code).toBe('locked');
    expect(() => office.bytes(template.file)).toThrow('not_found');
    expect(fs.existsSync(path.join(office.folder, 'data.db-wal'))).toBe(false);
    await office.as('clerk');
    expect((await office.call('organizations.list', {})).total).toBe(0);
  });

  it('locks once when two windows ask at the same moment', async () => {
    const events: string[] = [];
    office.service.onEvent((event) => events.push(event.type));
    await Promise.all([office.service.lock('system'), office.service.lock('idle')]);
    expect(events.filter((type) => type === 'locked')).toHaveLength(1);
  });

  it('ends a job with its session: what one user began is never written under the next one', async () => {
    const template = await office.call('organizations.importTemplate', { registrationKind: 'registered' });
    const bytes = office.bytes(template.file);
    const source = await office.fileIn('名单.xlsx', bytes);
    const job = office.service.call('organizations.importCheck', { source, registrationKind: 'registered' });
    await office.call('session.lock', {});
    await office.as('admin');
    const answer = await job;
    expect(answer.ok ? 'ok' : answer.error.code).toBe('locked');
  });

  it('locks after the idle time of the settings, counted from the last call', async () => {
    // The service looks at the clock every ten seconds: here the ten seconds pass at once.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const idle = await makeService();
    try {
      const events: string[] = [];
      idle.service.onEvent((event) => events.push(event.type));
      const isLockedAt = (time: string) => {
        idle.setClock(`2026-03-05T${time}:00+08:00`);
        vi.advanceTimersByTime(10_000);
        return expect.poll(() => events.includes('locked'), { timeout: 15_000 });
      };
      await isLockedAt('10:09').toBe(false);
      // A call at 10:09 puts it off.
      expect((await idle.call('session.state', {})).user).not.toBeNull();
      await isLockedAt('10:18').toBe(false);
      expect((await idle.call('organizations.list', { limit: 1 })).total).toBe(0);
      await isLockedAt('10:29').toBe(true);
      expect((await idle.failure('organizations.list', {})).code).toBe('locked');
    } finally {
      await idle.close();
      vi.useRealTimers();
    }
  });
});

describe('own password', () => {
  it('K-1 changes one keyslot; the old one fails, the new one opens, the database is not re-keyed', async () => {
    const next = '新的口令2026xyz';
    expect((await office.failure('session.changePassword', { oldPassword: '错', newPassword: next })).code).toBe(
      'E_PASSWORD',
    );
    expect((await office.failure('session.changePassword', { oldPassword: PASSWORD, newPassword: 'short' })).code).toBe(
      'E_PASSWORD_WEAK',
    );
    const salt = () => fs.readFileSync(path.join(office.folder, 'data.db')).subarray(0, 16).toString('hex');
    const before = salt();
    await office.call('session.changePassword', { oldPassword: PASSWORD, newPassword: next });
    await office.call('session.lock', {});
    expect(salt()).toBe(before);
    expect((await login('clerk', PASSWORD)).code).toBe('E_LOGIN');
    await office.as('clerk', next);
    const reused = await office.failure('session.changePassword', { oldPassword: next, newPassword: PASSWORD });
    expect(reused.details.reason).toBe('reused');
    expect((await office.call('session.state', {})).notices).toEqual([]);
  });
});

describe('R-4 every procedure follows the permission table', () => {
  it.each(['admin', 'auditor', 'clerk'] as const)('for %s', async (name) => {
    await office.as(name);
    const { user } = await office.call('session.state', {});
    const roles = user?.roles ?? [];
    expect(roles.length).toBeGreaterThan(0);
    for (const procedure of PROCEDURES) {
      if (procedure.host === 'native' || procedure.permission === 'public' || procedure.permission === 'session')
        continue;
      const answer = await office.service.call(procedure.name, {});
      const code = answer.ok ? 'ok' : answer.error.code;
      expect(code === 'forbidden', `${procedure.name} for ${name}: ${code}`).toBe(
        !permits(procedure.permission, roles),
      );
    }
  });

  it('gives administrators and auditors no business record (§5.1)', () => {
    for (const [permission, roles] of Object.entries(PERMISSIONS)) {
      if (!/^(registry|duties|meetings|documents|search|records)\./.test(permission)) continue;
      for (const role of ['sysadmin', 'secadmin', 'auditadmin'] as const) expect(roles, permission).not.toContain(role);
    }
    expect(ROLES).toHaveLength(7);
  });
});

describe('accounts', () => {
  it('a new account is disabled and without roles, must change its one-time password, then works', async () => {
    await office.as('admin');
    const created = await office.call('users.create', {
      login: 'wang',
      displayName: '王记录',
      password: '一次性的口令Abc1',
      ownPassword: PASSWORD,
    });
    expect(created).toMatchObject({ enabled: false, roles: [] });
    expect((await login('wang', '一次性的口令Abc1')).code).toBe('E_LOGIN');
    await office.as('admin');
    await office.call('users.setRoles', { id: created.id, roles: ['recorder', 'reviewer'], enabled: true });
    await office.as('wang', '一次性的口令Abc1');
    expect((await office.failure('organizations.list', {})).code).toBe('E_PASSWORD_CHANGE');
    await office.call('session.changePassword', { oldPassword: '一次性的口令Abc1', newPassword: '自己设的口令Abc2' });
    expect((await office.call('organizations.list', {})).total).toBe(0);
  });

  it('R-5 refuses excluded combinations and the loss of the last administrator', async () => {
    await office.as('admin');
    const { users } = await office.call('users.list', {});
    const id = (name: string) => users.find((user) => user.login === name)?.id ?? '';
    for (const roles of [
      ['auditadmin', 'recorder'],
      ['sysadmin', 'recorder'],
      ['secadmin', 'reviewer'],
      ['auditadmin', 'sysadmin'],
    ] as const) {
      expect((await office.failure('users.setRoles', { id: id('clerk'), roles: [...roles], enabled: true })).code).toBe(
        'rule_broken',
      );
    }
    expect(
      (await office.failure('users.setRoles', { id: id('auditor'), roles: ['auditadmin'], enabled: false })).code,
    ).toBe('rule_broken');
    expect((await office.failure('users.setRoles', { id: id('admin'), roles: ['sysadmin'], enabled: true })).code).toBe(
      'rule_broken',
    );
  });
});
