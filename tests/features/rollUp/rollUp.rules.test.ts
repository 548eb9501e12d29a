import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureSpec } from '#shared/features/reports/figures/fact.ts';
import {
  askedFigures,
  askingIssues,
  figureFault,
  figureIssues,
  isReckoned,
  missingFigures,
  periodOfDays,
  typedFigures,
  withShares,
} from '#shared/features/rollUp/askedFigures.rules.ts';
import {
  type Covering,
  containedIn,
  coverIssues,
  type RollUpColumn,
  reportedWith,
  sumOf,
} from '#shared/features/rollUp/rollUp.rules.ts';

const SPECS: readonly FigureSpec[] = [
  { key: 'x.filed', group: 'HF10', unit: 'filing' },
  { key: 'x.onTime', group: 'HF10', unit: 'filing' },
  { key: 'x.rate', group: 'HF10', unit: 'percent', ratio: { of: 'x.onTime', to: 'x.filed' } },
  { key: 'x.hours', group: 'HF17', unit: 'hour' },
  { key: 'x.byType', group: 'HF02', unit: 'organization', by: { section: 'none', values: ['a', 'b'] } },
  { key: 'x.bySection', group: 'HF14', unit: 'submission', by: 'named' },
];
const asked = (...keys: string[]) => askedFigures(keys, SPECS);

describe('what is asked for (features W8)', () => {
  it('are figures of the catalogue and parts of code lists; those divided by names are not, those gone keep their key', () => {
    expect(asked('x.byType@b', 'x.filed', 'x.bySection', 'old.one').map(({ key, unit }) => [key, unit])).toEqual([
      ['x.filed', 'filing'],
      ['x.byType@b', 'organization'],
      ['x.bySection', null],
      ['old.one', null],
    ]);
  });

  it('a share is typed only where its two figures are not asked for too; else it is reckoned', () => {
    const all = asked('x.filed', 'x.onTime', 'x.rate');
    expect(typedFigures(all).map(({ key }) => key)).toEqual(['x.filed', 'x.onTime']);
    expect(typedFigures(asked('x.onTime', 'x.rate')).map(({ key }) => key)).toEqual(['x.onTime', 'x.rate']);
    expect(withShares(all, { 'x.filed': 3, 'x.onTime': 2 })).toEqual({
      'x.filed': 3,
      'x.onTime': 2,
      'x.rate': 0.666667,
    });
    expect(withShares(all, { 'x.filed': 0, 'x.onTime': 0 })['x.rate']).toBeNull();
    expect(withShares(all, { 'x.filed': 3 })).toEqual({ 'x.filed': 3 });
    expect(missingFigures(all, { 'x.filed': 0 })).toEqual(['x.onTime']);
  });

  it('a count is a whole number, hours have a decimal, a share lies between 0 and 1', () => {
    const [filed, onTime, rate] = asked('x.filed', 'x.onTime', 'x.rate');
    const [hours] = asked('x.hours');
    if (!filed || !onTime || !rate || !hours) throw new Error('no figures');
    expect([0, 12, -1, 1.5, null, 1e12].map((value) => figureFault(filed, value))).toEqual([
      ...[null, null, 'figure_negative', 'figure_not_whole', 'figure_not_whole', 'figure_too_large'],
    ]);
    expect([0.1, 7.5, 7.25].map((value) => figureFault(hours, value))).toEqual([null, null, 'figure_too_fine']);
    expect([0, 1, null, 1.01].map((value) => figureFault(rate, value))).toEqual([null, null, null, 'figure_share']);
    expect([0.666667, 0.6666667].map((value) => figureFault(rate, value))).toEqual([null, 'figure_too_fine']);
    expect(isReckoned(onTime, [filed, onTime, rate])).toBe(false);
  });

  it('a part larger than its whole is refused by the name of the share, also of nothing at all', () => {
    const all = asked('x.filed', 'x.onTime', 'x.rate');
    const issues = (filed: number, onTime: number) =>
      figureIssues(all, { 'x.filed': filed, 'x.onTime': onTime }, ({ key }) => key).map(
        ({ code, params }) => `${code} ${params?.name}`,
      );
    expect([issues(3, 2), issues(3, 3), issues(0, 0)]).toEqual([[], [], []]);
    expect([issues(3, 4), issues(0, 1)]).toEqual([['figure_share x.rate'], ['figure_share x.rate']]);
  });

  it('needs a period that began; days that make up a month, quarter, half-year or year are of that kind', () => {
    const asking = (from: string | null, to: string | null) =>
      askingIssues({ periodStart: from, periodEnd: to, figureKeys: ['nothing.such'] }, '2026-07-01').map(
        (one) => one.code,
      );
    expect(asking(null, '2026-06-30')).toEqual(['figures_without_period']);
    expect(asking('2026-06-30', '2026-01-01')).toEqual(['period_end_first']);
    expect(asking('2026-07-02', '2026-07-31')).toEqual(['period_not_begun', 'figure_unknown']);
    expect(asking('2026-01-01', '2026-06-30')).toEqual(['figure_unknown']);
    expect(askingIssues({ periodStart: null, periodEnd: null, figureKeys: [] }, '2026-07-01')).toEqual([]);
    const today = { periodStart: '2026-07-01', periodEnd: '2026-07-01', figureKeys: ['HF10.filed'] };
    expect(askingIssues(today, '2026-07-01')).toEqual([]);
    const kinds = [
      ['2026-02-01', '2026-02-28', 'monthly'],
      ['2026-04-01', '2026-06-30', 'quarterly'],
      ['2026-07-01', '2026-12-31', 'half_yearly'],
      ['2026-01-01', '2026-12-31', 'annual'],
      ['2026-02-01', '2026-02-27', 'special'],
    ];
    for (const [from = '', to = '', kind] of kinds) expect(periodOfDays(from, to).kind).toBe(kind);
  });
});

