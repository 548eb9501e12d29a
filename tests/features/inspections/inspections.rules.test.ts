import { describe, expect, it } from 'vitest';
import { drawDigest, drawInspections, drawSmallest } from '#service/features/inspections/draw.ts';
import { drawIssues } from '#shared/features/inspections/draw.rules.ts';
import {
  closeIssues,
  dueIssues,
  extensionIssues,
  finalizeIssues,
  findingState,
  inspectionState,
  inspectorIssues,
  isOverdue,
  planIssues,
  rectifiedIssues,
  reinspectionIssues,
  statementIssues,
  summaryOf,
  templateIssues,
} from '#shared/features/inspections/inspections.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';

const keys = (count: number) => Array.from({ length: count }, (_, index) => `组织${index + 1}`);
const drawn = (seed: string, from: readonly string[], count: number) =>
  drawSmallest(seed, from, count).map(({ key }) => key);

describe('a random draw (双随机)', () => {
  it('is what any SHA-256 program reckons from seed and key', () => {
    // printf '2026春|组织1' | sha256sum
    expect(drawDigest('2026春', '组织1')).toBe('b98ce00c89865bec099458b3db0ad665680385824303603dc078b3d70831ea6a');
    expect(drawDigest('', '')).toBe('cbe5cfdf7c2118a9c3d78ef1d684f3afa089201352886449a06a6511cfef74a7');
  });

  it('gives the same for the same seed, whatever the order of the list, and something else for another seed', () => {
    const list = keys(200);
    expect(drawn('2026春', list, 10)).toEqual(drawn('2026春', [...list].reverse(), 10));
    expect(drawn('2026春', list, 10)).not.toEqual(drawn('2026夏', list, 10));
    expect(new Set(drawn('2026春', list, 10)).size).toBe(10);
    // More drawn from the same seed keeps those that were drawn.
    expect(drawn('2026春', list, 20).slice(0, 10)).toEqual(drawn('2026春', list, 10));
  });

  it('is uniform: over 4,000 seeds each of 20 is drawn about equally often, each pair too (chi-squared)', () => {
    const list = keys(20);
    const seen = new Map<string, number>();
    const pairs = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed += 1) {
      const [one = '', two = ''] = drawn(`种子${seed}`, list, 2).sort();
      for (const key of [one, two]) seen.set(key, (seen.get(key) ?? 0) + 1);
      pairs.set(`${one} ${two}`, (pairs.get(`${one} ${two}`) ?? 0) + 1);
    }
    const chiSquared = (counts: readonly number[], expected: number) =>
      counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 19 and 189 degrees of freedom: 43.8 and 251 are passed by chance once in a thousand.
    expect(seen.size).toBe(20);
    expect(chiSquared([...seen.values()], 400)).toBeLessThan(43.8);
    expect(pairs.size).toBe(190);
    expect(chiSquared([...pairs.values()], 4000 / 190)).toBeLessThan(251);
  });

  it('draws two different inspectors for each organization from the pool', () => {
    const lines = drawInspections({
      ...{ seed: '2026春', organizationIds: keys(50), memberIds: ['甲', '乙', '丙', '丁'] },
      ...{ wanted: 12, inspectorsEach: 2 },
    });
    expect(lines).toHaveLength(12);
    for (const { memberIds } of lines) expect(new Set(memberIds).size).toBe(2);
    expect(new Set(lines.flatMap(({ memberIds }) => memberIds)).size).toBe(4);
  });
});

