import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { leadingGroup } from '#shared/features/duties/duties.contract.ts';
import { localOffice } from '../../db/localOffice.ts';
import { findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { assignmentsAt } from '../duties/duties.service.ts';
import { documentById } from '../officialDocuments/officialDocuments.repository.ts';
import { saveDocument } from '../officialDocuments/officialDocuments.save.ts';
import { noticeContent } from './notice.document.ts';
import { assignmentsById } from './regroupings.repository.ts';
import { expectedRegrouping } from './regroupings.void.ts';

/**
 * Makes the notice of a regrouping as a draft document, to be approved, numbered, sealed and issued like any other.
 * @throws AppError `not_found`, `conflict`, `rule_broken` when it has a notice that is not voided
 */
export async function draftRegroupingNotice(
  write: Write,
  { id, expectedRevision }: HandlerInput<'regroupings.draftNotice'>,
): Promise<{ documentId: string }> {
  const regrouping = await expectedRegrouping(write, id, expectedRevision);
  const { leadingGroupId, effectiveOn, officialDocumentId } = regrouping;
  if (officialDocumentId !== null) {
    const earlier = await documentById(write.trx, officialDocumentId);
    if (earlier.recordState !== 'voided')
      refuseIssues([{ field: 'officialDocumentId', code: 'regrouping_has_notice' }]);
  }
  const record = await findRecord(write.trx, 'leading_group', leadingGroupId);
  if (!record) throw new AppError('not_found');
  const { officeId: _office, ...fields } = record;
  const lineup = await assignmentsAt(write.trx, effectiveOn, leadingGroupId);
  const people = lineup.map(({ role, memberName: name, memberPost: post }) => ({ role, name, post }));
  const { name: agency } = await localOffice(write.trx, write.officeId);
  const content = noticeContent(leadingGroup.parse(fields), regrouping, people, agency);
  const { id: documentId } = await saveDocument(write, { content, copies: 1 });
  const patch = { officialDocumentId: documentId };
  await updateRecord(write, 'regrouping', id, expectedRevision, patch, { action: 'regrouping.notice' });
  return { documentId };
}

/**
 * Writes the number of the issued notice into the regrouping and, as basis, into every assignment that it began and that is still as it
 * was begun.
 * @throws AppError `not_found`, `conflict`, `rule_broken` while the notice is not issued under a number
 */
export async function takeNoticeNumber(
  write: Write,
  { id, expectedRevision }: HandlerInput<'regroupings.takeNumber'>,
): Promise<{ id: string; revision: number; number: string }> {
  const regrouping = await expectedRegrouping(write, id, expectedRevision);
  const { officialDocumentId, effectiveOn } = regrouping;
  const document = officialDocumentId === null ? undefined : await documentById(write.trx, officialDocumentId);
  const number = document?.stage === 'issued' && document.recordState !== 'voided' ? document.number : null;
  if (number === null) {
    refuseIssues([{ field: 'officialDocumentId', code: 'regrouping_not_issued' }]);
    throw new AppError('internal');
  }
  const begun = regrouping.lines.flatMap((line) => (line.begun === null ? [] : [line.begun]));
  const present = await assignmentsById(
    write.trx,
    begun.map((one) => one.id),
  );
  const revisions = new Map<string, number>();
  for (const one of begun) {
    const now = present.get(one.id);
    if (now === undefined || now.recordState === 'voided') continue;
    const { revision } = await updateRecord(
      write,
      'duty_assignment',
      one.id,
      now.revision,
      { basisDocumentNo: number },
      { action: 'regrouping.takeNumber', effectiveOn },
    );
    // One that was changed by somebody since stays marked as changed.
    revisions.set(one.id, now.revision === one.revision ? revision : one.revision);
  }
  const lines = regrouping.lines.map((line) =>
    line.begun === null
      ? line
      : { ...line, begun: { id: line.begun.id, revision: revisions.get(line.begun.id) ?? line.begun.revision } },
  );
  const { revision } = await updateRecord(
    write,
    'regrouping',
    id,
    expectedRevision,
    { documentNo: number, lines },
    { action: 'regrouping.takeNumber' },
  );
  return { id, revision, number };
}
