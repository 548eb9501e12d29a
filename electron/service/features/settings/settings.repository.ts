import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';

/** What may be shown of the signing identity in use, or null when there is none. */
export async function activeIdentity(db: Kysely<Schema>) {
  const row = await db
    .selectFrom('signing_identity')
    .selectAll()
    .where('active', '=', 1)
    .where('algorithm', '<>', 'sm2')
    .executeTakeFirst();
  if (!row) return null;
  const { subject, issuer, serial, fingerprint, notBefore, notAfter, source } = row;
  return { subject, issuer, serial, fingerprint, notBefore, notAfter, source };
}

/** Puts a new signing identity in use; the earlier ones stay stored, so that what they signed can be explained. */
export async function replaceIdentity(
  write: Write,
  identity: Omit<Schema['signing_identity'], 'id' | 'active' | 'createdAt' | 'algorithm'>,
): Promise<void> {
  await write.trx.updateTable('signing_identity').set({ active: 0 }).where('algorithm', '<>', 'sm2').execute();
  await write.trx
    .insertInto('signing_identity')
    .values({ ...identity, id: write.newId(), active: 1, createdAt: write.at })
    .execute();
}

/** Trusts the top certificate (DER) of the office's own identity; one that is trusted already stays as it is. */
export async function trustOwnRoot(write: Write, certificate: Buffer, name: string): Promise<void> {
  await write.trx
    .insertInto('trust_root')
    .values({
      fingerprint: createHash('sha256').update(certificate).digest('hex'),
      certificate,
      name,
      own: 1,
      addedAt: write.at,
      addedBy: write.actor.id,
    })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .execute();
}
