import { describe, expect, it } from 'vitest';
import type { UnitDecision } from '#shared/features/activityFilings/activityFilings.lists.ts';
import {
  awaitedOf,
  type DecisionFacts,
  decisionIssues,
  filingDayIssues,
  filingStage,
  filingWarnings,
  moveIssues,
  needsUnitDecision,
  summaryIssues,
  unitDecisionIssues,
} from '#shared/features/activityFilings/activityFilings.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';

const said = (issues: readonly FieldIssue[]) => issues.map(({ field, code }) => `${field}: ${code}`);
const TODAY = '2026-04-10';

/** A filing of which nothing is missing. */
const READY: DecisionFacts = {
  ...{ result: null, completeOn: '2026-04-02', supervisingUnitDecision: 'approved', endAt: '2026-04-20T17:00' },
  ...{ summarySubmittedOn: null, place: '青云公园', expectedParticipants: 1000, receivedOn: '2026-04-01' },
  ...{ onsiteLeadName: '周启明', onsiteLeadPost: '会长', onsiteLeadPhone: '88886666' },
  ...{ emergencyPlanAttachmentId: 'plan', supervisingUnit: '市园林局', supervisingUnitDecidedOn: '2026-04-03' },
  publicSecurityPermitNo: '云公安许〔2026〕8号',
};
type Around = Parameters<typeof decisionIssues>[2];
const AROUND: Around = { today: TODAY, supervisionMode: null, publicSecurityRequired: true };
const judged = (
  facts: Partial<DecisionFacts>,
  result: Parameters<typeof decisionIssues>[1]['result'],
  { decidedOn = TODAY, reason = '原因' }: { decidedOn?: string; reason?: string | null } = {},
  around: Partial<Around> = {},
) => said(decisionIssues({ ...READY, ...facts }, { result, decidedOn, reason }, { ...AROUND, ...around }));

describe('R13 what keeps a result from being entered (domain.md §7)', () => {
  it('nothing, where everything is there: on the day of the agreement, today', () => {
    expect(judged({}, 'accepted', { reason: null })).toEqual([]);
    expect(judged({}, 'accepted', { decidedOn: '2026-04-03', reason: null })).toEqual([]);
  });

  it('accepted wants complete material, every fact, the plan, the agreement and the permit', () => {
    expect(judged({ completeOn: null }, 'accepted')).toEqual(['completeOn: filing_incomplete']);
    for (const field of ['place', 'expectedParticipants', 'onsiteLeadName', 'onsiteLeadPost', 'onsiteLeadPhone'])
      expect(judged({ [field]: null }, 'accepted')).toEqual([`${field}: filing_fact_missing`]);
    expect(judged({ emergencyPlanAttachmentId: null }, 'accepted')).toEqual([
      'emergencyPlanAttachmentId: filing_plan_missing',
    ]);
    expect(judged({ supervisingUnitDecision: 'rejected' }, 'accepted')).toEqual([
      'supervisingUnitDecision: filing_unit_rejected',
    ]);
    for (const supervisingUnitDecision of ['pending', null] as const)
      expect(judged({ supervisingUnitDecision }, 'accepted')).toEqual(['supervisingUnitDecision: filing_unit_pending']);
    const alone = { supervisingUnit: null, supervisingUnitDecision: null };
    expect(judged(alone, 'accepted')).toEqual([]);
    expect(judged(alone, 'accepted', {}, { supervisionMode: 'dual' })).toEqual([
      'supervisingUnitDecision: filing_unit_pending',
    ]);
    expect(judged({ publicSecurityPermitNo: null }, 'accepted')).toEqual([
      'publicSecurityPermitNo: filing_permit_missing',
    ]);
    expect(judged({ publicSecurityPermitNo: null }, 'accepted', {}, { publicSecurityRequired: false })).toEqual([]);
  });

  it('waiting for the unit or the permit wants something that is waited for, and not a unit that refused', () => {
    expect(judged({}, 'accepted_pending', { reason: null })).toEqual(['result: filing_nothing_pending']);
    expect(judged({ supervisingUnitDecision: 'pending' }, 'accepted_pending', { reason: null })).toEqual([]);
    expect(judged({ publicSecurityPermitNo: null }, 'accepted_pending', { reason: null })).toEqual([]);
    expect(judged({ supervisingUnitDecision: 'rejected', publicSecurityPermitNo: null }, 'accepted_pending')).toEqual([
      'supervisingUnitDecision: filing_unit_rejected',
    ]);
    expect(judged({ supervisingUnitDecision: 'pending', completeOn: null }, 'accepted_pending')).toEqual([
      'completeOn: filing_incomplete',
    ]);
  });

  it('no day to come, none before the material or the agreement was there', () => {
    expect(judged({}, 'accepted', { decidedOn: '2026-04-11' })).toEqual(['decidedOn: date_in_future']);
    expect(judged({}, 'accepted', { decidedOn: '2026-04-02' })).toEqual(['decidedOn: filing_decided_before_unit']);
    expect(judged({}, 'rejected', { decidedOn: '2026-04-02' })).toEqual([]);
    expect(judged({}, 'rejected', { decidedOn: '2026-04-01' })).toEqual(['decidedOn: filing_decided_early']);
    const open = { completeOn: null };
    expect(judged(open, 'returned', { decidedOn: '2026-04-01' })).toEqual([]);
    expect(judged(open, 'returned', { decidedOn: '2026-03-31' })).toEqual(['decidedOn: filing_decided_early']);
  });

  it('returning, refusing and ending are explained, and so is every change of what was decided', () => {
    for (const result of ['returned', 'rejected', 'withdrawn', 'cancelled'] as const)
      expect(judged({ completeOn: null }, result, { reason: null })).toEqual(['reason: filing_reason_missing']);
    expect(judged({ result: 'rejected' }, 'accepted', { reason: null })).toEqual(['reason: filing_reason_missing']);
    expect(judged({ result: 'accepted_pending' }, 'accepted', { reason: null })).toEqual([]);
  });

  it('complete material is not returned, and what has its summary was held', () => {
    expect(judged({}, 'returned')).toEqual(['result: filing_returned_complete']);
    const held = { result: 'accepted', summarySubmittedOn: '2026-04-09' } as const;
    expect(judged(held, 'withdrawn')).toEqual(['result: filing_summary_there']);
    expect(judged(held, 'cancelled')).toEqual(['result: filing_summary_there']);
    expect(judged({ ...held, summarySubmittedOn: null }, 'cancelled')).toEqual([]);
  });

  it("the unit's decision has its day, no day to come, and does not go back behind what was accepted", () => {
    const unit = (decision: UnitDecision, decidedOn: string | null, result: DecisionFacts['result'] = null) =>
      said(unitDecisionIssues({ decision, decidedOn }, { result }, TODAY));
    expect(unit('approved', TODAY)).toEqual([]);
    expect(unit('pending', null)).toEqual([]);
    expect(unit('approved', null)).toEqual(['decidedOn: filing_unit_day_missing']);
    expect(unit('rejected', null)).toEqual(['decidedOn: filing_unit_day_missing']);
    expect(unit('approved', '2026-04-11')).toEqual(['decidedOn: date_in_future']);
    expect(unit('rejected', TODAY, 'accepted')).toEqual(['decision: filing_accepted_unit']);
    expect(unit('approved', TODAY, 'accepted')).toEqual([]);
  });
});

