import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/contract/errors.ts';
import type { RawTable } from '#shared/features/organizations/import/importTypes.ts';
import { MAXIMUM_FILE_BYTES } from './readLimits.ts';
import type { ReadTableRequest } from './readTableFile.ts';

export interface ReadTableOptions {
  readonly signal?: AbortSignal;
  /** The bundled worker (`out/service/importWorker.js`); default: the source file beside this one. */
  readonly workerFile?: string | URL;
}

type Answer =
  | { readonly ok: true; readonly table: RawTable }
  | { readonly ok: false; readonly code: ErrorCode; readonly details: ErrorDetails };

/** Old-space limit of the worker in MB: a file that needs more is refused, the service lives on. */
const WORKER_HEAP_MB = 1024;

/**
 * Reads a list in a worker thread of its own; see `readTableFile` for what comes back and what is thrown.
 * @throws AppError also cancelled (signal), file_missing
 */
export async function readTable(request: ReadTableRequest, options: ReadTableOptions = {}): Promise<RawTable> {
  const size = request.bytes === undefined ? await sizeOf(request.path ?? '') : request.bytes.byteLength;
  if (size > MAXIMUM_FILE_BYTES) throw new AppError('spreadsheet_too_large');
  if (options.signal?.aborted) throw new AppError('cancelled');
  const worker = new Worker(options.workerFile ?? new URL('./importWorker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
  });
  const stop = () => void worker.terminate();
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    const answer = await answerOf(worker);
    if (options.signal?.aborted) throw new AppError('cancelled');
    if (!answer.ok) throw new AppError(answer.code, answer.details);
    return answer.table;
  } catch (error) {
    if (options.signal?.aborted) throw new AppError('cancelled');
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error) => {
      const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isFull ? new AppError('spreadsheet_too_large') : error);
    });
    worker.once('exit', () => reject(new AppError('internal')));
  });
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    throw new AppError('file_missing');
  }
}
