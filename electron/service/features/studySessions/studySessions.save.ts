import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { type StudySession, studySessionFields } from '#shared/features/studySessions/studySessions.contract.ts';
import { makeUpIssues, studyFinalIssues, studyIssues } from '#shared/features/studySessions/studySessions.rules.ts';
import { createRecord, createRecords, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { makeUpsOf, sessionById } from './studySessions.repository.ts';

type Saved = { readonly id: string; readonly revision: number };

/** Creates a session as a draft, or changes one. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function saveStudySession(
  write: Write,
  { fields, ...target }: HandlerInput<'studySessions.save'>,
): Promise<Saved> {
  refuseIssues(studyIssues(fields));
  const options = { effectiveOn: fields.heldOn };
  if (target.id === undefined) {
    const id = await createRecord(write, 'study_session', fields, { ...options, recordState: 'draft' });
    return { id, revision: 1 };
  }
  const present = await requirePresent(write, 'study_session', target.id);
  // Who works on an old copy is told so first.
  if (present.revision !== target.expectedRevision) throw new AppError('conflict', { record: present });
  if (present.recordState !== 'draft') refuseIssues([{ field: 'recordState', code: 'study_is_final' }]);
  return saveRecord(write, 'study_session', target, fields, options);
}

/** Finalizes a draft. @throws AppError `not_found`, `conflict`, `rule_broken` with everything that is missing */
export async function finalizeStudySession(
  write: Write,
  { id, expectedRevision }: HandlerInput<'studySessions.finalize'>,
): Promise<Saved> {
  const present = await requirePresent(write, 'study_session', id);
  if (present.revision !== expectedRevision) throw new AppError('conflict', { record: present });
  if (present.recordState !== 'draft') refuseIssues([{ field: 'recordState', code: 'study_is_final' }]);
  const session = await sessionById(write.trx, id);
  refuseIssues(studyFinalIssues(fieldsOf(session), write.today));
  const options = { action: 'study_session.finalize', recordState: 'final', effectiveOn: session.heldOn } as const;
  const { revision } = await updateRecord(write, 'study_session', id, expectedRevision, {}, options);
  return { id, revision };
}

/** The typed fields of a stored session. */
function fieldsOf(session: StudySession) {
  const known = Object.keys(studySessionFields.shape);
  return studySessionFields.parse(Object.fromEntries(Object.entries(session).filter(([name]) => known.includes(name))));
}

/**
 * Notes a make-up of a final session: one entry with a number, or one for each named member.
 * @throws AppError `not_found`; `conflict` when it is voided; `rule_broken` when it is a draft, or more would be made up than were absent
 */
export async function addMakeUp(
  write: Write,
  { sessionId, madeUpOn, headcount, memberIds, note }: HandlerInput<'studySessions.addMakeUp'>,
): Promise<{ ids: string[]; madeUp: number }> {
  const present = await requirePresent(write, 'study_session', sessionId);
  if (present.recordState === 'draft') refuseIssues([{ field: 'recordState', code: 'study_not_final' }]);
  const session = await sessionById(write.trx, sessionId);
  const before = (await makeUpsOf(write.trx, session)).filter(({ voidReason }) => voidReason === null);
  refuseIssues(makeUpIssues({ madeUpOn, headcount, memberIds }, session, before, write.today));
  const own = { sessionId, madeUpOn, note };
  const items =
    memberIds.length > 0
      ? memberIds.map((memberId) => ({ fields: { ...own, headcount: 1, memberId } }))
      : [{ fields: { ...own, headcount: headcount ?? 0, memberId: null } }];
  const ids = await createRecords(write, 'study_make_up', items, { effectiveOn: madeUpOn });
  return { ids, madeUp: (await sessionById(write.trx, sessionId)).madeUp };
}

/** Voids a session; its make-ups leave the figures with it. @throws AppError `not_found`, `conflict` */
export async function voidStudySession(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'studySessions.void'>,
): Promise<Saved> {
  return voidRecord(write, 'study_session', id, expectedRevision, reason);
}
