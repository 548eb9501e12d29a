import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Schema } from '#service/db/schema.ts';
import { runWrite } from '#service/db/write.ts';
import { figuresOf, readFacts } from '#service/features/reports/figures/readFacts.ts';
import type { Session } from '#service/office/session.ts';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import { storedFact } from '#shared/features/reports/figures/figures.rules.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { compareWithSql, countedFigures } from './compareFigures.ts';
import { fillHalfYear } from './halfYearOffice.ts';

const NOW = '2026-07-20T10:00:00+08:00';
const FIRST_HALF: ReportPeriod = { kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' };
const SECOND_HALF: ReportPeriod = { kind: 'half_yearly', from: '2026-07-01', to: '2026-12-31' };
const YEAR: ReportPeriod = { kind: 'annual', from: '2026-01-01', to: '2026-12-31' };
const PERIODS: readonly ReportPeriod[] = [
  FIRST_HALF,
  SECOND_HALF,
  YEAR,
  { kind: 'half_yearly', from: '2025-07-01', to: '2025-12-31' },
  { kind: 'quarterly', from: '2026-01-01', to: '2026-03-31' },
  { kind: 'monthly', from: '2026-02-01', to: '2026-02-28' },
  { kind: 'monthly', from: '2026-06-01', to: '2026-06-30' },
  { kind: 'special', from: '2025-12-15', to: '2026-02-10' },
  { kind: 'special', from: '2026-06-30', to: '2026-06-30' },
];

describe('a half-year over all modules, with every trap (domain.md §9.5)', () => {
  let office: TestService;
  let session: Session;
  let db: Kysely<Schema>;
  beforeAll(async () => {
    office = await makeService({ now: NOW });
    session = await openStore(office.folder, NOW);
    db = session.store.reader;
  });
  afterAll(async () => {
    await session.store.close();
    await office.close();
  });

  it('an office without records: zero everywhere, no share, no error', async () => {
    for (const { spec, value, entries } of await countedFigures(db, FIRST_HALF)) {
      // Quarters and months in which nothing was held are missing also in an empty office.
      if (spec.key.endsWith('Missing')) expect(value).toBeGreaterThan(0);
      else expect([spec.key, value, entries.length]).toEqual([spec.key, spec.ratio ? null : 0, 0]);
    }
    await runWrite(session.environment, session.actor, 'test', (write) =>
      fillHalfYear(write, { seed: 2026, size: 240 }),
    );
  });

  it.each(PERIODS)('$kind $from to $to: every figure is what SQL finds on its own', async (period) => {
    await compareWithSql(db, period);
  });

  it('the traps are there: within a year every line and every part of a list has a value', async () => {
    const zero = (await countedFigures(db, YEAR)).filter(({ value, spec }) => value === 0 && spec.by !== 'named');
    expect(zero.map(({ key }) => key)).toEqual([]);
  });

  it('every number is its list: as long as the number, or adding up to it; each record once', async () => {
    const facts = await readFacts({ db, period: FIRST_HALF });
    for (const { key, spec, value, entries } of figuresOf(facts, FIRST_HALF)) {
      const places = entries.map(({ set, index }) => `${set} ${facts[set]?.[index]?.id}`);
      expect([key, new Set(places).size]).toEqual([key, places.length]);
      expect(entries.every(({ weight }) => weight > 0)).toBe(true);
      if (spec.ratio) continue;
      const sum = entries.reduce((total, { weight }) => total + Math.round(weight * 10_000), 0);
      expect([key, sum / 10_000]).toEqual([key, value]);
    }
  });

  it('the facts come in one order and count the same after a snapshot in JSON', async () => {
    const facts = await readFacts({ db, period: FIRST_HALF });
    expect(JSON.stringify(await readFacts({ db, period: FIRST_HALF }))).toBe(JSON.stringify(facts));
    const read: Record<string, Fact[]> = {};
    for (const [set, rows] of Object.entries(facts)) {
      expect([set, new Set(rows.map(({ id }) => id)).size]).toEqual([set, rows.length]);
      read[set] = JSON.parse(JSON.stringify(rows)).map((row: unknown) => storedFact.parse(row));
    }
    expect(figuresOf(read, FIRST_HALF)).toEqual(figuresOf(facts, FIRST_HALF));
  });

  it('what is voided takes along what hangs on it, and what is moved counts where it is now', async () => {
    const before = await compareWithSql(db, FIRST_HALF);
    const parents = [
      ...['organization', 'meeting', 'study_session', 'activity_filing', 'inspection', 'risk_assessment'],
      ...['information_submission', 'collection_task', 'service_station', 'leading_group', 'organization_term'],
    ];
    await runWrite(session.environment, session.actor, 'test', async ({ trx }) => {
      for (const table of parents)
        await sql`UPDATE ${sql.table(table)} SET recordState = 'voided', voidReason = '录错' WHERE rowKey % 5 = 2`.execute(
          trx,
        );
    });
    const voided = await compareWithSql(db, FIRST_HALF);
    for (const key of [
      'HF01.registered',
      'HF07.attendance@present',
      'HF09.madeUp@training',
      'HF10.filed',
      'HF11.found',
    ])
      expect([key, (voided[key] ?? 0) < (before[key] ?? 0)]).toEqual([key, true]);
    for (const key of [
      'HF12.measures',
      'HF13.created',
      'HF14.adoptions',
      'HF15.expected',
      'HF17.hours',
      'HF04.established',
    ])
      expect([key, (voided[key] ?? 0) < (before[key] ?? 0)]).toEqual([key, true]);
    const days = {
      ...{ inspection: 'heldOn', risk_assessment: 'assessedOn', study_session: 'heldOn', typical_case: 'heldOn' },
      ...{ station_activity: 'heldOn', information_submission: 'submittedOn', information_adoption: 'adoptedOn' },
    };
    await runWrite(session.environment, session.actor, 'test', async ({ trx }) => {
      for (const [table, day] of Object.entries(days))
        await sql`UPDATE ${sql.table(table)} SET ${sql.ref(day)} = '2026-07-01' WHERE ${sql.ref(day)} = '2026-06-30'`.execute(
          trx,
        );
      await sql`UPDATE meeting SET startAt = '2026-06-30T23:59' WHERE startAt = '2026-07-01T00:00'`.execute(trx);
    });
    const moved = await compareWithSql(db, FIRST_HALF);
    await compareWithSql(db, SECOND_HALF);
    for (const key of [
      'HF11.held',
      'HF12.assessed',
      'HF14.submitted',
      'HF14.adoptions',
      'HF17.activities',
      'HF18.cases',
    ])
      expect([key, (moved[key] ?? 0) < (voided[key] ?? 0)]).toEqual([key, true]);
    expect(moved['HF07.meetings']).toBeGreaterThan(voided['HF07.meetings'] ?? 0);
  });
});
