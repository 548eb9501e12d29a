import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import {
  bandIssues,
  bandsFrom,
  definitionIssues,
  highest,
  levelOf,
  matrixCells,
  nextReview,
} from '#shared/features/riskMatrices/matrix.rules.ts';
import { conditionWords } from '#shared/features/riskMatrices/matrixWords.ts';
import { capacityUse, proposeFactors } from '#shared/features/riskMatrices/proposal.rules.ts';
import { type ActivityFacts, riskMatrixDefinition } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import { SHIPPED_MATRIX } from '#shared/features/riskMatrices/riskMatrices.lists.ts';
import { messageIfKnown } from '#shared/text/index.ts';

/** Written down by hand from domain.md §7, rows likelihood 1 to 5, columns severity 1 to 5. */
const TABLE = [
  ['low', 'low', 'low', 'low', 'moderate'],
  ['low', 'low', 'moderate', 'moderate', 'high'],
  ['low', 'moderate', 'moderate', 'high', 'high'],
  ['low', 'moderate', 'high', 'high', 'major'],
  ['moderate', 'high', 'high', 'major', 'major'],
] as const;

describe('K1 the 5×5 matrix', () => {
  const cells = TABLE.flatMap((row, first) => row.map((level, second) => ({ pair: [first + 1, second + 1], level })));
  it.each(cells)('$pair is $level', ({ pair: [likelihood = 0, severity = 0], level }) => {
    expect(levelOf(SHIPPED_MATRIX, likelihood, severity)).toBe(level);
    expect(levelOf(SHIPPED_MATRIX, likelihood, severity)).toBe(level);
  });

  it('draws each of the 25 cells once, likelihood from 5 down', () => {
    const drawn = matrixCells(SHIPPED_MATRIX);
    expect(new Set(drawn.map(({ likelihood, severity }) => `${likelihood}${severity}`)).size).toBe(25);
    expect(drawn[0]).toEqual({ likelihood: 5, severity: 1, level: 'moderate' });
    expect(drawn.at(-1)).toEqual({ likelihood: 1, severity: 5, level: 'moderate' });
  });

  it('takes the highest level; nothing rated gives none', () => {
    expect(highest(['low', 'high', 'moderate'])).toBe('high');
    expect(highest([null, 'low', null])).toBe('low');
    expect(highest([null])).toBeNull();
  });
});

describe('bands of a matrix', () => {
  const ends = fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { minLength: 3, maxLength: 3 });

  it('from any three rising ends cover 1 to 25, every product once', () => {
    fc.assert(
      fc.property(ends, (chosen) => {
        const [a = 0, b = 0, c = 0] = chosen.toSorted((one, other) => one - other);
        const bands = bandsFrom([a, b, c]);
        expect(bandIssues(bands)).toEqual([]);
        for (let product = 1; product <= 25; product += 1)
          expect(bands.filter(({ from, to }) => from <= product && product <= to)).toHaveLength(1);
      }),
    );
  });

  it('with any one end moved are refused, named as a gap or an overlap', () => {
    const shifted = fc.tuple(
      ends,
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom('from', 'to'),
      fc.constantFrom(-1, 1),
    );
    fc.assert(
      fc.property(shifted, ([chosen, place, side, by]) => {
        const [a = 0, b = 0, c = 0] = chosen.toSorted((one, other) => one - other);
        const bands = bandsFrom([a, b, c]).map((band, index) =>
          index === place ? { ...band, [side]: (side === 'from' ? band.from : band.to) + by } : band,
        );
        const codes = bandIssues(bands).map(({ code }) => code);
        expect(codes.length).toBeGreaterThan(0);
        const sentence = messageIfKnown('zh-CN', `ruleIssues.${codes[0]}`);
        expect(sentence).toMatch(/区间|级/u);
      }),
    );
  });

  it('each fault by its name: order of the levels, start, end, a band that ends before it begins', () => {
    const [low, moderate, high, major] = bandsFrom([4, 9, 16]);
    if (!low || !moderate || !high || !major) throw new Error('no bands');
    const told = (...bands: Parameters<typeof bandIssues>[0]) =>
      bandIssues(bands).map(({ field, code }) => `${field}: ${code}`);
    expect(told(low, moderate, high, major)).toEqual([]);
    expect(told(low, moderate, high)).toEqual(['bands: band_order']);
    expect(told(moderate, low, high, major)).toEqual(['bands: band_order']);
    expect(told({ ...low, from: 2 }, moderate, high, major)).toEqual(['bands.low: band_start']);
    expect(told(low, moderate, high, { ...major, to: 24 })).toEqual(['bands.major: band_end']);
    expect(told(low, { ...moderate, from: 5, to: 5 }, { ...high, from: 6 }, major)).toEqual([]);
    expect(told(low, { ...moderate, from: 5, to: 4 }, { ...high, from: 5 }, major)).toEqual([
      'bands.moderate: band_reversed',
    ]);
    expect(told(low, { ...moderate, from: 6 }, high, major)).toEqual(['bands.moderate: band_gap']);
    expect(told(low, { ...moderate, from: 4 }, high, major)).toEqual(['bands.moderate: band_overlap']);
  });

  it('a rating does not fall when a pair grows, under any bands', () => {
    const degree = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(ends, degree, degree, degree, degree, (chosen, l1, s1, l2, s2) => {
        const [a = 0, b = 0, c = 0] = chosen.toSorted((one, other) => one - other);
        const definition = { bands: bandsFrom([a, b, c]) };
        const rank = (l: number, s: number) => RISK_LEVELS.indexOf(levelOf(definition, l, s));
        expect(rank(Math.max(l1, l2), Math.max(s1, s2))).toBeGreaterThanOrEqual(rank(l1, s1));
      }),
    );
  });
});

