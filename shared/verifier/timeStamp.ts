import { equalBytes } from './bytes.ts';
import { type CmsResult, checkCms } from './cmsCheck.ts';
import { DerError, derChild, derOidText, readDer, TAG } from './der.ts';
import { readTime } from './derText.ts';
import { DIGESTS, digestOf } from './digest.ts';
import { judgeTrust, type TrustList } from './trust.ts';

export type TimeStampResult = { readonly cms: CmsResult; readonly time: Date | null };

/**
 * Checks an RFC 3161 token over the given bytes (PAdES B-T, document time-stamp).
 * @returns the check of its SignedData, `digest` when it speaks of other bytes; the time only when everything holds
 */
export async function checkTimeStamp(token: Uint8Array, parts: readonly Uint8Array[]): Promise<TimeStampResult> {
  const cms = await checkCms(token, { kind: 'time_stamp' }, true);
  if (cms.problem !== null || cms.content === null) return { cms, time: null };
  try {
    // TSTInfo: version, policy, messageImprint, serialNumber, genTime (RFC 3161 §2.4.2).
    const information = readDer(cms.content);
    const imprint = derChild(information, 2, TAG.sequence);
    const digestName = DIGESTS[derOidText(derChild(derChild(imprint, 0), 0))];
    if (!digestName) return { cms: { ...cms, problem: 'algorithm' }, time: null };
    const digest = await digestOf(digestName, parts);
    if (!equalBytes(digest, derChild(imprint, 1, TAG.octetString).content)) {
      return { cms: { ...cms, problem: 'digest' }, time: null };
    }
    return { cms, time: readTime(derChild(information, 4, TAG.generalizedTime)) };
  } catch (error) {
    if (error instanceof DerError) return { cms: { ...cms, problem: 'cms' }, time: null };
    throw error;
  }
}

/** The time of a signature time-stamp when the token holds and its authority is trusted; else null. */
export async function trustedTime(
  token: Uint8Array,
  signature: Uint8Array,
  list: TrustList,
  now: Date,
): Promise<Date | null> {
  const { cms, time } = await checkTimeStamp(token, [signature]);
  if (!cms.certificate || !time) return null;
  const trust = await judgeTrust(cms.certificate, cms.others, list, { now, claimed: time });
  return trust.trusted ? time : null;
}
