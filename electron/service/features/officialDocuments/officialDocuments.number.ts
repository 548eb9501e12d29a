import type { HandlerInput } from '#shared/contract/list.ts';
import { ORDER_CLASS } from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import { numberStyleOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import { updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { numberById } from '../documentNumbers/documentNumbers.repository.ts';
import { assignNumber, reserveNumber, voidNumber } from '../documentNumbers/documentNumbers.write.ts';
import { documentById, expectedDocument, type StoredDocument } from './officialDocuments.repository.ts';
import { numberTitle } from './officialDocuments.save.ts';

/**
 * Gives the document the next number of a class and year, or a free reserved one; it keeps it until it is issued or voided.
 * @throws AppError `not_found`, `conflict`, `rule_broken`, `document_number_invalid`
 */
export async function takeNumber(
  write: Write,
  { id, expectedRevision, number: wanted }: HandlerInput<'officialDocuments.takeNumber'>,
): Promise<{ id: string; revision: number; number: string }> {
  const document = await expectedDocument(write.trx, id, expectedRevision);
  refuseUnnumbered(document);
  const title = numberTitle(document.title);
  const classCode =
    wanted.kind === 'next' ? wanted.classCode : (await numberById(write.trx, wanted.numberId)).classCode;
  const isOrder = numberStyleOf(document.form) === 'order';
  if (isOrder !== (classCode === ORDER_CLASS)) refuseIssues([{ field: 'classCode', code: 'number_kind' }]);
  const given =
    wanted.kind === 'next'
      ? await reserveNumber(write, { classCode, year: wanted.year, title, documentId: id })
      : await assignNumber(write, wanted.numberId, { id, title });
  const { revision } = await updateRecord(
    write,
    'official_document',
    id,
    expectedRevision,
    { numberId: given.id, number: given.number },
    { action: 'officialDocument.takeNumber' },
  );
  return { id, revision, number: given.number };
}

function refuseUnnumbered(document: StoredDocument): void {
  if (document.recordState === 'voided') refuseIssues([{ field: 'recordState', code: 'is_voided' }]);
  if (document.stage === 'issued') refuseIssues([{ field: 'stage', code: 'is_issued' }]);
  if (numberStyleOf(document.form) === 'none') refuseIssues([{ field: 'form', code: 'no_number_place' }]);
  if (document.numberId !== null) refuseIssues([{ field: 'number', code: 'has_number' }]);
}

/**
 * Voids a number from the register. A document that is not issued yet loses it and may take another; the number of an issued
 * one goes with its document only.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function dropNumber(
  write: Write,
  id: string,
  expectedRevision: number,
  reason: string,
): Promise<{ id: string; revision: number }> {
  const number = await numberById(write.trx, id);
  const answer = await voidNumber(write, id, expectedRevision, reason);
  if (number.documentId === null) return answer;
  const document = await documentById(write.trx, number.documentId);
  if (document.stage === 'issued') refuseIssues([{ field: 'documentId', code: 'number_of_issued' }]);
  if (document.numberId === id)
    await updateRecord(
      write,
      'official_document',
      document.id,
      undefined,
      { numberId: null, number: null },
      { action: 'officialDocument.dropNumber', reason },
    );
  return answer;
}

/**
 * Voids a document with its number; what was issued stays readable.
 * @throws AppError `not_found`, `conflict`
 */
export async function voidDocument(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'officialDocuments.void'>,
): Promise<{ id: string; revision: number }> {
  const { numberId } = await documentById(write.trx, id);
  const answer = await voidRecord(write, 'official_document', id, expectedRevision, reason);
  if (numberId !== null) await voidNumber(write, numberId, undefined, reason);
  return answer;
}
