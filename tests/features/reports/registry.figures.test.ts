import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWrite } from '#service/db/write.ts';
import { REGISTRY_SOURCES } from '#service/features/reports/figures/registryFacts.repository.ts';
import type { Session } from '#service/office/session.ts';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import { countFigures, type Facts, type Figure } from '#shared/features/reports/figures/figures.rules.ts';
import { REGISTRY_FIGURES, REGISTRY_SETS } from '#shared/features/reports/figures/registry.figures.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { filled, group, record, stateOf } from '#tests/features/organizationEvents/samples.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { fillRegistry } from './registryOffice.ts';
import { reckoned, tables } from './registryReckoning.ts';

const NOW = '2027-01-20T10:00:00+08:00';
const HALF_YEAR: ReportPeriod = { kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' };
const PERIODS: readonly ReportPeriod[] = [
  HALF_YEAR,
  { kind: 'half_yearly', from: '2025-07-01', to: '2025-12-31' },
  { kind: 'monthly', from: '2026-02-01', to: '2026-02-28' },
  { kind: 'quarterly', from: '2026-01-01', to: '2026-03-31' },
  { kind: 'annual', from: '2026-01-01', to: '2026-12-31' },
  { kind: 'special', from: '2025-11-16', to: '2026-02-10' },
];

let office: TestService;
let session: Session;
let empty: Facts = {};
beforeAll(async () => {
  office = await makeService({ now: NOW });
  session = await openStore(office.folder, NOW);
  empty = await factsOf(session, HALF_YEAR);
  await runWrite(session.environment, session.actor, 'test', (write) => fillRegistry(write, 300, 20_260_630));
});
afterAll(async () => {
  await session.store.close();
  await office.close();
});

async function factsOf({ store }: Session, period: ReportPeriod): Promise<Facts> {
  const read: Record<string, readonly Fact[]> = {};
  for (const [set, source] of Object.entries(REGISTRY_SOURCES)) read[set] = await source({ db: store.reader, period });
  return read;
}
const figuresOf = (facts: Facts, period: ReportPeriod) => countFigures(REGISTRY_FIGURES, REGISTRY_SETS, facts, period);
const valuesOf = (figures: readonly Figure[]) => Object.fromEntries(figures.map(({ key, value }) => [key, value]));

const facts = (period: ReportPeriod) => factsOf(session, period);

describe('figures of the registry (domain.md §9.5: HF01–HF06, HF08, HF16, HF20–HF22; features W1: 换届)', () => {
  it.each(PERIODS)(
    '$kind $from to $to: every figure equals what plain code reckons from the tables',
    async (period) => {
      const of = await tables(session.store.reader);
      expect(valuesOf(figuresOf(await facts(period), period))).toEqual(reckoned(of, period));
    },
  );

  it('every figure has records in the year, and the length or sum of its list is the number', async () => {
    for (const period of PERIODS) {
      const figures = figuresOf(await facts(period), period);
      for (const { key, spec, by, value, entries } of figures) {
        const of = figures.find((one) => one.spec.key === spec.ratio?.of && one.by?.value === by?.value) ?? { value };
        expect({ key, sum: entries.reduce((sum, { weight }) => sum + weight, 0) }).toEqual({ key, sum: of.value });
        expect(new Set(entries.map(({ set, index }) => `${set} ${index}`)).size).toBe(entries.length);
        if (period.kind === 'annual') expect({ key, records: entries.length }).not.toEqual({ key, records: 0 });
      }
    }
  });

  it('the same facts give the same figures after they were written as JSON, and are read in the same order again', async () => {
    const read = await facts(HALF_YEAR);
    const stored: Facts = JSON.parse(JSON.stringify(read));
    expect(figuresOf(stored, HALF_YEAR)).toEqual(figuresOf(read, HALF_YEAR));
    expect(await facts(HALF_YEAR)).toEqual(read);
    for (const [set, rows] of Object.entries(read)) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const places = rows.map(({ on, id }) => `${on ?? ''} ${id}`);
      expect({ set, places }).toEqual({ set, places: places.toSorted() });
      for (const { title } of rows)
        expect({ set, title }).toEqual({ set, title: expect.not.stringMatching(/周某|成员\d/u) });
    }
  });

  it('an empty office has zero everywhere and no shares; a period without the end of a quarter has none', () => {
    const figures = figuresOf(empty, HALF_YEAR);
    for (const { key, spec, value, entries } of figures)
      expect({ key, value, entries }).toEqual({ key, value: spec.ratio ? null : 0, entries: [] });
    expect(figures.filter(({ spec }) => spec.key === 'HF08.share').map(({ by }) => by)).toEqual([
      { value: '2026Q1', name: '2026年第一季度' },
      { value: '2026Q2', name: '2026年第二季度' },
    ]);
    const within: ReportPeriod = { kind: 'special', from: '2026-04-02', to: '2026-05-20' };
    expect(figuresOf({}, within).filter(({ spec }) => spec.group === 'HF08')).toEqual([]);
  });
});

