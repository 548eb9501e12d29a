import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { ageIdentityFrom, ageRecipientOf } from '../../crypto/age.ts';
import { timeStampOf, wipe } from '../../crypto/encodings.ts';
import { slotId, wrapSlot } from '../../crypto/keyring.ts';
import { ARGON2_FLOOR, checkPasswordRule } from '../../crypto/passwords.ts';
import { writeMeta } from '../../db/write.ts';
import { changeKeyring, openOwnSlot } from '../../office/keyringChange.ts';
import { grantOfficeKeys } from '../../office/officeKeys.ts';
import { readMetaMap } from '../../office/openStore.ts';
import { checkRoleSet, requireAdministrators } from '../../office/roleRules.ts';
import { findSlot, type Session } from '../../office/session.ts';
import { accountWithoutUse, listUsers, memberChoices, putUser, updateMember, updateRoles } from './users.repository.ts';

export const usersHandlers = {
  'users.list': async ({ db }) => ({
    users: await listUsers(db),
    smallOffice: (await readMetaMap(db)).get('smallOffice') === '1',
  }),
  'users.create': async ({ open, commit, runtime, now }, { login, displayName, post, password, ownPassword }) => {
    const { session } = open();
    checkPasswordRule(password, login);
    const id = await changeKeyring(session.store.folder, async (keyring, replace) => {
      if (findSlot(keyring, login)) throw new AppError('duplicate', { name: login });
      const { keys } = await openOwnSlot(keyring, session.user.id, ownPassword);
      const userKey = randomBytes(32);
      try {
        const number = Math.max(...keyring.slots.map((slot) => Number(slot.slot.slice(1)))) + 1;
        const recipient = await ageRecipientOf(ageIdentityFrom(userKey));
        // A kill before the keyslots were in place leaves an account that no password opens: it is taken up again.
        const user = (await accountWithoutUse(session.store.reader, login)) ?? runtime.newId();
        const { store, epoch } = keyring;
        const slot = await wrapSlot(
          { store, epoch, slot: slotId(number), user, login, created: timeStampOf(now), mustChange: true },
          { kind: 'password', password },
          { rootKey: keys.rootKey, userKey },
          ARGON2_FLOOR,
        );
        await replace([...keyring.slots, slot], (fingerprint) =>
          commit('user.create', async (write) => {
            await putUser(write.trx, { id: user, login, displayName, post: post ?? null, recipient, at: write.at });
            await writeMeta(write.trx, { keyring: fingerprint });
            write.audit({ action: 'user.create', entityType: 'user', entityId: user });
            write.changed('users');
          }),
        );
        return user;
      } finally {
        wipe(keys.rootKey, keys.userKey, userKey);
      }
    });
    return accountOf(session, id);
  },
  'users.setRoles': async ({ open, commit }, { id, roles, enabled }) => {
    const { session } = open();
    // Checked inside the transaction: of two changes at the same moment the second sees the first.
    await commit('user.setRoles', async (write) => {
      checkRoleSet(roles, (await readMetaMap(write.trx)).get('smallOffice') === '1');
      const users = await listUsers(write.trx);
      if (!users.some((user) => user.id === id)) throw new AppError('not_found');
      const after = users.map((user) => (user.id === id ? { ...user, roles, enabled } : user));
      requireAdministrators(after.filter((user) => user.enabled).map((user) => user.roles));
      await updateRoles(write.trx, { id, roles, enabled });
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
  'users.members': async ({ db }) => ({ members: await memberChoices(db) }),
  'users.setMember': async ({ write }, { id, memberId }) => {
    await updateMember(write.trx, { id, memberId });
    write.audit({ action: 'user.setMember', entityType: 'user', entityId: id, detail: { memberId } });
    write.changed('users', 'action_item');
    return { id };
  },
} satisfies Handlers<NamesOf<'users'>>;

async function accountOf(session: Session, id: string) {
  const found = (await listUsers(session.store.reader)).find((user) => user.id === id);
  if (!found) throw new AppError('not_found');
  return found;
}