describe('R13 days, stages and warnings of a filing', () => {
  const days = { startAt: '2026-04-20T09:00', endAt: '2026-04-20T17:00', receivedOn: TODAY, organizerDecidedOn: null };

  it('refuses an end before the start, and receipt or decision on a day to come', () => {
    const found = (changes: Partial<Parameters<typeof filingDayIssues>[0]>) =>
      said(filingDayIssues({ ...days, ...changes }, TODAY));
    expect(found({})).toEqual([]);
    expect(found({ endAt: days.startAt })).toEqual([]);
    expect(found({ endAt: '2026-04-20T08:59' })).toEqual(['endAt: ended_before_begin']);
    expect(found({ receivedOn: '2026-04-11' })).toEqual(['receivedOn: date_in_future']);
    expect(found({ organizerDecidedOn: TODAY })).toEqual([]);
    expect(found({ organizerDecidedOn: '2026-04-11' })).toEqual(['organizerDecidedOn: date_in_future']);
    const begun = { startAt: '2026-04-09T09:00', endAt: '2026-04-09T17:00' };
    expect(found({ ...begun, organizerDecidedOn: '2026-04-09' })).toEqual([]);
    expect(found({ ...begun, organizerDecidedOn: TODAY })).toEqual(['organizerDecidedOn: filing_decided_after_start']);
  });

  it('warns of one person above the capacity, a start before the receipt and a missing permit', () => {
    const facts = {
      ...{ ...days, expectedParticipants: 300, venueCapacity: 300, publicSecurityPermitNo: null },
      supervisingUnitDecidedOn: null,
    };
    const warned = (changes: Partial<typeof facts>, required = false) =>
      filingWarnings({ ...facts, ...changes }, required, { lastMovedOn: null, receiptIsOld: false });
    expect(warned({})).toEqual([]);
    expect(warned({ expectedParticipants: 301 })).toEqual(['over_capacity']);
    expect(warned({ startAt: `${TODAY}T09:00` })).toEqual([]);
    expect(warned({ startAt: '2026-04-09T23:59' })).toEqual(['started_before_receipt']);
    expect(warned({}, true)).toEqual(['permit_missing']);
    const agreed = { ...facts, supervisingUnitDecidedOn: TODAY };
    const moved = (lastMovedOn: string) => filingWarnings(agreed, false, { lastMovedOn, receiptIsOld: false });
    expect([moved('2026-04-09'), moved(TODAY)]).toEqual([[], ['moved_after_unit']]);
    expect(filingWarnings(facts, false, { lastMovedOn: TODAY, receiptIsOld: true })).toEqual(['moved_after_receipt']);
  });

  it('stands where its days put it: awaited through its last day, then its summary is', () => {
    const stage = (changes: Partial<Parameters<typeof filingStage>[0]>, today = TODAY) =>
      filingStage({ ...READY, ...changes }, today);
    expect(stage({ completeOn: null })).toBe('checking');
    expect(stage({ completeOn: null, result: 'returned' })).toBe('correcting');
    expect(stage({ supervisingUnitDecision: 'pending' })).toBe('waiting_unit');
    expect(stage({})).toBe('deciding');
    expect(stage({ result: 'accepted' }, '2026-04-20')).toBe('awaiting');
    expect(stage({ result: 'accepted' }, '2026-04-21')).toBe('summary');
    expect(stage({ result: 'accepted', summarySubmittedOn: '2026-04-20' }, '2026-04-20')).toBe('closed');
    for (const result of ['rejected', 'withdrawn', 'cancelled'] as const) expect(stage({ result })).toBe(result);
  });

  it('waits for the unit first, then for the permit, then for nobody', () => {
    const waits = (decision: UnitDecision | null, permit: string | null, required: boolean) =>
      awaitedOf({ supervisingUnitDecision: decision, publicSecurityPermitNo: permit }, required);
    expect(waits('pending', null, true)).toBe('unit');
    expect([waits('approved', null, true), waits('approved', null, false), waits(null, '许可', true)]).toEqual([
      ...['permit', 'none', 'none'],
    ]);
    const asked = (supervisingUnit: string | null, supervisionMode: string | null) =>
      needsUnitDecision({ supervisingUnit, supervisionMode });
    expect([asked('市园林局', null), asked(null, 'dual'), asked(null, 'direct')]).toEqual([true, true, false]);
  });

  it('a summary wants an accepted activity that has ended, and a day between its end and today', () => {
    const summary = (submittedOn: string, changes: Partial<Parameters<typeof summaryIssues>[0]> = {}) =>
      said(summaryIssues({ result: 'accepted', endAt: '2026-04-08T17:00', ...changes }, { submittedOn }, TODAY));
    expect([summary('2026-04-08'), summary(TODAY)]).toEqual([[], []]);
    expect(summary('2026-04-07')).toEqual(['submittedOn: filing_not_ended']);
    expect(summary('2026-04-11')).toEqual(['submittedOn: date_in_future']);
    expect(summary(TODAY, { endAt: '2026-04-11T17:00' })).toEqual(['submittedOn: filing_not_ended']);
    expect(summary(TODAY, { endAt: `${TODAY}T17:00` })).toEqual([]);
    expect(summary(TODAY, { result: 'accepted_pending' })).toEqual(['result: filing_not_accepted']);
  });

  it('is moved while something is left to be held: not after its summary, not once it is over', () => {
    const before = {
      ...{
        startAt: '2026-04-20T09:00',
        endAt: '2026-04-20T17:00',
        place: '青云公园',
        organizerDecidedOn: '2026-04-01',
      },
      ...{ result: 'accepted' as const, summarySubmittedOn: null },
    };
    const to = { startAt: '2026-04-21T09:00', endAt: '2026-04-21T17:00', place: '青云公园' };
    expect(said(moveIssues(before, to))).toEqual([]);
    expect(said(moveIssues(before, { ...before, place: '东门' }))).toEqual([]);
    expect(said(moveIssues(before, before))).toEqual(['startAt: filing_not_moved']);
    expect(said(moveIssues({ ...before, summarySubmittedOn: TODAY }, to))).toEqual(['startAt: filing_summary_there']);
    for (const result of ['rejected', 'withdrawn', 'cancelled'] as const)
      expect(said(moveIssues({ ...before, result }, to))).toEqual(['startAt: filing_ended']);
    expect(said(moveIssues(before, { ...to, endAt: '2026-04-21T08:00' }))).toEqual(['endAt: ended_before_begin']);
    const onDay = { ...to, startAt: '2026-04-01T09:00', endAt: '2026-04-01T17:00' };
    expect(said(moveIssues(before, onDay))).toEqual([]);
    expect(said(moveIssues({ ...before, organizerDecidedOn: '2026-04-02' }, onDay))).toEqual([
      'startAt: filing_decided_after_start',
    ]);
  });
});
