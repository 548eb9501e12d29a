import type { FieldIssue } from '../../lib/fieldIssue.ts';

/** How a certificate stands today. */
export const CERTIFICATE_STATES = ['valid', 'expiring', 'expired', 'revoked', 'replaced'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** Why a certificate is revoked (RFC 5280 §5.3.1, those that an office can mean). */
export const REVOCATION_REASONS = [
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** Kinds of keys that a user's certificate may have (official-documents.md §6.2). */
export const CERTIFICATE_ALGORITHMS = ['rsa', 'ec'] as const;
export type CertificateAlgorithm = (typeof CERTIFICATE_ALGORITHMS)[number];

/** Days before its end from which a certificate asks for its successor. */
export const EXPIRING_DAYS = 60;
/** Days until the next revocation list must be out (`nextUpdate`). */
export const LIST_VALID_DAYS = 35;
/** A list handed out must serve for at least these days; otherwise a new one is issued first. */
const LIST_LEAST_DAYS = 20;

const DAY_MILLISECONDS = 86_400_000;

/** What stands against an act on a certificate. */
export type CertificateIssueCode =
  | 'certificate_exists'
  | 'certificate_user_disabled'
  | 'certificate_revoked'
  | 'certificate_replaced'
  | 'certificate_foreign'
  | 'certificate_is_root';

/**
 * State of a certificate at `now` (milliseconds). Revoked wins over all else: it is what others must know; an ended one needs no
 * other word.
 */
export function certificateState(
  certificate: { readonly notAfter: string; readonly revoked: boolean; readonly replaced: boolean },
  now: number,
): CertificateState {
  if (certificate.revoked) return 'revoked';
  const left = Date.parse(certificate.notAfter) - now;
  if (left < 0) return 'expired';
  if (certificate.replaced) return 'replaced';
  return left < EXPIRING_DAYS * DAY_MILLISECONDS ? 'expiring' : 'valid';
}

/** Whether somebody may be given a certificate: an account in use without a living one of the same kind that can be opened. */
export function issueIssues(
  account: { readonly enabled: boolean },
  algorithm: CertificateAlgorithm,
  present: readonly {
    readonly algorithm: CertificateAlgorithm;
    readonly state: CertificateState;
    readonly keyLost: boolean;
  }[],
): FieldIssue<CertificateIssueCode>[] {
  if (!account.enabled) return [{ field: 'userId', code: 'certificate_user_disabled' }];
  const living = present.some(
    (one) => one.algorithm === algorithm && !one.keyLost && (one.state === 'valid' || one.state === 'expiring'),
  );
  return living ? [{ field: 'algorithm', code: 'certificate_exists' }] : [];
}

/** Whether a user's certificate may get a successor; an ended one may. */
export function renewIssues(
  account: { readonly enabled: boolean },
  certificate: { readonly revoked: boolean; readonly replaced: boolean },
): FieldIssue<CertificateIssueCode>[] {
  if (certificate.revoked) return [{ field: 'id', code: 'certificate_revoked' }];
  if (certificate.replaced) return [{ field: 'id', code: 'certificate_replaced' }];
  return account.enabled ? [] : [{ field: 'id', code: 'certificate_user_disabled' }];
}

/** When the next list after one issued at `now` must be out, in milliseconds. */
export function nextListUpdate(now: number): number {
  return now + LIST_VALID_DAYS * DAY_MILLISECONDS;
}

/** Whether a list ending at `nextUpdate` (ISO 8601) is too old to be handed out. */
export function listNeedsRenewal(nextUpdate: string, now: number): boolean {
  return Date.parse(nextUpdate) - now < LIST_LEAST_DAYS * DAY_MILLISECONDS;
}

/** A SHA-256 fingerprint for reading aloud: 16 groups of four upper-case digits. */
export function fingerprintGroups(fingerprint: string): string[] {
  return fingerprint.toUpperCase().match(/.{1,4}/g) ?? [];
}

/** A serial number as typed, in the form in which it is kept: upper-case hexadecimal of whole bytes without leading zero bytes. */
export function serialOf(typed: string): string {
  const digits = typed.toUpperCase().replace(/^0+/, '');
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}
