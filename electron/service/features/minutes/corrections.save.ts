import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import { checkSecondPerson } from '#shared/features/meetings/meetings.rules.ts';
import type { MinutesCorrection } from '#shared/features/minutes/corrections.contract.ts';
import { checkCorrection, correctedDecision } from '#shared/features/minutes/corrections.rules.ts';
import { issuedDocumentsOf } from '../../db/issuedDocuments.ts';
import { createRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { meetingById, othersHold, type StoredMeeting } from '../meetings/meetings.repository.ts';
import { correctionById, correctionsOf, finalCorrections, lastCorrectionSeq } from './corrections.repository.ts';
import { actorName, contentToPrint, finalVersion } from './minutes.snapshot.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Creates or changes the draft of a correction sheet.
 * @throws AppError `not_found`; `conflict` with the present record; `rule_broken` when the minutes are not final, the sheet is no draft
 *   any more, or a line corrects nothing or words that the minutes do not hold
 */
export async function saveCorrection(write: Write, input: HandlerInput<'minutes.saveCorrection'>): Promise<Saved> {
  const { id, expectedRevision, meetingId, documentNo, lines } = input;
  refuseNotFinal(await meetingById(write.trx, meetingId));
  const { content } = await finalVersion(write, meetingId);
  refuseIssues(checkCorrection(lines, content, await finalCorrections(write.trx, meetingId)));
  const fields = { documentNo, lines };
  if (id === undefined) {
    const created = {
      ...{ ...fields, meetingId, seq: null, draftedByName: await actorName(write) },
      ...{ approvedOn: null, approvedByName: null, selfChecked: false },
    };
    write.changed('meeting');
    return { id: await createRecord(write, 'minutes_correction', created, { recordState: 'draft' }), revision: 1 };
  }
  await draftCorrection(write, id, meetingId);
  // Without the revision that was shown nothing is overwritten: no stored revision is below 0.
  const { revision } = await updateRecord(write, 'minutes_correction', id, expectedRevision ?? -1, fields);
  return { id, revision };
}

/** @throws AppError `rule_broken` when the minutes are a draft or voided */
export function refuseNotFinal({ recordState }: Pick<StoredMeeting, 'recordState'>): void {
  if (recordState === 'draft') refuseIssues([{ field: 'meetingId', code: 'correction_of_draft' }]);
  if (recordState === 'voided') refuseIssues([{ field: 'meetingId', code: 'correction_of_voided' }]);
}

async function draftCorrection(write: Write, id: string, meetingId?: string): Promise<MinutesCorrection> {
  const present = await correctionById(write.trx, id);
  if (meetingId !== undefined && present.meetingId !== meetingId) throw new AppError('not_found');
  // A mistake in a final correction is corrected by a further one.
  if (present.recordState !== 'draft')
    refuseIssues([{ field: 'recordState', code: `correction_${present.recordState}` }]);
  return present;
}

/**
 * Approves a correction sheet: it takes the next place in order and no longer changes.
 * @throws AppError `not_found`, `conflict`; `rule_broken` when it is no draft, the minutes are no longer final, the day is in the future
 *   or before the minutes were issued, or it was drafted by the same person while others can approve
 */
export async function approveCorrection(
  write: Write,
  input: HandlerInput<'minutes.approveCorrection'>,
): Promise<CallOutput<'minutes.approveCorrection'>> {
  const present = await correctionById(write.trx, input.id);
  if (present.revision !== input.expectedRevision) throw new AppError('conflict', { record: present });
  await draftCorrection(write, input.id);
  const meeting = await meetingById(write.trx, present.meetingId);
  refuseNotFinal(meeting);
  const approvedOn = input.approvedOn ?? write.today;
  if (approvedOn > write.today) refuseIssues([{ field: 'approvedOn', code: 'date_in_future' }]);
  if (approvedOn < (meeting.minutesIssuedOn ?? ''))
    refuseIssues([
      { field: 'approvedOn', code: 'correction_before_minutes', params: { date: meeting.minutesIssuedOn ?? '' } },
    ]);
  const isOwnEntry = present.createdBy === write.actor.id;
  const othersCanCheck = await othersHold(write.trx, PERMISSIONS['meetings.finalize'], write.actor.id);
  refuseIssues(checkSecondPerson({ isOwnEntry, othersCanCheck, selfChecked: input.selfChecked }));
  // Another correction may have become final since this one was written.
  const { content } = await finalVersion(write, meeting.id);
  refuseIssues(checkCorrection(present.lines, content, await finalCorrections(write.trx, meeting.id)));
  const seq = (await lastCorrectionSeq(write.trx, meeting.id)) + 1;
  const approval = { seq, approvedOn, approvedByName: await actorName(write), selfChecked: isOwnEntry };
  const { revision } = await updateRecord(write, 'minutes_correction', present.id, present.revision, approval, {
    action: 'minutes.approveCorrection',
    recordState: 'final',
    effectiveOn: approvedOn,
  });
  write.changed('meeting', 'decision');
  return { id: present.id, revision, seq };
}

/** Voids a correction sheet; its issued file stays. @throws AppError `not_found`, `conflict` */
export async function voidCorrection(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'minutes.voidCorrection'>,
): Promise<Saved> {
  const voided = await voidRecord(write, 'minutes_correction', id, expectedRevision, reason);
  write.changed('meeting', 'decision');
  return voided;
}

/** The correction sheets of a meeting with what they make of its decisions. @throws AppError `not_found` */
export async function listCorrections(
  db: Kysely<Schema>,
  meetingId: string,
): Promise<CallOutput<'minutes.corrections'>> {
  const { meeting, content } = await contentToPrint(db, meetingId);
  const stored = await correctionsOf(db, meetingId);
  const final = await finalCorrections(db, meetingId);
  const corrections = [];
  for (const correction of stored) {
    const documents = await issuedDocumentsOf(db, correction.id);
    corrections.push({
      ...correction,
      documents: documents.map(({ fileName: _name, ownerId: _owner, ...document }) => document),
    });
  }
  return {
    meeting: { id: meeting.id, title: meeting.title, number: meeting.number, recordState: meeting.recordState },
    corrections,
    correctedDecisions: content.decisions.flatMap((decision) => {
      const corrected = correctedDecision(decision, final);
      return corrected === null ? [] : [{ decisionId: decision.id, ...corrected }];
    }),
    decisions: content.decisions.map(({ id, text, number }) => ({ id, text, number })),
  };
}
