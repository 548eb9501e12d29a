// needs: strace
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createService } from '#service/createService.ts';
import { creditCodeCheckCharacter, subjectCheckCharacter } from '#shared/lib/creditCode.ts';
import {
  CallFailure,
  callService,
  makeService,
  PASSWORD,
  RESOURCES,
  type TestService,
} from '#tests/support/makeService.ts';

/** A small file system of its own (needs root, as CI is). Elsewhere the test says why it was left out. */
function mountSmall(folder: string, megabytes: number): boolean {
  fs.mkdirSync(folder, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0;
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!canMount && process.env.CI) throw new Error('the disk tests need root to mount a small file system');

let office: TestService;
let base = '';
beforeEach(async () => {
  office = await makeService();
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-disk-'));
});
afterEach(async () => {
  await office.close();
  spawnSync('umount', [path.join(base, 'small')]);
  fs.rmSync(base, { recursive: true, force: true });
});

function list(rows: number): Buffer {
  const lines = ['社会组织名称,统一社会信用代码,登记管理机关,成立登记日期,住所'];
  for (let number = 0; number < rows; number++) {
    const subject = String(10_000_000 + number);
    const first = `51330106${subject}${subjectCheckCharacter(subject)}`;
    lines.push(
      `云州市第${number}号协会,${first}${creditCodeCheckCharacter(first)},云州市民政局,2015-01-01,${'长长的住所'.repeat(20)}`,
    );
  }
  return Buffer.from(lines.join('\n'), 'utf8');
}

describe('E-4 a full disk', () => {
  it.runIf(canMount)(
    'an import that does not fit says so, leaves nothing half, and the office goes on',
    { timeout: 120_000 },
    async () => {
      await office.service.close();
      const small = path.join(base, 'small');
      expect(mountSmall(small, 12)).toBe(true);
      fs.cpSync(office.folder, path.join(small, 'office'), { recursive: true });
      const service = createService({ dataRoot: base, resourcesDirectory: RESOURCES, version: 't', argon2: 'floor' });
      try {
        await callService(service, 'offices.open', {
          folder: { $file: service.files.offerPath(path.join(small, 'office')) },
        });
        await callService(service, 'session.login', { login: 'clerk', password: PASSWORD });
        const file = path.join(base, 'list.csv');
        fs.writeFileSync(file, list(12_000));
        const source = { $file: service.files.offerPath(file) };
        const failure = await callService(service, 'organizations.importApply', { source }).catch(
          (error: unknown) => error,
        );
        expect(failure).toBeInstanceOf(CallFailure);
        expect(failure instanceof CallFailure ? failure.code : '').toBe('disk_full');
        expect((await callService(service, 'organizations.list', {})).total).toBe(0);
        await callService(service, 'duties.saveMember', { fields: { name: '赵明', post: '股长' } });
        await callService(service, 'session.lock', {});
        await callService(service, 'session.login', { login: 'clerk', password: PASSWORD });
        expect((await callService(service, 'duties.overview', {})).members).toHaveLength(1);
        await callService(service, 'session.login', { login: 'auditor', password: PASSWORD });
        expect((await callService(service, 'audit.verify', {})).findings).toEqual([]);
      } finally {
        await service.close();
      }
    },
  );

  it.runIf(canMount)('a file that cannot be written leaves the old one and no half one', async () => {
    const small = path.join(base, 'small');
    expect(mountSmall(small, 1)).toBe(true);
    const target = path.join(small, '纪要.pdf');
    fs.writeFileSync(target, 'alt');
    fs.writeFileSync(path.join(small, 'filler'), Buffer.alloc(900 * 1024));
    const { file } = await office.call('organizations.importTemplate', { registrationKind: 'registered' });
    const big = await office.fileIn('big.bin', Buffer.alloc(300 * 1024, 1));
    expect(() => office.service.files.saveTo(big.$file, target)).toThrow('disk_full');
    expect(fs.readFileSync(target, 'utf8')).toBe('alt');
    expect(fs.readdirSync(small).sort()).toEqual(['filler', '纪要.pdf']);
    expect(file.size).toBeGreaterThan(0);
  });

  it.runIf(canMount)('a new office that does not fit leaves nothing behind', async () => {
    const small = path.join(base, 'small');
    expect(mountSmall(small, 1)).toBe(true);
    fs.writeFileSync(path.join(small, 'filler'), Buffer.alloc(1000 * 1024));
    const service = createService({ dataRoot: base, resourcesDirectory: RESOURCES, version: 't', argon2: 'floor' });
    const person = { password: PASSWORD, displayName: '某某' };
    const answer = await service.call('offices.create', {
      folder: { $file: service.files.offerPath(path.join(small, 'office')) },
      name: '云州市民政局',
      level: 'bureau',
      divisionCode: '330100',
      documentPrefix: '云民发',
      people: [
        { ...person, login: 'admin', roles: ['sysadmin', 'secadmin'] },
        { ...person, login: 'auditor', roles: ['auditadmin'] },
      ],
    });
    await service.close();
    expect(answer.ok ? 'ok' : answer.error.code).toBe('disk_full');
    expect(fs.readdirSync(small)).toEqual(['filler']);
  });
});

describe('E-10 nothing skips its sync', () => {
  it('a system-call trace shows a sync between the last write to the log and the answer of a command', {
    timeout: 60_000,
  }, async () => {
    await office.service.close();
    const script = path.join(base, 'write.ts');
    const entry = (place: string) => new URL(`../../electron/service/${place}`, import.meta.url).href;
    fs.writeFileSync(
      script,
      `import { createRecord } from '${entry('db/records.ts')}';
       import { runWrite } from '${entry('db/write.ts')}';
       import { logIn } from '${entry('office/session.ts')}';
       import fs from 'node:fs';
       import { randomUUID } from 'node:crypto';
       const session = await logIn(process.argv[2], 'clerk', process.argv[3], { now: Date.now, newId: () => randomUUID() });
       fs.writeSync(1, 'BEFORE\\n');
       await runWrite(session.environment, session.actor, 't', (write) => createRecord(write, 'member', { name: '甲', officeId: null, unitName: null, post: '乙', workPhone: null, workEmail: null, active: true }));
       fs.writeSync(1, 'ANSWER\\n');
       process.exit(0);`,
    );
    const trace = path.join(base, 'trace');
    execFileSync('strace', [
      '-f',
      '-y',
      '-e',
      'trace=write,pwrite64,fsync,fdatasync',
      '-o',
      trace,
      process.execPath,
      script,
      office.folder,
      PASSWORD,
    ]);
    const lines = fs.readFileSync(trace, 'utf8').split('\n');
    const from = lines.findIndex((line) => line.includes('BEFORE'));
    const to = lines.findIndex((line) => line.includes('ANSWER'));
    const between = lines.slice(from, to);
    const lastWrite = between.findLastIndex((line) => /pwrite64\(.*data\.db-wal/.test(line));
    const lastSync = between.findLastIndex((line) => /f(data)?sync\(.*data\.db-wal/.test(line));
    expect(lastWrite).toBeGreaterThan(0);
    expect(lastSync).toBeGreaterThan(lastWrite);
  });
});