describe('figures of the registry through the screens’ own procedures', () => {
  let own: TestService;
  beforeAll(async () => {
    own = await makeService({ now: '2026-07-20T10:00:00+08:00' });
  });
  afterAll(() => own.close());

  const add = async (number: number, part: Parameters<typeof group>[1] = {}) =>
    (await own.call('organizations.save', { fields: group(number, part) })).id;
  const counted = async () => {
    const store = await openStore(own.folder, '2026-07-20T10:00:00+08:00');
    const read = await factsOf(store, HALF_YEAR);
    await store.store.close();
    const figures = figuresOf(read, HALF_YEAR);
    const listOf = (key: string) =>
      figures.find((one) => one.key === key)?.entries.map(({ set, index }) => read[set]?.[index]?.title) ?? [];
    return { values: valuesOf(figures), listOf };
  };

  it('founded, ended, renamed or of another type on the last day counts, on the day after it does not', async () => {
    await add(1);
    await add(2, { establishedOn: '2026-06-30' });
    await add(3, { establishedOn: '2026-07-01' });
    const ended = await add(4);
    await record(own, ended, filled('cancelled', '2026-06-30'));
    const endedLater = await add(5);
    await record(own, endedLater, filled('cancelled', '2026-07-01'));
    const changing = await add(6);
    const { revision } = await stateOf(own, changing);
    await own.call('organizations.save', {
      ...{ id: changing, expectedRevision: revision },
      fields: group(6, { name: '云州市新名称商会', legalType: 'service_institution', legalSubtype: 'legal_person' }),
      ...{ effectiveOn: '2026-07-01', documentNo: '云民许〔2026〕9号', reason: '经核准' },
    });
    const { values, listOf } = await counted();
    expect(values).toMatchObject({
      ...{ 'HF01.registered': 4, 'HF02.byType@social_group': 4, 'HF02.byType@service_institution': 0 },
      ...{ 'HF04.established': 1, 'HF05.changes': 0, 'HF06.cancelled': 1 },
      ...{ 'HF08.inEffect@2026Q1': 4, 'HF08.inEffect@2026Q2': 4, 'HF08.share@2026Q1': 0, 'HF20.share': 0 },
    });
    // The list shows what each was called on the last day of the period.
    expect(listOf('HF01.registered').toSorted()).toEqual(
      [1, 2, 5, 6].map((number) => `云州市第${number}号商会`).toSorted(),
    );
    expect(listOf('HF04.established')).toEqual(['云州市第2号商会：成立']);
    expect(listOf('HF06.cancelled')).toEqual(['云州市第4号商会：注销（云民许〔2026〕8号）']);
  });

  it('an event taken back or moved to another day, and a voided organization, leave the figures with what belongs to them', async () => {
    const before = (await counted()).values;
    const id = await add(20, { establishedOn: '2026-03-01' });
    const listed = await record(own, id, filled('list_abnormal_in', '2026-05-06'));
    await own.call('commitments.save', {
      organizationId: id,
      fields: { kind: 'safety', signedOn: '2026-04-01', validTo: '2026-06-30' },
    });
    const term = await own.call('terms.save', {
      organizationId: id,
      fields: { number: 2, electedOn: '2026-03-02', startOn: '2026-03-02', years: 4 },
    });
    const meeting = { body: 'council', heldOn: '2026-03-31', due: 9, present: 3 } as const;
    await own.call('organizationMeetings.save', { organizationId: id, fields: meeting });
    const more = (figures: Record<string, number | null>, keys: readonly string[]) =>
      Object.fromEntries(keys.map((key) => [key, (figures[key] ?? 0) - (before[key] ?? 0)]));
    const keys = [
      'HF01.registered',
      'HF04.established',
      'HF06.listedIn',
      'HF06.listedAtEnd',
      'HF16.signed',
      'HF16.valid',
    ];
    const all = [...keys, 'HF08.covered@2026Q1', 'terms.reElected'];
    expect(more((await counted()).values, all)).toEqual(Object.fromEntries(all.map((key) => [key, 1])));
    await own.call('organizationEvents.void', { id: listed.id, expectedRevision: 1, reason: '录错' });
    await own.call('terms.void', { id: term.id, expectedRevision: 1, reason: '录错' });
    const none = ['HF06.listedIn', 'HF06.listedAtEnd', 'terms.reElected'];
    expect(more((await counted()).values, none)).toEqual(Object.fromEntries(none.map((key) => [key, 0])));
    const { revision } = await stateOf(own, id);
    await own.call('organizations.void', { id, expectedRevision: revision, reason: '重复登记' });
    expect((await counted()).values).toEqual(before);
  });
});
