import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { CallOutput } from '#shared/contract/list.ts';
import { ROLES } from '#shared/contract/permissions.ts';
import type { Schema } from '../../db/schema.ts';

const rolesSchema = z.array(z.enum(ROLES));
export type UserAccount = CallOutput<'users.list'>['users'][number];

/** Display names by user id, for history and audit. */
export async function userNames(db: Kysely<Schema>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('user_account').select(['id', 'displayName']).execute();
  return new Map(rows.map((row) => [row.id, row.displayName]));
}

export async function listUsers(db: Kysely<Schema>): Promise<UserAccount[]> {
  const rows = await db.selectFrom('user_account').selectAll().orderBy('createdAt').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    login: row.login,
    displayName: row.displayName,
    post: row.post,
    roles: rolesSchema.parse(JSON.parse(row.roles)),
    enabled: row.enabled === 1,
    lastLoginAt: row.lastLoginAt,
  }));
}

export async function insertUser(
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
  const { at, ...columns } = user;
  await trx
    .insertInto('user_account')
    .values({ ...columns, roles: '[]', enabled: 0, createdAt: at, lastLoginAt: null, passwordChangedAt: at })
    .execute();
}
