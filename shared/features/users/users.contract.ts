import { z } from 'zod';
import { ROLES } from '../../contract/permissions.ts';
import { recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';

const userAccount = z.strictObject({
  id: z.string(),
  login: z.string(),
  displayName: z.string(),
  post: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  enabled: z.boolean(),
  lastLoginAt: z.string().nullable(),
  /** The member whose actions this account finds under 我的事项; null: not said. */
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
});

export const usersContract = [
  defineQuery({
    name: 'users.list',
    permission: 'users.read',
    summary: 'The accounts of the office with their roles.',
    input: z.strictObject({}),
    output: z.strictObject({ users: z.array(userAccount), smallOffice: z.boolean() }),
  }),
  defineJob({
    name: 'users.create',
    permission: 'users.create',
    summary: 'Creates an account, disabled and without roles, with a one-time password (§3.4).',
    input: z.strictObject({
      login: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u),
      displayName: text(1, 50),
      post: z.string().max(100).optional(),
      password: z.string().max(512),
      /** The administrator's own password: a new keyslot needs the root key, which nothing keeps while the office is open. */
      ownPassword: z.string().max(512),
    }),
    output: userAccount,
  }),
  defineJob({
    name: 'users.setRoles',
    permission: 'users.roles',
    summary: 'Sets the roles of an account and enables or disables it; excluded combinations are refused (§5.1).',
    input: z.strictObject({ id: z.string(), roles: z.array(z.enum(ROLES)), enabled: z.boolean() }),
    output: userAccount,
  }),
  defineQuery({
    name: 'users.members',
    permission: 'users.read',
    summary: 'Members of the office by name and post, to choose the one that an account belongs to.',
    input: z.strictObject({}),
    output: z.strictObject({
      members: z.array(z.strictObject({ id: recordId, name: z.string(), post: z.string() })),
    }),
  }),
  defineCommand({
    name: 'users.setMember',
    permission: 'users.create',
    summary: 'Says which member an account belongs to; one member has one account at most.',
    input: z.strictObject({ id: z.string(), memberId: recordId.nullable() }),
    output: z.strictObject({ id: z.string() }),
  }),
] as const;
