import type { SignatureReport } from '#shared/features/documents/verification.ts';
import { type CertificateFacts, isIssuedBy, readCertificate } from '../certificates.ts';

type Trust = NonNullable<SignatureReport['trust']>;

const MAXIMUM_PATH = 8;

/**
 * Path from the signer's certificate to a root of the app's own list (official-documents.md §7.2 D); the system's list is never asked.
 * The certificate must be valid at the trusted time; without one, now and at the claimed time. Revocation is not known offline.
 */
export function judgeTrust(
  certificate: CertificateFacts,
  others: readonly CertificateFacts[],
  roots: readonly CertificateFacts[],
  times: { readonly now: Date; readonly claimed: Date | null; readonly trusted?: Date | null },
): Trust {
  const validNow = isValid(certificate, times.now);
  const validAtClaimedTime = times.claimed ? isValid(certificate, times.claimed) : null;
  const base = { validNow, validAtClaimedTime, revocation: 'unknown' as const };
  const path = findPath(certificate, others, roots);
  if (path === null) return { trusted: false, problem: 'unknown_root', ...base };
  if (!path.slice(1).every((authority, index) => mayIssue(authority, index))) {
    return { trusted: false, problem: 'issuer', ...base };
  }
  for (const moment of times.trusted ? [times.trusted] : [times.now, times.claimed]) {
    if (!moment) continue;
    if (path.some((each) => moment > each.notAfter)) return { trusted: false, problem: 'expired', ...base };
    if (path.some((each) => moment < each.notBefore)) return { trusted: false, problem: 'not_yet_valid', ...base };
  }
  return { trusted: true, problem: null, ...base };
}

/** Reads the roots handed in; anything that is no certificate is left out and so trusts nobody. */
export function readRoots(roots: readonly Buffer[]): CertificateFacts[] {
  return roots.flatMap((root) => {
    try {
      return [readCertificate(root)];
    } catch {
      return [];
    }
  });
}

/** Signer first, root last; null when no path leads to a root. A root may be the signer's own certificate. */
function findPath(
  certificate: CertificateFacts,
  others: readonly CertificateFacts[],
  roots: readonly CertificateFacts[],
): CertificateFacts[] | null {
  const isRoot = (each: CertificateFacts) => roots.some((root) => root.fingerprint === each.fingerprint);
  const path = [certificate];
  for (let current = certificate; path.length <= MAXIMUM_PATH; ) {
    if (isRoot(current)) return path;
    const below: CertificateFacts = current;
    const issuer = [...roots, ...others].find((each) => !path.includes(each) && isIssuedBy(below, each));
    if (!issuer) return null;
    path.push(issuer);
    current = issuer;
  }
  return null;
}

/** `below` counts the authorities between this one and the signer. */
function mayIssue(authority: CertificateFacts, below: number): boolean {
  const signs = authority.keyUsage === null || authority.keyUsage.includes('keyCertSign');
  return authority.isAuthority && signs && (authority.pathLength === null || authority.pathLength >= below);
}

function isValid(certificate: CertificateFacts, at: Date): boolean {
  return at >= certificate.notBefore && at <= certificate.notAfter;
}