describe('K4, K7 the shipped criteria', () => {
  it('are complete: a sentence and an example for each of ten degrees, nothing wrong with them', () => {
    expect(riskMatrixDefinition.parse(SHIPPED_MATRIX)).toEqual(SHIPPED_MATRIX);
    expect(definitionIssues(SHIPPED_MATRIX)).toEqual([]);
    const wording = [...SHIPPED_MATRIX.likelihood, ...SHIPPED_MATRIX.severity];
    expect(wording).toHaveLength(10);
    expect(new Set(wording.map(({ sentence }) => sentence)).size).toBe(10);
    expect(new Set(wording.map(({ example }) => example)).size).toBe(10);
  });

  it('ask for a review each month of what is major, each year of what is low, with the reason', () => {
    expect(nextReview(SHIPPED_MATRIX, 'major', '2026-01-31')).toMatchObject({
      date: '2026-02-28',
      n: 1,
      unit: 'month',
    });
    expect(nextReview(SHIPPED_MATRIX, 'high', '2026-03-05').date).toBe('2026-06-05');
    expect(nextReview(SHIPPED_MATRIX, 'moderate', '2026-03-05').date).toBe('2026-09-05');
    expect(nextReview(SHIPPED_MATRIX, 'low', '2026-03-05').date).toBe('2027-03-05');
  });

  it('refuse degrees out of order, and two of one name', () => {
    const told = (likelihood: typeof SHIPPED_MATRIX.likelihood) =>
      definitionIssues({ ...SHIPPED_MATRIX, likelihood }).map(({ field, code }) => `${field}: ${code}`);
    expect(told(SHIPPED_MATRIX.likelihood.toReversed())).toEqual(['likelihood: degree_order']);
    const [first] = SHIPPED_MATRIX.likelihood;
    const named = SHIPPED_MATRIX.likelihood.map((one) => (one.value === 2 ? { ...one, name: first?.name ?? '' } : one));
    expect(told(named)).toEqual(['likelihood: degree_twice']);
    expect(definitionIssues({ ...SHIPPED_MATRIX, severity: named }).map(({ field }) => field)).toEqual(['severity']);
  });

  it('refuse a review of a higher level later than of a lower one, and a row that never applies', () => {
    const reviewMonths = { ...SHIPPED_MATRIX.reviewMonths, major: 4 };
    expect(definitionIssues({ ...SHIPPED_MATRIX, reviewMonths }).map(({ code }) => code)).toEqual(['review_order']);
    const [row] = SHIPPED_MATRIX.proposals;
    if (!row) throw new Error('no row');
    const proposals = [{ ...row, condition: { fact: 'budgetWan' as const, from: 5, below: 5 } }, row];
    expect(definitionIssues({ ...SHIPPED_MATRIX, proposals }).map(({ code }) => code)).toEqual([
      'proposal_range',
      'proposal_twice',
    ]);
  });
});

