import { z } from 'zod';
import { fileInput } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';

/** The only addresses that the program ever hands to the system's browser; they stand in main, never in records. */
const LINKS = ['ministry', 'registry'] as const;
export type Link = (typeof LINKS)[number];

const title = z.string().max(100);

/** What only Electron's main process can do; the loopback host and the command line answer `not_available`. */
export const nativeContract = [
  defineQuery({
    name: 'app.info',
    host: 'native',
    permission: 'public',
    summary:
      'Version of the program and of Electron (null in a browser), platform, and whether it runs from a package.',
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      electron: z.string().nullable(),
      platform: z.string(),
      packaged: z.boolean(),
    }),
  }),
  defineJob({
    name: 'dialogs.chooseFolder',
    host: 'native',
    permission: 'public',
    summary: 'Lets the user choose a folder; answers its ticket and last name part, or null when dismissed.',
    input: z.strictObject({ title }),
    output: z.strictObject({ folder: fileInput.nullable() }),
  }),
  defineJob({
    name: 'dialogs.openFile',
    host: 'native',
    permission: 'public',
    summary:
      'Lets the user choose one file with one of these extensions (without dot; empty: any); null when dismissed.',
    input: z.strictObject({ title, extensions: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).max(20) }),
    output: z.strictObject({ file: fileInput.nullable() }),
  }),
  defineJob({
    name: 'dialogs.saveFile',
    host: 'native',
    permission: 'session',
    summary: 'Saves the file behind a ticket where the user says; `saved` is false when dismissed.',
    input: z.strictObject({ file: z.string().min(1).max(200), suggestedName: z.string().min(1).max(255) }),
    output: z.strictObject({ saved: z.boolean(), name: z.string() }),
  }),
  defineJob({
    name: 'links.open',
    host: 'native',
    permission: 'public',
    summary: 'Opens one of the fixed links in the system browser after asking.',
    input: z.strictObject({ link: z.enum(LINKS) }),
    output: z.strictObject({ opened: z.boolean() }),
  }),
] as const;
