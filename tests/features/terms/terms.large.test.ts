import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRecords } from '#service/db/records.ts';
import { termsDuePage } from '#service/features/terms/terms.due.ts';
import { organizationsWithTerms, termsEndingWithin } from '#service/features/terms/terms.repository.ts';
import { effectiveDueOn } from '#shared/features/terms/terms.rules.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';
import { makeSearchStore, organization, type SearchStore } from '#tests/search/searchStore.ts';

const TODAY = '2026-03-05';
const COUNT = 20_000;
const STATUSES = ['normal', 'normal', 'normal', 'liquidating', 'cancelled'] as const;

let store: SearchStore;
beforeAll(async () => {
  store = await makeSearchStore();
});
afterAll(() => store.close());

function random(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % most;
  };
}

it('R7 reckons the last day as the rule does, 29 February too, and lists 20,000 organizations in under 400 ms of processor', async () => {
  const next = random(7);
  const organizations = Array.from({ length: COUNT }, () => ({
    status: STATUSES[next(STATUSES.length)] ?? 'normal',
    terms: Array.from({ length: next(4) }, (_none, number) => ({
      number: number + 1,
      electedOn: '2010-01-01',
      startOn: next(20) === 0 ? '2020-02-29' : addDays('2014-01-01', next(4000)),
      years: 1 + next(6),
      moved: Array.from({ length: next(6) === 0 ? 1 + next(2) : 0 }, (_nothing, time) => 180 * (time + 1)),
    })),
  }));
  const ids = await store.write((write) =>
    createRecords(
      write,
      'organization',
      organizations.map(({ status }, index) => ({ fields: organization(`第${index}号协会`, { status }) })),
    ),
  );
  const dues = new Map<string, string>();
  await store.write(async (write) => {
    const all = organizations.flatMap(({ terms }, index) =>
      terms.map((term) => ({ ...term, organizationId: ids[index] ?? '' })),
    );
    const fields = all.map(({ moved: _moved, ...own }) => ({ fields: own }));
    const termIds = await createRecords(write, 'organization_term', fields);
    const postponements = all.flatMap((term, index) => {
      const base = effectiveDueOn(term, []);
      const own = term.moved.map((days) => ({
        organizationId: term.organizationId,
        termId: termIds[index] ?? '',
        approvalNumber: '云民社〔2026〕1号',
        approvedBy: '云州市民政局',
        approvedOn: '2026-01-01',
        formerDueOn: addDays(base, days - 180),
        newDueOn: addDays(base, days),
      }));
      dues.set(term.organizationId, effectiveDueOn(term, own));
      return own;
    });
    await createRecords(
      write,
      'term_postponement',
      postponements.map((fields) => ({ fields })),
    );
  });
  const live = organizations.flatMap(({ status }, index) => (status === 'cancelled' ? [] : [ids[index] ?? '']));
  const expected = live.map((id) => `${id} ${dues.get(id) ?? null}`).sort();
  const found = await organizationsWithTerms(store.db);
  expect(found.map(({ id, dueOn }) => `${id} ${dueOn}`).sort()).toEqual(expected);
  expect(found.filter(({ startOn }) => startOn === '2020-02-29').length).toBeGreaterThan(100);

  const soon = live.filter((id) => dues.has(id) && daysBetween(TODAY, dues.get(id) ?? '') <= 180);
  const ending = await termsEndingWithin(store.db, TODAY, 180);
  expect(ending.map(({ organizationId }) => organizationId).sort()).toEqual([...soon].sort());
  expect(ending.map(({ dueOn }) => dueOn)).toEqual(ending.map(({ dueOn }) => dueOn).sort());

  const cpu = process.cpuUsage();
  const start = performance.now();
  const page = await termsDuePage(store.db, { range: 'due', offset: 0, limit: 200 }, TODAY);
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const processor = (user + system) / 1000;
  console.log(
    `terms due: ${page.total} of ${COUNT} organizations, a page in ${took.toFixed(0)} ms, processor ${processor.toFixed(0)} ms`,
  );
  expect(page.total).toBe(soon.length);
  expect(page.counts.unrecorded).toBe(live.filter((id) => !dues.has(id)).length);
  expect(processor).toBeLessThan(400);
}, 120_000);