const NOTHING: ActivityFacts = {
  ...{ activityKind: null, expectedParticipants: null, venueCapacity: null, budgetWan: null, fundSource: null },
  ...{ foreignRelated: false, setting: null },
};
const pairs = (facts: Partial<ActivityFacts>) =>
  proposeFactors(SHIPPED_MATRIX, { ...NOTHING, ...facts }).map(({ factorCategory, row }) => [
    factorCategory,
    row.id,
    row.likelihood,
    row.severity,
  ]);

describe('Beyond 11: facts of an activity propose levels', () => {
  it('proposes nothing when nothing is known', () => {
    expect(proposeFactors(SHIPPED_MATRIX, NOTHING)).toEqual([]);
  });

  it('proposes by people, capacity, money, source, kind, foreign relation and place', () => {
    expect(pairs({ expectedParticipants: 199 })).toEqual([['crowd', 'crowd-1', 1, 2]]);
    expect(pairs({ expectedParticipants: 1000 }).map(([, id]) => id)).toEqual([
      ...['crowd-3', 'medical-2', 'traffic-1', 'data-1'],
    ]);
    expect(pairs({ budgetWan: 9.9999 })).toEqual([]);
    expect(pairs({ budgetWan: 50 })).toEqual([['finance', 'finance-2', 3, 4]]);
    expect(pairs({ fundSource: '企业赞助和报名费' }).map(([, id]) => id)).toEqual(['finance-3', 'compliance-1']);
    expect(pairs({ activityKind: 'foreign' })).toEqual(pairs({ foreignRelated: true }));
    expect(pairs({ setting: 'outdoor' }).map(([category]) => category)).toEqual(['structure', 'weather']);
    expect(pairs({ setting: 'indoor' })).toEqual([]);
  });

  it('one person above the capacity is above it, and the highest row of a category counts', () => {
    expect(capacityUse({ expectedParticipants: 1001, venueCapacity: 1000 })).toBe(101);
    expect(pairs({ expectedParticipants: 301, venueCapacity: 300 })[0]).toEqual(['crowd', 'capacity-2', 5, 4]);
    expect(pairs({ expectedParticipants: 300, venueCapacity: 300 })[0]).toEqual(['crowd', 'capacity-1', 3, 3]);
    const [crowd] = proposeFactors(SHIPPED_MATRIX, { ...NOTHING, expectedParticipants: 301, venueCapacity: 300 });
    expect(crowd?.others.map(({ id }) => id)).toEqual(['crowd-2']);
  });

  it('the same facts give the same proposal, each with its row', () => {
    const facts = fc.record<ActivityFacts>({
      activityKind: fc.constantFrom('forum', 'sports', 'foreign', null),
      expectedParticipants: fc.option(fc.integer({ min: 0, max: 20_000 })),
      venueCapacity: fc.option(fc.integer({ min: 1, max: 20_000 })),
      budgetWan: fc.option(fc.integer({ min: 0, max: 500 })),
      fundSource: fc.constantFrom(null, '自筹', '境外捐赠'),
      foreignRelated: fc.boolean(),
      setting: fc.constantFrom('indoor', 'outdoor', null),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const first = proposeFactors(SHIPPED_MATRIX, given);
        expect(proposeFactors(SHIPPED_MATRIX, structuredClone(given))).toEqual(first);
        for (const { row, value } of first) {
          expect(SHIPPED_MATRIX.proposals).toContain(row);
          expect(value).not.toBeNull();
        }
      }),
    );
  });

  it('says when a row applies', () => {
    expect(conditionWords('zh-CN', { fact: 'expectedParticipants', from: 200, below: 1000 })).toBe(
      '200人以上、不足1000人',
    );
    expect(conditionWords('zh-CN', { fact: 'capacityUse', from: 101, below: null })).toBe('超过100%');
    expect(conditionWords('zh-CN', { fact: 'expectedParticipants', from: 1, below: 200 })).toBe('不足200人');
    expect(conditionWords('zh-CN', { fact: 'fundSource', words: ['赞助', '捐赠'] })).toBe('写有赞助或捐赠');
  });
});
