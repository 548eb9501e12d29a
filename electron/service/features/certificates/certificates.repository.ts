import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import {
  CERTIFICATE_ALGORITHMS,
  certificateState,
  REVOCATION_REASONS,
} from '#shared/features/certificates/certificates.rules.ts';
import { sha256 } from '../../crypto/encodings.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { certificateFactsOf } from '../../signing/certificateFacts.ts';
import type { RevokedEntry } from '../../signing/revocationList.ts';

type Listed = CallOutput<'certificates.list'>;
type OfficeCertificate = Listed['office'][number];
type UserCertificate = Listed['users'][number];

const algorithmSchema = z.enum(CERTIFICATE_ALGORITHMS);
const reasonSchema = z.enum(REVOCATION_REASONS);

/** The root of the own authority with its closed key, or undefined. `issuer` is its fingerprint, as revocations name it. */
export async function authorityRow(
  db: Kysely<Schema>,
): Promise<{ readonly certificate: Buffer; readonly keyFile: Buffer; readonly issuer: string } | undefined> {
  const row = await db
    .selectFrom('office_key')
    .selectAll()
    .where('name', '=', 'certificate-authority')
    .executeTakeFirst();
  if (!row) return undefined;
  const certificate = Buffer.from(row.publicPart, 'base64');
  return { certificate, keyFile: Buffer.from(row.file), issuer: sha256(certificate).toString('hex') };
}

