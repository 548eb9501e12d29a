import type { SignatureReport } from '#shared/features/documents/verification.ts';
import { equalBytes } from './bytes.ts';
import { type CertificateFacts, isIssuedBy, readCertificate } from './certificates.ts';
import { type RevocationList, revocationOf } from './revocation.ts';

type Trust = NonNullable<SignatureReport['trust']>;

/** Whom the office trusts, and the revocation lists at hand. */
export type TrustList = {
  readonly roots: readonly CertificateFacts[];
  readonly revocationLists: readonly RevocationList[];
};

const MAXIMUM_PATH = 8;
const MAXIMUM_PATHS = 20;
/** Signatures checked in search of a path; a hostile file may bring thousands of certificates of one name. */
const MAXIMUM_CHECKS = 200;

/**
 * Path from the signer's certificate to a root of the app's own list (official-documents.md §7.2 D); the system's list is never asked.
 * The certificate must be valid, and not revoked, at the trusted time; without one it must not be revoked at all and be valid now
 * and at the claimed time: what only the signer's own clock says saves nothing.
 */
export async function judgeTrust(
  certificate: CertificateFacts,
  others: readonly CertificateFacts[],
  list: TrustList,
  times: { readonly now: Date; readonly claimed: Date | null; readonly trusted?: Date | null },
): Promise<Trust> {
  const validNow = isValid(certificate, times.now);
  const validAtClaimedTime = times.claimed ? isValid(certificate, times.claimed) : null;
  const unknown = { validNow, validAtClaimedTime, revocation: 'unknown' as const, revokedAt: null };
  let first: Trust | null = null;
  // Cross-certified authorities have several paths; one good one is enough.
  for (const path of await findPaths(certificate, others, list.roots)) {
    const verdict = await judgePath(path, list, times, { validNow, validAtClaimedTime });
    if (verdict.trusted) return verdict;
    first ??= verdict;
  }
  return first ?? { trusted: false, problem: 'unknown_root', ...unknown };
}

async function judgePath(
  path: readonly CertificateFacts[],
  list: TrustList,
  times: { readonly now: Date; readonly claimed: Date | null; readonly trusted?: Date | null },
  validity: Pick<Trust, 'validNow' | 'validAtClaimedTime'>,
): Promise<Trust> {
  const mayIssueAll = path.slice(1).every((authority, index) => mayIssue(authority, path.slice(1, index + 1)));
  // The root is trusted as it is; below it every rule has to be kept (RFC 5280 §6.1.4, §6.1.5).
  if (!mayIssueAll || path.slice(0, -1).some((each) => each.hasUnknownRule)) {
    return { trusted: false, problem: 'issuer', ...validity, revocation: 'unknown', revokedAt: null };
  }
  const { state, since } = await revocationOf(path, list.revocationLists, times.now);
  const base = { ...validity, revocation: state, revokedAt: since?.toISOString() ?? null };
  if (since && (!times.trusted || since <= times.trusted)) return { trusted: false, problem: 'revoked', ...base };
  for (const moment of times.trusted ? [times.trusted] : [times.now, times.claimed]) {
    if (!moment) continue;
    if (path.some((each) => moment > each.notAfter)) return { trusted: false, problem: 'expired', ...base };
    if (path.some((each) => moment < each.notBefore)) return { trusted: false, problem: 'not_yet_valid', ...base };
  }
  return { trusted: true, problem: null, ...base };
}

/** Reads the roots handed in; anything that is no certificate is left out and so trusts nobody. */
export function readRoots(roots: readonly Uint8Array[]): CertificateFacts[] {
  return roots.flatMap((root) => {
    try {
      return [readCertificate(root)];
    } catch {
      return [];
    }
  });
}

/** Paths to a root, signer first, root last; a root may be the signer's own certificate. */
async function findPaths(
  certificate: CertificateFacts,
  others: readonly CertificateFacts[],
  roots: readonly CertificateFacts[],
): Promise<CertificateFacts[][]> {
  const found: CertificateFacts[][] = [];
  const stack = [[certificate]];
  let checks = 0;
  for (let path = stack.pop(); path && found.length < MAXIMUM_PATHS; path = stack.pop()) {
    const last = path.at(-1);
    if (!last) continue;
    if (roots.some((root) => equalBytes(root.der, last.der))) {
      found.push(path);
      continue;
    }
    if (path.length > MAXIMUM_PATH) continue;
    const issuers: CertificateFacts[] = [];
    for (const each of [...roots, ...others]) {
      if (path.includes(each) || !equalBytes(last.issuerDer, each.subjectDer)) continue;
      if (++checks > MAXIMUM_CHECKS) return found;
      if (await isIssuedBy(last, each)) issuers.push(each);
    }
    // The last one put on the stack is tried first: roots before what the file brings along.
    for (const each of issuers.reverse()) stack.push([...path, each]);
  }
  return found;
}

/** `below`: the authorities between this one and the signer; those that issued themselves do not count (RFC 5280 §4.2.1.9). */
function mayIssue(authority: CertificateFacts, below: readonly CertificateFacts[]): boolean {
  const signs = authority.keyUsage === null || authority.keyUsage.includes('keyCertSign');
  const depth = below.filter((each) => !equalBytes(each.subjectDer, each.issuerDer)).length;
  return authority.isAuthority && signs && (authority.pathLength === null || authority.pathLength >= depth);
}

function isValid(certificate: CertificateFacts, at: Date): boolean {
  return at >= certificate.notBefore && at <= certificate.notAfter;
}
