import { equalBytes } from './bytes.ts';
import { type CertificateFacts, isSignedBy, readExtensions } from './certificates.ts';
import { DerError, type DerNode, derChild, derChildren, derIntegerHex, readDer, TAG } from './der.ts';
import { readTime } from './derText.ts';
import { OID } from './objectIdentifiers.ts';

/** A certificate revocation list (RFC 5280 §5), not yet checked: it counts only for an issuer whose key signed it. */
export type RevocationList = {
  readonly der: Uint8Array;
  readonly issuerDer: Uint8Array;
  readonly thisUpdate: Date;
  /** Null when the list names no end; it is then out of date at once. */
  readonly nextUpdate: Date | null;
  /** By serial number, upper-case hexadecimal. */
  readonly entries: ReadonlyMap<string, { readonly since: Date; readonly onHold: boolean }>;
};

export type RevocationState = 'good' | 'stale' | 'revoked' | 'unknown';

const CERTIFICATE_HOLD = 6;
/** A hostile file may bring lists of its own; more than this is not looked at. */
const MAXIMUM_LISTS = 200;

/** Reads the lists handed in; anything that is no list, or a kind that may not be used (RFC 5280 §5.2), is left out. */
export function readRevocationLists(lists: readonly Uint8Array[]): RevocationList[] {
  return lists.slice(0, MAXIMUM_LISTS).flatMap((der) => {
    try {
      return [readList(der)];
    } catch (error) {
      if (error instanceof DerError) return [];
      throw error;
    }
  });
}

/**
 * Whether a certificate of the path is revoked: the worst of all below the root.
 * @param path signer first, root last, each issued by the next
 * @returns `since`: the earliest moment from which a certificate of the path no longer counts
 */
export async function revocationOf(
  path: readonly CertificateFacts[],
  lists: readonly RevocationList[],
  at: Date,
): Promise<{ readonly state: RevocationState; readonly since: Date | null }> {
  const states: RevocationState[] = [];
  const moments: Date[] = [];
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1];
    const { state, since } = issuer ? await stateOf(certificate, issuer, lists, at) : UNKNOWN;
    states.push(state);
    if (since) moments.push(since);
  }
  const since = moments.sort((first, second) => first.getTime() - second.getTime())[0] ?? null;
  const worst = (['revoked', 'unknown', 'stale'] as const).find((state) => states.includes(state));
  return { state: worst ?? (states.length > 0 ? 'good' : 'unknown'), since };
}

const UNKNOWN: { readonly state: RevocationState; readonly since: Date | null } = { state: 'unknown', since: null };

async function stateOf(
  certificate: CertificateFacts,
  issuer: CertificateFacts,
  lists: readonly RevocationList[],
  at: Date,
): Promise<{ readonly state: RevocationState; readonly since: Date | null }> {
  const counting: RevocationList[] = [];
  for (const list of lists) if (await counts(list, issuer, at)) counting.push(list);
  counting.sort((first, second) => second.thisUpdate.getTime() - first.thisUpdate.getTime());
  const newest = counting[0];
  if (!newest) return UNKNOWN;
  // A newer list may leave out a certificate that has run out in the meantime, or lift a hold; only the latter makes it good again.
  const revoked = counting.flatMap((list) => {
    const entry = list.entries.get(certificate.serial);
    return entry && (list === newest || !entry.onHold) ? [entry.since] : [];
  });
  const since = revoked.sort((first, second) => first.getTime() - second.getTime())[0];
  if (since) return { state: 'revoked', since };
  return { state: newest.nextUpdate && newest.nextUpdate > at ? 'good' : 'stale', since: null };
}

/** Signed by the issuer of the certificate, who may do so, and not from the future. */
async function counts(list: RevocationList, issuer: CertificateFacts, at: Date): Promise<boolean> {
  if (list.thisUpdate > at || !equalBytes(list.issuerDer, issuer.subjectDer)) return false;
  if (issuer.keyUsage !== null && !issuer.keyUsage.includes('cRLSign')) return false;
  return isSignedBy(list.der, issuer);
}

/** CertificateList: version, algorithm, issuer, thisUpdate, nextUpdate, revoked certificates, extensions [0]. */
function readList(der: Uint8Array): RevocationList {
  const outer = readDer(der);
  if (outer.bytes.length !== der.length) throw new DerError('bytes after the list');
  const fields = derChildren(derChild(outer, 0, TAG.sequence));
  if (fields[0]?.tag === TAG.integer) fields.shift();
  const [, issuer, thisUpdate, ...rest] = fields;
  if (issuer?.tag !== TAG.sequence || !thisUpdate) throw new DerError('list fields missing');
  const nextUpdate = rest.find((field) => field.tag === TAG.utcTime || field.tag === TAG.generalizedTime);
  const revoked = rest.find((field) => field.tag === TAG.sequence);
  // A delta list or one for a part of the certificates says so by a critical extension, as do entries of other issuers.
  refuseCritical(rest.find((field) => field.tag === TAG.context0));
  const entries = new Map<string, { since: Date; onHold: boolean }>();
  for (const entry of revoked ? derChildren(revoked) : []) {
    const [serial, date, extensions] = derChildren(entry);
    if (!serial || !date) throw new DerError('entry');
    entries.set(derIntegerHex(serial), readEntry(readTime(date), extensions));
  }
  return {
    der,
    issuerDer: issuer.bytes,
    thisUpdate: readTime(thisUpdate),
    nextUpdate: nextUpdate ? readTime(nextUpdate) : null,
    entries,
  };
}

/** The date that counts is the earlier one of revocation and of becoming unsafe (invalidityDate, RFC 5280 §5.3.2). */
function readEntry(date: Date, extensions: DerNode | undefined): { since: Date; onHold: boolean } {
  const found = readExtensions(extensions);
  const reason = found.get(OID.reasonCode)?.value;
  const unsafe = found.get(OID.invalidityDate)?.value;
  for (const [name, { critical }] of found) {
    if (critical && name !== OID.reasonCode) throw new DerError('critical entry extension');
  }
  const unsafeSince = unsafe ? readTime(readDer(unsafe)) : date;
  return {
    since: unsafeSince < date ? unsafeSince : date,
    onHold: reason ? readDer(reason).content[0] === CERTIFICATE_HOLD : false,
  };
}

function refuseCritical(wrapper: DerNode | undefined): void {
  for (const { critical } of readExtensions(wrapper ? derChild(wrapper, 0) : undefined).values()) {
    if (critical) throw new DerError('critical extension');
  }
}
