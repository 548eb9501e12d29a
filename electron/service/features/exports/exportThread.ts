import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { WorkerRefusal } from './exportTypes.ts';

/** Old-space limit of the worker in MB. */
const WORKER_HEAP_MB = 1_024;

/** The worker of one export as the service talks to it. */
export type ExportThread<Message, Answer> = {
  send(message: Message): void;
  /** Sends and waits for what the worker says to it. @throws AppError what the worker refused with, `internal` */
  ask(message: Message): Promise<Answer>;
};

/**
 * Runs an export with a worker thread of its own, which ends with it: done, failed or cancelled.
 * @param workerFile the bundled worker; default: the source file beside this one
 * @throws AppError `cancelled`, and what `work` and the worker throw
 */
export async function withExportThread<Message, Answer extends { readonly kind: string }, Value>(
  plan: { readonly task: 'list' | 'dump' },
  options: { readonly workerFile: string | undefined; readonly signal: AbortSignal },
  work: (thread: ExportThread<Message, Answer>) => Promise<Value>,
): Promise<Value> {
  const { signal } = options;
  if (signal.aborted) throw new AppError('cancelled');
  const worker = new Worker(options.workerFile ?? new URL('./exportWorker.ts', import.meta.url), {
    workerData: plan,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
  });
  let answered: ((answer: Answer) => void) | undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    worker.on('message', (answer: Answer | WorkerRefusal) => {
      if (isRefusal(answer)) reject(new AppError(answer.code, answer.details));
      else answered?.(answer);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new AppError('internal')));
    signal.addEventListener('abort', () => reject(new AppError('cancelled')), { once: true });
  });
  // Nobody may be waiting for an answer when it fails: the next question then throws.
  failed.catch(() => undefined);
  const thread: ExportThread<Message, Answer> = {
    send: (message) => worker.postMessage(message),
    ask: (message) => {
      const answer = new Promise<Answer>((resolve) => {
        answered = resolve;
      });
      worker.postMessage(message);
      return Promise.race([answer, failed]);
    },
  };
  try {
    return await work(thread);
  } finally {
    await worker.terminate();
  }
}

function isRefusal(answer: { readonly kind: string }): answer is WorkerRefusal {
  return answer.kind === 'refused';
}
