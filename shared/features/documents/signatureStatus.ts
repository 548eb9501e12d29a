/** Result words of official-documents.md §7.4, from best to worst; a document is as good as its worst signature. */
export const SIGNATURE_STATUSES = [
  'valid',
  'valid-later-signed',
  'untrusted',
  'unknown-alg',
  'changed',
  'invalid',
  'broken',
] as const;
export type SignatureStatus = (typeof SIGNATURE_STATUSES)[number];
export type DocumentStatus = SignatureStatus | 'unsigned';

/** The worst of the statuses; `unsigned` when there is none. */
export function worstStatus(statuses: readonly SignatureStatus[]): DocumentStatus {
  const worst = Math.max(-1, ...statuses.map((status) => SIGNATURE_STATUSES.indexOf(status)));
  return SIGNATURE_STATUSES[worst] ?? 'unsigned';
}

/** Only these two let a document be archived as valid without a typed reason (§7.4). */
export function mayArchiveAsValid(status: DocumentStatus): boolean {
  return status === 'valid' || status === 'valid-later-signed';
}
