import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { Handover } from '#shared/features/handovers/handovers.contract.ts';
import { checkClosing, checkExtras, checkParties } from '#shared/features/handovers/handovers.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { handoverById, handoverUnderWay } from './handovers.repository.ts';
import { openWork } from './handovers.scan.ts';

type Saved = { id: string; revision: number };

/** Fields that stay once work was handed over: the history of the work names them. */
const FIXED = ['fromMemberId', 'fromUserId', 'toMemberId', 'toUserId', 'handedOn'] as const;

/**
 * Begins a hand-over or keeps what was chosen and ticked.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function saveHandover(
  write: Write,
  { id, expectedRevision, fields }: HandlerInput<'handovers.save'>,
): Promise<Saved> {
  refuseIssues(await wrongParties(write, fields));
  refuseIssues(checkExtras(fields.extras, fields.fromMemberId));
  if (id === undefined) {
    if ((await handoverUnderWay(write.trx, fields.fromMemberId)) !== undefined)
      refuseIssues([{ field: 'fromMemberId', code: 'handover_under_way' }]);
    const begun = { stage: 'open', given: [], carriedOutAt: null, signedOn: null, closedAt: null };
    const options = { effectiveOn: fields.handedOn, recordState: 'draft' as const };
    return { id: await createRecord(write, 'handover', { ...fields, ...begun }, options), revision: 1 };
  }
  // Without the revision that was shown nothing is overwritten: no stored revision is below 0.
  const present = await expectedHandover(write, id, expectedRevision ?? -1);
  refuseClosed(present);
  if (present.fromMemberId !== fields.fromMemberId)
    refuseIssues([{ field: 'fromMemberId', code: 'handover_from_fixed' }]);
  if (present.stage !== 'open' && FIXED.some((field) => present[field] !== fields[field]))
    refuseIssues([{ field: 'stage', code: 'handover_parties_fixed' }]);
  const { revision } = await updateRecord(write, 'handover', id, present.revision, fields);
  return { id, revision };
}

/** Rules of the parties; the receivers of single pieces are looked at when the work is given. */
async function wrongParties(
  write: Write,
  fields: HandlerInput<'handovers.save'>['fields'],
): Promise<readonly FieldIssue[]> {
  const issues: FieldIssue[] = [];
  const named: Record<'from' | 'to', string> = { from: '', to: '' };
  for (const [side, memberId] of [
    ['from', fields.fromMemberId],
    ['to', fields.toMemberId],
  ] as const) {
    const found = await findRecord(write.trx, 'member', memberId);
    named[side] = String(found?.name ?? '');
    if (!found || found.recordState === 'voided') issues.push({ field: `${side}MemberId`, code: 'not_found' });
    else if (side === 'to' && found.active === false)
      issues.push({ field: 'toMemberId', code: 'handover_receiver_inactive', params: { name: named.to } });
  }
  return [...issues, ...checkParties(fields, named)];
}

/**
 * Closes a hand-over. What is open is looked at once more in the same transaction: new work of the one who left keeps it open.
 * @throws AppError `not_found`, `conflict`, `rule_broken` with everything that is still missing
 */
export async function closeHandover(
  write: Write,
  { id, expectedRevision, signedOn }: HandlerInput<'handovers.close'>,
): Promise<Saved> {
  const present = await expectedHandover(write, id, expectedRevision);
  refuseClosed(present);
  const work = await openWork(write.trx, present, write.today);
  refuseIssues(checkClosing(present, work, { signedOn, today: write.today }));
  if (present.leaves) {
    const member = await findRecord(write.trx, 'member', present.fromMemberId);
    const options = { action: 'handover.close', effectiveOn: present.handedOn };
    if (member?.active === true)
      await updateRecord(write, 'member', present.fromMemberId, undefined, { active: false }, options);
  }
  const closed = { stage: 'closed', signedOn, closedAt: write.at };
  const options = { action: 'handover.close', recordState: 'final' as const };
  const { revision } = await updateRecord(write, 'handover', id, present.revision, closed, options);
  return { id, revision };
}

/** @throws AppError `not_found`, `conflict`, `rule_broken` once work was handed over */
export async function voidHandover(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'handovers.void'>,
): Promise<Saved> {
  const present = await expectedHandover(write, id, expectedRevision);
  if (present.stage !== 'open') refuseIssues([{ field: 'stage', code: 'handover_was_carried_out' }]);
  return voidRecord(write, 'handover', id, expectedRevision, reason);
}

/**
 * The hand-over that a screen showed, still as it showed it.
 * @throws AppError `not_found`, `conflict` with the present record when it was changed or voided
 */
export async function expectedHandover(write: Write, id: string, expectedRevision: number): Promise<Handover> {
  const present = await handoverById(write.trx, id);
  if (present.recordState === 'voided' || present.revision !== expectedRevision)
    throw new AppError('conflict', { record: present });
  return present;
}

function refuseClosed({ stage }: Handover): void {
  if (stage === 'closed') refuseIssues([{ field: 'stage', code: 'handover_is_closed' }]);
}
