import { AppError } from '#shared/contract/errors.ts';
import {
  checkIssueDay,
  checkNumberYear,
  documentNumberText,
} from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import { isDocumentNumber, isOrderNumber } from '#shared/features/documents/documentNumber.ts';
import { createRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { nextSeq, numberById, type StoredNumber } from './documentNumbers.repository.ts';

/**
 * Reserves the next number of a class and year. Writes come one after another and the number is taken in the open transaction:
 * two windows never get the same one; the unique index stands behind that.
 * @param wanted `documentId` null: for a document written elsewhere or later
 * @throws AppError `rule_broken` (a year to come), `document_number_invalid` (no further number fits the form)
 */
export async function reserveNumber(
  write: Write,
  wanted: {
    readonly classCode: string;
    readonly year: number;
    readonly title: string;
    readonly documentId: string | null;
  },
): Promise<{ readonly id: string; readonly number: string }> {
  refuseIssues(checkNumberYear(wanted.year, write.today));
  const { classCode, year, title, documentId } = wanted;
  const seq = await nextSeq(write.trx, classCode, year);
  const number = documentNumberText(classCode, year, seq);
  if (!isDocumentNumber(number) && !isOrderNumber(number)) throw new AppError('document_number_invalid', { number });
  const id = await createRecord(
    write,
    'document_number',
    { classCode, year, seq, number, state: 'reserved', title, documentId, reservedOn: write.today, issuedOn: null },
    { action: 'documentNumber.reserve' },
  );
  return { id, number };
}

/**
 * Gives a reserved number to a document.
 * @throws AppError `not_found`, `rule_broken` when it is not free
 */
export async function assignNumber(
  write: Write,
  id: string,
  document: { readonly id: string; readonly title: string },
): Promise<StoredNumber> {
  const number = await numberById(write.trx, id);
  if (number.state !== 'reserved' || number.documentId !== null)
    refuseIssues([{ field: 'numberId', code: 'number_not_free' }]);
  await updateRecord(
    write,
    'document_number',
    id,
    undefined,
    { documentId: document.id, title: document.title },
    { action: 'documentNumber.assign' },
  );
  return number;
}

/**
 * Marks a reserved number as used.
 * @param expectedRevision undefined when no form showed the number
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function issueNumber(
  write: Write,
  number: StoredNumber,
  expectedRevision: number | undefined,
  used: { readonly issuedOn: string; readonly title: string },
): Promise<{ id: string; revision: number }> {
  refuseIssues([
    ...(number.state === 'reserved' ? [] : [{ field: 'state', code: `number_${number.state}` }]),
    ...checkIssueDay(number, used.issuedOn, write.today),
  ]);
  const { revision } = await updateRecord(
    write,
    'document_number',
    number.id,
    expectedRevision,
    { state: 'issued', issuedOn: used.issuedOn, title: used.title },
    { action: 'documentNumber.issue' },
  );
  return { id: number.id, revision };
}

/** Voids a number: it stays in the register with its reason and is never given again. @throws AppError `not_found`, `conflict` */
export async function voidNumber(
  write: Write,
  id: string,
  expectedRevision: number | undefined,
  reason: string,
): Promise<{ id: string; revision: number }> {
  const present = await numberById(write.trx, id);
  if (present.state === 'voided') throw new AppError('conflict', { record: present });
  const { revision } = await updateRecord(
    write,
    'document_number',
    id,
    expectedRevision,
    { state: 'voided', voidReason: reason },
    { action: 'documentNumber.void', reason, recordState: 'voided' },
  );
  return { id, revision };
}
