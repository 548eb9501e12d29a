import { afterAll, beforeAll, expect, it } from 'vitest';
import { importRows } from '#tests/features/exports/exportedLists.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

const ORGANIZATIONS = Number(process.env.DUTY_ORGANIZATIONS ?? 300);
const MEETINGS = Number(process.env.DUTY_MEETINGS ?? 100);
/** Milliseconds that the page may take at 20,000 organizations and 5,000 meetings. */
const MOST = 500;

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-11-20T10:00:00+08:00' });
  await importRows(office, ORGANIZATIONS);
  const { rows } = await office.call('organizations.list', { limit: 500 });
  for (let n = 0; n < MEETINGS; n += 1) {
    const month = String((n % 10) + 1).padStart(2, '0');
    await office.call('organizationMeetings.save', {
      organizationId: rows[n % rows.length]?.id ?? '',
      fields: { body: 'council', heldOn: `2026-${month}-${String((n % 27) + 1).padStart(2, '0')}`, due: 9, present: 7 },
    });
  }
}, 300_000);
afterAll(() => office.close());

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((left, right) => left - right)[3] ?? 0;
}

it(`opens the year and a list of missing organizations at ${ORGANIZATIONS} organizations in time`, async () => {
  const year = await median(() => office.call('recurringDuties.year', { year: 2026 }));
  const missing = await median(() => office.call('recurringDuties.missing', { key: 'council', year: 2026, number: 3 }));
  const now = await median(() => office.call('recurringDuties.now', {}));
  console.info(`year ${year.toFixed(0)} ms, missing ${missing.toFixed(0)} ms, now ${now.toFixed(0)} ms`);
  expect(Math.max(year, missing, now)).toBeLessThan(MOST);
});
