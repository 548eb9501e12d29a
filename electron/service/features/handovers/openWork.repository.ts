import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';

// What the hand-over asks the stores of other features: only what is still open and belongs to one member or account.

/** Assignments of a member in groups that exist, in effect on a day or later. */
export async function openAssignments(db: Kysely<Schema>, memberId: string, from: string) {
  return db
    .selectFrom('duty_assignment')
    .innerJoin('leading_group', 'leading_group.id', 'duty_assignment.leadingGroupId')
    .select([
      'duty_assignment.id',
      'duty_assignment.role',
      'duty_assignment.scopeText',
      'duty_assignment.startOn',
      'duty_assignment.endOn',
      'leading_group.name as groupName',
    ])
    .where('duty_assignment.memberId', '=', memberId)
    .where('duty_assignment.recordState', '<>', 'voided')
    .where('leading_group.recordState', '<>', 'voided')
    .where((where) =>
      where.or([where('duty_assignment.endOn', 'is', null), where('duty_assignment.endOn', '>=', from)]),
    )
    .where((where) =>
      where.or([where('leading_group.dissolvedOn', 'is', null), where('leading_group.dissolvedOn', '>', from)]),
    )
    .orderBy('leading_group.rowKey')
    .orderBy('duty_assignment.rowKey')
    .execute();
}

/** Drafts of meetings from a day on that name somebody as chair or recorder. */
export async function meetingsNaming(db: Kysely<Schema>, name: string, from: string) {
  return db
    .selectFrom('meeting')
    .select(['id', 'title', 'startAt', 'chairName', 'recorderName'])
    .where('recordState', '=', 'draft')
    .where('startAt', '>=', from)
    .where((where) => where.or([where('chairName', '=', name), where('recorderName', '=', name)]))
    .orderBy('startAt')
    .orderBy('rowKey')
    .execute();
}

/** Documents that are not issued and that a user goes on with: handed to him, or written by him and handed to nobody. */
export async function documentsInHand(db: Kysely<Schema>, userId: string) {
  return db
    .selectFrom('official_document')
    .select(['id', 'title', 'kind', 'stage'])
    .where('recordState', '=', 'draft')
    .where((where) =>
      where.or([
        where('handlerUserId', '=', userId),
        where.and([where('handlerUserId', 'is', null), where('createdBy', '=', userId)]),
      ]),
    )
    .orderBy('rowKey')
    .execute();
}

/** Rounds of review of minutes that wait for a user by name. */
export async function reviewsWaitingFor(db: Kysely<Schema>, userId: string) {
  return db
    .selectFrom('minutes_review')
    .innerJoin('meeting', 'meeting.id', 'minutes_review.meetingId')
    .select(['minutes_review.id', 'meeting.id as meetingId', 'meeting.title', 'minutes_review.handedInByName'])
    .where('minutes_review.reviewerId', '=', userId)
    .where('minutes_review.state', '=', 'waiting')
    .where('minutes_review.recordState', '<>', 'voided')
    .where('meeting.recordState', '=', 'draft')
    .orderBy('minutes_review.rowKey')
    .execute();
}

/** Seals in use that a member keeps. */
export async function sealsKeptBy(db: Kysely<Schema>, memberId: string) {
  return db
    .selectFrom('seal')
    .select(['id', 'name', 'agencyName'])
    .where('keeperMemberId', '=', memberId)
    .where('active', '=', 1)
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
}

/** The account of a user while it may log in. */
export async function enabledAccount(db: Kysely<Schema>, userId: string) {
  return db
    .selectFrom('user_account')
    .select(['id', 'login', 'displayName'])
    .where('id', '=', userId)
    .where('enabled', '=', 1)
    .executeTakeFirst();
}

/** Accounts in the order of their creation. */
export async function accountsOfMembers(db: Kysely<Schema>) {
  return db
    .selectFrom('user_account')
    .select(['id', 'displayName', 'memberId', 'enabled'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** Certificates of a user that are neither replaced, revoked nor expired on a day. */
export async function certificatesInUse(db: Kysely<Schema>, userId: string, day: string) {
  return db
    .selectFrom('user_certificate')
    .leftJoin('revoked_certificate', 'revoked_certificate.serial', 'user_certificate.serial')
    .select(['user_certificate.id', 'user_certificate.serial', 'algorithm', 'notAfter'])
    .where('userId', '=', userId)
    .where('replacedBy', 'is', null)
    .where('revokedAt', 'is', null)
    .where('notAfter', '>=', day)
    .orderBy('createdAt')
    .orderBy('user_certificate.id')
    .execute();
}

/** Unsaved texts of a user, but for the forms of hand-overs themselves. */
export async function draftsOf(db: Kysely<Schema>, userId: string) {
  return db
    .selectFrom('draft')
    .select(['key', 'title', 'savedAt'])
    .where('userId', '=', userId)
    .where('key', 'not like', 'handover:%')
    .orderBy('savedAt')
    .orderBy('key')
    .execute();
}

/** Places in which a user keeps a draft. */
export async function draftKeysOf(db: Kysely<Schema>, userId: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('draft').select('key').where('userId', '=', userId).execute();
  return new Set(rows.map(({ key }) => key));
}

/** Lays a draft of one user on the desk of another. */
export async function moveDraft(
  write: Write,
  move: { readonly from: string; readonly to: string; readonly key: string; readonly newKey: string },
): Promise<void> {
  await write.trx
    .updateTable('draft')
    .set({ userId: move.to, key: move.newKey })
    .where('userId', '=', move.from)
    .where('key', '=', move.key)
    .execute();
}
