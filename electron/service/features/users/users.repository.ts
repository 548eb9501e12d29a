import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { ROLES, type Role } from '#shared/contract/permissions.ts';
import type { Schema } from '../../db/schema.ts';

const rolesSchema = z.array(z.enum(ROLES));
export type UserAccount = CallOutput<'users.list'>['users'][number];

/** Display names by user id, for history and audit. */
export async function userNames(db: Kysely<Schema>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('user_account').select(['id', 'displayName']).execute();
  return new Map(rows.map((row) => [row.id, row.displayName]));
}

/** All accounts in the order of their creation. */
export async function listUsers(db: Kysely<Schema>): Promise<UserAccount[]> {
  const rows = await db
    .selectFrom('user_account')
    .leftJoin('member', 'member.id', 'user_account.memberId')
    .selectAll('user_account')
    .select('member.name as memberName')
    .orderBy('user_account.createdAt')
    .orderBy('user_account.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    login: row.login,
    displayName: row.displayName,
    post: row.post,
    roles: rolesSchema.parse(JSON.parse(row.roles)),
    enabled: row.enabled === 1,
    lastLoginAt: row.lastLoginAt,
    memberId: row.memberId,
    memberName: row.memberName,
  }));
}

/** Members who are active, by name and post. */
export async function memberChoices(db: Kysely<Schema>): Promise<CallOutput<'users.members'>['members']> {
  return db
    .selectFrom('member')
    .select(['id', 'name', 'post'])
    .where('recordState', '<>', 'voided')
    .where('active', '=', 1)
    .orderBy('rowKey')
    .execute();
}

/**
 * Says which member an account belongs to.
 * @throws AppError `not_found`; `duplicate` with the name of the account that has the member already
 */
export async function updateMember(
  trx: Transaction<Schema>,
  { id, memberId }: { readonly id: string; readonly memberId: string | null },
): Promise<void> {
  if (memberId !== null) {
    if (!(await memberChoices(trx)).some((member) => member.id === memberId)) throw new AppError('not_found');
    const other = await trx
      .selectFrom('user_account')
      .select('displayName')
      .where('memberId', '=', memberId)
      .where('id', '<>', id)
      .executeTakeFirst();
    if (other) throw new AppError('duplicate', { name: other.displayName });
  }
  const { numUpdatedRows } = await trx
    .updateTable('user_account')
    .set({ memberId })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('not_found');
}

/** The account of a login name that never logged in and never had a role, or undefined. */
export async function accountWithoutUse(db: Kysely<Schema>, login: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('user_account')
    .select('id')
    .where('login', '=', login)
    .where('roles', '=', '[]')
    .where('enabled', '=', 0)
    .where('lastLoginAt', 'is', null)
    .executeTakeFirst();
  return found?.id;
}

/** Stores a new account, disabled and without roles; one of the same id is written anew. */
export async function putUser(
  trx: Transaction<Schema>,
  user: {
    readonly id: string;
    readonly login: string;
    readonly displayName: string;
    readonly post: string | null;
    readonly recipient: string;
    readonly at: string;
  },
): Promise<void> {
  const { at, id, ...columns } = user;
  const fresh = { ...columns, passwordChangedAt: at };
  await trx
    .insertInto('user_account')
    .values({ ...fresh, id, roles: '[]', enabled: 0, createdAt: at, lastLoginAt: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fresh))
    .execute();
}

/** Sets roles and whether the account may log in. */
export async function updateRoles(
  trx: Transaction<Schema>,
  account: { readonly id: string; readonly roles: readonly Role[]; readonly enabled: boolean },
): Promise<void> {
  await trx
    .updateTable('user_account')
    .set({ roles: JSON.stringify(account.roles), enabled: account.enabled ? 1 : 0 })
    .where('id', '=', account.id)
    .execute();
}