describe('double counting (features W8)', () => {
  const of = (officeId: string, ...coversOfficeIds: string[]): Covering => ({ officeId, coversOfficeIds });
  const kinds = (...returns: Covering[]) =>
    coverIssues(returns, '本').map(({ kind, offices, covered }) => `${kind} ${offices.join('')} ${covered}`);

  it('itself, a circle, two that share one, and the office itself are refused with names; nested ones are not', () => {
    expect(kinds(of('甲', '甲'))).toEqual(['itself 甲 甲']);
    expect(kinds(of('甲', '乙'), of('乙', '丙'), of('丙', '甲'))).toEqual([
      ...['circle 甲乙丙 甲', 'circle 甲乙丙 乙', 'circle 甲乙丙 丙'],
    ]);
    expect(kinds(of('甲', '丙'), of('乙', '丙'), of('丙'))).toEqual(['twice 甲乙 丙']);
    // 丁 returned nothing itself: it would count twice all the same.
    expect(kinds(of('甲', '丁'), of('乙', '丁'))).toEqual(['twice 甲乙 丁']);
    expect(kinds(of('甲', '本'))).toEqual(['own 甲 本']);
    expect(kinds(of('甲', '乙', '丙'), of('乙', '丙'), of('丙'))).toEqual([]);
    expect([...containedIn([of('甲', '乙'), of('乙', '丙'), of('丙'), of('丁')])]).toEqual([
      ['乙', '甲'],
      ['丙', '甲'],
    ]);
  });

  const OFFICES = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
  const network = fc
    .record({
      returning: fc.subarray(OFFICES, { minLength: 1 }),
      covers: fc.array(fc.subarray([...OFFICES, '本'], { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
      values: fc.array(fc.option(fc.nat(500), { nil: undefined }), { minLength: 7, maxLength: 7 }),
    })
    .map(({ returning, covers, values }) =>
      returning.map((officeId, place) => ({
        ...{ officeId, coversOfficeIds: covers[place] ?? [] },
        figures: values[place] === undefined ? {} : { 'x.filed': values[place] ?? 0 },
      })),
    );

  it('whatever is said to contain whatever: no office is in the sum twice, or it is refused with names', () => {
    let summed = 0;
    fc.assert(
      fc.property(network, (returns) => {
        const issues = coverIssues(returns, '本');
        for (const { offices } of issues) expect(offices.length).toBeGreaterThan(0);
        // Independent of the rule: what a return holds is walked through by hand, each office as often as it comes.
        const holds = (officeId: string, seen: readonly string[]): string[] => {
          if (seen.includes(officeId)) return ['circle'];
          const own = returns.find((one) => one.officeId === officeId);
          return [officeId, ...(own?.coversOfficeIds ?? []).flatMap((next) => holds(next, [...seen, officeId]))];
        };
        if (issues.length > 0) return;
        summed += 1;
        const inner = containedIn(returns);
        const counted = returns.filter(({ officeId }) => !inner.has(officeId));
        const parts = counted.map(({ officeId }) => new Set(holds(officeId, [])));
        const all = parts.flatMap((part) => [...part]);
        expect(all).not.toContain('circle');
        expect(all).not.toContain('本');
        expect(new Set(all).size).toBe(all.length);
        for (const { officeId } of returns) expect(all).toContain(officeId);
        for (const [office, by] of inner) expect(holds(by, [])).toContain(office);
        const columns: RollUpColumn[] = returns.map(({ officeId, figures }) => ({
          figures,
          counted: !inner.has(officeId),
        }));
        const [figure] = asked('x.filed');
        if (!figure) throw new Error('no figure');
        const { value } = sumOf(figure, [figure], columns);
        let byHand: number | null = null;
        for (const { figures } of counted) if ('x.filed' in figures) byHand = (byHand ?? 0) + (figures['x.filed'] ?? 0);
        expect(value).toBe(byHand);
      }),
      { numRuns: 3000 },
    );
    expect(summed).toBeGreaterThan(300);
  });

  it('an office that returned nothing is reported with another one exactly where a return names it, whatever contradicts', () => {
    let found = 0;
    fc.assert(
      fc.property(network, (returns) => {
        const reporters = reportedWith(returns);
        const returning = new Set(returns.map(({ officeId }) => officeId));
        // By hand: who says so directly, and who contains these in turn.
        for (const office of [...OFFICES, '本']) {
          const direct = returns.filter((one) => one.coversOfficeIds.includes(office)).map(({ officeId }) => officeId);
          expect([office, reporters.has(office)]).toEqual([office, !returning.has(office) && direct.length > 0]);
          const speaking = reporters.get(office);
          if (speaking === undefined) continue;
          found += 1;
          expect(returning).toContain(speaking);
          const above = new Set(direct);
          for (let size = -1; size !== above.size; ) {
            size = above.size;
            for (const { officeId, coversOfficeIds } of returns)
              if (coversOfficeIds.some((one) => above.has(one))) above.add(officeId);
          }
          expect(above).toContain(speaking);
        }
        // Where nothing contradicts, it is the return that is in the sum.
        if (coverIssues(returns, '本').length === 0)
          for (const [office, by] of reporters) expect(containedIn(returns).get(office)).toBe(by);
        // Without the returns that name it, it is outstanding again.
        for (const office of reporters.keys())
          expect(reportedWith(returns.filter((one) => !one.coversOfficeIds.includes(office))).has(office)).toBe(false);
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('what is refused would truly count something twice, or come round to itself', () => {
    fc.assert(
      fc.property(network, (returns) => {
        for (const { kind, offices, covered } of coverIssues(returns, '本')) {
          if (kind !== 'twice') continue;
          for (const officeId of offices)
            expect(returns.find((one) => one.officeId === officeId)?.coversOfficeIds).toContain(covered);
          expect(new Set(offices).size).toBe(2);
        }
      }),
    );
  });
});

describe('sums', () => {
  const column = (figures: Record<string, number | null> | null, counted = true): RollUpColumn => ({
    figures,
    counted,
  });
  const all = asked('x.filed', 'x.onTime', 'x.rate', 'x.hours');
  const sums = (columns: readonly RollUpColumn[]) => all.map((figure) => sumOf(figure, all, columns));

  it('tenths are added without dust; a share is divided again; nothing given is no zero', () => {
    const one = withShares(all, { 'x.filed': 3, 'x.onTime': 2, 'x.hours': 0.1 });
    const two = withShares(all, { 'x.filed': 1, 'x.onTime': 1, 'x.hours': 0.2 });
    expect(sums([column(one), column(two), column(null), column({ 'x.filed': 99 }, false)])).toEqual([
      { state: 'added', value: 4 },
      { state: 'added', value: 3 },
      { state: 'reckoned', value: 0.75 },
      { state: 'added', value: 0.3 },
    ]);
    expect(sums([column(null)]).map(({ state, value }) => [state, value])).toEqual([
      ...[
        ['nothing', null],
        ['nothing', null],
        ['nothing', null],
        ['nothing', null],
      ],
    ]);
    // A zero base gives no share, never a division error.
    const zero = sums([column(withShares(all, { 'x.filed': 0, 'x.onTime': 0 }))]);
    expect(zero[2]).toEqual({ state: 'reckoned', value: null });
    // An office that gave one of the two figures is left out of the share: half a share is none.
    const half = sums([column(one), column({ 'x.filed': 7 }), column({ 'x.onTime': 5 })]);
    expect(half.slice(0, 3).map(({ value }) => value)).toEqual([10, 7, 0.666667]);
    const [lone] = asked('x.rate');
    if (!lone) throw new Error('no share');
    expect(sumOf(lone, [lone], [column({ 'x.rate': 0.5 })])).toEqual({ state: 'not_summed', value: null });
  });
});