describe('states and figures', () => {
  const none = { rectifyDueOn: null, rectifiedOn: null, reinspectedOn: null, reinspectionResult: null, closedOn: null };
  const rectified = { ...none, rectifyDueOn: '2026-04-03', rectifiedOn: '2026-03-20' };
  const passed = { ...rectified, reinspectedOn: '2026-03-25', reinspectionResult: 'pass' };
  const closed = { ...passed, closedOn: '2026-03-26' };

  it('follow from the days alone', () => {
    expect([none, rectified, passed, closed].map(findingState)).toEqual(['open', 'rectified', 'reinspected', 'closed']);
    expect(findingState({ ...rectified, reinspectedOn: '2026-03-25', reinspectionResult: 'fail' })).toBe('rectified');
    const state = (recordState: string, heldOn: string | null, problemsFound = 0, closedOn: string | null = null) =>
      inspectionState({ recordState, heldOn, problemsFound, closedOn });
    expect([
      state('draft', null),
      state('draft', '2026-03-04'),
      state('final', '2026-03-04', 2),
      state('final', '2026-03-04', 2, '2026-03-26'),
      state('final', '2026-03-04'),
      state('voided', '2026-03-04', 2),
    ]).toEqual(['planned', 'recording', 'rectifying', 'done', 'done', 'voided']);
  });

  it('a day that has come is not overdue, the next is; what is rectified never is', () => {
    const due = { rectifyDueOn: '2026-04-03', rectifiedOn: null };
    expect([isOverdue(due, '2026-04-03'), isOverdue(due, '2026-04-04')]).toEqual([false, true]);
    expect(isOverdue({ ...due, rectifiedOn: '2026-04-10' }, '2026-05-01')).toBe(false);
    expect(isOverdue({ rectifyDueOn: null, rectifiedOn: null }, '2026-05-01')).toBe(false);
  });

  it('sum up the problems: rectified and closed only when all are', () => {
    expect(summaryOf([])).toEqual({
      ...{ problemsFound: 0, problemsRectified: 0, rectifiedOn: null, reinspectedOn: null },
      ...{ reinspectionResult: null, closedOn: null },
    });
    expect(summaryOf([closed, rectified])).toMatchObject({
      ...{ problemsFound: 2, problemsRectified: 2, rectifiedOn: '2026-03-20', reinspectedOn: '2026-03-25' },
      ...{ reinspectionResult: null, closedOn: null },
    });
    expect(summaryOf([closed, passed])).toMatchObject({ reinspectionResult: 'pass', closedOn: null });
    expect(summaryOf([closed, { ...none, reinspectedOn: '2026-03-25', reinspectionResult: 'fail' }])).toMatchObject({
      ...{ problemsRectified: 1, rectifiedOn: null, reinspectionResult: 'fail' },
    });
  });
});

const said = (issues: readonly FieldIssue[]) => issues.map(({ field, code }) => `${field}: ${code}`);

