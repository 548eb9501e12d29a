import { randomBytes } from 'node:crypto';
import { replicaIdFrom } from '../crypto/encodings.ts';
import { type Keyring, keyringFingerprint } from '../crypto/keyring.ts';
import { type Actor, runWrite, type WriteEnvironment, writeMeta } from '../db/write.ts';
import { logName } from './createOffice.ts';
import { auditRoot, type OpenStore, readMetaMap } from './openStore.ts';
import { clearJournal, readJournal } from './preloginJournal.ts';

const FIVE_MINUTES = 5 * 60_000;

/** What the audit learns at a login; answers the notices that the user sees (catalogue section `sessionNotices`). */
export async function auditLogin(
  store: OpenStore,
  keyring: Keyring,
  environment: WriteEnvironment,
  actor: Actor,
): Promise<string[]> {
  const meta = await readMetaMap(store.reader);
  const notices = await settleOpening(store, environment, actor);
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

/**
 * Writes into the audit what the opening found, before anything else is written: a database put back from an old copy must not go
 * on under its old replica and log.
 * @returns notices for the user
 */
export async function settleOpening(store: OpenStore, environment: WriteEnvironment, actor: Actor): Promise<string[]> {
  const notices: string[] = [];
  if (store.finding !== 'ok') {
    await rotateReplica(store, environment, actor, store.finding);
    if (store.finding !== 'missing') notices.push(`notice_${store.finding}`);
  }
  if (!store.cleanClose) {
    await runWrite(environment, actor, 'stop.unclean', async () => undefined);
    notices.push('notice_unclean');
  }
  store.settle();
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
