import { z } from 'zod';
import { defineQuery } from '../../contract/procedure.ts';

export const jobsContract = [
  defineQuery({
    name: 'jobs.cancel',
    permission: 'public',
    summary: 'Cancels the running job of a call; nothing it did remains.',
    input: z.strictObject({ callId: z.string() }),
    output: z.strictObject({ cancelled: z.boolean() }),
  }),
] as const;