describe('what keeps an inspection from being finalized (domain.md §7)', () => {
  const TODAY = '2026-03-05';
  const row = (code: string, result: 'ok' | 'problem' | 'na' | null, findingId: string | null = null) => ({
    ...{ code, text: code, basisText: null, result, remark: null, findingId },
  });
  const inspection = {
    ...{ heldOn: '2026-03-04', noticeOn: '2026-03-02', checklist: [row('a', 'ok'), row('b', 'na')] },
    inspectors: [
      { name: '王珺', memberId: 'm1' },
      { name: '李想', memberId: null },
    ],
  };
  const finding = {
    ...{ seq: 1, itemCode: 'a', basisText: '《消防法》', demandText: '改正' },
    ...{ rectifyDueOn: null, rectifiedOn: null },
  };
  const pass = { conclusion: 'pass', conclusionBasis: null, rectifyDueOn: null } as const;
  const rectify = { conclusion: 'rectify', conclusionBasis: '条例', rectifyDueOn: '2026-04-03' } as const;
  const found = (
    changes: Partial<Parameters<typeof finalizeIssues>[0]>,
    findings: Parameters<typeof finalizeIssues>[1] = [],
    concluded: Parameters<typeof finalizeIssues>[2] = pass,
  ) => said(finalizeIssues({ ...inspection, ...changes }, findings, concluded, TODAY));

  it('a day that has come, not before its notice', () => {
    expect([found({}), found({ heldOn: TODAY }), found({ noticeOn: '2026-03-04' })]).toEqual([[], [], []]);
    expect(found({ heldOn: null })).toEqual(['heldOn: required']);
    expect(found({ heldOn: '2026-03-06' })).toEqual(['heldOn: date_in_future']);
    expect(found({ noticeOn: TODAY })).toEqual(['noticeOn: notice_after_inspection']);
    expect(said(planIssues({ noticeOn: TODAY, heldOn: null }))).toEqual([]);
  });

  it('two different inspectors, whether members or named', () => {
    const [first, second] = inspection.inspectors;
    const named = (...names: string[]) => inspectorIssues(names.map((name) => ({ name, memberId: null })));
    expect(said(named())).toEqual(['inspectors: two_inspectors']);
    expect(said(named('王珺', '王珺'))).toEqual(['inspectors: two_inspectors']);
    expect(said(named('王珺', '李想'))).toEqual([]);
    const namesake = { name: '王珺', memberId: 'm2' };
    expect(said(inspectorIssues(first && second ? [first, namesake] : []))).toEqual([]);
    expect(found({ inspectors: [{ name: '王珺', memberId: 'm1' }] })).toEqual(['inspectors: two_inspectors']);
  });

  it('every line answered, and a problem entered for each line that is one', () => {
    expect(found({ checklist: [] })).toEqual(['checklist: checklist_empty']);
    expect(found({ checklist: [row('a', 'ok'), row('b', null)] })).toEqual(['checklist: checklist_unanswered']);
    const bad = { checklist: [row('a', 'problem')] };
    expect(found(bad, [], rectify)).toContain('checklist: problem_without_finding');
    expect(found(bad, [finding], rectify)).toEqual([]);
    expect(found({ checklist: [row('f', 'problem', 'earlier')] }, [], rectify)).toEqual([]);
  });

  it('passes only what is rectified; another conclusion has a problem, its basis and its day', () => {
    expect(found({}, [finding])).toEqual(['conclusion: pass_with_open_problem']);
    expect(found({}, [{ ...finding, rectifiedOn: '2026-03-04' }])).toEqual([]);
    expect(found({ checklist: [row('f', 'problem', 'earlier')] })).toEqual(['conclusion: pass_with_open_problem']);
    expect(found({}, [], rectify)).toEqual(['conclusion: conclusion_without_problem']);
    expect(found({}, [finding], { ...rectify, conclusionBasis: null })).toEqual(['conclusionBasis: basis_missing']);
    for (const bare of [{ basisText: null }, { demandText: null }])
      expect(found({}, [{ ...finding, ...bare }], rectify)).toEqual(['findings: finding_incomplete']);
    expect(found({}, [finding], { ...rectify, rectifyDueOn: null })).toEqual(['rectifyDueOn: rectify_due_missing']);
    const suspend = { ...rectify, conclusion: 'suspend', rectifyDueOn: null } as const;
    expect(found({}, [finding], suspend)).toEqual([]);
    expect(found({}, [finding], { ...rectify, rectifyDueOn: '2026-03-03' })).toEqual([
      'rectifyDueOn: due_before_inspection',
    ]);
    expect(said(dueIssues({ rectifyDueOn: '2026-03-04', heldOn: '2026-03-04' }))).toEqual([]);
  });

  it('a statement is whole, and given between the inspection and today', () => {
    const given = { statementText: '无异议', statementOn: '2026-03-04', statementPost: '会长' };
    const stated = (changes: Partial<Parameters<typeof statementIssues>[0]>) =>
      said(statementIssues({ ...given, ...changes }, { heldOn: '2026-03-04', today: TODAY }));
    expect([stated({}), stated({ statementOn: TODAY })]).toEqual([[], []]);
    expect(stated({ statementOn: null })).toEqual(['statementOn: required']);
    expect(stated({ statementPost: null })).toEqual(['statementPost: required']);
    expect(stated({ statementOn: '2026-03-06' })).toEqual(['statementOn: date_in_future']);
    expect(stated({ statementOn: '2026-03-03' })).toEqual(['statementOn: before_inspection']);
    expect(stated({ statementText: null })).toEqual(['statementText: required']);
    expect(stated({ statementText: null, statementOn: null })).toEqual(['statementText: required']);
    expect(stated({ statementText: null, statementOn: null, statementPost: null })).toEqual([]);
  });
});

