import type { ServiceEvent } from '#shared/contract/events.ts';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { call, newCallId } from './client.ts';
import { createStore } from './store.ts';

/** A running call as the status line and a page show it. `total` 0: the amount is unknown. */
export type RunningJob = {
  readonly callId: string;
  readonly label: MessageKey;
  readonly stage: string | null;
  readonly done: number;
  readonly total: number;
  readonly cancelling: boolean;
};

export const runningJobs = createStore<readonly RunningJob[]>([]);

/**
 * Calls a job and shows it in the status line with progress and cancel until it ends.
 * @param label what is being done, for example `organizations.importing`
 * @throws CallError as `call`; code `cancelled` when the user cancelled
 */
export async function runJob<Name extends ProcedureName>(
  name: Name,
  input: CallInput<Name>,
  label: MessageKey,
): Promise<CallOutput<Name>> {
  const callId = newCallId();
  runningJobs.update((jobs) => [...jobs, { callId, label, stage: null, done: 0, total: 0, cancelling: false }]);
  try {
    return await call(name, input, callId);
  } finally {
    runningJobs.update((jobs) => jobs.filter((job) => job.callId !== callId));
  }
}

/** Asks the service to cancel; the waiting `runJob` then throws `cancelled`. */
export async function cancelJob(callId: string): Promise<void> {
  changeJob(callId, { cancelling: true });
  await call('jobs.cancel', { callId });
}

/** Takes a progress event into the list. */
export function noteProgress(event: Extract<ServiceEvent, { type: 'progress' }>): void {
  changeJob(event.callId, { stage: event.stage, done: event.done, total: event.total });
}

function changeJob(callId: string, change: Partial<RunningJob>): void {
  runningJobs.update((jobs) => jobs.map((job) => (job.callId === callId ? { ...job, ...change } : job)));
}
