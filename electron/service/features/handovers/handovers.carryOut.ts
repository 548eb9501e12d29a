import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { Handover, HandoverGiven, HandoverWork } from '#shared/features/handovers/handovers.contract.ts';
import { splitWork, workKeyOf } from '#shared/features/handovers/handovers.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import { findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { HANDOVER_SOURCES } from './handoverSources.ts';
import { expectedHandover } from './handovers.save.ts';
import { openWork } from './handovers.scan.ts';
import { accountsOfMembers } from './openWork.repository.ts';

/** Kinds that hang on an account: their receiver needs one. */
const OF_ACCOUNTS: ReadonlySet<string> = new Set(['officialDocuments', 'drafts']);

type Receiver = { readonly id: string; readonly name: string; readonly post: string; readonly userId: string | null };

/**
 * Gives every open piece of work to its new owner, all in this transaction. Afterwards nothing may be left: a kind of work that cannot
 * be given keeps everything as it was.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (work that changed since it was shown, a receiver who cannot take it)
 */
export async function carryOutHandover(
  write: Write,
  { id, expectedRevision, shown }: HandlerInput<'handovers.carryOut'>,
): Promise<{ id: string; revision: number; given: number }> {
  const handover = await expectedHandover(write, id, expectedRevision);
  if (handover.stage === 'closed') refuseIssues([{ field: 'stage', code: 'handover_is_closed' }]);
  const { moves } = splitWork(await openWork(write.trx, handover, write.today));
  refuseUnseen(moves, shown);
  const receivers = await receiversOf(write, handover, moves);
  const from = await findRecord(write.trx, 'member', handover.fromMemberId);
  const reason = message('zh-CN', 'handovers.giveReason', {
    name: String(from?.name ?? ''),
    date: handover.handedOn,
    reason: handover.reason ?? '',
  });
  const given: HandoverGiven[] = [];
  for (const { kind, itemId, title, note, dueOn, toMemberId } of moves) {
    const receiver = receivers.get(toMemberId ?? '');
    const source = HANDOVER_SOURCES.find((one) => one.kind === kind);
    if (receiver === undefined || source === undefined) throw new AppError('internal');
    await source.give(write, {
      ...{ id: itemId, from: handover.fromMemberId, to: receiver.id, on: handover.handedOn, reason },
      ...{ fromUserId: handover.fromUserId, toUserId: receiver.userId },
    });
    given.push({
      ...{ kind, itemId, title, note, dueOn },
      ...{ toMemberId: receiver.id, toName: receiver.name, toPost: receiver.post },
    });
  }
  await refuseLeft(write, handover);
  const { revision } = await updateRecord(
    write,
    'handover',
    id,
    handover.revision,
    { stage: 'carried_out', given: [...handover.given, ...given], choices: [], carriedOutAt: write.at },
    { action: 'handover.carryOut', effectiveOn: handover.handedOn },
  );
  return { id, revision, given: given.length };
}

/** Only what the screen showed is given: work that came up or went since is looked at first. */
function refuseUnseen(moves: readonly HandoverWork[], shown: readonly { kind: string; itemId: string }[]): void {
  const seen = new Set(shown.map(workKeyOf));
  const present = new Set(moves.map(workKeyOf));
  const more = moves.filter((one) => !seen.has(workKeyOf(one)));
  const gone = [...seen].filter((key) => !present.has(key)).length;
  const issues: FieldIssue[] = [];
  const [first] = more;
  if (first)
    issues.push({ field: 'work', code: 'handover_new_work', params: { count: more.length, name: first.title } });
  if (gone > 0) issues.push({ field: 'work', code: 'handover_work_gone', params: { count: gone } });
  refuseIssues(issues);
}

/** Everybody who gets something. @throws AppError `rule_broken` when one is the giver himself, voided, inactive, or lacks an account */
async function receiversOf(
  write: Write,
  handover: Handover,
  moves: readonly HandoverWork[],
): Promise<ReadonlyMap<string, Receiver>> {
  const accounts = (await accountsOfMembers(write.trx)).filter((account) => account.enabled === 1);
  const receivers = new Map<string, Receiver>();
  const issues: FieldIssue[] = [];
  for (const memberId of new Set(moves.map((one) => one.toMemberId ?? ''))) {
    const member = await findRecord(write.trx, 'member', memberId);
    const name = String(member?.name ?? '');
    const params = { name };
    if (memberId === handover.fromMemberId) issues.push({ field: 'choices', code: 'handover_to_self' });
    else if (!member || member.recordState === 'voided')
      issues.push({ field: 'choices', code: 'handover_receiver_voided', params });
    else if (member.active === false) issues.push({ field: 'choices', code: 'handover_receiver_inactive', params });
    const own = accounts.find((account) => account.memberId === memberId)?.id ?? null;
    const userId = memberId === handover.toMemberId ? (handover.toUserId ?? own) : own;
    const needsAccount = moves.some((one) => one.toMemberId === memberId && OF_ACCOUNTS.has(one.kind));
    if (needsAccount && (userId === null || userId === handover.fromUserId))
      issues.push({ field: 'choices', code: 'handover_no_account', params });
    receivers.set(memberId, { id: memberId, name, post: String(member?.post ?? ''), userId });
  }
  refuseIssues(issues);
  return receivers;
}

async function refuseLeft(write: Write, handover: Handover): Promise<void> {
  const { moves } = splitWork(await openWork(write.trx, handover, write.today));
  const [first] = moves;
  if (first)
    refuseIssues([{ field: 'work', code: 'handover_left', params: { count: moves.length, name: first.title } }]);
}
