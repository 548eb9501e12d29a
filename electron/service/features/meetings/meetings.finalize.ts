import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import {
  checkFinal,
  checkSecondPerson,
  type MeetingContent,
  meetingNumber,
  numberYearOf,
} from '#shared/features/meetings/meetings.rules.ts';
import { updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { setUpAction } from '../actions/steps.ts';
import { decisionNumbers } from '../decisions/decisions.numbers.ts';
import { endWaitingRound, refuseOpenRemarks } from '../minutes/minutes.review.ts';
import { keepVersion } from '../minutes/minutes.snapshot.ts';
import { presenceOfDecisions, quorumIssues } from './meetings.conduct.ts';
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
  const content = await contentOf(write, present);
  refuseIssues([
    ...checkFinal(content, issuedOn),
    ...(await quorumIssues(write.trx, content)),
    ...checkSecondPerson({ isOwnEntry, othersCanCheck, selfChecked: input.selfChecked }),
  ]);
  await refuseOpenRemarks(write, id, input.openRemarks);
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
  await finalizeRows(write, { ...present, minutesIssuedOn: issuedOn }, presenceOfDecisions(content));
  await endWaitingRound(write, id);
  await keepVersion(write, await meetingById(write.trx, id), { reason: 'finalized' });
  return { id, revision, number };
}

/** The rows become final with the meeting; decisions get their own numbers (features M6), tasks are set up (M9). */
async function finalizeRows(
  write: Write,
  meeting: StoredMeeting,
  presence: ReturnType<typeof presenceOfDecisions>,
): Promise<void> {
  for (const collection of CHILD_COLLECTIONS) {
    const rows = await childrenOf(write.trx, collection, meeting.id);
    const numbers = collection === 'decision' ? await decisionNumbers(write.trx, meeting, rows.length) : [];
    for (const [index, row] of rows.entries()) {
      const patch = collection === 'decision' ? { ...numbers[index], ...presence[index] } : {};
      const setUp =
        collection === 'action_item' ? await setUpAction(write, row, meeting.minutesIssuedOn ?? write.today) : {};
      await updateRecord(
        write,
        collection,
        row.id,
        undefined,
        { ...patch, ...setUp },
        {
          action: `${collection}.finalize`,
          recordState: 'final',
        },
      );
    }
  }
}

async function contentOf(write: Write, fields: StoredMeeting): Promise<MeetingContent> {
  return { fields, ...(await listsOf(write.trx, fields.id)) };
}
