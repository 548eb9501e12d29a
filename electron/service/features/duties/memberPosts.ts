import type { Kysely } from 'kysely';
import { z } from 'zod';
import { businessDay, fieldsAsAt } from '#shared/features/organizations/asAt.rules.ts';
import type { StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { historiesOf } from '../organizations/organizations.asAt.repository.ts';
import { listMembers } from './duties.repository.ts';

/** What a member was called and where the member worked on a day. */
const postFields = z.object({
  name: z.string(),
  post: z.string(),
  unitName: z.string().nullable(),
  officeId: z.string().nullable(),
});
export type MemberPost = z.infer<typeof postFields>;

/** Fields of a member that may become others from a day on. */
export const POST_FIELDS = ['name', 'post', 'unitName', 'officeId'] as const;

/** Before any date the office writes: a correction of what was entered first holds from here on. */
const ALWAYS = '1949-10-01';

/** Name, post and unit of every member as they were at the end of a day. */
export async function memberPostsAt(db: Kysely<Schema>, date: string): Promise<ReadonlyMap<string, MemberPost>> {
  const members = await listMembers(db);
  if (members.length === 0) return new Map();
  const histories = await historiesOf(
    db,
    members.map(({ id }) => id),
  );
  return new Map(
    members.map((member) => [member.id, postFields.parse(fieldsAsAt(member, histories.get(member.id) ?? [], date))]),
  );
}

/** A member's name and post as they were at the end of several days, by day; for an unknown member none. */
export async function memberPostsOn(
  db: Kysely<Schema>,
  wanted: readonly { readonly memberId: string; readonly date: string }[],
): Promise<readonly (MemberPost | undefined)[]> {
  const members = new Map((await listMembers(db)).map((member) => [member.id, member]));
  const histories = await historiesOf(db, [...new Set(wanted.map(({ memberId }) => memberId))]);
  return wanted.map(({ memberId, date }) => {
    const member = members.get(memberId);
    return member && postFields.parse(fieldsAsAt(member, histories.get(memberId) ?? [], date));
  });
}

/** The business day of a correction: the one since which the value that is corrected holds. */
export async function correctionDay(db: Kysely<Schema>, member: StoredRecord): Promise<string> {
  const history = (await historiesOf(db, [member.id])).get(member.id) ?? [];
  const changes = history.filter((entry) => entry.revision > 1 && POST_FIELDS.some((field) => field in entry.changes));
  return changes.map(businessDay).sort().at(-1) ?? ALWAYS;
}
