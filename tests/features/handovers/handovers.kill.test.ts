import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAudit } from '#service/audit/verifyAudit.ts';
import { handoverById } from '#service/features/handovers/handovers.repository.ts';
import { openWork } from '#service/features/handovers/handovers.scan.ts';
import { makeService, PASSWORD } from '#tests/support/makeService.ts';
import { addGroups, addMembers, addWork, chance, openStore, within } from './handoverOffice.ts';

/** Kills while 150 pieces are handed over: afterwards either all of them are still his, or none is. */
const ROUNDS = 6;
const NOW = '2026-03-05T10:00:00+08:00';
const carrier = fileURLToPath(new URL('./handoverCarrier.ts', import.meta.url));

let root = '';
let id = '';
let count = 0;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'taizhang-handover-'));
  const office = await makeService({ now: NOW });
  const store = await openStore(office.folder, NOW);
  const random = chance(7);
  const [from = '', to = ''] = await within(store, async (write) => {
    const ids = await addMembers(write, ['移交', '接收']);
    await addGroups(write, random, ids, 3);
    await addWork(write, random, ids.slice(0, 1), 40);
    return ids;
  });
  const fields = { fromMemberId: from, toMemberId: to, handedOn: '2026-03-05' };
  ({ id } = await office.call('handovers.save', { fields }));
  count = (await office.call('handovers.get', { id })).work.length;
  await store.store.close();
  await office.call('session.lock', {});
  cpSync(office.folder, path.join(root, 'before'), { recursive: true });
  await office.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** @returns milliseconds from the first sign of life to the end, when it was not killed */
function carry(folder: string, killAfter: number | null): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [carrier, folder, PASSWORD, id], { stdio: ['ignore', 'pipe', 'inherit'] });
    let started = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      if (started === 0 && chunk.toString('utf8').includes('ready')) {
        started = performance.now();
        if (killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter);
      }
    });
    child.on('exit', () => resolve(performance.now() - started));
  });
}

it('a process killed while it hands over leaves the old state or the new one, never half of it', async () => {
  expect(count).toBeGreaterThan(100);
  const outcome = { before: 0, after: 0 };
  let span = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const folder = path.join(root, `round${round}`);
    cpSync(path.join(root, 'before'), folder, { recursive: true });
    // The first one is not killed: it shows how long the work takes here.
    const took = await carry(folder, round === 0 ? null : (span * (round - 0.5)) / ROUNDS);
    if (round === 0) span = took;
    const session = await openStore(folder, NOW);
    const handover = await handoverById(session.store.reader, id);
    const left = (await openWork(session.store.reader, handover, '2026-03-05')).length;
    expect(handover.stage === 'open' ? left : handover.given.length, `round ${round}`).toBe(count);
    if (handover.stage === 'open') outcome.before += 1;
    else {
      outcome.after += 1;
      expect(left).toBe(0);
    }
    const { findings } = await verifyAudit(session.store.reader);
    expect(findings, `round ${round}`).toEqual([]);
    await session.store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  expect(outcome.before).toBeGreaterThan(0);
  expect(outcome.after).toBeGreaterThan(0);
}, 120_000);
