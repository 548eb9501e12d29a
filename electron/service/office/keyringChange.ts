import { AppError } from '#shared/contract/errors.ts';
import { type Keyring, keyringFingerprint, type Slot, type UnwrappedKeys, unwrapSlot } from '../crypto/keyring.ts';
import { readKeyring, stageKeyring } from '../crypto/keyringFile.ts';

/**
 * Puts new slots in force; `record` commits what the database must know of them, with the fingerprint that the next login
 * compares (security-and-exchange.md §3.2).
 */
export type ReplaceSlots = (slots: readonly Slot[], record: (fingerprint: string) => Promise<unknown>) => Promise<void>;

const lastChange = new Map<string, Promise<unknown>>();

/**
 * Changes the keyslots of an office. Changes wait for each other: two that read the same keyring would each write it without the
 * other's slot.
 *
 * The order is: both copies staged on the disk, then the database committed, then the copies renamed into place. A full disk or
 * a refused commit therefore leaves everything as it was, and the error tells the truth. A kill between commit and rename leaves
 * the old keyring: every password and sheet that opened before still opens, the next login reports `keyring.mismatch`, and the
 * change can simply be made again. The other way round a kill could leave recovery sheets in force that nobody has seen, or a
 * keyslot that opens the database for an account the database does not know.
 */
export function changeKeyring<Value>(
  folder: string,
  change: (present: Keyring, replace: ReplaceSlots) => Promise<Value>,
): Promise<Value> {
  const perform = async (): Promise<Value> => {
    const present = readKeyring(folder);
    return change(present, async (slots, record) => {
      const { check: _check, ...rest } = present;
      const staged = stageKeyring(folder, { ...rest, seq: present.seq + 1, slots: [...slots] });
      try {
        await record(keyringFingerprint(staged.keyring));
      } catch (error) {
        staged.discard();
        throw error;
      }
      staged.replace();
    });
  };
  const turn = (lastChange.get(folder) ?? Promise.resolve()).then(perform, perform);
  lastChange.set(folder, turn);
  return turn;
}

/**
 * The keyslot of the user who is logged in, opened with the password entered once more.
 * @returns the slot and its keys: wipe them after use
 * @throws AppError `E_PASSWORD`, `E_KEYRING`
 */
export async function openOwnSlot(
  keyring: Keyring,
  userId: string,
  password: string,
): Promise<{ readonly slot: Slot; readonly keys: UnwrappedKeys }> {
  const slot = keyring.slots.find((one) => one.user === userId);
  if (!slot) throw new AppError('E_KEYRING');
  try {
    return { slot, keys: await unwrapSlot(keyring, slot, { kind: 'password', password }) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'E_LOGIN') throw new AppError('E_PASSWORD');
    throw error;
  }
}
