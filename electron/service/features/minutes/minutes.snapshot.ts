import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { VersionReason } from '#shared/features/minutes/minutes.lists.ts';
import { charactersOf, contentOfMinutes, type MinutesContent } from '#shared/features/minutes/minutesContent.ts';
import type { JobContext } from '../../context.ts';
import { canonicalJson, sha256 } from '../../crypto/encodings.ts';
import { createRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { listsOf, meetingById, type StoredMeeting } from '../meetings/meetings.repository.ts';
import { userNames } from '../users/users.repository.ts';
import { lastVersionSeq, type StoredVersion, versionOfReason } from './minutes.repository.ts';

/** The minutes as they are stored now. */
export async function storedContent(db: Kysely<Schema>, meeting: StoredMeeting): Promise<MinutesContent> {
  return contentOfMinutes({ fields: meeting, ...(await listsOf(db, meeting.id)) });
}

/** SHA-256 of the content as canonical JSON, lower-case hex: what final minutes carry, recomputable from any version. */
export function contentHash(content: unknown): string {
  return sha256(canonicalJson(content)).toString('hex');
}

/** Keeps what is stored as the next version of the minutes. */
export async function keepVersion(
  write: Write,
  meeting: StoredMeeting,
  version: { readonly reason: VersionReason; readonly note?: string | null },
): Promise<{ readonly id: string; readonly seq: number; readonly sha256: string }> {
  const content = await storedContent(write.trx, meeting);
  const seq = (await lastVersionSeq(write.trx, meeting.id)) + 1;
  const hash = contentHash(content);
  const id = await createRecord(
    write,
    'minutes_version',
    {
      ...{ meetingId: meeting.id, seq, reason: version.reason, note: version.note ?? null },
      ...{ byName: await actorName(write), meetingRevision: meeting.revision, content, sha256: hash },
      characters: charactersOf(content),
    },
    { action: 'minutes.keepVersion' },
  );
  return { id, seq, sha256: hash };
}

/** The name of whoever acts, as records keep it. */
export async function actorName(write: Write): Promise<string> {
  return (await userNames(write.trx)).get(write.actor.id) ?? write.actor.id;
}

/**
 * Final minutes as they were finalized, whatever became of their tasks since; of a draft what is stored now.
 * @throws AppError `not_found`
 */
export async function contentToPrint(
  db: Kysely<Schema>,
  meetingId: string,
): Promise<{
  readonly meeting: StoredMeeting;
  readonly content: MinutesContent;
  readonly version: StoredVersion | undefined;
}> {
  const meeting = await meetingById(db, meetingId);
  const version = meeting.number === null ? undefined : await versionOfReason(db, meetingId, 'finalized');
  return { meeting, content: version?.content ?? (await storedContent(db, meeting)), version };
}

/** As `finalVersion`, for a job: it writes only when minutes were finalized before versions were kept. */
export async function keptFinalVersion(context: JobContext, meetingId: string): Promise<StoredVersion> {
  const known = await versionOfReason(context.open().db, meetingId, 'finalized');
  return known ?? context.commit('minutes.keepVersion', (write) => finalVersion(write, meetingId));
}

/**
 * The version that was kept when the minutes became final; minutes that were finalized before versions were kept get theirs now.
 * @throws AppError `not_found`
 */
export async function finalVersion(write: Write, meetingId: string): Promise<StoredVersion> {
  const known = await versionOfReason(write.trx, meetingId, 'finalized');
  if (known) return known;
  await keepVersion(write, await meetingById(write.trx, meetingId), { reason: 'finalized' });
  const kept = await versionOfReason(write.trx, meetingId, 'finalized');
  if (!kept) throw new AppError('internal');
  return kept;
}
