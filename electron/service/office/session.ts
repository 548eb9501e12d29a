import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { ROLES, type Role } from '#shared/contract/permissions.ts';
import { ageIdentityFrom } from '../crypto/age.ts';
import { timeStampOf, wipe } from '../crypto/encodings.ts';
import { deriveStoreKeys, type Keyring, type Slot, unwrapSlot } from '../crypto/keyring.ts';
import { readKeyring } from '../crypto/keyringFile.ts';
import type { Actor, WriteEnvironment } from '../db/write.ts';
import { keepIndexCurrent } from '../search/rebuild.repository.ts';
import { clearFailures, countFailure, refuseTooEarly } from './loginGuard.ts';
import { auditLogin } from './opening.ts';
import { type OpenStore, openStore, readMetaMap } from './openStore.ts';
import { appendJournal } from './preloginJournal.ts';

/** Somebody is logged in: the open store, the account, and the secret that opens what only this user may use. */
export type Session = {
  readonly store: OpenStore;
  readonly user: {
    readonly id: string;
    readonly login: string;
    readonly displayName: string;
    readonly post: string | null;
    readonly roles: readonly Role[];
  };
  readonly actor: Actor;
  /** age identity of the user; opens office keys that were granted. */
  readonly userIdentity: string;
  readonly officeId: string;
  readonly practice: boolean;
  mustChangePassword: boolean;
  recoveryConfirmed: boolean;
  readonly notices: readonly string[];
  readonly environment: WriteEnvironment;
};

export type Clockwork = { readonly now: () => number; readonly newId: () => string };

const rolesSchema = z.array(z.enum(ROLES));

/** The keyslot of a login name, however it is typed. */
export function findSlot(keyring: Keyring, login: string): Slot | undefined {
  const wanted = login.normalize('NFKC').trim().toLowerCase();
  return keyring.slots.find(
    (slot) => slot.type === 'password' && slot.login.normalize('NFKC').toLowerCase() === wanted,
  );
}

/**
 * Login (security-and-exchange.md §3.4–3.5): slot by login name, unwrap, open the database, audit. Failures are counted and
 * kept in the pre-login journal; after five in a row the login must wait. A search index that is missing or of an older recipe is made
 * first; `onIndexing` hears how far it is.
 * @throws AppError `E_LOGIN`, `E_BACKOFF`, `E_KEYRING`, `E_DB_*`
 */
export async function logIn(
  folder: string,
  login: string,
  password: string,
  clockwork: Clockwork,
  onIndexing?: (done: number, total: number) => void,
): Promise<Session> {
  const keyring = readKeyring(folder);
  const now = clockwork.now();
  const journal = (action: string) =>
    appendJournal(folder, keyring.journal, { at: timeStampOf(now), action, login: login.slice(0, 100) });
  try {
    refuseTooEarly(folder, login, now);
  } catch (error) {
    await journal('login.refused');
    throw error;
  }
  const slot = findSlot(keyring, login);
  const fail = async (): Promise<never> => {
    countFailure(folder, login, now);
    await journal('login.failed');
    throw new AppError('E_LOGIN');
  };
  // An unknown name costs as much as a wrong password, so that names cannot be told apart by time.
  const tried = slot ?? keyring.slots.find((one) => one.type === 'password');
  if (!tried) throw new AppError('E_KEYRING');
  const keys = await unwrapSlot(keyring, tried, { kind: 'password', password }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'E_LOGIN') return undefined;
    throw error;
  });
  if (!keys || !slot) return fail();
  const store = await openStore(folder, keyring, deriveStoreKeys(keys.rootKey, keyring.store));
  wipe(keys.rootKey);
  try {
    const account = await store.reader
      .selectFrom('user_account')
      .selectAll()
      .where('id', '=', slot.user)
      .executeTakeFirst();
    // Not settled: a disabled account must not swallow what the opening found.
    if (account?.enabled !== 1) return await fail();
    await keepIndexCurrent(store.writer, onIndexing);
    const roles = rolesSchema.parse(JSON.parse(account.roles));
    const environment: WriteEnvironment = { writer: store.writer, ...clockwork };
    const actor: Actor = { id: account.id, roles };
    const notices = await auditLogin(store, keyring, environment, actor);
    const meta = await readMetaMap(store.reader);
    clearFailures(folder, login, now);
    const user = { id: account.id, login: account.login, displayName: account.displayName, post: account.post, roles };
    return {
      store,
      user,
      actor,
      userIdentity: ageIdentityFrom(keys.userKey),
      officeId: meta.get('officeId') ?? '',
      practice: meta.get('practice') === '1',
      mustChangePassword: slot.mustChange,
      recoveryConfirmed: meta.get('recoveryConfirmed') === '1',
      notices,
      environment,
    };
  } catch (error) {
    await store.close();
    throw error;
  } finally {
    wipe(keys.userKey);
  }
}
