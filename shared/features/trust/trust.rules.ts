import type { FieldIssue } from '../../lib/fieldIssue.ts';

/** How the other office confirmed its fingerprint. */
export const CONFIRMATION_WAYS = ['phone', 'inPerson', 'paper'] as const;
export type ConfirmationWay = (typeof CONFIRMATION_WAYS)[number];

/** What a certificate may be trusted as: an authority (it may sign others) or one signing certificate alone. */
export const TRUST_KINDS = ['root', 'authority', 'signing'] as const;
export type TrustKind = (typeof TRUST_KINDS)[number];

/** Fewest digits of a fingerprint that are typed from paper: 64 bits nobody can aim at. */
export const LEAST_DIGITS = 16;
const ALL_DIGITS = 64;

export type TrustIssueCode =
  | 'fingerprint_short'
  | 'fingerprint_characters'
  | 'fingerprint_mismatch'
  | 'certificate_unreadable'
  | 'certificate_not_for_trust'
  | 'certificate_ended'
  | 'certificate_not_begun'
  | 'trust_exists'
  | 'trust_own_root'
  | 'list_unreadable'
  | 'list_unknown_issuer'
  | 'list_own'
  | 'list_older'
  | 'list_number_twice'
  | 'list_in_future';

/** Digits of a fingerprint as typed from paper: spaces, colons, hyphens and full-width forms do not matter. */
export function typedDigits(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s:：·.-]/gu, '')
    .toUpperCase();
}

/**
 * Compares what was typed from paper with a certificate's fingerprint (hexadecimal): the whole of it, or its end of at least
 * 16 digits.
 * @returns null when it is the same
 */
export function typedFingerprintIssue(
  fingerprint: string,
  typed: string,
): 'fingerprint_short' | 'fingerprint_characters' | 'fingerprint_mismatch' | null {
  const digits = typedDigits(typed);
  if (!/^[0-9A-F]*$/.test(digits)) return 'fingerprint_characters';
  if (digits.length < LEAST_DIGITS) return 'fingerprint_short';
  if (digits.length > ALL_DIGITS || !fingerprint.toUpperCase().endsWith(digits)) return 'fingerprint_mismatch';
  return null;
}

/** What a certificate could be trusted as; null for one that neither issues nor signs documents. */
export function trustKind(certificate: {
  readonly isAuthority: boolean;
  readonly selfSigned: boolean;
  readonly maySignCertificates: boolean;
  readonly maySignDocuments: boolean;
}): TrustKind | null {
  if (certificate.isAuthority && certificate.maySignCertificates) return certificate.selfSigned ? 'root' : 'authority';
  // An authority whose key usage forbids issuing is an ordinary signer: the verifier takes its signatures too.
  return certificate.maySignDocuments ? 'signing' : null;
}

/** Why a certificate cannot be trusted now, apart from its fingerprint. */
export function trustIssue(
  certificate: { readonly kind: TrustKind | null; readonly notBefore: string; readonly notAfter: string },
  now: number,
): FieldIssue<TrustIssueCode> | null {
  if (certificate.kind === null) return { field: 'certificate', code: 'certificate_not_for_trust' };
  const params = { from: certificate.notBefore.slice(0, 10), to: certificate.notAfter.slice(0, 10) };
  if (Date.parse(certificate.notAfter) < now) return { field: 'certificate', code: 'certificate_ended', params };
  if (Date.parse(certificate.notBefore) > now) return { field: 'certificate', code: 'certificate_not_begun', params };
  return null;
}

/** Minutes by which another office's clock may be ahead. */
const CLOCK_DIFFERENCE_MINUTES = 60;

/** Whether a list may take the place of the stored one: its number not lower, and a number means one list only. */
export function listIssue(
  list: { readonly number: number; readonly thisUpdate: Date; readonly fingerprint: string },
  stored: { readonly number: number; readonly fingerprint: string } | null,
  now: number,
): FieldIssue<TrustIssueCode> | null {
  if (list.thisUpdate.getTime() > now + CLOCK_DIFFERENCE_MINUTES * 60_000) {
    return { field: 'source', code: 'list_in_future' };
  }
  if (!stored) return null;
  const params = { number: list.number, stored: stored.number };
  if (list.number < stored.number) return { field: 'source', code: 'list_older', params };
  if (list.number === stored.number && list.fingerprint !== stored.fingerprint) {
    return { field: 'source', code: 'list_number_twice', params };
  }
  return null;
}
