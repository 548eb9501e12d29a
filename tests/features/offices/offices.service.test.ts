import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createService } from '#service/createService.ts';
import type { Service } from '#service/service.ts';
import {
  CallFailure,
  callService,
  makeService,
  PASSWORD,
  RESOURCES,
  type TestService,
} from '#tests/support/makeService.ts';

let folder = '';
let service: Service;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-offices-'));
  service = createService({
    dataRoot: path.join(folder, 'root'),
    resourcesDirectory: RESOURCES,
    version: 't',
    argon2: 'floor',
  });
});
afterEach(async () => {
  await service.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const people = [
  { login: '管理', displayName: '管理员', password: PASSWORD, roles: ['sysadmin' as const, 'secadmin' as const] },
  { login: '审计', displayName: '审计员', password: PASSWORD, roles: ['auditadmin' as const] },
  {
    login: '文员',
    displayName: '文员',
    password: PASSWORD,
    roles: ['recorder' as const, 'reviewer' as const, 'leader' as const],
  },
];
const request = {
  name: '云山区民政局',
  level: 'bureau' as const,
  divisionCode: '440111',
  documentPrefix: '云民发',
  people,
};

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'ok',
    (error: unknown) => (error instanceof CallFailure ? error.code : String(error)),
  );
}

describe('creating an office', () => {
  it('makes exactly the chosen accounts, asks for both sheets once before the first record, and prints them apart', async () => {
    const place = path.join(folder, 'office');
    fs.mkdirSync(place);
    const created = await callService(service, 'offices.create', {
      ...request,
      folder: { $file: service.files.offerPath(place) },
    });
    expect(created.users.map((user) => user.login)).toEqual(['管理', '审计', '文员']);
    const sheet = service.files.read(created.sheets.a.$file).bytes;
    expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
    await callService(service, 'session.login', { login: '文员', password: PASSWORD });
    const member = { fields: { name: '赵明', post: '股长' } };
    expect(await codeOf(callService(service, 'duties.saveMember', member))).toBe('recovery_unconfirmed');
    await callService(service, 'session.lock', {});
    const { sheetA, sheetB } = created.recovery;
    expect(await codeOf(callService(service, 'offices.confirmRecovery', { sheetA: sheetB, sheetB: sheetB }))).toBe(
      'E_RECOVERY',
    );
    const mistyped = `${(Number(sheetA[0]) + 1) % 10}${sheetA.slice(1)}`;
    expect(await codeOf(callService(service, 'offices.confirmRecovery', { sheetA: mistyped, sheetB }))).toBe(
      'E_RECOVERY',
    );
    await callService(service, 'offices.confirmRecovery', { sheetA, sheetB });
    await callService(service, 'session.login', { login: '文员', password: PASSWORD });
    await callService(service, 'duties.saveMember', member);
  });

  it('leaves no readable name, password or key in the folder, and no default account (D-1, K-11, R-3)', async () => {
    const place = path.join(folder, 'office');
    fs.mkdirSync(place);
    await callService(service, 'offices.create', { ...request, folder: { $file: service.files.offerPath(place) } });
    for (const name of fs.readdirSync(place)) {
      const bytes = fs.readFileSync(path.join(place, name));
      for (const marker of ['云山区民政局', PASSWORD, '云民发', 'AGE-SECRET-KEY'])
        expect(bytes.includes(marker), `${name} ${marker}`).toBe(false);
    }
    for (const login of ['admin', 'administrator', 'root', 'guest']) {
      expect(await codeOf(callService(service, 'session.login', { login, password: PASSWORD }))).toBe('E_LOGIN');
    }
  });

  it('refuses a folder with something in it, weak passwords and missing administrators, and leaves nothing behind', async () => {
    const place = path.join(folder, 'full');
    fs.mkdirSync(place);
    fs.writeFileSync(path.join(place, '家里的文件.txt'), 'x');
    const at = () => ({ $file: service.files.offerPath(place) });
    expect(await codeOf(callService(service, 'offices.create', { ...request, folder: at() }))).toBe('office_exists');
    expect(fs.readdirSync(place)).toEqual(['家里的文件.txt']);
    const empty = path.join(folder, 'new');
    const target = { $file: service.files.offerPath(empty) };
    const weak = people.map((person) => ({ ...person, password: 'short' }));
    expect(await codeOf(callService(service, 'offices.create', { ...request, folder: target, people: weak }))).toBe(
      'E_PASSWORD_WEAK',
    );
    expect(
      await codeOf(
        callService(service, 'offices.create', {
          ...request,
          folder: target,
          people: people.slice(0, 1).concat(people.slice(2)),
        }),
      ),
    ).toBe('rule_broken');
    expect(fs.existsSync(empty)).toBe(false);
  });
});

