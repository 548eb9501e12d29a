/** What an activity filing needs at each step (domain.md §7), and where it stands. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { CONCLUSIVE_RESULTS, type FilingResult, type FilingStage, type UnitDecision } from './activityFilings.lists.ts';

export type StageFacts = {
  readonly result: FilingResult | null;
  readonly completeOn: string | null;
  readonly supervisingUnitDecision: UnitDecision | null;
  readonly endAt: string;
  readonly summarySubmittedOn: string | null;
};

/** Where a filing stands on a day. An accepted activity waits to be held through its last day, then for its summary. */
export function filingStage(facts: StageFacts, today: string): FilingStage {
  const { result, completeOn } = facts;
  if (result === 'rejected' || result === 'withdrawn' || result === 'cancelled') return result;
  if (result === 'accepted') {
    if (facts.summarySubmittedOn !== null) return 'closed';
    return facts.endAt.slice(0, 10) < today ? 'summary' : 'awaiting';
  }
  if (completeOn === null) return result === 'returned' ? 'correcting' : 'checking';
  return facts.supervisingUnitDecision === 'pending' ? 'waiting_unit' : 'deciding';
}

/** Whether nothing more is to be decided. */
export function isConclusive(result: FilingResult | null): boolean {
  return result !== null && CONCLUSIVE_RESULTS.includes(result);
}

/** Whether a supervising unit must agree: one is named, or the organization is under dual supervision. */
export function needsUnitDecision(facts: {
  readonly supervisingUnit: string | null;
  readonly supervisionMode: string | null;
}): boolean {
  return facts.supervisingUnit !== null || facts.supervisionMode === 'dual';
}

/**
 * What keeps complete material from being accepted: the supervising unit's opinion, else the permit, else nothing. `accepted_pending` is
 * named by it: the list of domain.md has one word for both.
 */
export function awaitedOf(
  facts: { readonly supervisingUnitDecision: UnitDecision | null; readonly publicSecurityPermitNo: string | null },
  publicSecurityRequired: boolean,
): 'unit' | 'permit' | 'none' {
  if (facts.supervisingUnitDecision === 'pending') return 'unit';
  return publicSecurityRequired && facts.publicSecurityPermitNo === null ? 'permit' : 'none';
}

type Days = { readonly startAt: string; readonly endAt: string; readonly receivedOn: string };

/** Days of a filing that cannot be. A filing received after the activity began is late, but can be recorded. */
export function filingDayIssues(
  { startAt, endAt, receivedOn, organizerDecidedOn }: Days & { readonly organizerDecidedOn: string | null },
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (endAt < startAt) issues.push({ field: 'endAt', code: 'ended_before_begin' });
  if (receivedOn > today) issues.push({ field: 'receivedOn', code: 'date_in_future' });
  if (organizerDecidedOn !== null && organizerDecidedOn > today)
    issues.push({ field: 'organizerDecidedOn', code: 'date_in_future' });
  if (organizerDecidedOn !== null && organizerDecidedOn > startAt.slice(0, 10))
    issues.push({ field: 'organizerDecidedOn', code: 'filing_decided_after_start' });
  return issues;
}

export const FILING_WARNINGS = [
  'over_capacity',
  'started_before_receipt',
  'permit_missing',
  'moved_after_unit',
  'moved_after_receipt',
] as const;
export type FilingWarning = (typeof FILING_WARNINGS)[number];

/**
 * What a clerk should see, but what keeps nobody from recording the facts.
 * @param publicSecurityRequired by the threshold of the office
 */
