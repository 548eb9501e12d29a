import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { Role } from '#shared/contract/permissions.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { ageIdentityFrom, ageRecipientOf } from '../../crypto/age.ts';
import { timeStampOf, wipe } from '../../crypto/encodings.ts';
import { unwrapSlot, wrapSlot } from '../../crypto/keyring.ts';
import { readKeyring, writeKeyring } from '../../crypto/keyringFile.ts';
import { ARGON2_FLOOR, checkPasswordRule } from '../../crypto/passwords.ts';
import { writeMeta } from '../../db/write.ts';
import { keyringFingerprint, slotId } from '../../office/createOffice.ts';
import { grantOfficeKeys } from '../../office/officeKeys.ts';
import { readMetaMap } from '../../office/openStore.ts';
import { checkRoleSet } from '../../office/roleRules.ts';
import { findSlot, type Session } from '../../office/session.ts';
import { insertUser, listUsers } from './users.repository.ts';

export const usersHandlers = {
  'users.list': async ({ db }) => ({
    users: await listUsers(db),
    smallOffice: (await readMetaMap(db)).get('smallOffice') === '1',
  }),
  'users.create': async ({ open, commit, runtime, now }, { login, displayName, post, password, ownPassword }) => {
    const { session } = open();
    checkPasswordRule(password, login);
    const { folder } = session.store;
    const keyring = readKeyring(folder);
    if (findSlot(keyring, login)) throw new AppError('duplicate', { name: login });
    const own = keyring.slots.find((slot) => slot.user === session.user.id);
    if (!own) throw new AppError('E_KEYRING');
    const keys = await unwrapSlot(keyring, own, { kind: 'password', password: ownPassword });
    const userKey = randomBytes(32);
    const id = runtime.newId();
    try {
      const number = Math.max(...keyring.slots.map((slot) => Number(slot.slot.slice(1)))) + 1;
      const slot = await wrapSlot(
        {
          store: keyring.store,
          epoch: keyring.epoch,
          slot: slotId(number),
          user: id,
          login,
          created: timeStampOf(now),
          mustChange: true,
        },
        { kind: 'password', password },
        { rootKey: keys.rootKey, userKey },
        ARGON2_FLOOR,
      );
      const recipient = await ageRecipientOf(ageIdentityFrom(userKey));
      const { check: _check, ...rest } = keyring;
      const next = { ...rest, seq: keyring.seq + 1, slots: [...keyring.slots, slot] };
      await commit('user.create', async (write) => {
        await insertUser(write.trx, { id, login, displayName, post: post ?? null, recipient, at: write.at });
        await writeMeta(write.trx, { keyring: keyringFingerprint(next) });
        write.audit({ action: 'user.create', entityType: 'user', entityId: id });
        write.changed('users');
      });
      writeKeyring(folder, next);
    } finally {
      wipe(keys.rootKey, keys.userKey, userKey);
    }
    return accountOf(session, id);
  },
  'users.setRoles': async ({ open, commit }, { id, roles, enabled }) => {
    const { session, db } = open();
    const smallOffice = (await readMetaMap(db)).get('smallOffice') === '1';
    checkRoleSet(roles, smallOffice);
    const users = await listUsers(db);
    if (!users.some((user) => user.id === id)) throw new AppError('not_found');
    const after = users.map((user) => (user.id === id ? { ...user, roles, enabled } : user));
    for (const role of ['sysadmin', 'secadmin', 'auditadmin'] as const satisfies readonly Role[]) {
      // At least one enabled account of each administrator; the last one cannot be disabled (§5.1).
      if (!after.some((user) => user.enabled && user.roles.includes(role))) {
        throw new AppError('rule_broken', {
          count: 1,
          fields: [{ field: 'roles', code: 'last_administrator', params: { role } }],
        });
      }
    }
    await commit('user.setRoles', async (write) => {
      await write.trx
        .updateTable('user_account')
        .set({ roles: JSON.stringify(roles), enabled: enabled ? 1 : 0 })
        .where('id', '=', id)
        .execute();
      await grantOfficeKeys(
        write.trx,
        session.userIdentity,
        after.filter((user) => user.enabled),
      );
      write.audit({ action: 'user.setRoles', entityType: 'user', entityId: id, detail: { roles, enabled } });
      write.changed('users');
    });
    return accountOf(session, id);
  },
} satisfies Handlers<NamesOf<'users'>>;

async function accountOf(session: Session, id: string) {
  const found = (await listUsers(session.store.reader)).find((user) => user.id === id);
  if (!found) throw new AppError('not_found');
  return found;
}
