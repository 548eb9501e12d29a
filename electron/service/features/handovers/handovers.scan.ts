import type { Kysely } from 'kysely';
import type { Handover, HandoverWork } from '#shared/features/handovers/handovers.contract.ts';
import { workKeyOf } from '#shared/features/handovers/handovers.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { HANDOVER_SOURCES, type HandoverLook, RETURN_SOURCES } from './handoverSources.ts';

type Parties = Pick<
  Handover,
  'fromMemberId' | 'fromUserId' | 'toMemberId' | 'handedOn' | 'leaves' | 'choices' | 'ticks'
>;

/**
 * Every open piece of work of whoever hands over, as it stands now: what moves with its new owner, and, when he leaves, what is to be
 * returned. Nothing of it is stored: the list is right whenever it is looked at.
 * @param today local date; a hand-over of a day to come asks what is open on that day
 */
export async function openWork(db: Kysely<Schema>, parties: Parties, today: string): Promise<HandoverWork[]> {
  const { fromMemberId: memberId, fromUserId: userId, toMemberId, handedOn, leaves } = parties;
  const look: HandoverLook = { memberId, userId, today: handedOn > today ? handedOn : today };
  const chosen = new Map(parties.choices.map((choice) => [workKeyOf(choice), choice.toMemberId]));
  const ticked = new Set(parties.ticks.map(workKeyOf));
  const work: HandoverWork[] = [];
  for (const { kind, open } of HANDOVER_SOURCES)
    for (const { id: itemId, ...item } of await open(db, look))
      work.push({ kind, itemId, ...item, toMemberId: chosen.get(`${kind}:${itemId}`) ?? toMemberId, ticked: false });
  if (!leaves) return work;
  for (const { kind, open } of RETURN_SOURCES)
    for (const { id: itemId, ...item } of await open(db, look))
      work.push({ kind, itemId, ...item, toMemberId: null, ticked: ticked.has(`${kind}:${itemId}`) });
  return work;
}
