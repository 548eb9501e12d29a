import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createService } from '#service/createService.ts';
import { COLLECTIONS } from '#service/db/collections.ts';
import { PRACTICE_CLERK, PRACTICE_PASSWORD } from '#service/features/offices/practicePeople.ts';
import type { Service } from '#service/service.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { findingName, findingSentence } from '#shared/features/consistency/findingWords.ts';
import { isForbidden } from '#tests/architecture/nameLint.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { compareWithSql } from '#tests/features/reports/compareFigures.ts';
import { callService, RESOURCES } from '#tests/support/makeService.ts';
import { writePast } from '#tests/support/wholeOffice.ts';

const dataRoot = mkdtempSync(path.join(tmpdir(), 'taizhang-practice-'));
let service: Service;
let checked: CallOutput<'consistency.check'>;

beforeAll(async () => {
  service = createService({ dataRoot, resourcesDirectory: RESOURCES, version: '0.0.0-test', argon2: 'floor' });
  await callService(service, 'offices.practice', { rebuild: false });
  checked = await callService(service, 'consistency.check', {});
}, 60_000);
afterAll(async () => {
  await service.close();
  rmSync(dataRoot, { recursive: true, force: true });
});

it('K8: nothing in the practice office contradicts itself', () => {
  const errors = checked.findings.filter(({ severity }) => severity === 'error');
  expect(errors.map((one) => `${one.rule}: ${findingName(one, 'zh-CN')} ${findingSentence(one, 'zh-CN')}`)).toEqual([]);
  // What is doubtful or missing is what a clerk would see in any office: a handful, not a flood.
  expect(checked.findings.length).toBeLessThan(20);
});

it('P-1: no key of what is stored as JSON is forbidden (domain.md §12)', async () => {
  const keys = new Set<string>();
  await callService(service, 'session.lock', {});
  const person = { login: PRACTICE_CLERK, password: PRACTICE_PASSWORD };
  await writePast(path.join(dataRoot, 'practice'), person, async ({ trx }) => {
    for (const [table, { json }] of Object.entries(COLLECTIONS)) {
      for (const column of json) {
        const { rows } = await sql<{ value: string | null }>`SELECT DISTINCT ${sql.ref(column)} AS value
          FROM ${sql.table(table)} WHERE ${sql.ref(column)} IS NOT NULL`.execute(trx);
        for (const { value } of rows) for (const key of keysOf(JSON.parse(value ?? 'null'))) keys.add(key);
      }
    }
  });
  expect(keys.size).toBeGreaterThan(30);
  expect([...keys].filter(isForbidden)).toEqual([]);
});

it('the figures of its half-years are what SQL finds on its own (domain.md §9.5)', async () => {
  const now = new Date().toISOString();
  const { store } = await openStore(path.join(dataRoot, 'practice'), now, PRACTICE_CLERK, PRACTICE_PASSWORD);
  const year = Number(now.slice(0, 4));
  const keys = new Set<string>();
  for (const [from, to] of [
    [`${year - 1}-07-01`, `${year - 1}-12-31`],
    [`${year}-01-01`, `${year}-06-30`],
    [`${year}-07-01`, `${year}-12-31`],
  ] as const) {
    const values = await compareWithSql(store.reader, { kind: 'half_yearly', from, to });
    for (const key of Object.keys(values)) keys.add(key);
  }
  expect(keys.size).toBeGreaterThan(60);
  await store.close();
});

/** Every key of a value, however deep. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(keysOf)];
}
