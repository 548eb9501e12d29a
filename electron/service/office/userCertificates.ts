import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { ageDecrypt, ageRecipientOf } from '../crypto/age.ts';
import type { Schema } from '../db/schema.ts';
import type { Session } from './session.ts';

/** A user's own signing certificate with its opened key. */
export type OpenUserCertificate = {
  /** DER. */
  readonly certificate: Buffer;
  /** DER issuers, nearest first. */
  readonly chain: readonly Buffer[];
  /** PKCS#8: wipe it after use. */
  readonly privateKey: Buffer;
  readonly subject: string;
  readonly algorithm: 'rsa' | 'ec';
};

const chainSchema = z.array(z.base64());
const algorithmSchema = z.enum(['rsa', 'ec']);

/**
 * The newest certificate of the logged-in user that is valid now, was not revoked and can be opened, with its private key. A
 * password change keeps the user's identity and so the key; after an account was recovered with the sheets its identity is new, the
 * earlier keys are lost, and such certificates are passed over (security-and-exchange.md §3.1, §3.4).
 * @throws AppError `signing_identity_missing` when the user has none
 */
export async function openUserCertificate(db: Kysely<Schema>, session: Session): Promise<OpenUserCertificate> {
  const now = new Date(session.environment.now()).toISOString();
  const row = await db
    .selectFrom('user_certificate')
    .selectAll()
    .where('userId', '=', session.user.id)
    .where('recipient', '=', await ageRecipientOf(session.userIdentity))
    .where('replacedBy', 'is', null)
    .where('notBefore', '<=', now)
    .where('notAfter', '>=', now)
    .where('serial', 'not in', db.selectFrom('revoked_certificate').select('serial'))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!row) throw new AppError('signing_identity_missing');
  return {
    certificate: Buffer.from(row.certificate),
    chain: chainSchema.parse(JSON.parse(row.chain)).map((one) => Buffer.from(one, 'base64')),
    privateKey: await ageDecrypt(row.keyFile, session.userIdentity),
    subject: row.subject,
    algorithm: algorithmSchema.parse(row.algorithm),
  };
}
