import { assert, constantFrom, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorForm, withoutLevelsWhenGone } from '#renderer/features/riskAssessments/riskForms.ts';
import { FACTOR_CATEGORIES, FACTORS_OF, RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import {
  acceptanceIssues,
  acceptanceState,
  approvalDayIssues,
  approvalIssues,
  assessmentLevels,
  carriedKind,
  countedPairs,
  doneIssues,
  factorIssues,
  factorLevels,
  factorState,
  halfYearOf,
  kindAgainst,
  measureIssues,
  type Ratings,
  reviewLevel,
  riskValue,
  statementIssues,
  UNRATED,
} from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type {
  FactorFields,
  MeasureFields,
  StatementFields,
} from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { inEffect, levelCounts, type TrendRecord } from '#shared/features/riskAssessments/trend.rules.ts';
import { bandsFrom } from '#shared/features/riskMatrices/matrix.rules.ts';
import { SHIPPED_MATRIX } from '#shared/features/riskMatrices/riskMatrices.lists.ts';

const factor = (changes: Partial<FactorFields> = {}): FactorFields => ({
  ...{ factorCategory: 'fire', riskText: '出口上锁', basisText: '检查时看到', basisKind: null, basisId: null },
  ...{ basisTitle: null, ...UNRATED, residualReason: null, closedReason: null, ...changes },
});
const RATED = { likelihood: 3, severity: 3 };
const levelled = (changes: Partial<FactorFields>, matrix = SHIPPED_MATRIX) => ({
  ...factor(changes),
  ...factorLevels(matrix, factor(changes)),
});
const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

const degree = integer({ min: 1, max: 5 });
const pair = record({ likelihood: degree, severity: degree });
const ratings = record({ before: option(pair), current: option(pair), after: option(pair) }).map(
  ({ before, current, after }): Ratings => ({
    ...{ likelihood: before?.likelihood ?? null, severity: before?.severity ?? null },
    ...{ currentLikelihood: current?.likelihood ?? null, currentSeverity: current?.severity ?? null },
    ...{ likelihoodAfter: after?.likelihood ?? null, severityAfter: after?.severity ?? null },
  }),
);

/** domain.md §7, told without the program's bands. */
const levelBySpecification = (value: number) =>
  value <= 4 ? 'low' : value <= 9 ? 'moderate' : value <= 16 ? 'high' : 'major';

describe('levels of a factor and of an assessment (domain.md §7)', () => {
  it('are those of the thresholds; a pair that was not rated counts as the one before it', () => {
    assert(
      property(ratings, (rated) => {
        const pairs = countedPairs(rated);
        const levels = factorLevels(SHIPPED_MATRIX, rated);
        const expected = (one: typeof pairs.before) => (one === null ? null : levelBySpecification(riskValue(one)));
        expect(levels).toEqual({
          levelBefore: expected(pairs.before),
          levelCurrent: expected(pairs.current),
          levelAfter: expected(pairs.after),
        });
        if (rated.likelihoodAfter === null) expect(levels.levelAfter).toBe(levels.levelCurrent);
        if (rated.currentLikelihood === null) expect(levels.levelCurrent).toBe(levels.levelBefore);
      }),
      { numRuns: 300 },
    );
  });

  it('the assessment has the highest of its factors, and none without any', () => {
    const levels = (level: (typeof RISK_LEVELS)[number]) => ({
      levelBefore: level,
      levelCurrent: level,
      levelAfter: level,
    });
    expect(assessmentLevels([])).toEqual({ levelBefore: null, levelCurrent: null, levelAfter: null });
    expect(
      assessmentLevels(
        ['low', 'major', 'high'].map((level) => levels(RISK_LEVELS.find((one) => one === level) ?? 'low')),
      ),
    ).toEqual(levels('major'));
    expect(reviewLevel({ levelBefore: 'major', levelCurrent: 'moderate', levelAfter: 'high' })).toBe('high');
    expect(reviewLevel({ levelBefore: 'major', levelCurrent: 'high', levelAfter: 'low' })).toBe('high');
  });
});

describe('what a factor may say (features K2, K3, K11)', () => {
  it('never leaves more than there is without a reason, whatever is rated', () => {
    assert(
      property(ratings, (rated) => {
        const found = codes(factorIssues('activity', factor(rated), false));
        const { current, after } = countedPairs(rated);
        const above = current !== null && after !== null && riskValue(after) > riskValue(current);
        expect(found.includes('risk_residual_above')).toBe(above && rated.likelihoodAfter !== null);
        const reasoned = codes(factorIssues('activity', factor({ ...rated, residualReason: '人数会增加' }), false));
        expect(reasoned).not.toContain('risk_residual_above');
      }),
      { numRuns: 300 },
    );
  });

  it('has the factor list of its subject: organization, activity and venue differ', () => {
    assert(
      property(constantFrom(...FACTOR_CATEGORIES), (factorCategory) => {
        for (const kind of ['organization', 'activity', 'venue'] as const) {
          const listed: readonly string[] = FACTORS_OF[kind];
          const found = codes(factorIssues(kind, factor({ factorCategory }), false));
          expect(found).toEqual(listed.includes(factorCategory) ? [] : ['risk_category']);
        }
      }),
    );
    expect(FACTORS_OF.organization).not.toContain('crowd');
    expect(FACTORS_OF.activity).toContain('crowd');
    expect(FACTORS_OF.venue).not.toContain('finance');
  });

  it('one that is gone has a reason, goes on with an earlier one, and no levels', () => {
    expect(codes(factorIssues('venue', factor({ closedReason: '已拆除' }), true))).toEqual([]);
    expect(codes(factorIssues('venue', factor({ closedReason: '已拆除' }), false))).toEqual(['risk_closed_new']);
    expect(codes(factorIssues('venue', factor({ closedReason: '已拆除', likelihood: 2, severity: 2 }), true))).toEqual([
      'risk_closed_rated',
    ]);
    const against = (changes: Partial<FactorFields>, copied = true, source: Partial<FactorFields> | null = RATED) =>
      carriedKind(levelled({ ...RATED, ...changes }), source === null ? undefined : levelled(source), copied);
    expect(against({ ...UNRATED, closedReason: '已拆除' })).toBe('closed');
    expect(against({}, true, null)).toBe('new');
    expect(against({}, false)).toBeNull();
    expect(against({ basisTitle: '另一条记录' })).toBe('kept');
    expect(against({ likelihood: 2 })).toBe('changed');
    expect(against({ riskText: '出口堆物' })).toBe('changed');
  });

  it('rests on something: words of at least two characters, and a record named by kind and id together', () => {
    const found = (changes: Partial<FactorFields>) => codes(factorIssues('venue', factor(changes), false));
    expect([found({ basisText: '' }), found({ basisText: '见' }), found({ basisText: '见过' })]).toEqual([
      ...[['risk_basis'], ['risk_basis'], []],
    ]);
    expect(found({ basisKind: 'inspection' })).toEqual(['risk_basis_record']);
    expect(found({ basisId: 'x' })).toEqual(['risk_basis_record']);
    expect(found({ basisKind: 'inspection', basisId: 'x' })).toEqual([]);
  });

  it('is rated in whole pairs, the inherent one first, and is never more now than without any measure', () => {
    const issues = (changes: Partial<FactorFields>) =>
      factorIssues('venue', factor(changes), false).map(({ field, code }) => `${field}: ${code}`);
    expect(issues({ likelihood: 3 })).toEqual(['severity: risk_half_pair']);
    expect(issues({ ...RATED, currentSeverity: 2 })).toEqual(['currentLikelihood: risk_half_pair']);
    expect(issues({ ...RATED, likelihoodAfter: 2 })).toEqual(['severityAfter: risk_half_pair']);
    expect(issues({ currentLikelihood: 2, currentSeverity: 2 })).toEqual(['likelihood: risk_no_before']);
    expect(issues({ likelihoodAfter: 2, severityAfter: 2 })).toEqual(['likelihood: risk_no_before']);
    expect(issues({ ...RATED, currentLikelihood: 3, currentSeverity: 3 })).toEqual([]);
    expect(issues({ ...RATED, currentLikelihood: 5, currentSeverity: 2 })).toEqual([
      'currentLikelihood: risk_current_above',
    ]);
  });

  it('its form sends no levels once it is called gone, and all of them before', () => {
    const typed = factorForm({ ...factor(RATED), residualReason: '原因' });
    expect(withoutLevelsWhenGone(typed)).toEqual(typed);
    const gone = withoutLevelsWhenGone({ ...typed, closedReason: '已拆除' });
    expect(gone).toMatchObject({ ...UNRATED, residualReason: '', closedReason: '已拆除', riskText: '出口上锁' });
    expect(
      codes(factorIssues('organization', { ...factor(), ...UNRATED, closedReason: gone.closedReason }, true)),
    ).toEqual([]);
  });

  it('one whose levels are not chosen again says so, on the page as in the difference table', () => {
    const source = levelled(RATED);
    expect(kindAgainst(levelled({}), source)).toBe('unrated');
    expect(carriedKind(levelled({}), source, true)).toBeNull();
    expect(carriedKind(levelled({}), undefined, true)).toBeNull();
  });

  it('the same pairs under other bands are a change: the level is another one', () => {
    const strict = { ...SHIPPED_MATRIX, bands: bandsFrom([2, 4, 6]) };
    expect(carriedKind(levelled(RATED, strict), levelled(RATED), true)).toBe('changed');
  });
});

describe('approval asks for a measure behind every lower level (features K3)', () => {
  const checked = { id: 'f1', seq: 1, residualReason: null, closedReason: null };
  const conclusion = { conclusionText: '可控' };

  it('in force below inherent, planned below current, and none where nothing is lower', () => {
    assert(
      property(ratings, option(constantFrom('existing', 'planned')), (rated, kind) => {
        const measures = kind === null ? [] : [{ seq: 1, kind, riskFactorIds: ['f1'] }];
        const found = codes(approvalIssues(conclusion, [{ ...checked, ...rated }], measures));
        const { before, current, after } = countedPairs(rated);
        if (before === null || current === null || after === null) {
          expect(found).toContain('risk_unrated');
          return;
        }
        expect(found.includes('risk_current_unfounded')).toBe(
          riskValue(current) < riskValue(before) && kind !== 'existing',
        );
        expect(found.includes('risk_residual_unfounded')).toBe(
          riskValue(after) < riskValue(current) && kind !== 'planned',
        );
        expect(found.includes('risk_residual_above_of')).toBe(riskValue(after) > riskValue(current));
      }),
      { numRuns: 400 },
    );
  });

  it('a measure for another factor founds nothing; one for gone factors alone is named', () => {
    const lower = { ...checked, ...UNRATED, likelihood: 4, severity: 4, likelihoodAfter: 1, severityAfter: 1 };
    const other = { ...lower, id: 'f2', seq: 2, likelihoodAfter: null, severityAfter: null };
    const elsewhere = [{ seq: 1, kind: 'planned', riskFactorIds: ['f2'] }];
    expect(approvalIssues(conclusion, [lower, other], elsewhere)).toEqual([
      { field: 'factors.f1', code: 'risk_residual_unfounded', params: { seq: 1 } },
    ]);
    const gone = { ...other, ...UNRATED, closedReason: '已拆除' };
    const both = [{ seq: 3, kind: 'planned', riskFactorIds: ['f1', 'f2'] }, ...elsewhere];
    expect(codes(approvalIssues(conclusion, [lower, gone], both))).toEqual(['risk_measure_closed']);
  });
});

describe('measures and statements', () => {
  const measure: MeasureFields = {
    ...{ kind: 'planned', riskFactorIds: ['f1'], measureText: '打开出口', responsibleName: '刘某' },
    ...{ responsiblePost: '秘书长', responsibleMemberId: null, dueOn: '2026-03-05' },
  };
  const told = (
    changes: Partial<MeasureFields>,
    stored: { readonly kind: unknown; readonly dueOn: unknown } | null = null,
  ) =>
    measureIssues({ ...measure, ...changes }, new Set(['f1', 'f2']), '2026-03-05', stored).map(
      ({ field, code }) => `${field}: ${code}`,
    );

  it('a measure touches risks of its assessment, each once, has an owner and a day on the right side', () => {
    expect([told({}), told({ kind: 'existing' }), told({ responsibleName: null, responsibleMemberId: 'm' })]).toEqual([
      ...[[], [], []],
    ]);
    expect(told({ riskFactorIds: [] })).toEqual(['riskFactorIds: risk_measure_factor']);
    expect(told({ riskFactorIds: ['f1', 'f3'] })).toEqual(['riskFactorIds: not_found']);
    expect(told({ riskFactorIds: ['f1', 'f2', 'f1'] })).toEqual(['riskFactorIds: risk_factor_twice']);
    expect(told({ responsibleName: null })).toEqual(['responsibleName: risk_measure_owner']);
    expect(told({ dueOn: null })).toEqual(['dueOn: risk_measure_due']);
    expect(told({ kind: 'existing', dueOn: '2026-03-06' })).toEqual(['dueOn: risk_existing_later']);
    const past = { dueOn: '2026-03-04' };
    expect(told(past)).toEqual(['dueOn: risk_planned_earlier']);
    expect(told(past, { kind: 'planned', ...past })).toEqual([]);
    expect(told(past, { kind: 'planned', dueOn: '2026-03-03' })).toEqual(['dueOn: risk_planned_earlier']);
    expect(told(past, { kind: 'existing', ...past })).toEqual(['dueOn: risk_planned_earlier']);
  });

  it('is done on a day that has come, with a word or a file', () => {
    const done = (doneOn: string | null, doneNote: string, files: number) =>
      codes(doneIssues({ doneOn, doneNote }, files, '2026-03-05'));
    expect([done('2026-03-05', '已打开', 0), done('2026-03-05', '', 1), done(null, '', 0)]).toEqual([[], [], []]);
    expect(done('2026-03-05', '', 0)).toEqual(['risk_done_evidence']);
    expect(done('2026-03-06', '已打开', 0)).toEqual(['date_in_future']);
  });

  it('a statement has words, post and day together, on a day that has come', () => {
    const given: StatementFields = {
      ...{ statementState: 'given', statementText: '无异议', statementOn: '2026-03-05', statementPost: '会长' },
    };
    const said = (changes: Partial<StatementFields>) => codes(statementIssues({ ...given, ...changes }, '2026-03-05'));
    expect(said({})).toEqual([]);
    expect(said({ statementText: null })).toEqual(['risk_statement_text']);
    expect(said({ statementPost: null })).toEqual(['risk_statement_post']);
    expect(said({ statementOn: null })).toEqual(['risk_statement_day']);
    expect(said({ statementOn: '2026-03-06' })).toEqual(['date_in_future']);
    const none = { statementState: 'none', statementOn: null, statementPost: null } as const;
    expect(said({ ...none, statementText: null })).toEqual([]);
    expect(said(none)).toEqual(['risk_statement_state']);
  });

  it('is approved on a day between the assessment and today', () => {
    const on = (day: string) => codes(approvalDayIssues(day, '2026-03-01', '2026-03-05'));
    expect([on('2026-03-01'), on('2026-03-05')]).toEqual([[], []]);
    expect([on('2026-02-28'), on('2026-03-06')]).toEqual([['risk_approved_early'], ['date_in_future']]);
  });

  it('wants a factor that is still one, and a conclusion', () => {
    const closed = { id: 'f1', seq: 1, ...UNRATED, residualReason: null, closedReason: '已拆除' };
    expect(codes(approvalIssues({ conclusionText: '可控' }, [closed], []))).toEqual(['risk_no_factor']);
    const rated = { ...closed, ...RATED, closedReason: null };
    expect(codes(approvalIssues({ conclusionText: null }, [rated], []))).toEqual(['risk_no_conclusion']);
    expect(codes(approvalIssues({ conclusionText: '可控' }, [rated], []))).toEqual([]);
    const more = { ...rated, likelihoodAfter: 5, severityAfter: 5 };
    expect(codes(approvalIssues({ conclusionText: '可控' }, [more], []))).toEqual(['risk_residual_above_of']);
    const explained = { ...more, residualReason: '人数会增加' };
    expect(codes(approvalIssues({ conclusionText: '可控' }, [explained], []))).toEqual([]);
  });
});

describe('acceptance (features K6)', () => {
  const days = { acceptedOn: '2026-03-01', expiresOn: '2026-03-31', revokedOn: null };
  it('holds through its last day and not one longer, and ends on the day it is revoked', () => {
    expect(acceptanceState(days, '2026-03-31')).toBe('inForce');
    expect(acceptanceState(days, '2026-04-01')).toBe('expired');
    const revoked = { ...days, revokedOn: '2026-03-10' };
    expect([acceptanceState(revoked, '2026-03-09'), acceptanceState(revoked, '2026-03-10')]).toEqual([
      'inForce',
      'revoked',
    ]);
  });

  it('begins between approval and today, ends not before it begins, and once at a time', () => {
    const asked = (acceptedOn: string, expiresOn: string, others: (typeof days)[] = []) =>
      codes(acceptanceIssues({ acceptedOn, expiresOn }, others, { approvedOn: '2026-03-01', today: '2026-03-31' }));
    expect([asked('2026-03-01', '2026-03-01'), asked('2026-03-31', '2026-12-31')]).toEqual([[], []]);
    expect(asked('2026-04-01', '2026-12-31')).toEqual(['date_in_future']);
    expect(asked('2026-02-28', '2026-12-31')).toEqual(['risk_accepted_early']);
    expect(asked('2026-03-05', '2026-03-04')).toEqual(['risk_expires_early']);
    expect(asked('2026-03-31', '2026-12-31', [days])).toEqual(['risk_accepted_already']);
    expect(asked('2026-03-31', '2026-12-31', [{ ...days, expiresOn: '2026-03-30' }])).toEqual([]);
  });

  it('decides where the factor stands before its measures do', () => {
    const state = (acceptances: (typeof days)[], measures: { doneOn: string | null }[]) =>
      factorState({ closedReason: null }, acceptances, measures, '2026-04-01');
    expect(state([], [])).toBe('standing');
    expect(factorState({ closedReason: '已拆除' }, [days], [{ doneOn: null }], '2026-04-01')).toBe('closed');
    const onLastDay = { ...days, revokedOn: days.expiresOn };
    expect(acceptanceState(onLastDay, '2026-03-31')).toBe('revoked');
    expect(state([], [{ doneOn: null }, { doneOn: '2026-03-02' }])).toBe('treating');
    expect(state([], [{ doneOn: '2026-03-02' }])).toBe('treated');
    expect(state([days], [{ doneOn: '2026-03-02' }])).toBe('reopened');
    expect(state([days, { ...days, expiresOn: '2026-12-31' }], [])).toBe('accepted');
  });
});

it('in effect on a day is the latest made and approved by then, until the day it is closed (features K10)', () => {
  const record = (id: string, assessedOn: string, changes: Partial<TrendRecord> = {}): TrendRecord => ({
    ...{ id, assessmentNo: id, organizationId: 'o', assessedOn, approvedOn: assessedOn, closedOn: null, level: 'high' },
    ...changes,
  });
  const first = record('1', '2026-01-10');
  const second = record('2', '2026-03-01', { approvedOn: '2026-03-05', closedOn: '2026-05-01', level: 'low' });
  const third = record('3', '2026-03-01', { approvedOn: '2026-04-01', level: 'major' });
  const on = (day: string, records = [first, second]) => inEffect(records, day)?.id ?? null;
  expect([on('2026-01-09'), on('2026-01-10'), on('2026-03-04'), on('2026-03-05')]).toEqual([null, '1', '1', '2']);
  expect([on('2026-04-30'), on('2026-05-01')]).toEqual(['2', null]);
  expect(on('2026-04-01', [third, second])).toBe('3');
  const counts = levelCounts(new Map([['o', [first, second]]]), '2026-03-05');
  expect(counts).toEqual({ low: 1, moderate: 0, high: 0, major: 0 });
});

it('a half-year is labelled by its day', () => {
  expect([halfYearOf('2026-01-01'), halfYearOf('2026-06-30'), halfYearOf('2026-07-01')]).toEqual([
    '2026H1',
    '2026H1',
    '2026H2',
  ]);
});
