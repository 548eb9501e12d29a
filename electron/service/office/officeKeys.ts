import type { Kysely, Transaction } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { PERMISSIONS, type Role } from '#shared/contract/permissions.ts';
import { ageDecrypt, ageEncrypt } from '../crypto/age.ts';
import { wipe } from '../crypto/encodings.ts';
import type { Schema } from '../db/schema.ts';
import { readMetaMap } from './openStore.ts';

/** Who may use which office key; the security administrator is the custodian of all (security-and-exchange.md §3.1). */
const KEY_ROLES: Readonly<Record<string, readonly Role[]>> = {
  sign: ['exchange'],
  exchange: ['exchange'],
  'certificate-authority': [],
};

type Holder = { readonly id: string; readonly roles: readonly Role[] };

/**
 * Encrypts the office keys and signing identities anew to those who may use them after a change of roles. Needs the custodian:
 * only a holder can open the present files.
 * @throws AppError `forbidden` when `identity` is no holder
 */
export async function grantOfficeKeys(
  trx: Transaction<Schema>,
  identity: string,
  users: readonly Holder[],
): Promise<void> {
  const recoveryRecipient = (await readMetaMap(trx)).get('recoveryRecipient') ?? '';
  const recipients = async (allowed: readonly Role[]): Promise<string[]> => {
    const ids = users
      .filter((user) => user.roles.some((role) => role === 'secadmin' || allowed.includes(role)))
      .map((user) => user.id);
    const rows = await trx.selectFrom('user_account').select('recipient').where('id', 'in', ids).execute();
    return [...rows.map((row) => row.recipient), recoveryRecipient].filter(Boolean);
  };
  for (const key of await trx.selectFrom('office_key').selectAll().execute()) {
    const file = await rewrap(key.file, identity, await recipients(KEY_ROLES[key.name] ?? []));
    await trx.updateTable('office_key').set({ file }).where('name', '=', key.name).execute();
  }
  for (const row of await trx.selectFrom('signing_identity').selectAll().execute()) {
    const keyFile = await rewrap(row.keyFile, identity, await recipients(PERMISSIONS['documents.sign']));
    await trx.updateTable('signing_identity').set({ keyFile }).where('id', '=', row.id).execute();
  }
}

async function rewrap(file: Uint8Array, identity: string, recipients: readonly string[]): Promise<Buffer> {
  const plain = await open(file, identity);
  try {
    return await ageEncrypt(plain, recipients);
  } finally {
    wipe(plain);
  }
}

async function open(file: Uint8Array, identity: string): Promise<Buffer> {
  try {
    return await ageDecrypt(file, identity);
  } catch {
    throw new AppError('forbidden');
  }
}

/** Who may use the signing identity now: recipients for a newly imported one. */
export async function signingRecipients(db: Kysely<Schema>, users: readonly Holder[]): Promise<string[]> {
  const allowed: readonly Role[] = [...PERMISSIONS['documents.sign'], 'secadmin'];
  const ids = users.filter((user) => user.roles.some((role) => allowed.includes(role))).map((user) => user.id);
  const rows = await db.selectFrom('user_account').select('recipient').where('id', 'in', ids).execute();
  const recovery = (await readMetaMap(db)).get('recoveryRecipient') ?? '';
  return [...rows.map((row) => row.recipient), recovery].filter(Boolean);
}

/**
 * The office's active signing identity with its private key, opened for the user who holds it.
 * @returns PKCS#8 key as Buffer: wipe it after use
 * @throws AppError `signing_identity_missing`, `forbidden`
 */
export async function openSigningIdentity(
  db: Kysely<Schema>,
  identity: string,
): Promise<{
  readonly certificate: Buffer;
  readonly chain: readonly Buffer[];
  readonly privateKey: Buffer;
  readonly subject: string;
}> {
  const row = await db
    .selectFrom('signing_identity')
    .selectAll()
    .where('active', '=', 1)
    .where('algorithm', '<>', 'sm2')
    .executeTakeFirst();
  if (!row) throw new AppError('signing_identity_missing');
  const chain: unknown = JSON.parse(row.chain);
  return {
    certificate: Buffer.from(row.certificate),
    chain: Array.isArray(chain) ? chain.map((one) => Buffer.from(String(one), 'base64')) : [],
    privateKey: await open(row.keyFile, identity),
    subject: row.subject,
  };
}
