import type { Kysely } from 'kysely';
import { bodyKeyOf, bodyNameOf, decisionNumber } from '#shared/features/decisions/decisions.rules.ts';
import { numberYearOf } from '#shared/features/meetings/meetings.rules.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import type { Fields } from '../../db/collections.ts';
import type { Schema } from '../../db/schema.ts';
import { groupNames, lastNumber, namesOfOtherBodies, organizationName } from './numbers.repository.ts';

type NumberedMeeting = {
  readonly kind: string;
  readonly leadingGroupId: string | null;
  readonly organizationId: string | null;
  readonly startAt: string;
};

/**
 * The numbers that the decisions of a meeting get when its minutes are finalized, in the order of the minutes: on from the last one of
 * the body in that year, voided ones counted, so that there is neither a gap nor a second one (features M6). Taken in the open transaction.
 * @param count decisions of the meeting
 * @returns the fields of each decision
 */
export async function decisionNumbers(
  trx: Kysely<Schema>,
  meeting: NumberedMeeting,
  count: number,
): Promise<readonly Fields[]> {
  if (count === 0) return [];
  const bodyKey = bodyKeyOf(meeting);
  const bodyName = await shortNameOf(trx, meeting, bodyKey);
  const numberYear = numberYearOf(meeting.startAt);
  const first = (await lastNumber(trx, bodyKey, numberYear)) + 1;
  return Array.from({ length: count }, (_one, place) => {
    const numberSeq = first + place;
    const number = decisionNumber(bodyName, numberYear, numberSeq);
    return { bodyKey, bodyName, numberYear, numberSeq, number, decidedOn: meeting.startAt.slice(0, 10) };
  });
}

/** The body's short name: what the group is called, else that of its kind, else its full name; never one that another body carries. */
async function shortNameOf(trx: Kysely<Schema>, meeting: NumberedMeeting, bodyKey: string): Promise<string> {
  return bodyNameOf(await namesOf(trx, meeting), await namesOfOtherBodies(trx, bodyKey));
}

async function namesOf(trx: Kysely<Schema>, { kind, leadingGroupId, organizationId }: NumberedMeeting) {
  if (leadingGroupId !== null) {
    const group = await groupNames(trx, leadingGroupId);
    const short = group?.shortName?.trim() || message('zh-CN', 'decisions.body_leading_group');
    return group ? [short, group.name] : [short];
  }
  if (kind === 'council' && organizationId !== null) {
    const organization = (await organizationName(trx, organizationId)) ?? '';
    return [message('zh-CN', 'decisions.bodyCouncil', { organization })];
  }
  return [messageIfKnown('zh-CN', `decisions.body_${kind}`) ?? message('zh-CN', 'decisions.body_other')];
}
