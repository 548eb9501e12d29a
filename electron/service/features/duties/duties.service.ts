import type { Kysely } from 'kysely';
import type { DutyRole } from '#shared/features/duties/duties.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { assignmentsAt, listMembers, listUnits } from './duties.repository.ts';

/** A holder of a role in a leading group, with post and unit as they are entered now. */
export type GroupMember = {
  readonly memberId: string;
  readonly role: DutyRole;
  readonly name: string;
  readonly post: string;
  readonly unit: string | null;
};

/** Who belonged to a leading group on a date, in official order, everybody once with the highest role (features M3). */
export async function groupMembersAt(db: Kysely<Schema>, leadingGroupId: string, date: string): Promise<GroupMember[]> {
  const assignments = await assignmentsAt(db, date, leadingGroupId);
  const members = new Map((await listMembers(db)).map((member) => [member.id, member]));
  const units = new Map((await listUnits(db)).map((unit) => [unit.id, unit.name]));
  const listed = new Set<string>();
  return assignments.flatMap(({ memberId, role, memberName, memberPost }) => {
    if (listed.has(memberId)) return [];
    listed.add(memberId);
    const member = members.get(memberId);
    const unit = member?.unitName ?? units.get(member?.officeId ?? '') ?? null;
    return [{ memberId, role, name: memberName, post: memberPost, unit }];
  });
}

/** Name of a leading group, also of one that was dissolved since. */
export async function groupName(db: Kysely<Schema>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('leading_group').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}
