import { createPrivateKey } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { ageDecrypt } from '../../crypto/age.ts';
import { wipe } from '../../crypto/encodings.ts';
import type { Schema } from '../../db/schema.ts';
import type { Session } from '../../office/session.ts';
import { type Authority, authorityOf } from '../../signing/authority.ts';
import { authorityRow } from './certificates.repository.ts';

/**
 * The office's own certificate authority, its key opened with the identity of the logged-in security administrator. The opened
 * bytes are wiped at once; what is left is the key inside the cryptographic library, for this one act.
 * @throws AppError `signing_identity_missing` when the office has no authority, `forbidden` when the user is no custodian
 */
export async function openAuthority(db: Kysely<Schema>, session: Session): Promise<Authority> {
  const row = await authorityRow(db);
  if (!row) throw new AppError('signing_identity_missing');
  const key = await ageDecrypt(row.keyFile, session.userIdentity).catch(() => {
    throw new AppError('forbidden');
  });
  try {
    return authorityOf(row.certificate, createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
  } finally {
    wipe(key);
  }
}
