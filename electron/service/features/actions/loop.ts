import type { HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import { checkCompletion, checkStrikeOff, isDoer } from '#shared/features/actions/actions.rules.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { othersHold } from '../meetings/meetings.repository.ts';
import {
  filesOfAction,
  isMember,
  lastSlip,
  meetingDayOf,
  memberOfUser,
  type StoredAction,
  stepsOf,
} from './loop.repository.ts';
import { shownAction, stageOf, takeStep } from './steps.ts';

type Saved = { readonly id: string; readonly revision: number };

/** Hands an action over to whoever carries it out. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function assignAction(write: Write, input: HandlerInput<'actions.assign'>): Promise<Saved> {
  const action = await shownAction(write, input);
  const { ownerMemberId } = input;
  if (ownerMemberId != null && !(await isMember(write.trx, ownerMemberId)))
    refuseIssues([{ field: 'ownerMemberId', code: 'not_found' }]);
  const patch = ownerMemberId === undefined ? {} : { ownerMemberId };
  return takeStep(write, action, { kind: 'assigned', happenedOn: input.happenedOn, note: input.note, patch });
}

/** Reports how far it is. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function reportAction(write: Write, input: HandlerInput<'actions.report'>): Promise<Saved> {
  const { id, expectedRevision, ...taken } = input;
  return takeStep(write, await shownAction(write, { id, expectedRevision }), { kind: 'reported', ...taken });
}

/**
 * Reports it completed on a day, with a note or a file.
 * @param options.drafts a task of a draft meeting too: it was done before the minutes were ready
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function completeAction(
  write: Write,
  input: HandlerInput<'actions.complete'>,
  options: { readonly drafts?: boolean } = {},
): Promise<Saved> {
  const action = await shownAction(write, input, options);
  const { doneOn, evidence, attachmentIds } = input;
  const files = await filesOfAction(write.trx, action.id, attachmentIds);
  const heldOn = await meetingDayOf(write.trx, action.meetingId);
  refuseIssues(checkCompletion({ doneOn, evidence, files }, write.today, heldOn));
  // `done`: the word that history has had for it from the beginning.
  return takeStep(write, action, {
    kind: 'completed',
    happenedOn: doneOn,
    note: evidence,
    attachmentIds,
    action: 'action_item.done',
  });
}

/** Sends back what was reported completed. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function sendBackAction(write: Write, input: HandlerInput<'actions.sendBack'>): Promise<Saved> {
  const action = await shownAction(write, input);
  return takeStep(write, action, { kind: 'returned', note: input.reason, reason: input.reason });
}

/**
 * Strikes an action off: by somebody other than the doer while there is anybody else; else 自核 is recorded (features M12).
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function strikeOffAction(write: Write, input: HandlerInput<'actions.strikeOff'>): Promise<Saved> {
  const action = await shownAction(write, input);
  const closer = await closerOf(write.trx, write.actor.id);
  refuseIssues(
    checkStrikeOff(closer, { ...action, stage: stageOf(action), hasEvidence: await hasEvidence(write.trx, action) }),
  );
  return takeStep(write, action, { kind: 'struck_off', note: input.note, selfChecked: isDoer(closer, action) });
}

/** Cancels an action, or takes it up again; both with a reason. */
export async function endOrReopen(
  write: Write,
  action: StoredAction,
  kind: 'cancelled' | 'reopened',
  reason: string,
): Promise<Saved> {
  const audited = kind === 'cancelled' ? 'action_item.cancelled' : 'action_item.open';
  return takeStep(write, action, { kind, note: reason, reason: reason.trim(), action: audited });
}

/**
 * Records that actions were urged under the numbers of their slips, all or none.
 * @throws AppError `not_found`, `conflict`; `rule_broken` when another window took the numbers meanwhile
 */
export async function urgeActions(write: Write, input: HandlerInput<'actions.urge'>): Promise<{ count: number }> {
  const year = Number(write.today.slice(0, 4));
  const next = (await lastSlip(write.trx, year)) + 1;
  if (input.firstSeq !== next) refuseIssues([{ field: 'firstSeq', code: 'slip_number_taken' }]);
  for (const [index, { id, expectedRevision }] of input.items.entries()) {
    const action = await shownAction(write, { id, expectedRevision });
    await takeStep(write, action, { kind: 'urged', note: input.note, slip: { year, seq: next + index } });
  }
  return { count: input.items.length };
}

/** Who wants to close, and whether another enabled user could. */
export async function closerOf(db: Write['trx'] | Parameters<typeof memberOfUser>[0], userId: string) {
  const member = await memberOfUser(db, userId);
  const othersCanClose = await othersHold(db, PERMISSIONS['meetings.finalize'], userId);
  return { userId, memberId: member?.id ?? null, othersCanClose };
}

/** Evidence: what was noted at the completion, or a file that belongs to it and is not voided. */
async function hasEvidence(db: Write['trx'], action: StoredAction): Promise<boolean> {
  if (action.evidence !== null) return true;
  const completion = (await stepsOf(db, action.id)).findLast((step) => step.kind === 'completed');
  return (await filesOfAction(db, action.id, completion?.attachmentIds ?? [])) > 0;
}
