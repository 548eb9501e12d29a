import { type Kysely, sql } from 'kysely';
import { bodyKeyOf, bodyNameOf, decisionNumber } from '#shared/features/decisions/decisions.rules.ts';
import { numberYearOf } from '#shared/features/meetings/meetings.rules.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import type { Fields } from '../../db/collections.ts';
import type { Schema } from '../../db/schema.ts';

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
  const last = await trx
    .selectFrom('decision')
    .select((select) => select.fn.max('numberSeq').as('seq'))
    .where('bodyKey', '=', bodyKey)
    .where('numberYear', '=', numberYear)
    .executeTakeFirst();
  const first = Number(last?.seq ?? 0) + 1;
  return Array.from({ length: count }, (_one, place) => {
    const numberSeq = first + place;
    const number = decisionNumber(bodyName, numberYear, numberSeq);
    return { bodyKey, bodyName, numberYear, numberSeq, number, decidedOn: meeting.startAt.slice(0, 10) };
  });
}

/** The body's short name: what the group is called, else that of its kind, else its full name; never one that another body carries. */
async function shortNameOf(trx: Kysely<Schema>, meeting: NumberedMeeting, bodyKey: string): Promise<string> {
  const rows = await sql<{ bodyName: string }>`SELECT DISTINCT bodyName FROM decision
    WHERE numberSeq IS NOT NULL AND bodyKey <> ${bodyKey}`.execute(trx);
  return bodyNameOf(await namesOf(trx, meeting), new Set(rows.rows.map((row) => row.bodyName)));
}

async function namesOf(trx: Kysely<Schema>, { kind, leadingGroupId, organizationId }: NumberedMeeting) {
  if (leadingGroupId !== null) {
    const group = await trx
      .selectFrom('leading_group')
      .select(['name', 'shortName'])
      .where('id', '=', leadingGroupId)
      .executeTakeFirst();
    const short = group?.shortName?.trim() || message('zh-CN', 'decisions.body_leading_group');
    return group ? [short, group.name] : [short];
  }
  if (kind === 'council' && organizationId !== null) {
    const found = await trx
      .selectFrom('organization')
      .select('name')
      .where('id', '=', organizationId)
      .executeTakeFirst();
    return [message('zh-CN', 'decisions.bodyCouncil', { organization: found?.name ?? '' })];
  }
  return [messageIfKnown('zh-CN', `decisions.body_${kind}`) ?? message('zh-CN', 'decisions.body_other')];
}
