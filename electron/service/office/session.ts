import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { ROLES, type Role } from '#shared/contract/permissions.ts';
import { ageIdentityFrom } from '../crypto/age.ts';
import { replicaIdFrom, timeStampOf, wipe } from '../crypto/encodings.ts';
import { deriveStoreKeys, type Keyring, type Slot, unwrapSlot } from '../crypto/keyring.ts';
import { readKeyring } from '../crypto/keyringFile.ts';
import { type Actor, runWrite, type WriteEnvironment, writeMeta } from '../db/write.ts';
import { keyringFingerprint, logName } from './createOffice.ts';
import { clearFailures, countFailure, refuseTooEarly } from './loginGuard.ts';
import { auditRoot, type OpenStore, openStore, readMetaMap } from './openStore.ts';
import { appendJournal, clearJournal, readJournal } from './preloginJournal.ts';

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
const FIVE_MINUTES = 5 * 60_000;

export function findSlot(keyring: Keyring, login: string): Slot | undefined {
  const wanted = login.normalize('NFKC').trim().toLowerCase();
  return keyring.slots.find(
    (slot) => slot.type === 'password' && slot.login.normalize('NFKC').toLowerCase() === wanted,
  );
}

/**
 * Login (security-and-exchange.md §3.4–3.5): slot by login name, unwrap, open the database, audit. Failures are counted and
 * kept in the pre-login journal; after five in a row the login must wait.
 * @throws AppError `E_LOGIN`, `E_BACKOFF`, `E_KEYRING`, `E_DB_*`
 */
export async function logIn(folder: string, login: string, password: string, clockwork: Clockwork): Promise<Session> {
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
    if (account?.enabled !== 1) return await fail();
    const roles = rolesSchema.parse(JSON.parse(account.roles));
    const environment: WriteEnvironment = { writer: store.writer, ...clockwork };
    const actor: Actor = { id: account.id, roles };
    const meta = await readMetaMap(store.reader);
    const notices = await openingAudit(store, keyring, environment, actor, meta);
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

/** What the audit learns at a login; answers the notices that the user sees. */
async function openingAudit(
  store: OpenStore,
  keyring: Keyring,
  environment: WriteEnvironment,
  actor: Actor,
  meta: ReadonlyMap<string, string>,
): Promise<string[]> {
  const notices: string[] = [];
  if (store.finding !== 'ok') {
    await rotateReplica(store, environment, actor, store.finding);
    if (store.finding !== 'missing') notices.push(`notice_${store.finding}`);
  }
  const journal = await readJournal(store.folder, meta.get('journalIdentity') ?? '');
  const { log } = await store.reader.selectFrom('meta_log').select('log').executeTakeFirstOrThrow();
  const last = await store.reader
    .selectFrom('audit_entry')
    .select('at')
    .where('log', '=', log)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  await runWrite(environment, actor, 'login', async (write) => {
    for (const line of journal.lines) {
      write.audit({
        action: line.action,
        outcome: line.action === 'login.refused' ? 'refused' : 'failed',
        detail: { login: line.login, at: line.at },
      });
    }
    for (const gap of journal.gaps) write.audit({ action: 'prelogin.gap', outcome: 'failed', detail: { line: gap } });
    if (meta.get('keyring') !== keyringFingerprint(keyring)) {
      notices.push('notice_keyring');
      write.audit({ action: 'keyring.mismatch', outcome: 'failed', detail: { seq: keyring.seq } });
    }
    if (!store.cleanClose) {
      notices.push('notice_unclean');
      write.audit({ action: 'stop.unclean' });
    }
    if (last && Date.parse(last.at) - write.now > FIVE_MINUTES) {
      notices.push('notice_clock');
      write.audit({ action: 'clock.back', outcome: 'failed', detail: { last: last.at } });
    }
    write.audit({ action: 'login', entityType: 'user', entityId: actor.id });
    await write.trx.updateTable('user_account').set({ lastLoginAt: write.at }).where('id', '=', actor.id).execute();
  });
  clearJournal(store.folder);
  return notices;
}

/** Memory may have been lost or doubled: a new replica with n = 0 and a new log that names the one it continues (§6.6, §7.6). */
async function rotateReplica(
  store: OpenStore,
  environment: WriteEnvironment,
  actor: Actor,
  finding: string,
): Promise<void> {
  const meta = await readMetaMap(store.writer);
  const { log } = await store.writer.selectFrom('meta_log').select('log').executeTakeFirstOrThrow();
  const { size, root } = await auditRoot(store.writer, log);
  const replica = replicaIdFrom(randomBytes(10));
  await runWrite(
    environment,
    actor,
    'log.start',
    async (write) => {
      write.audit({
        action: 'log.start',
        reason: finding,
        detail: { continues: { name: log, size, root: root.toString('base64') } },
      });
    },
    async (trx) => {
      await writeMeta(trx, { replica, n: '0' });
      await trx
        .updateTable('meta_log')
        .set({ log: logName(meta.get('officeId') ?? '', replica) })
        .execute();
    },
  );
}
