import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRecords, voidRecord } from '#service/db/records.ts';
import { certificatesEndingWithin } from '#service/features/registrationCertificates/registrationCertificates.repository.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { makeSearchStore, organization, type SearchStore } from '#tests/search/searchStore.ts';

const TODAY = '2026-03-05';
const STATUSES = ['normal', 'normal', 'normal', 'liquidating', 'cancelled', 'revoked'] as const;

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

type Certificate = {
  readonly copy: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly ending: string | null;
  readonly endedOn: string | null;
};

it('lists one certificate of each organization in effect, as a count by hand does; 20,000 organizations in under 300 ms', async () => {
  const next = random(9);
  const COUNT = 20_000;
  const organizations = Array.from({ length: COUNT }, (_none, index) => ({
    status: STATUSES[next(STATUSES.length)] ?? 'normal',
    carried: next(3) === 0 ? null : addDays(TODAY, next(800) - 400),
    voided: next(40) === 0,
    certificates: Array.from({ length: next(4) }, (_nothing, place): Certificate => {
      const issuedOn = addDays('2018-01-01', next(2900));
      const ended = next(3) === 0;
      return {
        copy: next(2) === 0 ? 'original' : 'duplicate',
        number: `证${index}-${place}`,
        issuedOn,
        validFrom: issuedOn,
        validTo: next(6) === 0 ? null : addDays(issuedOn, 365 * (1 + next(8)) + next(60)),
        ending: ended ? 'returned' : null,
        endedOn: ended ? addDays(issuedOn, 30) : null,
      };
    }),
  }));
  const ids = await store.write((write) =>
    createRecords(
      write,
      'organization',
      organizations.map(({ status, carried }, index) => ({
        fields: organization(`第${index}号协会`, { status, certificateValidTo: carried }),
      })),
    ),
  );
  await store.write(async (write) => {
    const items = organizations.flatMap(({ certificates }, index) =>
      certificates.map((fields) => ({ fields: { organizationId: ids[index] ?? '', ...fields } })),
    );
    await createRecords(write, 'registration_certificate', items);
    for (const [index, { voided }] of organizations.entries())
      if (voided) await voidRecord(write, 'organization', ids[index] ?? '', undefined, '重复');
  });

  /** By hand: the newest of each kind that did not end, of these the one that ends first. */
  const ofOne = ({ certificates, carried }: (typeof organizations)[number]): string | null => {
    const kept = ['original', 'duplicate'].flatMap((copy) => {
      const own = certificates.filter((one) => one.copy === copy && one.endedOn === null);
      const newest = own.reduce<Certificate | undefined>(
        (best, one) => (best === undefined || one.issuedOn >= best.issuedOn ? one : best),
        undefined,
      );
      return newest ? [newest] : [];
    });
    if (kept.length === 0) return carried;
    return kept
      .map((one) => one.validTo)
      .reduce((first, day) => (first === null || (day !== null && day < first) ? day : first));
  };
  for (const days of [30, 90]) {
    const expected = organizations.flatMap((one, index) => {
      const day = ofOne(one);
      const inEffect = !one.voided && (one.status === 'normal' || one.status === 'liquidating');
      return inEffect && day !== null && day <= addDays(TODAY, days) ? [`${ids[index]} ${day}`] : [];
    });
    const start = performance.now();
    const found = await certificatesEndingWithin(store.db, TODAY, days);
    const took = performance.now() - start;
    console.log(`certificates within ${days} days: ${found.length} of ${COUNT} in ${took.toFixed(0)} ms`);
    expect(found.map((row) => `${row.organizationId} ${row.validTo}`).sort()).toEqual(expected.sort());
    expect(found.map((row) => row.validTo)).toEqual(found.map((row) => row.validTo).sort());
    expect(found.length).toBeGreaterThan(1000);
    expect(took).toBeLessThan(300);
  }
}, 120_000);

it('counts the last day itself and the day before as not yet and just run out', async () => {
  const edge = await makeSearchStore();
  try {
    await edge.write(async (write) => {
      const ends = [TODAY, addDays(TODAY, -1), addDays(TODAY, 90), addDays(TODAY, 91)];
      const fields = ends.map((certificateValidTo, index) => ({
        fields: organization(`${index}`, { certificateValidTo }),
      }));
      await createRecords(write, 'organization', fields);
      const draft = { fields: organization('筹备', { certificateValidTo: TODAY }), recordState: 'draft' as const };
      await createRecords(write, 'organization', [draft]);
    });
    const names = (await certificatesEndingWithin(edge.db, TODAY, 90)).map((row) => row.organizationName);
    expect(names).toEqual(['1', '0', '2']);
    const [, second] = await certificatesEndingWithin(edge.db, TODAY, 90);
    expect(await certificatesEndingWithin(edge.db, TODAY, 90, second?.organizationId)).toEqual([second]);
    expect(await certificatesEndingWithin(edge.db, TODAY, 90, 'unknown')).toEqual([]);
  } finally {
    await edge.close();
  }
});