export function filingWarnings(
  facts: Days & {
    readonly expectedParticipants: number | null;
    readonly venueCapacity: number | null;
    readonly publicSecurityPermitNo: string | null;
    readonly supervisingUnitDecidedOn: string | null;
  },
  publicSecurityRequired: boolean,
  { lastMovedOn, receiptIsOld }: { readonly lastMovedOn: string | null; readonly receiptIsOld: boolean },
): FilingWarning[] {
  const { expectedParticipants: expected, venueCapacity: capacity } = facts;
  const warnings: FilingWarning[] = [];
  if (expected !== null && capacity !== null && expected > capacity) warnings.push('over_capacity');
  if (facts.startAt.slice(0, 10) < facts.receivedOn) warnings.push('started_before_receipt');
  if (publicSecurityRequired && facts.publicSecurityPermitNo === null) warnings.push('permit_missing');
  if (lastMovedOn !== null && facts.supervisingUnitDecidedOn !== null && lastMovedOn >= facts.supervisingUnitDecidedOn)
    warnings.push('moved_after_unit');
  if (receiptIsOld) warnings.push('moved_after_receipt');
  return warnings;
}

export type DecisionFacts = StageFacts & {
  readonly place: string | null;
  readonly expectedParticipants: number | null;
  readonly receivedOn: string;
  readonly onsiteLeadName: string | null;
  readonly onsiteLeadPost: string | null;
  readonly onsiteLeadPhone: string | null;
  readonly emergencyPlanAttachmentId: string | null;
  readonly supervisingUnit: string | null;
  readonly supervisingUnitDecidedOn: string | null;
  readonly publicSecurityPermitNo: string | null;
};

type Decision = { readonly result: FilingResult; readonly decidedOn: string; readonly reason: string | null };

/**
 * What keeps a result from being entered. Accepted and waiting for the unit need complete material, the required facts, the plan and a
 * lead; accepted also the unit's agreement and, from the threshold on, the permit: without them the activity is not safe to be accepted.
 */
export function decisionIssues(
  facts: DecisionFacts,
  decision: Decision,
  around: {
    readonly today: string;
    readonly supervisionMode: string | null;
    readonly publicSecurityRequired: boolean;
  },
): FieldIssue[] {
  const { result, decidedOn, reason } = decision;
  const issues: FieldIssue[] = [];
  if (decidedOn > around.today) issues.push({ field: 'decidedOn', code: 'date_in_future' });
  if (decidedOn < (facts.completeOn ?? facts.receivedOn))
    issues.push({
      field: 'decidedOn',
      code: 'filing_decided_early',
      params: { date: facts.completeOn ?? facts.receivedOn },
    });
  // Accepted after the unit agreed, never before.
  const agreedOn = facts.supervisingUnitDecision === 'approved' ? facts.supervisingUnitDecidedOn : null;
  if (result === 'accepted' && agreedOn !== null && decidedOn < agreedOn)
    issues.push({ field: 'decidedOn', code: 'filing_decided_before_unit', params: { date: agreedOn } });
  // Refusing, returning, ending or changing what was decided is explained.
  const needsReason = result !== 'accepted' && result !== 'accepted_pending';
  if ((needsReason || isConclusive(facts.result)) && reason === null)
    issues.push({ field: 'reason', code: 'filing_reason_missing' });
  if (result === 'accepted' || result === 'accepted_pending') issues.push(...merits(facts, result, around));
  if (result === 'returned' && facts.completeOn !== null)
    issues.push({ field: 'result', code: 'filing_returned_complete' });
  if (result === 'withdrawn' && facts.summarySubmittedOn !== null)
    issues.push({ field: 'result', code: 'filing_summary_there' });
  if (result === 'cancelled' && facts.summarySubmittedOn !== null)
    issues.push({ field: 'result', code: 'filing_summary_there' });
  return issues;
}

