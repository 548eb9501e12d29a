import { Worker } from 'node:worker_threads';
import { AppError, ERROR_CODES, type ErrorCode } from '#shared/contract/errors.ts';
import type { RenderAnswer, RenderMessage } from './documentMessages.ts';
import type { DocumentRequest, RenderedDocument, RenderOptions } from './renderDocument.ts';

export type DocumentPoolOptions = {
  /** Built worker file of the Electron bundle; default is the source file beside this one. */
  readonly workerFile?: string;
  /** Folder that holds `fonts/`; default is the repository's `resources`. */
  readonly resourcesDirectory?: string;
  /** Receives the stack of an unforeseen error in the worker. */
  readonly onError?: (stack: string) => void;
};

export type DocumentPool = {
  /**
   * Renders in the worker thread; one document at a time, in the order asked for.
   * @throws AppError as `renderDocument`, `cancelled` when `signal` aborts, `internal` when the worker fails twice
   */
  readonly renderInWorker: (
    request: DocumentRequest,
    options: RenderOptions,
    call?: { readonly signal?: AbortSignal },
  ) => Promise<RenderedDocument>;
  /** Stops the worker; waiting calls end with `service_stopped`. */
  readonly close: () => Promise<void>;
};

type Job = {
  readonly message: RenderMessage;
  readonly resolve: (value: RenderedDocument) => void;
  readonly reject: (error: AppError) => void;
  crashes: number;
};

/** One typesetting thread, started with the first document and again after a crash or a cancelled document. */
export function createDocumentPool(poolOptions: DocumentPoolOptions = {}): DocumentPool {
  const queue: Job[] = []; // the first one is being drawn
  let worker: Worker | undefined;
  let lastId = 0;
  let isClosed = false;

  const start = (): Worker => {
    // The constructor form with `new URL` lets the bundler see the worker; a bundle passes its own file.
    const started = poolOptions.workerFile
      ? new Worker(poolOptions.workerFile)
      : new Worker(new URL('./documentWorker.ts', import.meta.url));
    started.unref();
    started.on('message', (answer: RenderAnswer) => {
      if (started === worker) finish(answer);
    });
    started.on('error', (error) => {
      if (started === worker) crashed(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
    started.on('exit', () => {
      if (started === worker) crashed('worker exited');
    });
    return started;
  };

  const drawNext = (): void => {
    const job = queue[0];
    if (!job) {
      worker?.unref();
      return;
    }
    worker ??= start();
    worker.ref();
    worker.postMessage(job.message);
  };

  const finish = (answer: RenderAnswer): void => {
    const job = queue[0];
    if (!job || job.message.id !== answer.id) return;
    queue.shift();
    if (answer.ok) job.resolve(answer.value);
    else {
      if (answer.stack) poolOptions.onError?.(answer.stack);
      job.reject(new AppError(isErrorCode(answer.code) ? answer.code : 'internal', answer.details));
    }
    drawNext();
  };

  const stopWorker = (): Promise<unknown> => {
    const stopped = worker;
    worker = undefined;
    return stopped ? stopped.terminate() : Promise.resolve();
  };

  const crashed = (stack: string): void => {
    worker = undefined;
    const job = queue[0];
    if (!job) return;
    job.crashes += 1;
    poolOptions.onError?.(stack);
    // One more try: the document may not be what brought the thread down.
    if (job.crashes > 1) {
      queue.shift();
      job.reject(new AppError('internal'));
    }
    drawNext();
  };

  const cancel = (job: Job): void => {
    const place = queue.indexOf(job);
    if (place < 0) return;
    queue.splice(place, 1);
    job.reject(new AppError('cancelled'));
    if (place > 0) return;
    // Drawing cannot be interrupted inside the thread, so the thread goes.
    void stopWorker();
    drawNext();
  };

  return {
    renderInWorker: (request, options, call = {}) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new AppError('service_stopped'));
        if (call.signal?.aborted) return reject(new AppError('cancelled'));
        lastId += 1;
        const { resourcesDirectory } = poolOptions;
        const message = {
          id: lastId,
          request,
          options: resourcesDirectory === undefined ? options : { resourcesDirectory, ...options },
        };
        const onAbort = (): void => cancel(job);
        const settle = (): void => call.signal?.removeEventListener('abort', onAbort);
        const job: Job = {
          message,
          crashes: 0,
          resolve: (value) => {
            settle();
            resolve(value);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        };
        call.signal?.addEventListener('abort', onAbort);
        queue.push(job);
        if (queue.length === 1) drawNext();
      }),
    close: async () => {
      isClosed = true;
      const waiting = queue.splice(0);
      await stopWorker();
      for (const job of waiting) job.reject(new AppError('service_stopped'));
    },
  };
}

function isErrorCode(code: string): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}