describe('opening an office', () => {
  let office: TestService;
  beforeEach(async () => {
    office = await makeService();
  });
  afterEach(() => office.close());
  const open = (place: string) =>
    codeOf(callService(service, 'offices.open', { folder: { $file: service.files.offerPath(place) } }));

  it('E-8 refuses a second program on the same folder, in this process and in another one', async () => {
    expect(await open(office.folder)).toBe('office_in_use');
    await office.call('offices.close', {});
    const holder = spawn(process.execPath, [
      '-e',
      "require('node:fs').writeFileSync(process.argv[1], JSON.stringify({pid: process.pid, started: ''})); setInterval(() => {}, 1000); console.log('held')",
      path.join(office.folder, 'office.lock'),
    ]);
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(await open(office.folder)).toBe('office_in_use');
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    // A stale lock is recovered.
    expect(await open(office.folder)).toBe('ok');
  });

  it('says what is wrong with a folder: none, no office, damaged keyring, foreign or damaged database', async () => {
    await office.call('offices.close', {});
    expect(await open(path.join(folder, 'nowhere'))).toBe('office_missing');
    fs.mkdirSync(path.join(folder, 'empty'));
    expect(await open(path.join(folder, 'empty'))).toBe('office_missing');
    const tryLogin = () => codeOf(callService(service, 'session.login', { login: 'clerk', password: PASSWORD }));
    const database = path.join(office.folder, 'data.db');
    const good = fs.readFileSync(database);
    expect(await open(office.folder)).toBe('ok');
    const cases: [Buffer, string][] = [
      [Buffer.concat([Buffer.from('SQLite format 3\0'), good.subarray(16)]), 'E_DB_PLAINTEXT'],
      [good.subarray(0, good.length / 2 - ((good.length / 2) % 4096)), 'E_DB_DAMAGED'],
      [good.subarray(0, 5000), 'E_DB_DAMAGED'],
      [Buffer.alloc(good.length, 7), 'E_DB_KEY'],
    ];
    for (const [bytes, code] of cases) {
      fs.writeFileSync(database, bytes);
      expect(await tryLogin()).toBe(code);
      expect(fs.readFileSync(database).equals(bytes)).toBe(true);
    }
    fs.writeFileSync(database, good);
    expect(await tryLogin()).toBe('ok');
    await callService(service, 'offices.close', {});
    for (const name of ['keyring.json', 'keyring.bak.json']) fs.writeFileSync(path.join(office.folder, name), '{}');
    expect(await open(office.folder)).toBe('E_KEYRING');
  });

  it('K-6 reports a keyring put back from an old copy', async () => {
    const old = fs.readFileSync(path.join(office.folder, 'keyring.json'));
    await office.call('session.changePassword', { oldPassword: PASSWORD, newPassword: '新的口令2026xyz' });
    await office.call('session.lock', {});
    for (const name of ['keyring.json', 'keyring.bak.json']) fs.writeFileSync(path.join(office.folder, name), old);
    await office.as('clerk', PASSWORD);
    expect((await office.call('session.state', {})).notices).toContain('notice_keyring');
    await office.as('auditor');
    expect((await office.call('audit.list', { action: 'keyring.mismatch' })).total).toBeGreaterThan(0);
  });

  it('A-5 notices a database put back to an older state: new replica, new log that names the old one', async () => {
    const database = path.join(office.folder, 'data.db');
    await office.call('session.lock', {});
    const old = fs.readFileSync(database);
    await office.as('clerk');
    await office.call('duties.saveMember', { fields: { name: '赵明', post: '股长' } });
    await office.call('session.lock', {});
    fs.writeFileSync(database, old);
    await office.as('clerk');
    expect((await office.call('session.state', {})).notices).toContain('notice_rolled_back');
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { action: 'log.start' });
    expect(entries[0]?.reason).toBe('rolled_back');
    const verified = await office.call('audit.verify', {});
    expect(verified.findings).toEqual([]);
    expect(verified.log).not.toBe(Reflect.get(Object(entries[0]?.detail.continues), 'name'));
  });
});

