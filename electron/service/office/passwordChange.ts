import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { wipe } from '../crypto/encodings.ts';
import { wrapSlot } from '../crypto/keyring.ts';
import { ARGON2_FLOOR, checkPasswordRule, hashPassword } from '../crypto/passwords.ts';
import { runWrite, writeMeta } from '../db/write.ts';
import { changeKeyring, openOwnSlot } from './keyringChange.ts';
import { readMetaMap } from './openStore.ts';
import type { Session } from './session.ts';

const argon2Schema = z.object({ m: z.number(), t: z.number(), p: z.number() });
const previousSchema = z.array(z.object({ salt: z.string(), hash: z.string() }));
const REMEMBERED = 5;

/**
 * Changes the own password: new salt, parameters and nonce in one slot; the database is not re-keyed (§3.4). The last five
 * passwords are refused, kept as Argon2id verifiers at floor cost inside the database.
 * @throws AppError `E_PASSWORD` (old password), `E_PASSWORD_WEAK`, `disk_full`; then the old password stays in force
 */
export async function changeOwnPassword(session: Session, oldPassword: string, newPassword: string): Promise<void> {
  checkPasswordRule(newPassword, session.user.login);
  await changeKeyring(session.store.folder, async (keyring, replace) => {
    const { slot, keys } = await openOwnSlot(keyring, session.user.id, oldPassword);
    try {
      const remembered = await refuseReused(session, oldPassword, newPassword);
      const { slot: name, user, login, created } = slot;
      const fresh = await wrapSlot(
        { store: keyring.store, epoch: keyring.epoch, slot: name, user, login, created, mustChange: false },
        { kind: 'password', password: newPassword },
        keys,
        await tunedArgon2(session),
      );
      const slots = keyring.slots.map((one) => (one === slot ? fresh : one));
      await replace(slots, (fingerprint) =>
        runWrite(session.environment, session.actor, 'password.change', async (write) => {
          write.audit({ action: 'password.change', entityType: 'user', entityId: session.user.id });
          await writeMeta(write.trx, { keyring: fingerprint });
          await write.trx
            .updateTable('user_account')
            .set({ passwordChangedAt: write.at, previousPasswords: JSON.stringify(remembered) })
            .where('id', '=', session.user.id)
            .execute();
        }),
      );
    } finally {
      wipe(keys.rootKey, keys.userKey);
    }
  });
  session.mustChangePassword = false;
}

/** The parameters timed at set-up (§3.3); the floor when the store remembers none. */
async function tunedArgon2(session: Session): Promise<z.infer<typeof argon2Schema>> {
  const meta = await readMetaMap(session.store.reader);
  const argon2 = argon2Schema.safeParse(JSON.parse(meta.get('argon2') ?? 'null'));
  return argon2.success ? argon2.data : ARGON2_FLOOR;
}

async function refuseReused(
  session: Session,
  oldPassword: string,
  newPassword: string,
): Promise<{ salt: string; hash: string }[]> {
  const account = await session.store.reader
    .selectFrom('user_account')
    .select('previousPasswords')
    .where('id', '=', session.user.id)
    .executeTakeFirstOrThrow();
  const verifier = async (password: string, salt: string) =>
    (await hashPassword(password, { alg: 'argon2id', v: 19, ...ARGON2_FLOOR, salt })).toString('base64');
  const previous = previousSchema.parse(JSON.parse(account.previousPasswords));
  const reused = oldPassword.normalize('NFKC') === newPassword.normalize('NFKC');
  for (const one of previous) {
    if (reused || (await verifier(newPassword, one.salt)) === one.hash)
      throw new AppError('E_PASSWORD_WEAK', { reason: 'reused' });
  }
  if (reused) throw new AppError('E_PASSWORD_WEAK', { reason: 'reused' });
  const salt = randomBytes(16).toString('base64');
  return [{ salt, hash: await verifier(oldPassword, salt) }, ...previous].slice(0, REMEMBERED - 1);
}
