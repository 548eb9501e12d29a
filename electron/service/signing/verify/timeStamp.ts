import { createHash } from 'node:crypto';
import type { CertificateFacts } from '../certificates.ts';
import { DerError, derChild, derOidText, readDer, TAG } from '../der.ts';
import { type CmsResult, checkCms, DIGESTS } from './cmsCheck.ts';
import { judgeTrust } from './trust.ts';

export type TimeStampResult = { readonly cms: CmsResult; readonly time: Date | null };

/**
 * Checks an RFC 3161 token over the given bytes (PAdES B-T, document time-stamp).
 * @returns the check of its SignedData, `digest` when it speaks of other bytes; the time only when everything holds
 */
export function checkTimeStamp(token: Buffer, parts: readonly Buffer[]): TimeStampResult {
  const cms = checkCms(token, { kind: 'time_stamp' }, true);
  if (cms.problem !== null || cms.content === null) return { cms, time: null };
  try {
    // TSTInfo: version, policy, messageImprint, serialNumber, genTime (RFC 3161 §2.4.2).
    const information = readDer(cms.content);
    const imprint = derChild(information, 2, TAG.sequence);
    const digestName = DIGESTS[derOidText(derChild(derChild(imprint, 0), 0))];
    if (!digestName) return { cms: { ...cms, problem: 'algorithm' }, time: null };
    const digest = createHash(digestName);
    for (const part of parts) digest.update(part);
    const same = Buffer.compare(digest.digest(), derChild(imprint, 1, TAG.octetString).content) === 0;
    if (!same) return { cms: { ...cms, problem: 'digest' }, time: null };
    return { cms, time: generalizedTime(derChild(information, 4, TAG.generalizedTime).content) };
  } catch (error) {
    if (error instanceof DerError) return { cms: { ...cms, problem: 'cms' }, time: null };
    throw error;
  }
}

/** The time of a signature time-stamp when the token holds and its authority is trusted; else null. */
export function trustedTime(
  token: Buffer,
  signature: Buffer,
  roots: readonly CertificateFacts[],
  now: Date,
): Date | null {
  const { cms, time } = checkTimeStamp(token, [signature]);
  if (!cms.certificate || !time) return null;
  return judgeTrust(cms.certificate, cms.others, roots, { now, claimed: time }).trusted ? time : null;
}

function generalizedTime(content: Uint8Array): Date {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(Buffer.from(content).toString('latin1'));
  const [, year, month, day, hour, minute, second] = match ?? [];
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) throw new DerError('time');
  return time;
}
