import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { compareOfficialOrder, type DutyRole, holdsOn } from '#shared/features/duties/duties.rules.ts';
import { dutyColumns, dutyText } from '#shared/features/duties/dutyColumns.rules.ts';
import { dutyFindings } from '#shared/features/duties/findings.rules.ts';
import { clashesOf, gapsOf } from '#shared/features/duties/succession.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { allAssignments, endedUnits, listGroups, listItems, listMembers, listUnits } from './duties.repository.ts';
import { memberPostsAt, memberPostsOn } from './memberPosts.ts';

type Overview = CallOutput<'duties.overview'>;
type Assignment = Overview['assignments'][number];

/** A holder of a role in a leading group, with post and unit as they were on the day. */
export type GroupMember = {
  readonly memberId: string;
  readonly role: DutyRole;
  readonly name: string;
  readonly post: string;
  readonly unit: string | null;
};

/**
 * Assignments in effect on a date in official order, groups in the order they were entered, names and posts as they were on it.
 * Those of a voided group or member, and of a group dissolved by then, are not in effect.
 */
export async function assignmentsAt(db: Kysely<Schema>, at: string, leadingGroupId?: string): Promise<Assignment[]> {
  const dissolved = new Set(
    (await listGroups(db)).flatMap(({ id, dissolvedOn }) => (dissolvedOn !== null && dissolvedOn <= at ? [id] : [])),
  );
  const rows = (await allAssignments(db, leadingGroupId)).filter(
    (row) => holdsOn(row, at) && !dissolved.has(row.leadingGroupId),
  );
  const posts = await memberPostsAt(db, at);
  const places = new Map([...new Set(rows.map((row) => row.leadingGroupId))].map((id, place) => [id, place]));
  const place = (row: Assignment) => places.get(row.leadingGroupId) ?? 0;
  return rows
    .map((row) => {
      const then = posts.get(row.memberId);
      return then === undefined ? row : { ...row, memberName: then.name, memberPost: then.post };
    })
    .sort((a, b) => place(a) - place(b) || compareOfficialOrder(a, b));
}

/** Groups, members, units, duty items, the line-up on a day, and what is wrong with it. */
export async function dutyOverview(db: Kysely<Schema>, at: string, today: string): Promise<Overview> {
  const groups = await listGroups(db);
  const members = await listMembers(db);
  const dutyItems = await listItems(db);
  const facts = {
    groups,
    items: dutyItems,
    terms: await allAssignments(db),
    inactiveMemberIds: new Set(members.flatMap(({ id, active }) => (active ? [] : [id]))),
    endedUnits: await endedUnits(db),
  };
  return {
    at,
    groups,
    members,
    units: await listUnits(db),
    assignments: await assignmentsAt(db, at),
    dutyItems,
    findings: dutyFindings(facts, at, today),
  };
}

/**
 * Who held a role or a duty item on a day, and everybody who ever held it. Terms of voided members and groups are left out; a term
 * of a group that was dissolved ends with it.
 */
export async function dutySuccession(
  db: Kysely<Schema>,
  { leadingGroupId, post, at }: HandlerInput<'duties.succession'> & { readonly at: string },
): Promise<CallOutput<'duties.succession'>> {
  const group = (await listGroups(db)).find(({ id }) => id === leadingGroupId);
  const rows = (await allAssignments(db, leadingGroupId)).filter((row) =>
    'role' in post ? row.role === post.role : row.dutyIds.includes(post.dutyId),
  );
  rows.sort((a, b) => (a.startOn === b.startOn ? compareOfficialOrder(a, b) : a.startOn < b.startOn ? -1 : 1));
  const inForce = group !== undefined && (group.dissolvedOn === null || group.dissolvedOn > at);
  const nameDay = (row: Assignment): string => {
    if (row.endOn !== null && row.endOn < at) return row.endOn;
    return row.startOn > at ? row.startOn : at;
  };
  const posts = await memberPostsOn(
    db,
    rows.map((row) => ({ memberId: row.memberId, date: nameDay(row) })),
  );
  // Several people may answer for one item; nobody holds one role twice.
  const clashes = clashesOf(rows).filter(({ kind }) => 'role' in post || kind === 'overlap');
  return {
    at,
    tenures: rows.map((row, index) => ({
      assignmentId: row.id,
      memberId: row.memberId,
      memberName: posts[index]?.name ?? row.memberName,
      memberPost: posts[index]?.post ?? row.memberPost,
      role: row.role,
      startOn: row.startOn,
      endOn: row.endOn,
      joint: row.joint,
      basisDocumentNo: row.basisDocumentNo,
      heldThen: inForce && holdsOn(row, at),
    })),
    stretches: [
      ...gapsOf(rows).map((gap) => ({ kind: 'gap' as const, ...gap })),
      ...clashes.map(({ from, to }) => ({ kind: 'overlap' as const, from, to })),
    ].sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

/** Who belonged to a leading group on a date, in official order, everybody once with the highest role (features M3). */
export async function groupMembersAt(db: Kysely<Schema>, leadingGroupId: string, date: string): Promise<GroupMember[]> {
  const assignments = await assignmentsAt(db, date, leadingGroupId);
  const posts = await memberPostsAt(db, date);
  const units = new Map((await listUnits(db)).map((unit) => [unit.id, unit.name]));
  const listed = new Set<string>();
  return assignments.flatMap(({ memberId, role, memberName, memberPost }) => {
    if (listed.has(memberId)) return [];
    listed.add(memberId);
    const then = posts.get(memberId);
    const unit = then?.unitName ?? units.get(then?.officeId ?? '') ?? null;
    return [{ memberId, role, name: memberName, post: memberPost, unit }];
  });
}

/** A line of the duty table: an assignment with its two duty columns in words. */
export type DutyRow = Assignment & { readonly organizationWork: string; readonly postDuty: string };

/** The duty table as at a day, in official order. */
export async function dutyRows(db: Kysely<Schema>, at: string, leadingGroupId?: string): Promise<DutyRow[]> {
  const items = await listItems(db, leadingGroupId);
  return (await assignmentsAt(db, at, leadingGroupId)).map((row) => {
    const columns = dutyColumns(row, items, at);
    return { ...row, organizationWork: dutyText(columns.organization_work), postDuty: dutyText(columns.post) };
  });
}
