import { z } from 'zod';
import { defineJob, defineQuery } from '../../contract/procedure.ts';

/** What is being typed, kept encrypted in the database within five seconds (features U5). One per user and place. */
const draftKey = z.string().regex(/^[a-zA-Z]+:[A-Za-z0-9_-]{1,110}$/);

export const draft = z.strictObject({
  key: draftKey,
  title: z.string().max(200),
  content: z.string().max(4_000_000),
  savedAt: z.string(),
});

export const draftsContract = [
  defineQuery({
    name: 'drafts.list',
    permission: 'session',
    summary: 'The own unsaved drafts, newest first, without their content.',
    input: z.strictObject({}),
    output: z.strictObject({ drafts: z.array(draft.omit({ content: true })) }),
  }),
  defineQuery({
    name: 'drafts.get',
    permission: 'session',
    summary: 'One own draft, or null.',
    input: z.strictObject({ key: draftKey }),
    output: z.strictObject({ draft: draft.nullable() }),
  }),
  defineJob({
    name: 'drafts.save',
    permission: 'session',
    summary:
      'Keeps what is being typed. Not a record: no audit row, no history, gone when the form is saved or discarded.',
    input: draft.omit({ savedAt: true }),
    output: z.strictObject({ savedAt: z.string() }),
  }),
  defineJob({
    name: 'drafts.discard',
    permission: 'session',
    summary: 'Forgets an own draft.',
    input: z.strictObject({ key: draftKey }),
    output: z.strictObject({}),
  }),
] as const;
