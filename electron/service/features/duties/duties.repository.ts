import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  dutyAssignment,
  dutyAssignmentFields,
  dutyItem,
  leadingGroup,
  member,
  namedAssignment,
} from '#shared/features/duties/duties.contract.ts';
import type { DutyTerm } from '#shared/features/duties/duties.rules.ts';
import { recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

type Overview = CallOutput<'duties.overview'>;
type Assignment = Overview['assignments'][number];

type Item = Overview['dutyItems'][number];

/** An assignment without what every record has. */
const assignmentFields = z.object(dutyAssignmentFields.shape);

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

/** Assignments with the names of standing groups and members, groups and rows in the order they were entered. */
function named(db: Kysely<Schema>) {
  return db
    .selectFrom('duty_assignment')
    .innerJoin('leading_group', 'leading_group.id', 'duty_assignment.leadingGroupId')
    .innerJoin('member', 'member.id', 'duty_assignment.memberId')
    .selectAll('duty_assignment')
    .select(['member.name as memberName', 'member.post as memberPost', 'leading_group.name as groupName'])
    .where('duty_assignment.recordState', '<>', 'voided')
    .where('leading_group.recordState', '<>', 'voided')
    .where('member.recordState', '<>', 'voided')
    .orderBy('leading_group.rowKey')
    .orderBy('duty_assignment.rowKey');
}

/** Duty items that are not voided, whatever the date, in their order; of one group or of all. */
export async function listItems(db: Kysely<Schema>, leadingGroupId?: string): Promise<Item[]> {
  let query = db.selectFrom('duty_item').selectAll().where('recordState', '<>', 'voided');
  if (leadingGroupId !== undefined) query = query.where('leadingGroupId', '=', leadingGroupId);
  const rows = await query.orderBy('seq').orderBy('rowKey').execute();
  return rows.map((row) => dutyItem.parse(recordOf('duty_item', row)));
}

/** Duty items under these ids, voided ones too. */
export async function itemsById(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly leadingGroupId: string; readonly recordState: string }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('duty_item').select(['id', 'leadingGroupId', 'recordState']).where('id', 'in', ids).execute();
}

/** Every assignment of standing groups and members, whatever the date, in the order of entry. */
export async function allAssignments(db: Kysely<Schema>, leadingGroupId?: string): Promise<Assignment[]> {
  let query = named(db);
  if (leadingGroupId !== undefined) query = query.where('duty_assignment.leadingGroupId', '=', leadingGroupId);
  const rows = await query.execute();
  return rows.map((row) => namedAssignment.parse(recordOf('duty_assignment', row)));
}

/** Dissolved units whose name no living unit bears, with the day on which the last of them ended. */
export async function endedUnits(db: Kysely<Schema>): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('office')
    .select(['name', 'endedOn'])
    .where('recordState', '<>', 'voided')
    .orderBy('endedOn')
    .execute();
  const living = new Set(rows.flatMap(({ name, endedOn }) => (endedOn === null ? [name] : [])));
  return new Map(
    rows.flatMap(({ name, endedOn }) => (endedOn === null || living.has(name) ? [] : [[name, endedOn] as const])),
  );
}

/** The fields of an assignment that is not voided. */
export async function assignmentById(
  db: Kysely<Schema>,
  id: string,
): Promise<HandlerInput<'duties.saveAssignment'>['fields'] | undefined> {
  const row = await db
    .selectFrom('duty_assignment')
    .selectAll()
    .where('id', '=', id)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return row && assignmentFields.parse(recordOf('duty_assignment', row));
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

/** Name of a leading group, also of one that was dissolved since. */
export async function groupName(db: Kysely<Schema>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('leading_group').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}
