import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS, migrate, SCHEMA_VERSION } from '#service/db/migrations/index.ts';
import { openDatabase } from '#service/db/open.ts';
import { FORMER, formerDatabase, schemaOf } from './versionFive.ts';

describe('numbers of migrations', () => {
  test('run on from 1 without a gap, and each sets its own', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_one, index) => index + 1));
    for (const { version, sql } of MIGRATIONS) {
      const set = [...sql.matchAll(/PRAGMA\s+user_version\s*=\s*(\d+)/gi)].map((match) => Number(match[1]));
      expect([version, set]).toEqual([version, [version]]);
    }
    expect(SCHEMA_VERSION).toBe(MIGRATIONS.length);
    expect(SCHEMA_VERSION).toBeGreaterThan(FORMER);
  });
});

describe('a database of version 5 alone', () => {
  const key = randomBytes(32);
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-upgrade-'));
    file = path.join(folder, 'data.db');
    const database = formerDatabase(file, key);
    database.exec("INSERT INTO meta VALUES ('mark', 'as it was')");
    database.close();
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('becomes what a new one is', () => {
    const upgraded = openDatabase(file, key, 'write');
    migrate(upgraded);
    const fresh = openDatabase(path.join(folder, 'fresh.db'), key, 'create');
    migrate(fresh);
    expect(schemaOf(upgraded)).toEqual(schemaOf(fresh));
    expect(upgraded.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(upgraded.pragma('integrity_check', { simple: true })).toBe('ok');
    for (const database of [upgraded, fresh]) database.close();
  });

  test('stays whole when a migration fails half-way, and is upgraded when the cause is gone', () => {
    const database = openDatabase(file, key, 'write');
    // The table stands in the way of migration 13, after seven others have run.
    database.exec('CREATE TABLE penalty(x)');
    const before = schemaOf(database);
    expect(() => migrate(database)).toThrow(/penalty/);
    expect(database.pragma('user_version', { simple: true })).toBe(FORMER);
    expect(schemaOf(database)).toEqual(before);
    expect(database.prepare("SELECT value FROM meta WHERE key = 'mark'").pluck().get()).toBe('as it was');
    database.exec('DROP TABLE penalty');
    migrate(database);
    expect(database.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    database.close();
  });

  test('stays whole when the process is killed half-way', () => {
    const database = openDatabase(file, key, 'write');
    const before = schemaOf(database);
    database.close();
    const modules = path.resolve(import.meta.dirname, '../../electron/service/db');
    const script = `
      import { openDatabase } from ${JSON.stringify(path.join(modules, 'open.ts'))};
      import { migrate } from ${JSON.stringify(path.join(modules, 'migrations/index.ts'))};
      const database = openDatabase(process.argv[1], Buffer.from(process.argv[2], 'hex'), 'write');
      const exec = database.exec.bind(database);
      let runs = 0;
      database.exec = (sql) => {
        const done = exec(sql);
        runs += 1;
        if (runs === 6) process.kill(process.pid, 'SIGKILL');
        return done;
      };
      migrate(database);
      process.exit(0);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, file, key.toString('hex')], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      encoding: 'utf8',
    });
    expect([run.signal, run.stderr.replace(/\(node:.*|\(Use .*|.*Warning.*/g, '').trim()]).toEqual(['SIGKILL', '']);
    const after = openDatabase(file, key, 'write');
    expect(after.pragma('user_version', { simple: true })).toBe(FORMER);
    expect(schemaOf(after)).toEqual(before);
    expect(after.pragma('integrity_check', { simple: true })).toBe('ok');
    migrate(after);
    expect(after.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    after.close();
  });

  test('of a newer version is refused and left alone', () => {
    const database = openDatabase(file, key, 'write');
    database.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    const before = schemaOf(database);
    expect(() => migrate(database)).toThrow(expect.objectContaining({ code: 'E_DB_NEWER' }));
    expect(schemaOf(database)).toEqual(before);
    database.close();
  });
});
