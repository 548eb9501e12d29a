import type { Kysely } from 'kysely';
import { z } from 'zod';
import { CONFIRMATION_WAYS } from '#shared/features/trust/trust.rules.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';

const waySchema = z.enum(CONFIRMATION_WAYS);

/** Everything this office trusts, the own first, then in the order of entry. */
export async function trustedCertificates(db: Kysely<Schema>) {
  const rows = await db
    .selectFrom('trust_root')
    .leftJoin('user_account', 'user_account.id', 'trust_root.addedBy')
    .selectAll('trust_root')
    .select('displayName')
    .orderBy('own', 'desc')
    .orderBy('addedAt')
    .orderBy('fingerprint')
    .execute();
  return rows.map(({ displayName, ...row }) => ({
    ...row,
    certificate: Buffer.from(row.certificate),
    own: row.own === 1,
    addedByName: displayName ?? '',
    confirmedHow: row.confirmedHow === '' ? null : waySchema.parse(row.confirmedHow),
  }));
}

/** Trusts a certificate from now on. */
export async function addTrust(
  write: Write,
  certificate: Required<Pick<Schema['trust_root'], 'fingerprint' | 'certificate' | 'name'>> & {
    readonly confirmedBy: string;
    readonly confirmedHow: string;
    readonly note: string;
  },
): Promise<void> {
  await write.trx
    .insertInto('trust_root')
    .values({ ...certificate, own: 0, addedAt: write.at, addedBy: write.actor.id })
    .execute();
}

/** Takes a certificate of another office off the list; its revocation lists stay, so that an older one cannot come later. */
export async function removeTrust(write: Write, fingerprint: string): Promise<void> {
  await write.trx.deleteFrom('trust_root').where('fingerprint', '=', fingerprint).where('own', '=', 0).execute();
}
