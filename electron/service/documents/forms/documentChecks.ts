import { AppError } from '#shared/contract/errors.ts';
import {
  isDocumentNumber,
  isOrderNumber,
  isStateSecretMark,
  suggestDocumentNumber,
} from '#shared/features/documents/documentNumber.ts';
import type { OfficialDocument } from '#shared/features/documents/officialDocument.ts';

/**
 * Refuses state-secret levels: this application is no place for such documents (features.md S11).
 * @throws AppError `rule_broken` with `fields`, code `state_secret`
 */
export function refuseStateSecrets(marks: { readonly security?: string; readonly handlingMark?: string }): void {
  const fields = [
    { field: 'security', text: marks.security ?? '' },
    { field: 'handlingMark', text: marks.handlingMark ?? '' },
  ]
    .filter(({ text }) => isStateSecretMark(text))
    .map(({ field }) => ({ field, code: 'state_secret' }));
  if (fields.length > 0) throw new AppError('rule_broken', { count: fields.length, fields });
}

/**
 * Checks a 发文字号 as it was typed, before any clean-up (official-documents.md §2.1); empty in a draft.
 * @throws AppError `document_number_invalid` with `{number}` and, when there is a good guess, `{suggestion}`
 */
export function checkDocumentNumber(number: string): void {
  if (number === '' || isDocumentNumber(number)) return;
  const suggestion = suggestDocumentNumber(number);
  throw new AppError('document_number_invalid', { number, ...(suggestion === undefined ? {} : { suggestion }) });
}

/** Checks a 令号. @throws AppError `document_number_invalid` with `{number}` */
export function checkOrderNumber(number: string): void {
  if (number !== '' && !isOrderNumber(number)) throw new AppError('document_number_invalid', { number });
}

/**
 * What upward documents must carry (§3.5): 签发人, and a 请示 also 附注 with contact and telephone.
 * @throws AppError `rule_broken` with `fields`, code `required`
 */
export function checkUpward(document: Pick<OfficialDocument, 'kind' | 'isUpward' | 'signers' | 'note'>): void {
  const isUpward = document.isUpward || document.kind === '请示' || document.kind === '报告';
  const fields: { field: string; code: string }[] = [];
  if (isUpward && document.signers.length === 0) fields.push({ field: 'signers', code: 'required' });
  if (document.kind === '请示' && document.note === '') fields.push({ field: 'note', code: 'required' });
  if (fields.length > 0) throw new AppError('rule_broken', { count: fields.length, fields });
}
