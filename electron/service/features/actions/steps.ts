import { AppError } from '#shared/contract/errors.ts';
import {
  type ActionStage,
  afterStep,
  checkStep,
  STATUS_OF_STAGE,
  type StepKind,
} from '#shared/features/actions/loop.rules.ts';
import { slipNumber } from '#shared/features/actions/slip.rules.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { userNames } from '../users/users.repository.ts';
import { filesOfAction, isMeetingVoided, type StoredAction, storedActionById } from './loop.repository.ts';

/** What is done to an action, and what is written down about it. */
export type TakenStep = {
  readonly kind: StepKind;
  /** Day of the act; left out: today. */
  readonly happenedOn?: string | undefined;
  readonly note?: string | null;
  readonly progress?: string | null;
  readonly attachmentIds?: readonly string[];
  readonly slip?: { readonly year: number; readonly seq: number };
  readonly oldDueOn?: string;
  readonly newDueOn?: string;
  readonly selfChecked?: boolean;
  /** What else of the action changes with it, for example its due date or its owner. */
  readonly patch?: Fields;
  /** What the audit calls it; left out: `action_item.<kind>`. */
  readonly action?: string;
  /** Given as the reason of the history line. */
  readonly reason?: string;
};

/**
 * The action that a form showed. Whoever works on an old copy is told so first.
 * @throws AppError `not_found`, `conflict` with the present record, `rule_broken` when its meeting is voided or still a draft
 */
export async function shownAction(
  write: Write,
  { id, expectedRevision }: { readonly id: string; readonly expectedRevision: number },
  options: { readonly drafts?: boolean } = {},
): Promise<StoredAction> {
  const action = await storedActionById(write.trx, id);
  if (action.revision !== expectedRevision) throw new AppError('conflict', { record: action });
  if (action.recordState === 'draft' && options.drafts !== true)
    refuseIssues([{ field: 'id', code: 'action_in_draft' }]);
  if (await isMeetingVoided(write.trx, action.meetingId))
    refuseIssues([{ field: 'id', code: 'action_meeting_voided' }]);
  return action;
}

/** The stage of an action; one that was set done or cancelled without the loop stands where its status says. */
export function stageOf({ stage, status }: Pick<StoredAction, 'stage' | 'status'>): ActionStage {
  if (status === 'cancelled') return 'cancelled';
  if (status === 'done') return stage === 'struck_off' ? stage : 'completed';
  return STATUS_OF_STAGE[stage] === 'open' ? stage : 'assigned';
}

/**
 * Adds a step to the log of an action and brings the action to where the log leads, in one transaction.
 * @throws AppError `rule_broken` when the step does not follow from where the action stands, lies in the future or names files that
 *   do not belong to the action
 */
export async function takeStep(
  write: Write,
  action: StoredAction,
  taken: TakenStep,
): Promise<{ readonly id: string; readonly revision: number }> {
  const { kind, happenedOn = write.today, progress = null, attachmentIds = [], patch = {} } = taken;
  const note = taken.note?.normalize('NFC').trim() || null;
  const stage = stageOf(action);
  refuseIssues(checkStep(kind, stage));
  if (happenedOn > write.today) refuseIssues([{ field: 'happenedOn', code: 'date_in_future' }]);
  if ((await filesOfAction(write.trx, action.id, attachmentIds)) !== attachmentIds.length)
    refuseIssues([{ field: 'attachmentIds', code: 'not_found' }]);
  const { id: by } = write.actor;
  const next = afterStep({ ...action, stage }, { kind, happenedOn, progress, note, by });
  const seq = action.stepCount + 1;
  await recordStep(write, action.id, seq, { ...taken, happenedOn, note });
  const { revision } = await updateRecord(
    write,
    'action_item',
    action.id,
    action.revision,
    { ...loopFields(next), stepCount: seq, ...patch },
    {
      action: taken.action ?? `action_item.${kind}`,
      effectiveOn: happenedOn,
      ...(taken.reason ? { reason: taken.reason } : {}),
    },
  );
  return { id: action.id, revision };
}

/** The fields of an action that follow from its log. */
function loopFields(state: ReturnType<typeof afterStep>): Fields {
  const { stage, status, setUpOn, assignedOn, lastReportOn, lastUrgedOn } = state;
  const { progress, doneOn, evidence, completedBy, struckOffOn } = state;
  return {
    stage,
    status,
    setUpOn,
    assignedOn,
    lastReportOn,
    lastUrgedOn,
    progress,
    doneOn,
    evidence,
    completedBy,
    struckOffOn,
  };
}

/**
 * Sets up a task of a meeting (立项) when its minutes become final: the first line of its log.
 * @param setUpOn day on which the minutes are issued
 * @returns what the action's own record takes over; it becomes final in the same write
 */
export async function setUpAction(
  write: Write,
  action: { readonly id: string; readonly stepCount?: unknown },
  setUpOn: string,
): Promise<Fields> {
  const seq = Number(action.stepCount ?? 0) + 1;
  const happenedOn = setUpOn > write.today ? write.today : setUpOn;
  await recordStep(write, action.id, seq, { kind: 'set_up', happenedOn });
  return { setUpOn: happenedOn, stepCount: seq };
}

async function recordStep(
  write: Write,
  actionId: string,
  seq: number,
  { kind, happenedOn = write.today, slip, ...taken }: TakenStep,
): Promise<void> {
  const { id: by } = write.actor;
  const fields = {
    actionId,
    seq,
    kind,
    happenedOn,
    byName: (await userNames(write.trx)).get(by) ?? by,
    note: taken.note ?? null,
    progress: taken.progress ?? null,
    attachmentIds: [...(taken.attachmentIds ?? [])],
    numberYear: slip?.year ?? null,
    numberSeq: slip?.seq ?? null,
    number: slip === undefined ? null : slipNumber(slip.year, slip.seq),
    oldDueOn: taken.oldDueOn ?? null,
    newDueOn: taken.newDueOn ?? null,
    selfChecked: taken.selfChecked ?? false,
  };
  await createRecord(write, 'action_step', fields, { effectiveOn: happenedOn });
}
