import { z } from 'zod';

/** Events go only from service to screen and carry topics and ids, never records: screens ask again. */
export const serviceEvent = z.discriminatedUnion('type', [
  /** Records of these collections or ids changed; `topics` are collection names and record ids. */
  z.strictObject({ type: z.literal('changed'), topics: z.array(z.string()) }),
  /** A job of this call moved on; `total` 0 means that the amount is unknown. `stage` is a catalogue key. */
  z.strictObject({
    type: z.literal('progress'),
    callId: z.string(),
    stage: z.string(),
    done: z.number(),
    total: z.number(),
  }),
  /** The office is locked; the page reloads to the lock screen. */
  z.strictObject({ type: z.literal('locked'), reason: z.enum(['user', 'idle', 'system', 'closed']) }),
  /** The service process ended; sent by the host, not by the service. */
  z.strictObject({ type: z.literal('serviceStopped') }),
]);

export type ServiceEvent = z.infer<typeof serviceEvent>;
