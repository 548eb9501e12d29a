import type { HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import { MERIT_RESULTS } from '#shared/features/activityFilings/activityFilings.lists.ts';
import { decisionIssues, unitDecisionIssues } from '#shared/features/activityFilings/activityFilings.rules.ts';
import { checkSecondPerson } from '#shared/features/meetings/meetings.rules.ts';
import { findRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { othersHold } from '../meetings/meetings.repository.ts';
import { type FilingTerms, planName, snapshotOf, supervisionModeOf } from './activityFilings.repository.ts';
import { changeFiling, expectedFiling, type Saved, type User } from './activityFilings.save.ts';
import { closeFilingCase } from './filingCase.ts';

/** What the supervising unit decided. @throws AppError `not_found`, `conflict`, `rule_broken` (no day, day to come, accepted already) */
export async function recordUnitDecision(
  write: Write,
  input: HandlerInput<'activityFilings.recordUnitDecision'>,
  terms: FilingTerms,
): Promise<Saved> {
  const present = await expectedFiling(write, input);
  const { supervisingUnit, decision, decidedOn, documentNo } = input;
  refuseIssues(unitDecisionIssues({ decision, decidedOn }, present, write.today));
  const isPending = decision === 'pending';
  const fields = {
    supervisingUnit,
    supervisingUnitDecision: decision,
    supervisingUnitDecidedOn: isPending ? null : decidedOn,
    supervisingUnitDocumentNo: isPending ? null : documentNo,
  };
  const effective = isPending || decidedOn === null ? {} : { effectiveOn: decidedOn };
  return changeFiling(write, present, fields, terms, { action: 'activity_filing.unit', ...effective });
}

/**
 * Enters the result; the record is final from now on and keeps its verdict with the rule it was judged by.
 * @throws AppError `not_found`, `conflict`, `rule_broken` with `fields`
 */
export async function decideFiling(
  write: Write,
  input: HandlerInput<'activityFilings.decide'>,
  user: User,
  terms: FilingTerms,
): Promise<Saved> {
  const present = await expectedFiling(write, input);
  const { result, decidedOn, reason } = input;
  const organization = await findRecord(write.trx, 'organization', present.organizationId);
  const supervisionMode = supervisionModeOf(organization);
  const { publicSecurityRequired } = snapshotOf(present, present, terms);
  // A plan whose file was voided is no plan.
  const hasPlan = (await planName(write.trx, present)) !== null;
  const facts = { ...present, emergencyPlanAttachmentId: hasPlan ? present.emergencyPlanAttachmentId : null };
  const isOwnEntry = present.createdBy === user.id && MERIT_RESULTS.includes(result);
  const othersCanCheck = isOwnEntry && (await othersHold(write.trx, PERMISSIONS['filings.decide'], user.id));
  refuseIssues([
    ...decisionIssues(facts, input, { today: write.today, supervisionMode, publicSecurityRequired }),
    ...checkSecondPerson({ isOwnEntry, othersCanCheck, selfChecked: input.selfChecked }).map((issue) => ({
      ...issue,
      code: 'filing_own_entry',
    })),
  ]);
  if (result === 'rejected' || result === 'withdrawn' || result === 'cancelled')
    await closeFilingCase(write, present, decidedOn, reason ?? '');
  const fields = {
    ...{ result, decidedOn, decisionReason: reason, selfChecked: isOwnEntry },
    ...{ decidedBy: user.id, decidedByName: user.displayName },
  };
  const options = {
    action: `activity_filing.${result}`,
    effectiveOn: decidedOn,
    ...(reason === null ? {} : { reason }),
  };
  return changeFiling(write, present, fields, terms, { ...options, recordState: 'final' });
}
