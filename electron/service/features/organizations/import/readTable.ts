import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/contract/errors.ts';
import type { RawRow, RawTable } from '#shared/features/organizations/import/importTypes.ts';
import { MAXIMUM_FILE_BYTES } from './readLimits.ts';
import type { ReadTableRequest } from './readTableFile.ts';

export interface ReadTableOptions {
  readonly signal?: AbortSignal;
  /** The bundled worker (`out/service/importWorker.js`); default: the source file beside this one. */
  readonly workerFile?: string | URL;
}

/** A table without its rows, and how many there are. */
export type TableHead = Omit<RawTable, 'rows'> & { readonly rowCount: number };

/** What the worker sends: the head or a refusal first, then rows as often as it is asked. */
export type WorkerAnswer =
  | { readonly kind: 'head'; readonly head: TableHead }
  | { readonly kind: 'rows'; readonly rows: readonly RawRow[]; readonly isLast: boolean }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails };

/** What becomes of a table as it arrives; the next rows are asked for when the promise is kept. */
export interface TableTaker {
  head(head: TableHead): void;
  rows(rows: readonly RawRow[]): Promise<void>;
}

/** Old-space limit of the worker in MB: a file that needs more is refused, the service lives on. */
const WORKER_HEAP_MB = 1024;
/** Young-space limit in MB: what lives in the worker is the list alone, and a larger nursery only takes memory. */
const WORKER_NURSERY_MB = 4;

/**
 * Reads a list in a worker thread of its own and hands it over piece by piece; see `readTableFile` for what comes and what is
 * thrown.
 * @throws AppError also cancelled (signal), file_missing
 */
export async function readTable(
  request: ReadTableRequest,
  take: TableTaker,
  options: ReadTableOptions = {},
): Promise<void> {
  const size = request.bytes === undefined ? await sizeOf(request.path ?? '') : request.bytes.byteLength;
  if (size > MAXIMUM_FILE_BYTES) throw new AppError('spreadsheet_too_large');
  if (options.signal?.aborted) throw new AppError('cancelled');
  const worker = new Worker(options.workerFile ?? new URL('./importWorker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: WORKER_NURSERY_MB },
  });
  const stop = () => void worker.terminate();
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    await takeTable(worker, take);
    if (options.signal?.aborted) throw new AppError('cancelled');
  } catch (error) {
    if (options.signal?.aborted) throw new AppError('cancelled');
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

async function takeTable(worker: Worker, take: TableTaker): Promise<void> {
  const first = await answerOf(worker);
  if (first.kind === 'refused') throw new AppError(first.code, first.details);
  if (first.kind !== 'head') throw new AppError('internal');
  take.head(first.head);
  for (;;) {
    const next = answerOf(worker);
    worker.postMessage('rows');
    const answer = await next;
    if (answer.kind !== 'rows') throw new AppError('internal');
    await take.rows(answer.rows);
    if (answer.isLast) return;
  }
}

/** The next message of the worker; its failure or end while one is awaited is an error. */
function answerOf(worker: Worker): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (answer: WorkerAnswer) => settle(() => resolve(answer));
    const onError = (error: unknown) => {
      const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(() => reject(isFull ? new AppError('spreadsheet_too_large') : error));
    };
    const onExit = () => settle(() => reject(new AppError('internal')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    throw new AppError('file_missing');
  }
}
