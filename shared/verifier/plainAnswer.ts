import type { LaterChange, SignatureReport, VerificationReport } from '#shared/features/documents/verification.ts';

/** What a person without knowledge of signatures is told (features "Beyond" 7): four answers, and two for no answer. */
export type PlainAnswer = 'trusted' | 'unknown_signer' | 'changed' | 'unsigned' | 'broken' | 'unknown_algorithm';

const ANSWERS: { readonly [Status in VerificationReport['status']]: PlainAnswer } = {
  valid: 'trusted',
  'valid-later-signed': 'trusted',
  untrusted: 'unknown_signer',
  changed: 'changed',
  invalid: 'changed',
  unsigned: 'unsigned',
  broken: 'broken',
  'unknown-alg': 'unknown_algorithm',
};

export function plainAnswer(report: VerificationReport): PlainAnswer {
  return ANSWERS[report.status];
}

/** Whether the file is as its signers signed it, whoever they are: then what it carries inside may be shown. */
export function isIntact(report: VerificationReport): boolean {
  return ['trusted', 'unknown_signer'].includes(plainAnswer(report));
}

/** Pages that later revisions changed without being allowed to, from 1, in order. */
export function changedPages(report: VerificationReport): number[] {
  const pages = report.signatures.flatMap((signature) =>
    signature.laterChanges.flatMap((change) => (change.allowed || change.page === null ? [] : [change.page])),
  );
  return [...new Set(pages)].sort((first, second) => first - second);
}

/** How a change is told to people: an added signature without extent is on no page that they could look at. */
export function toldChange({ kind, page, rect }: Pick<LaterChange, 'kind' | 'page' | 'rect'>) {
  if (rect !== null || (kind !== 'signature' && kind !== 'time_stamp')) return { kind, page } as const;
  return { kind: kind === 'signature' ? 'signature_invisible' : kind, page: null } as const;
}

/**
 * How the answer about revocation is told to people: nobody issues lists for the program's SM2 certificates
 * (official-documents.md §6.9), so that the missing list is nothing to be sought.
 */
export function toldRevocation({ algorithm, trust }: Pick<SignatureReport, 'algorithm' | 'trust'>) {
  if (trust === null) return null;
  return trust.revocation === 'unknown' && algorithm === 'sm2' ? 'national' : trust.revocation;
}
