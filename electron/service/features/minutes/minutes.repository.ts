import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { VersionReason } from '#shared/features/minutes/minutes.lists.ts';
import { type MinutesContent, minutesContent } from '#shared/features/minutes/minutesContent.ts';
import {
  type MinutesRemark,
  type MinutesReview,
  minutesRemark,
  minutesReview,
} from '#shared/features/minutes/minutesReview.contract.ts';
import { type MinutesVersion, minutesVersion } from '#shared/features/minutes/minutesVersions.contract.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

/** A version with its content; `storedJson` is the very text that its hash was taken from, apart from the order of keys. */
export type StoredVersion = MinutesVersion & { readonly meetingId: string; readonly content: MinutesContent };

const VERSION_COLUMNS = sql`id, seq, reason, note, byName, createdAt, sha256, characters`;

/** Versions of a meeting without their contents, newest first. */
export async function versionsOf(db: Kysely<Schema>, meetingId: string): Promise<MinutesVersion[]> {
  const found = await sql<Record<string, unknown>>`SELECT ${VERSION_COLUMNS} FROM minutes_version
    WHERE meetingId = ${meetingId} AND recordState <> 'voided' ORDER BY seq DESC`.execute(db);
  return found.rows.map((row) => minutesVersion.parse(row));
}

/** @throws AppError `not_found` */
export async function versionById(db: Kysely<Schema>, id: string): Promise<StoredVersion> {
  const row = await db.selectFrom('minutes_version').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not_found');
  return storedVersion(row);
}

/** The newest version that was kept for a reason. */
export async function versionOfReason(
  db: Kysely<Schema>,
  meetingId: string,
  reason: VersionReason,
): Promise<StoredVersion | undefined> {
  const row = await db
    .selectFrom('minutes_version')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('reason', '=', reason)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && storedVersion(row);
}

function storedVersion({ content, meetingId, ...row }: { content: string; meetingId: string }): StoredVersion {
  const version = z.object(minutesVersion.shape).parse(row);
  return { ...version, meetingId, content: minutesContent.parse(JSON.parse(content)) };
}

/** The number of the last version kept of the minutes of a meeting; 0: none yet. */
export async function lastVersionSeq(db: Kysely<Schema>, meetingId: string): Promise<number> {
  const found = await db
    .selectFrom('minutes_version')
    .select((select) => select.fn.max('seq').as('last'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirst();
  return Number(found?.last ?? 0);
}

/** SHA-256 of the version that became final, or null. */
export async function finalHash(db: Kysely<Schema>, meetingId: string): Promise<string | null> {
  const row = await db
    .selectFrom('minutes_version')
    .select('sha256')
    .where('meetingId', '=', meetingId)
    .where('reason', '=', 'finalized')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sha256 ?? null;
}

const storedReview = z.object({ ...minutesReview.shape, meetingId: z.string(), createdBy: z.string() });
export type StoredReview = z.output<typeof storedReview>;

/** Rounds of review, newest first. */
export async function reviewsOf(db: Kysely<Schema>, meetingId: string): Promise<StoredReview[]> {
  const rows = await db
    .selectFrom('minutes_review')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('recordState', '<>', 'voided')
    .orderBy('round', 'desc')
    .execute();
  return rows.map((row) => storedReview.parse({ ...row, handedInAt: row.createdAt }));
}

/** @throws AppError `not_found` */
export async function reviewById(db: Kysely<Schema>, id: string): Promise<StoredReview> {
  const found = await findRecord(db, 'minutes_review', id);
  if (!found) throw new AppError('not_found');
  return storedReview.parse({ ...found, handedInAt: found.createdAt });
}

/** A round as the screen reads it. */
export function shownReview({ meetingId: _meeting, createdBy: _by, ...review }: StoredReview): MinutesReview {
  return review;
}

const storedRemark = z.object(minutesRemark.shape);

/** Remarks on the minutes in the order they were made. */
export async function remarksOf(db: Kysely<Schema>, meetingId: string): Promise<MinutesRemark[]> {
  const rows = await db
    .selectFrom('minutes_remark')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => storedRemark.parse(row));
}

/** Remarks that nobody has dealt with. */
export async function openRemarks(db: Kysely<Schema>, meetingId: string): Promise<number> {
  const found = await db
    .selectFrom('minutes_remark')
    .select((select) => select.fn.countAll<number>().as('open'))
    .where('meetingId', '=', meetingId)
    .where('recordState', '<>', 'voided')
    .where('resolvedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(found.open);
}

/** Enabled users who may review minutes, by name. */
export async function reviewers(
  db: Kysely<Schema>,
  roles: readonly string[],
): Promise<{ readonly id: string; readonly name: string }[]> {
  const rows = await db
    .selectFrom('user_account')
    .select(['id', 'displayName', 'roles'])
    .where('enabled', '=', 1)
    .orderBy('displayName')
    .execute();
  const held = z.array(z.string());
  return rows
    .filter((row) => held.parse(JSON.parse(row.roles)).some((role) => roles.includes(role)))
    .map((row) => ({ id: row.id, name: row.displayName }));
}
