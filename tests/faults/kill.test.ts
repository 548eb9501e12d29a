import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#service/audit/verifyAudit.ts';
import { PRACTICE_CLERK, PRACTICE_OFFICE, PRACTICE_PASSWORD } from '#service/features/offices/practicePeople.ts';
import { createOffice } from '#service/office/createOffice.ts';
import { logIn } from '#service/office/session.ts';

/** security-and-exchange.md §9.1, tests B7 and E-2: every acknowledged commit survives a kill, none is half there. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 200);
const clockwork = { now: Date.now, newId: () => v7() };
const writer = fileURLToPath(new URL('./killWriter.ts', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-kill-')), 'office');
  await createOffice({ ...PRACTICE_OFFICE, folder }, { argon2: 'floor', practice: true, ...clockwork });
});
afterAll(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));

/** Milliseconds that this machine takes for some commits now: kills are spread over them, however busy it is. */
async function spanOfCommits(): Promise<number> {
  let span = 0;
  await killedWriter(0, (started) => {
    span = performance.now() - started;
  });
  return span;
}

/** Commits over which the kills are spread. */
const COMMITS = 12;

/**
 * Starts a writer and kills it.
 * @param end milliseconds after its first sign of life; or called with that moment when it has acknowledged `COMMITS` commits
 * @returns what it acknowledged
 */
function killedWriter(round: number, end: number | ((started: number) => void)): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve) => {
    let started = 0;
    const child = spawn(process.execPath, [writer, folder, PRACTICE_CLERK, PRACTICE_PASSWORD, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const wasReady = output.includes('ready\n');
      output += chunk.toString('utf8');
      if (!wasReady && output.includes('ready\n')) {
        started = performance.now();
        if (typeof end === 'number') setTimeout(() => child.kill('SIGKILL'), end);
      }
      if (typeof end !== 'number' && output.split('\n').length > COMMITS + 1) {
        end(started);
        child.kill('SIGKILL');
      }
    });
    child.on('exit', () => {
      const complete = output.slice(0, output.lastIndexOf('\n') + 1);
      const lines = complete.split('\n').filter((line) => line.includes(' '));
      resolve(new Map(lines.map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? ''])));
    });
  });
}

describe('E-2 killed process', () => {
  it(`reopens with the acknowledged state after ${ROUNDS} kills at random moments`, { timeout: 900_000 }, async () => {
    const expected = new Map<string, string>();
    let acknowledged = 0;
    let span = 0;
    for (let round = 1; round <= ROUNDS; round++) {
      // Measured again now and then: other work comes and goes on the machine.
      if (round % 20 === 1) span = await spanOfCommits();
      const commits = await killedWriter(round, (((round * 7919) % 60) / 60) * span);
      for (const [id, note] of commits) expected.set(id, note);
      acknowledged += commits.size;
      // Opening everything each time would measure Argon2; the writer itself opens each round, the full check runs every tenth.
      if (round % 10 !== 0 && round !== ROUNDS) continue;
      const session = await logIn(folder, PRACTICE_CLERK, PRACTICE_PASSWORD, clockwork);
      try {
        const db = session.store.reader;
        const check = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(db);
        expect(check.rows[0]?.integrity_check).toBe('ok');
        const members = await db.selectFrom('member').select(['id', 'workPhone', 'revision']).execute();
        const byId = new Map(members.map((row) => [row.id, row]));
        for (const [id, note] of expected) {
          const found = byId.get(id);
          expect(found, `member ${id} of round ${round}`).toBeDefined();
          // The one write that was under way when the kill came may be there unacknowledged: then it is newer.
          const [seed = '', number = ''] = (found?.workPhone ?? '').split('-');
          const [wantedSeed = '', wantedNumber = ''] = note.split('-');
          expect(seed === wantedSeed ? Number(number) : -1).toBeGreaterThanOrEqual(Number(wantedNumber));
        }
        const groups = await db.selectFrom('leading_group').select('documentNo').execute();
        expect(new Set(groups.map((row) => row.documentNo))).toEqual(new Set(members.map((row) => row.id)));
        const history = await db
          .selectFrom('field_history')
          .select((builder) => builder.fn.countAll<number>().as('total'))
          .where('collection', '=', 'member')
          .executeTakeFirstOrThrow();
        expect(history.total).toBe(members.reduce((sum, row) => sum + row.revision, 0));
        expect((await verifyAudit(db)).findings).toEqual([]);
      } finally {
        await session.store.close();
      }
    }
    expect(acknowledged).toBeGreaterThan(ROUNDS);
  });
});
