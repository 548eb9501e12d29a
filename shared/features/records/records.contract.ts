import { z } from 'zod';
import { recordId } from '../../contract/primitives.ts';
import { defineQuery } from '../../contract/procedure.ts';

/** One commit on one record: who changed which field from what to what, and when. */
const historyEntry = z.strictObject({
  at: z.string(),
  userId: z.string(),
  userName: z.string(),
  action: z.string(),
  reason: z.string(),
  revision: z.number().int(),
  changes: z.array(z.strictObject({ field: z.string(), old: z.unknown(), new: z.unknown() })),
});

export const recordsContract = [
  defineQuery({
    name: 'records.history',
    permission: 'records.history',
    summary:
      'The whole history of a record, newest first: old and new value of every field, who and when (feature A3).',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ collection: z.string(), entries: z.array(historyEntry) }),
  }),
  defineQuery({
    name: 'records.asAt',
    permission: 'records.history',
    summary: 'The fields a record had at the end of a date, from its history alone; null when it did not exist yet.',
    input: z.strictObject({ id: recordId, date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
    output: z.strictObject({ collection: z.string(), fields: z.record(z.string(), z.unknown()).nullable() }),
  }),
] as const;
