import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createService } from '#service/createService.ts';
import { logIn } from '#service/office/session.ts';
import type { Service } from '#service/service.ts';
import { callService, makeService, PASSWORD, RESOURCES, type TestService } from '#tests/support/makeService.ts';
import { expected, ready } from './sampleDocument.ts';

const NOW = () => Date.parse('2026-03-05T12:00:00+08:00');
const canMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!canMount && process.env.CI) throw new Error('the disk test needs root to mount a small file system');

let office: TestService;
let base = '';
beforeEach(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-issue-'));
});
afterEach(async () => {
  await office.close();
  spawnSync('umount', [path.join(base, 'small')]);
  fs.rmSync(base, { recursive: true, force: true });
});

/** The office again in another service, with the clerk logged in. */
async function reopen(folder: string): Promise<Service> {
  const options = { dataRoot: base, resourcesDirectory: RESOURCES, version: 't', argon2: 'floor', now: NOW } as const;
  const service = createService(options);
  await callService(service, 'offices.open', { folder: { $file: service.files.offerPath(folder) } });
  await callService(service, 'session.login', { login: 'clerk', password: PASSWORD });
  return service;
}

/** Everything that issuing writes. */
async function standing(service: Service, id: string) {
  return {
    document: await callService(service, 'officialDocuments.get', { id }),
    numbers: await callService(service, 'documentNumbers.list', {}),
    uses: await callService(service, 'seals.uses', {}),
    issued: await callService(service, 'documents.list', {}),
  };
}

async function auditIsWhole(service: Service): Promise<void> {
  await callService(service, 'session.login', { login: 'auditor', password: PASSWORD });
  expect((await callService(service, 'audit.verify', {})).findings).toEqual([]);
}

/** Runs statements in the office's own database, as no program would. */
async function inDatabase(folder: string, statement: string): Promise<void> {
  const session = await logIn(folder, 'clerk', PASSWORD, { now: NOW, newId: () => v7() });
  await sql.raw(statement).execute(session.environment.writer);
  await session.store.close();
}

describe('issuing is one transaction', () => {
  it('a failure in its last record leaves nothing of it, and the next try goes through', {
    timeout: 60_000,
  }, async () => {
    const document = await ready(office);
    await office.service.close();
    await inDatabase(
      office.folder,
      `CREATE TRIGGER stop BEFORE INSERT ON seal_use BEGIN SELECT RAISE(ABORT, 'stopped'); END`,
    );
    const input = { ...expected(document), issuedOn: '2026-03-05' };
    const broken = await reopen(office.folder);
    const before = await standing(broken, document.id);
    const answer = await broken.call('officialDocuments.issue', input);
    expect(answer.ok).toBe(false);
    expect(await standing(broken, document.id)).toEqual(before);
    expect(before.document.document.stage).toBe('approved');
    await broken.close();
    await inDatabase(office.folder, 'DROP TRIGGER stop');
    const service = await reopen(office.folder);
    try {
      expect((await callService(service, 'officialDocuments.issue', input)).status).toBe('valid');
      const after = await standing(service, document.id);
      expect(after.uses.total).toBe(1);
      expect(after.issued.total).toBe(1);
      await auditIsWhole(service);
    } finally {
      await service.close();
    }
  });

  it.runIf(canMount)(
    'a full disk leaves no row and is said; with room again it goes through',
    { timeout: 60_000 },
    async () => {
      const document = await ready(office);
      await office.service.close();
      const small = path.join(base, 'small');
      fs.mkdirSync(small);
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', small]).status).toBe(0);
      fs.cpSync(office.folder, path.join(small, 'office'), { recursive: true });
      const service = await reopen(path.join(small, 'office'));
      const filler = path.join(small, 'filler');
      const input = { ...expected(document), issuedOn: '2026-03-05' };
      let failures = 0;
      try {
        const before = await standing(service, document.id);
        // A little more room every time: the disk is full for the file, then for the rows behind it, then it goes through.
        for (let room = 16_384; room < 1_000_000; room += 49_152) {
          const { bavail, bsize } = fs.statfsSync(small);
          fs.writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
          const answer = await service.call('officialDocuments.issue', input);
          fs.rmSync(filler);
          if (answer.ok) break;
          expect(answer.error.code).toBe('disk_full');
          expect(await standing(service, document.id)).toEqual(before);
          failures += 1;
        }
        expect(failures).toBeGreaterThan(1);
        expect((await standing(service, document.id)).issued.total).toBe(1);
        await auditIsWhole(service);
      } finally {
        fs.rmSync(filler, { force: true });
        await service.close();
      }
    },
  );
});
