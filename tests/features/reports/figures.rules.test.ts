import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { Fact, FactSet, FigureSpec } from '#shared/features/reports/figures/fact.ts';
import { factSet } from '#shared/features/reports/figures/factSet.ts';
import { compared, countFigures } from '#shared/features/reports/figures/figures.rules.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';

const PERIOD: ReportPeriod = { kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' };
const CODES = ['red', 'green', 'blue'];
const SPECS: readonly FigureSpec[] = [
  { key: 'all', group: 'HF01', unit: 'organization' },
  { key: 'hours', group: 'HF01', unit: 'hour' },
  { key: 'byCode', group: 'HF02', unit: 'organization', by: { section: 'none', values: CODES } },
  { key: 'byName', group: 'HF14', unit: 'submission', by: 'named' },
  { key: 'covered', group: 'HF08', unit: 'organization' },
  { key: 'share', group: 'HF08', unit: 'percent', ratio: { of: 'covered', to: 'all' } },
  { key: 'inEffectByName', group: 'HF08', unit: 'organization', by: 'named' },
  { key: 'shareByName', group: 'HF08', unit: 'percent', by: 'named', ratio: { of: 'byName', to: 'inEffectByName' } },
];
const row = z.strictObject({ code: z.string(), hours: z.number(), covered: z.boolean() });
type Row = z.infer<typeof row>;
const SETS: Readonly<Record<string, FactSet<unknown>>> = {
  rows: factSet(row, ({ code, hours, covered }, _period, add) => {
    add('all');
    add('hours', { weight: hours });
    add('byCode', { by: { value: code } });
    add('inEffectByName', { by: { value: code, name: code.toUpperCase() } });
    if (covered) {
      add('covered');
      add('byName', { by: { value: code, name: code.toUpperCase() } });
    }
  }),
};
const factOf = (data: Row, index: number): Fact => ({
  ...{ id: `fact-${index}`, collection: null, recordId: null, title: `第${index}行`, on: null, data },
});
const count = (rows: readonly Row[]) => countFigures(SPECS, SETS, { rows: rows.map(factOf) }, PERIOD);
const valuesOf = (rows: readonly Row[]) => Object.fromEntries(count(rows).map(({ key, value }) => [key, value]));

describe('counting figures from facts', () => {
  it('without a fact every line stands there at zero, shares have no value, named parts none at all', () => {
    expect(valuesOf([])).toEqual({
      ...{ all: 0, hours: 0, 'byCode@red': 0, 'byCode@green': 0, 'byCode@blue': 0, covered: 0, share: null },
    });
  });

  it('sums tenths without dust, keeps the order of the list, and puts a code of no list behind it', () => {
    const rows = [
      { code: 'green', hours: 0.1, covered: true },
      { code: 'violet', hours: 0.2, covered: false },
      { code: 'green', hours: 1.5, covered: false },
    ];
    const figures = count(rows);
    expect(valuesOf(rows)).toMatchObject({ hours: 1.8, 'byCode@red': 0, 'byCode@green': 2, 'byCode@violet': 1 });
    expect(valuesOf(rows)).toMatchObject({ share: 0.333333, 'shareByName@green': 0.5, 'shareByName@violet': 0 });
    expect(figures.flatMap(({ key, spec }) => (spec.key === 'byCode' ? [key] : []))).toEqual([
      ...['byCode@red', 'byCode@green', 'byCode@blue', 'byCode@violet'],
    ]);
    expect(figures.find(({ key }) => key === 'byName@green')?.by).toEqual({ value: 'green', name: 'GREEN' });
    // What a share opens are the records that are divided.
    const share = figures.find(({ key }) => key === 'share');
    expect(share?.entries).toEqual([{ set: 'rows', index: 0, weight: 1 }]);
  });

  it('every value is the sum of what its entries weigh, in any order of the facts', () => {
    const anyRow = fc.record({
      code: fc.constantFrom(...CODES, 'violet'),
      hours: fc.integer({ min: 0, max: 5000 }).map((tenths) => tenths / 10),
      covered: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (rows) => {
        const figures = count(rows);
        for (const { value, spec, entries } of figures) {
          if (spec.ratio) continue;
          const tenths = entries.reduce((sum, { weight }) => sum + Math.round(weight * 10), 0);
          expect(value).toBe(tenths / 10);
        }
        const values = valuesOf(rows);
        expect(values.hours).toBe(rows.reduce((sum, { hours }) => sum + Math.round(hours * 10), 0) / 10);
        expect(values.covered).toBe(rows.filter(({ covered }) => covered).length);
        expect(valuesOf(rows.toReversed())).toEqual(values);
        expect(valuesOf(JSON.parse(JSON.stringify(rows)))).toEqual(values);
      }),
    );
  });

  it('a set that the program does not know, or facts that do not fit it, are refused', () => {
    const strange = () =>
      countFigures(SPECS, SETS, { others: [factOf({ code: 'red', hours: 1, covered: true }, 0)] }, PERIOD);
    expect(strange).toThrow(AppError);
    const good = factOf({ code: 'red', hours: 1, covered: true }, 0);
    const bad: Fact = { ...good, data: { code: 'red', hours: '1' } };
    expect(() => countFigures(SPECS, SETS, { rows: [bad] }, PERIOD)).toThrow();
    const wrong = { rows: factSet(row, (_row, _period, add) => add('nothing')) };
    expect(() => countFigures(SPECS, wrong, { rows: [good] }, PERIOD)).toThrow('nothing');
  });
});

describe('comparison with another period (features W4)', () => {
  it('a base of zero and a missing value give no percent, never a division error', () => {
    expect(compared(5, 0)).toEqual({ difference: 5, percent: null });
    expect(compared(0, 0)).toEqual({ difference: 0, percent: null });
    expect(compared(null, 3)).toEqual({ difference: null, percent: null });
    expect(compared(3, null)).toEqual({ difference: null, percent: null });
    expect(compared(null, null)).toEqual({ difference: null, percent: null });
    expect(compared(3, 4)).toEqual({ difference: -1, percent: -25 });
    expect(compared(4, 3)).toEqual({ difference: 1, percent: 33.3 });
    expect(compared(0, 8)).toEqual({ difference: -8, percent: -100 });
    expect(compared(1.3, 1.1)).toEqual({ difference: 0.2, percent: 18.2 });
    expect(compared(0.333333, 0.333334)).toEqual({ difference: 0, percent: 0 });
  });

  it('difference and percent agree in sign, and the percent leads back to the value', () => {
    const tenths = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(tenths, tenths, (left, right) => {
        const [value, base] = [left / 10, right / 10];
        const { difference, percent } = compared(value, base);
        expect(difference).toBe((left - right) / 10);
        if (base === 0) {
          expect(percent).toBeNull();
          return;
        }
        expect(Number.isFinite(percent)).toBe(true);
        expect(Object.is(percent, -0)).toBe(false);
        if (percent !== 0) expect(Math.sign(percent ?? 0)).toBe(Math.sign(left - right));
        expect(Math.abs(((percent ?? 0) / 100) * Math.abs(base) + base - value)).toBeLessThanOrEqual(
          Math.abs(base) * 0.000_501,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
