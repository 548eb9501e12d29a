import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { ageDecrypt } from '../../crypto/age.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { readMetaMap } from '../../office/openStore.ts';

/** The office's SM2 certificate in use (DER), or undefined. */
export async function nationalCertificate(db: Kysely<Schema>): Promise<Buffer | undefined> {
  const row = await nationalRow(db);
  return row ? Buffer.from(row.certificate) : undefined;
}

/**
 * The SM2 identity with its private key, opened for the user who holds it.
 * @returns PKCS#8 key: wipe it after use
 * @throws AppError `signing_identity_missing`, `forbidden`
 */
export async function openNationalIdentity(
  db: Kysely<Schema>,
  identity: string,
): Promise<{ readonly certificate: Buffer; readonly chain: readonly Buffer[]; readonly privateKey: Buffer }> {
  const row = await nationalRow(db);
  if (!row) throw new AppError('signing_identity_missing');
  const chain: unknown = JSON.parse(row.chain);
  let privateKey: Buffer;
  try {
    privateKey = await ageDecrypt(row.keyFile, identity);
  } catch {
    throw new AppError('forbidden');
  }
  return {
    certificate: Buffer.from(row.certificate),
    chain: Array.isArray(chain) ? chain.map((one) => Buffer.from(String(one), 'base64')) : [],
    privateKey,
  };
}

/** Puts a new SM2 identity and its authority's key in use; earlier certificates stay stored. */
export async function replaceNationalIdentity(
  write: Write,
  identity: Omit<Schema['signing_identity'], 'id' | 'active' | 'createdAt' | 'algorithm' | 'source'>,
  authority: { readonly name: string; readonly publicPart: string; readonly file: Buffer },
): Promise<void> {
  const { trx, at } = write;
  await trx.updateTable('signing_identity').set({ active: 0 }).where('algorithm', '=', 'sm2').execute();
  await trx
    .insertInto('signing_identity')
    .values({ ...identity, source: 'created', algorithm: 'sm2', id: write.newId(), active: 1, createdAt: at })
    .execute();
  await trx
    .insertInto('office_key')
    .values({ ...authority, createdAt: at })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ publicPart: authority.publicPart, file: authority.file, createdAt: at }),
    )
    .execute();
}

/** age recipients of the users, and the recovery slot's. */
export async function recipientsOf(db: Kysely<Schema>, userIds: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('user_account').select('recipient').where('id', 'in', userIds).execute();
  const recovery = (await readMetaMap(db)).get('recoveryRecipient') ?? '';
  return [...rows.map((row) => row.recipient), recovery].filter(Boolean);
}

function nationalRow(db: Kysely<Schema>) {
  return db
    .selectFrom('signing_identity')
    .selectAll()
    .where('algorithm', '=', 'sm2')
    .where('active', '=', 1)
    .executeTakeFirst();
}