/** The office's signing certificates, newest first, with their state at `now`. */
export async function officeCertificates(db: Kysely<Schema>, now: number): Promise<OfficeCertificate[]> {
  const rows = await db
    .selectFrom('signing_identity')
    .leftJoin('revoked_certificate', 'revoked_certificate.serial', 'signing_identity.serial')
    .selectAll('signing_identity')
    .select(['revokedAt', 'reason'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => {
    const { revokedAt, reason } =
      row.source === 'created' && row.algorithm !== 'sm2' ? revocationOf(row) : { revokedAt: null, reason: null };
    const { notAfter, active } = row;
    return {
      ...certificateFactsOf(Buffer.from(row.certificate)),
      id: row.id,
      algorithm: row.algorithm,
      state: certificateState({ notAfter, revoked: revokedAt !== null, replaced: active === 0 }, now),
      revokedAt,
      reason,
      createdAt: row.createdAt,
      source: row.source,
      active: active === 1,
    };
  });
}

/** The users' certificates, newest first, with their state at `now`; of one user when `userId` is given. */
export async function userCertificates(db: Kysely<Schema>, now: number, userId?: string): Promise<UserCertificate[]> {
  let query = db
    .selectFrom('user_certificate')
    .innerJoin('user_account', 'user_account.id', 'user_certificate.userId')
    .leftJoin('revoked_certificate', 'revoked_certificate.serial', 'user_certificate.serial')
    .selectAll('user_certificate')
    .select(['displayName', 'post', 'enabled', 'user_account.recipient as presentRecipient', 'revokedAt', 'reason'])
    .orderBy('user_certificate.createdAt', 'desc')
    .orderBy('user_certificate.id', 'desc');
  if (userId !== undefined) query = query.where('user_certificate.userId', '=', userId);
  return (await query.execute()).map((row) => ({
    ...certificateFactsOf(Buffer.from(row.certificate)),
    id: row.id,
    algorithm: algorithmSchema.parse(row.algorithm),
    state: certificateState(
      { notAfter: row.notAfter, revoked: row.revokedAt !== null, replaced: row.replacedBy !== null },
      now,
    ),
    ...revocationOf(row),
    createdAt: row.createdAt,
    userId: row.userId,
    displayName: row.displayName,
    post: row.post,
    userEnabled: row.enabled === 1,
    replacedBy: row.replacedBy,
    keyLost: row.recipient !== row.presentRecipient,
  }));
}

/** @throws AppError `not_found` */
export async function userCertificateById(db: Kysely<Schema>, id: string, now: number): Promise<UserCertificate> {
  const found = (await userCertificates(db, now)).find((one) => one.id === id);
  if (!found) throw new AppError('not_found');
  return found;
}

/** @throws AppError `not_found` */
export async function officeCertificateById(db: Kysely<Schema>, id: string, now: number): Promise<OfficeCertificate> {
  const found = (await officeCertificates(db, now)).find((one) => one.id === id);
  if (!found) throw new AppError('not_found');
  return found;
}

/** DER of a certificate to be handed out: the root, the office's or a user's. @throws AppError `not_found` */
export async function certificateBytes(db: Kysely<Schema>, which: string): Promise<Buffer> {
  const found =
    which === 'root'
      ? await authorityRow(db)
      : ((await db.selectFrom('signing_identity').select('certificate').where('id', '=', which).executeTakeFirst()) ??
        (await db.selectFrom('user_certificate').select('certificate').where('id', '=', which).executeTakeFirst()));
  if (!found) throw new AppError('not_found');
  return Buffer.from(found.certificate);
}

/** What a certificate needs of the account it is made for. @throws AppError `not_found` */
export async function accountFor(db: Kysely<Schema>, userId: string) {
  const row = await db
    .selectFrom('user_account')
    .select(['id', 'displayName', 'post', 'enabled', 'recipient'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!row) throw new AppError('not_found');
  return { ...row, enabled: row.enabled === 1 };
}

/** Stores a user's new certificate. */
export async function addUserCertificate(
  write: Write,
  certificate: Omit<Schema['user_certificate'], 'createdAt' | 'createdBy' | 'replacedBy'>,
): Promise<void> {
  await write.trx
    .insertInto('user_certificate')
    .values({ ...certificate, replacedBy: null, createdAt: write.at, createdBy: write.actor.id })
    .execute();
}

/** Names the successor of a user's certificate. */
export async function markReplaced(write: Write, id: string, successor: string): Promise<void> {
  await write.trx.updateTable('user_certificate').set({ replacedBy: successor }).where('id', '=', id).execute();
}

/** Puts a new certificate of the own authority in use as the office's; the SM2 one beside it stays. */
export async function addOfficeCertificate(
  write: Write,
  identity: Omit<Schema['signing_identity'], 'active' | 'createdAt' | 'algorithm'>,
): Promise<void> {
  await write.trx.updateTable('signing_identity').set({ active: 0 }).where('algorithm', '<>', 'sm2').execute();
  await write.trx
    .insertInto('signing_identity')
    .values({ ...identity, algorithm: 'rsa', active: 1, createdAt: write.at })
    .execute();
}

/** A revoked certificate of the office signs nothing more. */
export async function takeOutOfUse(write: Write, serial: string): Promise<void> {
  await write.trx
    .updateTable('signing_identity')
    .set({ active: 0 })
    .where('serial', '=', serial)
    .where('source', '=', 'created')
    .where('algorithm', '<>', 'sm2')
    .execute();
}

/** Everything the authority has revoked so far, in order. */
export async function revokedEntries(db: Kysely<Schema>, issuer: string): Promise<RevokedEntry[]> {
  const rows = await db
    .selectFrom('revoked_certificate')
    .selectAll()
    .where('issuer', '=', issuer)
    .orderBy('revokedAt')
    .orderBy('serial')
    .execute();
  return rows.map((row) => ({
    serial: row.serial,
    revokedAt: new Date(row.revokedAt),
    reason: reasonSchema.parse(row.reason),
  }));
}

/** Notes a revocation. @returns false when the serial was revoked already */
export async function addRevocation(
  write: Write,
  revocation: { readonly issuer: string; readonly serial: string; readonly reason: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await write.trx
    .insertInto('revoked_certificate')
    .values({ ...revocation, revokedAt: write.at, revokedBy: write.actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The newest list of an authority, or undefined. */
export async function latestList(db: Kysely<Schema>, issuer: string): Promise<Schema['revocation_list'] | undefined> {
  return db
    .selectFrom('revocation_list')
    .selectAll()
    .where('issuer', '=', issuer)
    .orderBy('number', 'desc')
    .executeTakeFirst();
}

/** Keeps a list as issued or taken in. */
export async function addList(
  write: Write,
  list: Omit<Schema['revocation_list'], 'addedAt' | 'addedBy'>,
): Promise<void> {
  await write.trx
    .insertInto('revocation_list')
    .values({ ...list, addedAt: write.at, addedBy: write.actor.id })
    .execute();
}

function revocationOf(row: { readonly revokedAt: string | null; readonly reason: string | null }) {
  return { revokedAt: row.revokedAt, reason: row.reason === null ? null : reasonSchema.parse(row.reason) };
}
