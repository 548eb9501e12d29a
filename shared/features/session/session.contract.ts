import { z } from 'zod';
import { ROLES } from '../../contract/permissions.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';

const sessionUser = z.strictObject({
  id: z.string(),
  login: z.string(),
  displayName: z.string(),
  post: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
});

export const sessionState = z.strictObject({
  /** `none`: no office chosen; `locked`: an office is chosen and waits for a login; `open`: somebody is logged in. */
  phase: z.enum(['none', 'locked', 'open']),
  office: z
    .strictObject({
      id: z.string().nullable(),
      name: z.string(),
      practice: z.boolean(),
      /** Known after login only. */
      documentPrefix: z.string().nullable(),
      divisionCode: z.string().nullable(),
    })
    .nullable(),
  user: sessionUser.nullable(),
  mustChangePassword: z.boolean(),
  idleMinutes: z.number().int(),
  /** Recovery sheets not yet re-entered: the first record can only be made afterwards (security-and-exchange.md §3.4). */
  recoveryConfirmed: z.boolean(),
  /** Logins that may be chosen on the lock screen (sizes, times and login names are no secret, §1 T1). */
  logins: z.array(z.string()),
  /** The practice office's published passwords, shown on its lock screen only. */
  practicePassword: z.string().nullable(),
  /** Plain notices of the last login: a keyring put back, a clock set back, an unclean stop. Catalogue keys. */
  notices: z.array(z.string()),
  /** Date of today in the office's time zone, from the service's clock. */
  today: z.string(),
  version: z.string(),
});

export const sessionContract = [
  defineQuery({
    name: 'session.state',
    permission: 'public',
    summary: 'Which office is chosen, whether it is open, and who is logged in.',
    input: z.strictObject({}),
    output: sessionState,
  }),
  defineJob({
    name: 'session.login',
    permission: 'public',
    summary: 'Opens the chosen office with a login name and password; failures back off (§3.5).',
    input: z.strictObject({ login: z.string().min(1).max(100), password: z.string().max(512) }),
    output: sessionState,
  }),
  defineJob({
    name: 'session.lock',
    permission: 'session',
    summary: 'Locks the office: the database is closed and the keys are wiped.',
    input: z.strictObject({}),
    output: sessionState,
  }),
  defineQuery({
    name: 'session.touch',
    permission: 'session',
    summary: 'Tells that the user is active, so that the idle lock starts anew.',
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  defineJob({
    name: 'session.changePassword',
    permission: 'session',
    summary: 'Changes the own password: one keyslot is rewritten, the data are not touched.',
    input: z.strictObject({ oldPassword: z.string().max(512), newPassword: z.string().max(512) }),
    output: sessionState,
  }),
] as const;