describe('rectification, re-inspection, close-out', () => {
  const TODAY = '2026-03-25';
  const open = { rectifyDueOn: '2026-04-03', rectifiedOn: null };
  const rectified = { ...open, rectifiedOn: '2026-03-20' };

  it('rectified between the inspection and today', () => {
    const on = (day: string) => said(rectifiedIssues(day, { heldOn: '2026-03-04', today: TODAY }));
    expect([on('2026-03-04'), on(TODAY)]).toEqual([[], []]);
    expect([on('2026-03-03'), on('2026-03-26')]).toEqual([
      ...[['rectifiedOn: before_inspection'], ['rectifiedOn: date_in_future']],
    ]);
  });

  it('re-inspected after it was reported; a failure names a day that is not before it', () => {
    const seen = (
      changes: Partial<Parameters<typeof reinspectionIssues>[0]>,
      of: Parameters<typeof reinspectionIssues>[1] = rectified,
    ) =>
      said(reinspectionIssues({ reinspectedOn: '2026-03-20', result: 'pass', newDueOn: null, ...changes }, of, TODAY));
    expect([seen({}), seen({ reinspectedOn: TODAY })]).toEqual([[], []]);
    expect(seen({}, open)).toEqual(['reinspectedOn: reinspected_before_rectified']);
    expect(seen({ reinspectedOn: '2026-03-26' })).toEqual(['reinspectedOn: date_in_future']);
    expect(seen({ reinspectedOn: '2026-03-19' })).toEqual(['reinspectedOn: reinspection_before_rectified_on']);
    expect(seen({ result: 'fail' })).toEqual(['newDueOn: rectify_due_missing']);
    expect(seen({ result: 'fail', newDueOn: '2026-03-19' })).toEqual(['newDueOn: due_before_reinspection']);
    expect(seen({ result: 'fail', newDueOn: '2026-03-20' })).toEqual([]);
  });

  it('a day is extended to a later one, of a problem that is open and has one', () => {
    expect(said(extensionIssues('2026-04-04', open))).toEqual([]);
    expect(said(extensionIssues('2026-04-03', open))).toEqual(['newDueOn: rectify_extension_not_later']);
    expect(said(extensionIssues('2026-04-04', rectified))).toEqual(['newDueOn: already_rectified']);
    expect(said(extensionIssues('2026-04-04', { ...open, rectifyDueOn: null }))).toEqual([
      'newDueOn: no_due_to_extend',
    ]);
  });

  it('is struck off once: re-inspected with success, with evidence, by another than who entered it', () => {
    const passed = { ...rectified, reinspectedOn: '2026-03-25', reinspectionResult: 'pass', closedOn: null };
    const finding = { ...passed, rectifiedBy: 'one', hasEvidence: true };
    const closed = (changes: Partial<Parameters<typeof closeIssues>[0]>, userId = 'other', othersCanClose = true) =>
      said(closeIssues({ ...finding, ...changes }, { userId, othersCanClose }));
    expect(closed({})).toEqual([]);
    expect(closed({ closedOn: TODAY })).toEqual(['id: finding_closed']);
    expect(closed({ reinspectionResult: 'fail' })).toEqual(['id: not_reinspected']);
    expect(closed({ reinspectedOn: null })).toEqual(['id: not_reinspected']);
    expect(closed({ hasEvidence: false })).toEqual(['id: close_without_evidence']);
    expect(closed({}, 'one')).toEqual(['id: closed_by_who_entered']);
    expect(closed({}, 'one', false)).toEqual([]);
  });

  it('a template has a line, none twice; a draw has organizations and inspectors enough', () => {
    const lines = (...texts: string[]) => said(templateIssues(texts.map((text) => ({ text }))));
    expect([lines('一'), lines(), lines('一', '二', '一')]).toEqual([
      ...[[], ['items: checklist_empty'], ['items: check_twice']],
    ]);
    const draw = { wanted: 3, candidates: 3, inspectorsEach: 2, pool: 2 };
    expect(said(drawIssues(draw))).toEqual([]);
    expect(said(drawIssues({ ...draw, candidates: 2 }))).toEqual(['wanted: draw_too_many']);
    expect(said(drawIssues({ ...draw, pool: 1 }))).toEqual(['inspectorPool: draw_pool_short']);
  });
});
