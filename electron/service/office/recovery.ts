import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { ageIdentityFrom, ageRecipientOf } from '../crypto/age.ts';
import { timeStampOf, wipe } from '../crypto/encodings.ts';
import { deriveStoreKeys, type Keyring, recoverySecret, type Slot, unwrapSlot, wrapSlot } from '../crypto/keyring.ts';
import { readKeyring } from '../crypto/keyringFile.ts';
import { ARGON2_FLOOR, checkPasswordRule } from '../crypto/passwords.ts';
import { newRecoverySheets } from '../crypto/recoverySheets.ts';
import { type Actor, runWrite, writeMeta } from '../db/write.ts';
import { listUsers } from '../features/users/users.repository.ts';
import { changeKeyring } from './keyringChange.ts';
import { clearFailures } from './loginGuard.ts';
import { grantOfficeKeys } from './officeKeys.ts';
import { settleOpening } from './opening.ts';
import { openStore } from './openStore.ts';
import { type Clockwork, findSlot } from './session.ts';

const RECOVERY_ACTOR: Actor = { id: 'recovery', roles: [] };

async function unlock(
  keyring: Keyring,
  sheetA: string,
  sheetB: string,
): Promise<{ slot: Slot; rootKey: Buffer; userKey: Buffer }> {
  const slot = keyring.slots.find((one) => one.type === 'recovery');
  if (!slot) throw new AppError('E_KEYRING');
  try {
    return { slot, ...(await unwrapSlot(keyring, slot, recoverySecret(sheetA, sheetB))) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'E_LOGIN') throw new AppError('E_RECOVERY');
    throw error;
  }
}

/**
 * Proves that the two sheets open the office and notes it; nothing else changes. After creation this is needed once before the
 * first record; later it is the yearly rehearsal (security-and-exchange.md §3.4).
 * @throws AppError `E_RECOVERY` with `group` when one group is mistyped
 */
export async function confirmRecovery(
  folder: string,
  sheetA: string,
  sheetB: string,
  clockwork: Clockwork,
): Promise<void> {
  const keyring = readKeyring(folder);
  const { rootKey, userKey } = await unlock(keyring, sheetA, sheetB);
  const store = await openStore(folder, keyring, deriveStoreKeys(rootKey, keyring.store));
  const environment = { writer: store.writer, ...clockwork };
  try {
    await settleOpening(store, environment, RECOVERY_ACTOR);
    await runWrite(environment, RECOVERY_ACTOR, 'recovery.confirm', async (write) => {
      await writeMeta(write.trx, { recoveryConfirmed: '1', recoveryConfirmedAt: write.at });
      write.audit({ action: 'recovery.confirm' });
    });
  } finally {
    await store.close();
    wipe(rootKey, userKey);
  }
}

/**
 * Opens the office with both sheets, gives one account a new password, and replaces the sheets. The account gets a new own key,
 * so what was granted to it is granted again from the recovery slot. Its waiting time after failed logins ends.
 * @returns the new sheets
 * @throws AppError `E_RECOVERY`, `E_PASSWORD_WEAK`, `not_found`, `disk_full`; then the old sheets stay in force
 */
export function recoverAccount(
  folder: string,
  request: { readonly sheetA: string; readonly sheetB: string; readonly login: string; readonly newPassword: string },
  clockwork: Clockwork,
): Promise<{ readonly sheetA: string; readonly sheetB: string }> {
  return changeKeyring(folder, async (keyring, replace) => {
    checkPasswordRule(request.newPassword, request.login);
    const { slot: recoverySlot, rootKey, userKey: recoveryKey } = await unlock(keyring, request.sheetA, request.sheetB);
    const account = findSlot(keyring, request.login);
    if (!account) throw new AppError('not_found');
    const store = await openStore(folder, keyring, deriveStoreKeys(rootKey, keyring.store));
    const environment = { writer: store.writer, ...clockwork };
    const sheets = newRecoverySheets();
    const userKey = randomBytes(32);
    try {
      await settleOpening(store, environment, RECOVERY_ACTOR);
      const place = {
        store: keyring.store,
        epoch: keyring.epoch,
        created: timeStampOf(clockwork.now()),
        mustChange: false,
      };
      const passwordSlot = await wrapSlot(
        { ...place, slot: account.slot, user: account.user, login: account.login },
        { kind: 'password', password: request.newPassword },
        { rootKey, userKey },
        ARGON2_FLOOR,
      );
      const sheetSlot = await wrapSlot(
        { ...place, slot: recoverySlot.slot, user: '', login: '' },
        recoverySecret(sheets.sheetA, sheets.sheetB),
        { rootKey, userKey: recoveryKey },
        ARGON2_FLOOR,
      );
      const slots = keyring.slots.map((one) => {
        if (one === account) return passwordSlot;
        return one === recoverySlot ? sheetSlot : one;
      });
      const recipient = await ageRecipientOf(ageIdentityFrom(userKey));
      await replace(slots, (fingerprint) =>
        runWrite(environment, RECOVERY_ACTOR, 'recovery.open', async (write) => {
          await write.trx.updateTable('user_account').set({ recipient }).where('id', '=', account.user).execute();
          const users = (await listUsers(write.trx)).filter((user) => user.enabled);
          await grantOfficeKeys(write.trx, ageIdentityFrom(recoveryKey), users);
          await writeMeta(write.trx, { keyring: fingerprint, recoveryConfirmed: '1', recoveredAt: write.at });
          write.audit({ action: 'recovery.open', entityType: 'user', entityId: account.user });
        }),
      );
      clearFailures(folder, account.login, clockwork.now());
    } finally {
      await store.close();
      wipe(rootKey, recoveryKey, userKey, sheets.secret);
    }
    return { sheetA: sheets.sheetA, sheetB: sheets.sheetB };
  });
}
