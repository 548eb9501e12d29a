import type { Handlers, NamesOf } from '../../context.ts';

/** @param cancel the dispatcher's own table of running jobs */
export function jobsHandlers(cancel: (callId: string) => boolean) {
  return {
    'jobs.cancel': async (_context, { callId }) => ({ cancelled: cancel(callId) }),
  } satisfies Handlers<NamesOf<'jobs'>>;
}
