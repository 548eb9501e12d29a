import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { Handover, HandoverExtra, HandoverWork } from './handovers.contract.ts';

/** A piece of work by kind and id, as one text. */
export function workKeyOf({ kind, itemId }: { readonly kind: string; readonly itemId: string }): string {
  return `${kind}:${itemId}`;
}

/** Rules of the parties: two different persons, a witness who is neither, and not without his post. */
export function checkParties(
  fields: Pick<Handover, 'fromMemberId' | 'toMemberId' | 'fromUserId' | 'toUserId' | 'witnessName' | 'witnessPost'>,
  names: { readonly from: string; readonly to: string },
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (fields.fromMemberId === fields.toMemberId) issues.push({ field: 'toMemberId', code: 'handover_to_self' });
  if (fields.fromUserId !== null && fields.fromUserId === fields.toUserId)
    issues.push({ field: 'toUserId', code: 'handover_same_account' });
  if (fields.witnessName === null && fields.witnessPost !== null)
    issues.push({ field: 'witnessName', code: 'required' });
  if (fields.witnessName !== null && [names.from, names.to].includes(fields.witnessName))
    issues.push({ field: 'witnessName', code: 'handover_witness_party', params: { name: fields.witnessName } });
  return issues;
}

/** An extra line must say what it is and who gets it. */
export function checkExtras(extras: readonly HandoverExtra[], fromMemberId: string): FieldIssue[] {
  const issues: FieldIssue[] = [];
  for (const { name, toMemberId } of extras) {
    if (name.trim() === '') issues.push({ field: 'extras', code: 'handover_extra_name' });
    if (toMemberId === fromMemberId)
      issues.push({ field: 'extras', code: 'handover_extra_self', params: { name: name.trim() } });
  }
  return issues;
}

/** The work that moves to another owner, and what can only be returned or disabled. */
export function splitWork<Work extends Pick<HandoverWork, 'toMemberId'>>(work: readonly Work[]) {
  return {
    moves: work.filter(({ toMemberId }) => toMemberId !== null),
    returns: work.filter(({ toMemberId }) => toMemberId === null),
  };
}

/**
 * What keeps a hand-over from being closed (features "Beyond" 12): work that is still or again his, something not returned, a line that
 * is not ticked, or a day of signing that cannot be.
 */
export function checkClosing(
  handover: Pick<Handover, 'stage' | 'extras' | 'handedOn'>,
  work: readonly Pick<HandoverWork, 'toMemberId' | 'title' | 'ticked'>[],
  days: { readonly signedOn: string; readonly today: string },
): FieldIssue[] {
  if (handover.stage !== 'carried_out') return [{ field: 'stage', code: 'handover_not_carried_out' }];
  const { moves, returns } = splitWork(work);
  const issues: FieldIssue[] = [];
  const [first] = moves;
  if (first)
    issues.push({ field: 'work', code: 'handover_unowned', params: { count: moves.length, name: first.title } });
  for (const { title, ticked } of returns)
    if (!ticked) issues.push({ field: 'ticks', code: 'handover_not_returned', params: { name: title } });
  for (const { name, handedOver } of handover.extras)
    if (!handedOver) issues.push({ field: 'extras', code: 'handover_not_handed', params: { name } });
  if (days.signedOn > days.today) issues.push({ field: 'signedOn', code: 'date_in_future' });
  if (days.signedOn < handover.handedOn)
    issues.push({ field: 'signedOn', code: 'handover_signed_early', params: { date: handover.handedOn } });
  return issues;
}
