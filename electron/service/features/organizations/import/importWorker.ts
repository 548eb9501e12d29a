import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import { type ReadTableRequest, readTableFile } from './readTableFile.ts';

/**
 * The worker in which lists are read, so that a hostile or huge file neither blocks the service nor takes it down.
 * One request per worker; the answer is a table or an error code.
 */
const request: ReadTableRequest = workerData;
try {
  parentPort?.postMessage({ ok: true, table: readTableFile(request) });
} catch (error) {
  // Everything else is a fault of the program and ends the worker, which the service reports as such.
  if (!(error instanceof AppError)) throw error;
  parentPort?.postMessage({ ok: false, code: error.code, details: error.details });
}
