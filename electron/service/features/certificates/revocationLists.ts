import { listNeedsRenewal, nextListUpdate } from '#shared/features/certificates/certificates.rules.ts';
import { sha256 } from '../../crypto/encodings.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import type { Authority } from '../../signing/authority.ts';
import { issueRevocationList, readNumberedList } from '../../signing/revocationList.ts';
import { addList, latestList, revokedEntries } from './certificates.repository.ts';

/**
 * Issues the authority's next list over everything revoked so far, within the caller's transaction.
 * @returns number, moments (ISO 8601) and how many certificates it names
 */
export async function issueNextList(write: Write, authority: Authority) {
  const issuer = sha256(authority.certificateDer).toString('hex');
  const entries = await revokedEntries(write.trx, issuer);
  const number = ((await latestList(write.trx, issuer))?.number ?? 0) + 1;
  const thisUpdate = new Date(write.now);
  const nextUpdate = new Date(nextListUpdate(write.now));
  const list = issueRevocationList(authority, { number, thisUpdate, nextUpdate, entries });
  const moments = { thisUpdate: thisUpdate.toISOString(), nextUpdate: nextUpdate.toISOString() };
  await addList(write, { issuer, number, list, ...moments });
  return { number, ...moments, revoked: entries.length };
}

/**
 * Issues the next list, with its audit row, when there is none or the present one ends soon. Called by every act that opens the
 * authority's key, so that an office founded before lists were made gets its first one by itself.
 * @returns whether one was issued
 */
export async function renewListWhenDue(write: Write, authority: Authority): Promise<boolean> {
  const issuer = sha256(authority.certificateDer).toString('hex');
  const present = await latestList(write.trx, issuer);
  if (present && !listNeedsRenewal(present.nextUpdate, write.now)) return false;
  const { number, revoked } = await issueNextList(write, authority);
  const detail = { number, revoked, issuer };
  write.audit({ action: 'certificate.revocationList', entityType: 'revocation_list', detail });
  write.changed('certificates');
  return true;
}

/** What may be shown of a kept list. */
export function listFacts(row: Schema['revocation_list']) {
  const { number, thisUpdate, nextUpdate, list } = row;
  return { number, thisUpdate, nextUpdate, revoked: readNumberedList(list).entries.size };
}