function merits(
  facts: DecisionFacts,
  result: 'accepted' | 'accepted_pending',
  around: { readonly supervisionMode: string | null; readonly publicSecurityRequired: boolean },
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (facts.completeOn === null) issues.push({ field: 'completeOn', code: 'filing_incomplete' });
  const needed = ['place', 'expectedParticipants', 'onsiteLeadName', 'onsiteLeadPost', 'onsiteLeadPhone'] as const;
  for (const field of needed) if (facts[field] === null) issues.push({ field, code: 'filing_fact_missing' });
  if (facts.emergencyPlanAttachmentId === null)
    issues.push({ field: 'emergencyPlanAttachmentId', code: 'filing_plan_missing' });
  const isAsked = needsUnitDecision({ ...facts, supervisionMode: around.supervisionMode });
  const decision = facts.supervisingUnitDecision;
  const lacksPermit = around.publicSecurityRequired && facts.publicSecurityPermitNo === null;
  if (decision === 'rejected') issues.push({ field: 'supervisingUnitDecision', code: 'filing_unit_rejected' });
  else if (result === 'accepted' && isAsked && decision !== 'approved')
    issues.push({ field: 'supervisingUnitDecision', code: 'filing_unit_pending' });
  if (result === 'accepted' && lacksPermit)
    issues.push({ field: 'publicSecurityPermitNo', code: 'filing_permit_missing' });
  const waits = (isAsked && decision !== 'approved') || lacksPermit;
  if (result === 'accepted_pending' && !waits) issues.push({ field: 'result', code: 'filing_nothing_pending' });
  return issues;
}

/** What a decision of the supervising unit needs. */
export function unitDecisionIssues(
  decision: { readonly decision: UnitDecision; readonly decidedOn: string | null },
  facts: { readonly result: FilingResult | null },
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (decision.decision !== 'pending' && decision.decidedOn === null)
    issues.push({ field: 'decidedOn', code: 'filing_unit_day_missing' });
  if (decision.decidedOn !== null && decision.decidedOn > today)
    issues.push({ field: 'decidedOn', code: 'date_in_future' });
  if (facts.result === 'accepted' && decision.decision !== 'approved')
    issues.push({ field: 'decision', code: 'filing_accepted_unit' });
  return issues;
}

/** What keeps a summary from being recorded: the activity was not accepted or has not ended, or the day cannot be. */
export function summaryIssues(
  facts: Pick<StageFacts, 'result' | 'endAt'>,
  { submittedOn }: { readonly submittedOn: string },
  today: string,
): FieldIssue[] {
  if (facts.result !== 'accepted') return [{ field: 'result', code: 'filing_not_accepted' }];
  const endOn = facts.endAt.slice(0, 10);
  if (endOn > today) return [{ field: 'submittedOn', code: 'filing_not_ended', params: { date: endOn } }];
  if (submittedOn > today) return [{ field: 'submittedOn', code: 'date_in_future' }];
  if (submittedOn < endOn) return [{ field: 'submittedOn', code: 'filing_not_ended', params: { date: endOn } }];
  return [];
}

/** What keeps a date from being moved: nothing changes, it is over, or nothing is left to be held. */
export function moveIssues(
  before: {
    readonly startAt: string;
    readonly endAt: string;
    readonly place: string | null;
    readonly organizerDecidedOn: string | null;
  } & Pick<StageFacts, 'result' | 'summarySubmittedOn'>,
  after: { readonly startAt: string; readonly endAt: string; readonly place: string | null },
): FieldIssue[] {
  if (before.summarySubmittedOn !== null) return [{ field: 'startAt', code: 'filing_summary_there' }];
  if (isConclusive(before.result) && before.result !== 'accepted') return [{ field: 'startAt', code: 'filing_ended' }];
  const isSame = before.startAt === after.startAt && before.endAt === after.endAt && before.place === after.place;
  if (isSame) return [{ field: 'startAt', code: 'filing_not_moved' }];
  if (after.endAt < after.startAt) return [{ field: 'endAt', code: 'ended_before_begin' }];
  if (before.organizerDecidedOn !== null && before.organizerDecidedOn > after.startAt.slice(0, 10))
    return [{ field: 'startAt', code: 'filing_decided_after_start' }];
  return [];
}

/** The number of a filing: `HD-年-四位流水`. */
export function filingNumber(year: string, seq: number): string {
  return `HD-${year}-${String(seq).padStart(4, '0')}`;
}
