import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import {
  checkFinal,
  checkSecondPerson,
  decisionNumber,
  type MeetingContent,
  meetingNumber,
  numberYearOf,
} from '#shared/features/meetings/meetings.rules.ts';
import { updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import {
  CHILD_COLLECTIONS,
  childrenOf,
  listsOf,
  meetingById,
  nextNumber,
  othersHold,
  type StoredMeeting,
} from './meetings.repository.ts';

/**
 * Finalizes a draft under the next number of its kind and year (features M1); the number is taken in the open transaction, so
 * that there is neither a gap nor a second one.
 * @throws AppError `not_found`, `conflict`, `rule_broken` with `fields`
 */
export async function finalizeMeeting(
  write: Write,
  input: HandlerInput<'meetings.finalize'>,
): Promise<{ id: string; revision: number; number: string }> {
  const { id, expectedRevision, issuedOn = write.today } = input;
  const present = await meetingById(write.trx, id);
  // Who works on an old copy is told so first.
  if (present.revision !== expectedRevision) throw new AppError('conflict', { record: present });
  if (present.recordState !== 'draft') refuseIssues([{ field: 'recordState', code: `is_${present.recordState}` }]);
  const isOwnEntry = present.createdBy === write.actor.id;
  const othersCanCheck = await othersHold(write.trx, PERMISSIONS['meetings.finalize'], write.actor.id);
  refuseIssues([
    ...checkFinal(await contentOf(write, present), issuedOn),
    ...checkSecondPerson({ isOwnEntry, othersCanCheck, selfChecked: input.selfChecked }),
  ]);
  const year = numberYearOf(present.startAt);
  const seq = await nextNumber(write.trx, present.kind, year);
  const number = meetingNumber(year, seq);
  const { revision } = await updateRecord(
    write,
    'meeting',
    id,
    expectedRevision,
    { numberYear: year, numberSeq: seq, number, minutesIssuedOn: issuedOn, selfChecked: isOwnEntry },
    { action: 'meeting.finalize', recordState: 'final' },
  );
  await finalizeRows(write, id, year, seq);
  return { id, revision, number };
}

/** The rows become final with the meeting; decisions get their own numbers (features M6). */
async function finalizeRows(write: Write, meetingId: string, year: number, seq: number): Promise<void> {
  for (const collection of CHILD_COLLECTIONS) {
    for (const [index, row] of (await childrenOf(write.trx, collection, meetingId)).entries()) {
      const patch = collection === 'decision' ? { number: decisionNumber(year, seq, index + 1) } : {};
      await updateRecord(write, collection, row.id, undefined, patch, {
        action: `${collection}.finalize`,
        recordState: 'final',
      });
    }
  }
}

async function contentOf(write: Write, fields: StoredMeeting): Promise<MeetingContent> {
  return { fields, ...(await listsOf(write.trx, fields.id)) };
}
