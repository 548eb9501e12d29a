import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CallOutput } from '#shared/contract/list.ts';
import { dutyAssignment, leadingGroup, member } from '#shared/features/duties/duties.contract.ts';
import { compareOfficialOrder, type DutyTerm } from '#shared/features/duties/duties.rules.ts';
import { recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

type Overview = CallOutput<'duties.overview'>;
type Assignment = Overview['assignments'][number];

const assignmentRow = dutyAssignment.extend({ memberName: z.string(), memberPost: z.string(), groupName: z.string() });

/** Leading groups that are not voided, in the order they were entered. */
export async function listGroups(db: Kysely<Schema>): Promise<Overview['groups']> {
  const rows = await db
    .selectFrom('leading_group')
    .selectAll()
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => {
    const { officeId: _officeId, ...group } = recordOf('leading_group', row);
    return leadingGroup.parse(group);
  });
}

/** Members that are not voided, active ones first. */
export async function listMembers(db: Kysely<Schema>): Promise<Overview['members']> {
  const rows = await db
    .selectFrom('member')
    .selectAll()
    .where('recordState', '<>', 'voided')
    .orderBy('active', 'desc')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => member.parse(recordOf('member', row)));
}

/**
 * The local office first, then its units in the order they were entered. Communities hold no duties; a dissolved unit is left out
 * unless somebody still stands under it.
 */
export async function listUnits(db: Kysely<Schema>): Promise<Overview['units']> {
  const rows = await db
    .selectFrom('office')
    .select(['id', 'name', 'shortName', 'level', 'local', 'revision', 'workPhone'])
    .where('recordState', '<>', 'voided')
    .where('level', '<>', 'community')
    .where((where) =>
      where.or([
        where('endedOn', 'is', null),
        where(
          'id',
          'in',
          db
            .selectFrom('member')
            .select('officeId')
            .where('recordState', '<>', 'voided')
            .$castTo<{ officeId: string }>(),
        ),
      ]),
    )
    .orderBy('local', 'desc')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => ({ ...row, local: row.local === 1 }));
}

/**
 * Assignments in effect on a date in official order, groups in the order they were entered. Those of a voided group or
 * member, and of a group dissolved by then, are no longer in effect.
 */
export async function assignmentsAt(db: Kysely<Schema>, at: string, leadingGroupId?: string): Promise<Assignment[]> {
  let query = db
    .selectFrom('duty_assignment')
    .innerJoin('leading_group', 'leading_group.id', 'duty_assignment.leadingGroupId')
    .innerJoin('member', 'member.id', 'duty_assignment.memberId')
    .selectAll('duty_assignment')
    .select(['member.name as memberName', 'member.post as memberPost', 'leading_group.name as groupName'])
    .where('duty_assignment.recordState', '<>', 'voided')
    .where('leading_group.recordState', '<>', 'voided')
    .where('member.recordState', '<>', 'voided')
    .where('duty_assignment.startOn', '<=', at)
    .where((where) => where.or([where('duty_assignment.endOn', 'is', null), where('duty_assignment.endOn', '>=', at)]))
    .where((where) =>
      where.or([where('leading_group.dissolvedOn', 'is', null), where('leading_group.dissolvedOn', '>', at)]),
    )
    .orderBy('leading_group.rowKey')
    .orderBy('duty_assignment.rowKey');
  if (leadingGroupId !== undefined) query = query.where('duty_assignment.leadingGroupId', '=', leadingGroupId);
  const rows = await query.execute();
  const places = new Map([...new Set(rows.map((row) => row.leadingGroupId))].map((id, place) => [id, place]));
  const place = (row: Assignment) => places.get(row.leadingGroupId) ?? 0;
  return rows
    .map((row) => assignmentRow.parse(recordOf('duty_assignment', row)))
    .sort((a, b) => place(a) - place(b) || compareOfficialOrder(a, b));
}

/** Every term of a group that is not voided, whatever the date: what a new one must not clash with. */
export async function termsOfGroup(db: Kysely<Schema>, leadingGroupId: string): Promise<DutyTerm[]> {
  const rows = await db
    .selectFrom('duty_assignment')
    .selectAll()
    .where('leadingGroupId', '=', leadingGroupId)
    .where('recordState', '<>', 'voided')
    .execute();
  return rows.map((row) => dutyAssignment.parse(recordOf('duty_assignment', row)));
}

/** Units in existence of the same name, without the one being edited. */
export async function hasUnitNamed(db: Kysely<Schema>, name: string, exceptId: string | undefined): Promise<boolean> {
  const found = await db
    .selectFrom('office')
    .select('id')
    .where('name', '=', name)
    .where('recordState', '<>', 'voided')
    .where('endedOn', 'is', null)
    .where('id', '<>', exceptId ?? '')
    .executeTakeFirst();
  return found !== undefined;
}
