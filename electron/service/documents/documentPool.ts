import { Worker } from 'node:worker_threads';
import { AppError, ERROR_CODES, type ErrorCode } from '#shared/contract/errors.ts';
import type { RulerReport } from '#shared/features/documents/ruler.ts';
import type { DocumentAnswer, DocumentMessage, DocumentTask, DocumentValue } from './documentMessages.ts';
import type { DocumentRequest, RenderedDocument, RenderOptions } from './renderDocument.ts';
import type { RulerExpected } from './ruler/checkRuler.ts';
import type { WordDraft } from './word/readWord.ts';
import type { WordOptions, WrittenWord } from './word/writeWord.ts';

export type DocumentPoolOptions = {
  /** Built worker file of the Electron bundle; default is the source file beside this one. */
  readonly workerFile?: string;
  /** Folder that holds `fonts/`; default is the repository's `resources`. */
  readonly resourcesDirectory?: string;
  /** Receives the stack of an unforeseen error in the worker. */
  readonly onError?: (stack: string) => void;
};

type PoolCall = { readonly signal?: AbortSignal };

export type DocumentPool = {
  /**
   * Renders in the worker thread; one document at a time, in the order asked for.
   * @throws AppError as `renderDocument`, `cancelled` when `signal` aborts, `internal` when the worker fails twice
   */
  readonly renderInWorker: (
    request: DocumentRequest,
    options: RenderOptions,
    call?: PoolCall,
  ) => Promise<RenderedDocument>;
  /** Writes the document as .docx. @throws AppError as `writeWord` and `renderInWorker` */
  readonly wordInWorker: (request: DocumentRequest, options: WordOptions, call?: PoolCall) => Promise<WrittenWord>;
  /** Reads the text of a .docx draft. @throws AppError as `readWordDraft` and `renderInWorker` */
  readonly readWordInWorker: (bytes: Uint8Array, call?: PoolCall) => Promise<WordDraft>;
  /** Measures a PDF against GB/T 9704-2012. @throws AppError as `rulerCheck` and `renderInWorker` */
  readonly rulerInWorker: (pdf: Uint8Array, expected: RulerExpected, call?: PoolCall) => Promise<RulerReport>;
  /** Stops the worker; waiting calls end with `service_stopped`. */
  readonly close: () => Promise<void>;
};

type Job = {
  readonly message: DocumentMessage;
  readonly resolve: (value: DocumentValue) => void;
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
    started.on('message', (answer: DocumentAnswer) => {
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

  const finish = (answer: DocumentAnswer): void => {
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

  const perform = (task: DocumentTask, call: PoolCall): Promise<DocumentValue> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new AppError('service_stopped'));
      if (call.signal?.aborted) return reject(new AppError('cancelled'));
      lastId += 1;
      const onAbort = (): void => cancel(job);
      const settle = (): void => call.signal?.removeEventListener('abort', onAbort);
      const job: Job = {
        message: { id: lastId, ...task },
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
    });

  /** The options of the call with the folder of the fonts. */
  const withResources = <Options extends object>(options: Options): Options => {
    const { resourcesDirectory } = poolOptions;
    return resourcesDirectory === undefined ? options : { resourcesDirectory, ...options };
  };

  return {
    renderInWorker: async (request, options, call = {}) => {
      const value = await perform({ task: 'pdf', request, options: withResources(options) }, call);
      if (!('pdf' in value)) throw new AppError('internal');
      return value;
    },
    wordInWorker: async (request, options, call = {}) => {
      const value = await perform({ task: 'word', request, options: withResources(options) }, call);
      if (!('docx' in value)) throw new AppError('internal');
      return value;
    },
    readWordInWorker: async (bytes, call = {}) => {
      const value = await perform({ task: 'readWord', bytes }, call);
      if (!('blocks' in value)) throw new AppError('internal');
      return value;
    },
    rulerInWorker: async (pdf, expected, call = {}) => {
      const value = await perform({ task: 'ruler', bytes: pdf, expected }, call);
      if (!('findings' in value)) throw new AppError('internal');
      return value;
    },
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
