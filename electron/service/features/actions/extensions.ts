import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { checkExtension, isDoer } from '#shared/features/actions/actions.rules.ts';
import { createRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { userNames } from '../users/users.repository.ts';
import { extensionById, extensionsOf, lastExtensionSeq, storedActionById } from './loop.repository.ts';
import { closerOf } from './loop.ts';
import { shownAction, takeStep } from './steps.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Asks for a later due date. The present one holds until somebody else approves (features M11).
 * @returns id of the extension
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function askExtension(write: Write, input: HandlerInput<'actions.askExtension'>): Promise<Saved> {
  const action = await shownAction(write, input);
  const earlier = await extensionsOf(write.trx, action.id);
  const isWaiting = earlier.some(({ state }) => state === 'asked');
  refuseIssues(checkExtension(input, { ...action, isWaiting }, write.today));
  const { id: by } = write.actor;
  const id = await createRecord(
    write,
    'action_extension',
    {
      actionId: action.id,
      seq: (await lastExtensionSeq(write.trx, action.id)) + 1,
      oldDueOn: action.dueOn,
      newDueOn: input.newDueOn,
      reason: input.reason,
      askedOn: write.today,
      askedByName: (await userNames(write.trx)).get(by) ?? by,
      state: 'asked',
      approverName: null,
      approverPost: null,
      decidedOn: null,
      remark: null,
      selfApproved: false,
    },
    { effectiveOn: write.today },
  );
  return { id, revision: 1 };
}

/**
 * Takes back a request that waits for its answer; the due date stays as it is, and another one may be asked for.
 * @throws AppError `not_found`, `conflict`, `rule_broken` when it was answered already
 */
export async function withdrawExtension(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'actions.withdrawExtension'>,
): Promise<Saved> {
  const extension = await extensionById(write.trx, id);
  if (extension.revision !== expectedRevision) throw new AppError('conflict', { record: extension });
  if (extension.state !== 'asked') refuseIssues([{ field: 'id', code: 'extension_decided' }]);
  const { revision } = await voidRecord(write, 'action_extension', id, expectedRevision, reason);
  write.changed('action_item', extension.actionId);
  return { id, revision };
}

/**
 * Approves or refuses an extension. Approving gives the action its new due date and keeps the first one; another user than the one who
 * asked, and other than the owner, does it while there is one.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function decideExtension(write: Write, input: HandlerInput<'actions.decideExtension'>): Promise<Saved> {
  const extension = await extensionById(write.trx, input.id);
  if (extension.revision !== input.expectedRevision) throw new AppError('conflict', { record: extension });
  if (extension.state !== 'asked') refuseIssues([{ field: 'id', code: 'extension_decided' }]);
  const action = await storedActionById(write.trx, extension.actionId);
  const closer = await closerOf(write.trx, write.actor.id);
  const isOwn = extension.createdBy === write.actor.id || isDoer(closer, action);
  if (isOwn && closer.othersCanClose) refuseIssues([{ field: 'id', code: 'extension_own' }]);
  const isApproved = input.outcome === 'approved';
  if (isApproved)
    refuseIssues(
      checkExtension(
        { newDueOn: extension.newDueOn, reason: extension.reason },
        { ...action, isWaiting: false },
        write.today,
      ),
    );
  const { revision } = await updateRecord(
    write,
    'action_extension',
    extension.id,
    input.expectedRevision,
    {
      state: input.outcome,
      approverName: input.approverName,
      approverPost: input.approverPost,
      decidedOn: write.today,
      remark: input.remark.trim() || null,
      selfApproved: isApproved && isOwn,
    },
    { action: `action_extension.${input.outcome}`, effectiveOn: write.today },
  );
  if (isApproved) {
    await takeStep(write, action, {
      kind: 'extended',
      note: extension.reason,
      oldDueOn: action.dueOn,
      newDueOn: extension.newDueOn,
      reason: extension.reason,
      patch: {
        dueOn: extension.newDueOn,
        firstDueOn: action.firstDueOn ?? action.dueOn,
        extensionCount: action.extensionCount + 1,
      },
    });
  }
  write.changed('action_item', action.id);
  return { id: extension.id, revision };
}
