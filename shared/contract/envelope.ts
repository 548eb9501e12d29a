import { z } from 'zod';
import { ERROR_CODES } from './errors.ts';

/** What every call answers. Failure is data: nothing relies on exceptions crossing a process border. */
export const errorEnvelope = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({
    code: z.enum(ERROR_CODES),
    /** The Chinese sentence, ready to show: what happened, what was kept, what to do. */
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
});

export type ErrorEnvelope = z.infer<typeof errorEnvelope>;
export type Envelope<Value = unknown> = { readonly ok: true; readonly value: Value } | ErrorEnvelope;
