import { z } from 'zod';
import { ROLES } from '../../contract/permissions.ts';
import { fileInput, fileOutput, text } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { sessionState } from '../session/session.contract.ts';

export const OFFICE_LEVELS = ['bureau', 'section', 'township', 'supervising', 'other'] as const;

/** One of the people an office is created with; small-office mode needs administrator, auditor and clerk (§5.1). */
export const newPerson = z.strictObject({
  login: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u),
  displayName: text(1, 50),
  post: z.string().max(100).optional(),
  password: z.string().max(512),
  roles: z.array(z.enum(ROLES)).min(1),
  /** The person changes this password at the first login. */
  mustChange: z.boolean().default(false),
});

const knownOffice = z.strictObject({
  /** Ticket of the folder, for `offices.open`. */
  folder: z.strictObject({ $file: z.string() }),
  name: z.string(),
  practice: z.boolean(),
  lastOpenedAt: z.string().nullable(),
  /** False when the folder is gone or not reachable. */
  present: z.boolean(),
});

export const recoverySheets = z.strictObject({ sheetA: z.string(), sheetB: z.string() });

export const officesContract = [
  defineQuery({
    name: 'offices.list',
    permission: 'public',
    summary: 'The offices this program has opened before, newest first.',
    input: z.strictObject({}),
    output: z.strictObject({ offices: z.array(knownOffice) }),
  }),
  defineJob({
    name: 'offices.open',
    permission: 'public',
    summary: 'Chooses an office folder; afterwards `session.login` opens it.',
    input: z.strictObject({ folder: fileInput }),
    output: sessionState,
  }),
  defineJob({
    name: 'offices.close',
    permission: 'public',
    summary: 'Lets go of the chosen office and returns to the first screen.',
    input: z.strictObject({}),
    output: sessionState,
  }),
  defineJob({
    name: 'offices.create',
    permission: 'public',
    summary: 'Creates an office with its people, keys and database; answers the two recovery sheets (§3.4, first run).',
    input: z.strictObject({
      /** Left out: a folder named after the office below the program's data folder. */
      folder: fileInput.optional(),
      name: text(2, 100),
      shortName: z.string().max(50).optional(),
      level: z.enum(OFFICE_LEVELS),
      divisionCode: z.string().regex(/^\d{6}(\d{3}){0,2}$/),
      documentPrefix: z.string().regex(/^[\u4e00-\u9fff\u3400-\u4dbf]{1,12}$/),
      smallOffice: z.boolean().default(true),
      people: z.array(newPerson).min(2).max(200),
    }),
    output: z.strictObject({
      office: z.strictObject({ id: z.string(), name: z.string(), store: z.string() }),
      recovery: recoverySheets,
      /** One PDF per sheet, to be printed and sealed in two envelopes. */
      sheets: z.strictObject({ a: fileOutput, b: fileOutput }),
      users: z.array(z.strictObject({ id: z.string(), login: z.string(), roles: z.array(z.enum(ROLES)) })),
    }),
  }),
  defineJob({
    name: 'offices.confirmRecovery',
    permission: 'public',
    summary:
      'Takes the recovery sheets re-entered once and proves that they open the office; needed before the first record.',
    input: recoverySheets,
    output: sessionState,
  }),
  defineJob({
    name: 'offices.recover',
    permission: 'public',
    summary:
      'Opens the chosen office with both sheets and gives one account a new password; audited, new sheets are answered.',
    input: z.strictObject({
      sheetA: z.string(),
      sheetB: z.string(),
      login: z.string(),
      newPassword: z.string().max(512),
    }),
    output: z.strictObject({ recovery: recoverySheets, sheets: z.strictObject({ a: fileOutput, b: fileOutput }) }),
  }),
  defineJob({
    name: 'offices.practice',
    permission: 'public',
    summary: 'Opens the practice office logged in as its clerk; builds it when it is missing or `rebuild` is asked.',
    input: z.strictObject({ rebuild: z.boolean().default(false), folder: fileInput.optional() }),
    output: sessionState,
  }),
] as const;
