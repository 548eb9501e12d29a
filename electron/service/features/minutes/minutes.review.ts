import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import { checkSecondPerson } from '#shared/features/meetings/meetings.rules.ts';
import { createRecord, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { meetingById, othersHold, type StoredMeeting } from '../meetings/meetings.repository.ts';
import { openRemarks, remarksOf, reviewById, reviewers, reviewsOf } from './minutes.repository.ts';
import { actorName, keepVersion } from './minutes.snapshot.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * The draft of minutes that a screen showed.
 * @throws AppError `not_found`; `conflict` when it moved on; `rule_broken` when it is no draft
 */
export async function expectedDraft(write: Write, id: string, expectedRevision: number): Promise<StoredMeeting> {
  const meeting = await draftOf(write, id);
  // Who works on an old copy is told so.
  if (meeting.revision !== expectedRevision) throw new AppError('conflict', { record: meeting });
  return meeting;
}

async function draftOf(write: Write, id: string): Promise<StoredMeeting> {
  const meeting = await meetingById(write.trx, id);
  if (meeting.recordState !== 'draft') refuseIssues([{ field: 'recordState', code: `minutes_${meeting.recordState}` }]);
  return meeting;
}

/**
 * Hands the draft in for review: what is stored becomes a version, a round that still waits is replaced by this one.
 * @throws AppError as `expectedDraft`; `rule_broken` when the one asked may not review
 */
export async function handIn(write: Write, input: HandlerInput<'minutes.handIn'>): Promise<Saved> {
  const meeting = await expectedDraft(write, input.meetingId, input.expectedRevision);
  const reviewer = await askedReviewer(write, input.reviewerId);
  const rounds = await reviewsOf(write.trx, meeting.id);
  const [last] = rounds;
  if (last?.state === 'waiting') await replaceRound(write, last.id);
  const version = await keepVersion(write, meeting, { reason: 'handed_in', note: input.note });
  const id = await createRecord(
    write,
    'minutes_review',
    {
      ...{ meetingId: meeting.id, round: (last?.round ?? 0) + 1, versionId: version.id },
      ...{ meetingRevision: meeting.revision, handedInByName: await actorName(write), note: input.note },
      ...{ reviewerId: reviewer?.id ?? null, reviewerName: reviewer?.name ?? null, state: 'waiting' },
      ...{ decidedAt: null, decidedByName: null, answer: null },
    },
    { action: 'minutes.handIn' },
  );
  write.changed('meeting');
  return { id, revision: 1 };
}

async function askedReviewer(write: Write, id: string | undefined) {
  if (id === undefined) return undefined;
  const asked = (await reviewers(write.trx, PERMISSIONS['meetings.finalize'])).find((one) => one.id === id);
  if (!asked) refuseIssues([{ field: 'reviewerId', code: 'reviewer_cannot' }]);
  if (id === write.actor.id) refuseIssues([{ field: 'reviewerId', code: 'reviewer_self' }]);
  return asked;
}

async function replaceRound(write: Write, id: string): Promise<void> {
  await updateRecord(
    write,
    'minutes_review',
    id,
    undefined,
    { state: 'replaced' },
    { action: 'minutes.replaceReview' },
  );
}

/** A round that waits ends without an answer: the minutes were finalized. */
export async function endWaitingRound(write: Write, meetingId: string): Promise<void> {
  const waiting = (await reviewsOf(write.trx, meetingId)).find((round) => round.state === 'waiting');
  if (waiting) await replaceRound(write, waiting.id);
}

/**
 * Answers a round of review and keeps the reviewed content as a version. Returning asks for at least one remark.
 * @throws AppError `not_found`; `conflict` when the draft moved on since it was shown; `rule_broken` when it was answered already,
 *   somebody else is asked, the reviewer handed it in himself while others can review, or nothing says what to change
 */
export async function decide(write: Write, input: HandlerInput<'minutes.decide'>): Promise<Saved> {
  const round = await reviewById(write.trx, input.id);
  const meeting = await expectedDraft(write, round.meetingId, input.expectedRevision);
  if (round.state !== 'waiting') refuseIssues([{ field: 'state', code: 'review_answered' }]);
  const isOwnEntry = round.createdBy === write.actor.id;
  const othersCanCheck = await othersHold(write.trx, PERMISSIONS['meetings.finalize'], write.actor.id);
  if (round.reviewerId !== null && round.reviewerId !== write.actor.id && !isOwnEntry)
    refuseIssues([{ field: 'reviewerId', code: 'review_of_other', params: { name: round.reviewerName ?? '' } }]);
  refuseIssues(checkSecondPerson({ isOwnEntry, othersCanCheck, selfChecked: input.selfChecked }));
  const { outcome, answer } = input;
  if (outcome === 'returned' && answer === null && (await openRemarks(write.trx, meeting.id)) === 0)
    refuseIssues([{ field: 'answer', code: 'return_without_remark' }]);
  await keepVersion(write, meeting, { reason: outcome, note: answer });
  const { revision } = await updateRecord(
    write,
    'minutes_review',
    round.id,
    undefined,
    { state: outcome, decidedAt: write.at, decidedByName: await actorName(write), answer },
    { action: `minutes.${outcome}` },
  );
  write.changed('meeting');
  return { id: round.id, revision };
}

/** @throws AppError `not_found`, `rule_broken` when the minutes are no draft */
export async function addRemark(write: Write, input: HandlerInput<'minutes.addRemark'>): Promise<Saved> {
  const { meetingId, place, placeIndex, quote, text } = input;
  await draftOf(write, meetingId);
  const id = await createRecord(write, 'minutes_remark', {
    ...{ meetingId, place, placeIndex: placeIndex ?? null, quote, text, byName: await actorName(write) },
    ...{ resolvedAt: null, resolvedByName: null, resolution: null },
  });
  write.changed('meeting');
  return { id, revision: 1 };
}

/** Ticks a remark, or takes the tick back. @throws AppError `not_found`, `conflict`, `rule_broken` when the minutes are no draft */
export async function resolveRemark(write: Write, input: HandlerInput<'minutes.resolveRemark'>): Promise<Saved> {
  await draftOf(write, await meetingOfRemark(write, input.id));
  const patch = input.resolved
    ? { resolvedAt: write.at, resolvedByName: await actorName(write), resolution: input.resolution }
    : { resolvedAt: null, resolvedByName: null, resolution: null };
  const { revision } = await updateRecord(write, 'minutes_remark', input.id, input.expectedRevision, patch, {
    action: input.resolved ? 'minutes.resolveRemark' : 'minutes.reopenRemark',
  });
  write.changed('meeting');
  return { id: input.id, revision };
}

/** Takes a remark back. @throws AppError `not_found`, `conflict`, `rule_broken` when the minutes are no draft */
export async function voidRemark(write: Write, input: HandlerInput<'minutes.voidRemark'>): Promise<Saved> {
  await draftOf(write, await meetingOfRemark(write, input.id));
  write.changed('meeting');
  return voidRecord(write, 'minutes_remark', input.id, input.expectedRevision, input.reason);
}

async function meetingOfRemark(write: Write, id: string): Promise<string> {
  const found = await findRecord(write.trx, 'minutes_remark', id);
  if (!found) throw new AppError('not_found');
  return String(found.meetingId);
}

/** What keeps minutes from becoming final as far as their review goes: remarks that nobody has dealt with. */
export async function refuseOpenRemarks(write: Write, meetingId: string, confirmed = false): Promise<void> {
  if (confirmed) return;
  const open = (await remarksOf(write.trx, meetingId)).filter((remark) => remark.resolvedAt === null);
  const [first] = open;
  if (first) refuseIssues([{ field: 'openRemarks', code: 'open_remarks', params: { count: open.length } }]);
}