describe('the practice office in a folder of choice', () => {
  const practice = (place: string, rebuild: boolean) =>
    codeOf(callService(service, 'offices.practice', { rebuild, folder: { $file: service.files.offerPath(place) } }));

  it('never clears a folder with files of the user', async () => {
    const place = path.join(folder, '我的文件');
    fs.mkdirSync(place);
    fs.writeFileSync(path.join(place, '总结.docx'), 'x');
    expect([await practice(place, false), await practice(place, true)]).toEqual(['office_exists', 'office_exists']);
    expect(fs.readdirSync(place)).toEqual(['总结.docx']);
  });

  it('never rebuilds over a real office', async () => {
    const place = path.join(folder, 'office');
    await callService(service, 'offices.create', { ...request, folder: { $file: service.files.offerPath(place) } });
    expect(await practice(place, true)).toBe('office_exists');
    await callService(service, 'offices.open', { folder: { $file: service.files.offerPath(place) } });
    await callService(service, 'session.login', { login: '文员', password: PASSWORD });
  });
});

describe('recovery', () => {
  it('both sheets give an account a new password, replace the sheets, and keep what was granted', async () => {
    const place = path.join(folder, 'office');
    const created = await callService(service, 'offices.create', {
      ...request,
      folder: { $file: service.files.offerPath(place) },
    });
    await callService(service, 'offices.confirmRecovery', created.recovery);
    const newPassword = '恢复后的口令Abc1';
    // Who forgot the password has tried it: the waiting time ends with the recovery.
    for (let count = 0; count < 5; count++)
      await codeOf(callService(service, 'session.login', { login: '文员', password: `忘记的口令Abc${count}` }));
    const renewed = await callService(service, 'offices.recover', { ...created.recovery, login: '文员', newPassword });
    expect(await codeOf(callService(service, 'session.login', { login: '文员', password: PASSWORD }))).toBe('E_LOGIN');
    await callService(service, 'session.login', { login: '文员', password: newPassword });
    const again = callService(service, 'offices.recover', { ...created.recovery, login: '文员', newPassword });
    expect(await codeOf(again)).toBe('E_RECOVERY');
    await callService(service, 'offices.confirmRecovery', renewed.recovery);
  });
});

describe('D-1 after a day of work nothing readable lies in the folder', () => {
  it('not in the database, its log, attachments or any other file, while open and after locking', async () => {
    const office = await makeService();
    try {
      const marker = '蓝鲸标记';
      const rows = Array.from(
        { length: 400 },
        (_, index) => `${marker}第${index}号商会,社证字第${index}号,${marker}局,2015-01-01`,
      );
      const source = await office.fileIn(
        '名册.csv',
        Buffer.from(['社会组织名称,登记证号,登记管理机关,成立登记日期', ...rows].join('\n')),
      );
      await office.call('organizations.importApply', { source });
      await office.call('drafts.save', { key: 'meeting:new', title: marker, content: marker.repeat(500) });
      await office.call('organizations.list', {
        filter: { text: marker },
        sort: { column: 'domicile', direction: 'desc' },
      });
      const look = (place: string): string[] =>
        fs.readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
          const full = path.join(place, entry.name);
          if (entry.isDirectory()) return look(full);
          return fs.readFileSync(full).includes(marker) ? [full] : [];
        });
      expect(look(office.dataRoot)).toEqual([]);
      await office.call('session.lock', {});
      expect(look(office.dataRoot)).toEqual([]);
    } finally {
      await office.close();
    }
  });
});
