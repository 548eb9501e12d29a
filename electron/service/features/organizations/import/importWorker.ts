import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { RawRow } from '#shared/features/organizations/import/importTypes.ts';
import type { WorkerAnswer } from './readTable.ts';
import { type ReadTableRequest, readTableFile } from './readTableFile.ts';

/**
 * The worker in which lists are read, so that a hostile or huge file neither blocks the service nor takes it down.
 * One request per worker. The answer is an error code, or the head of the table; then every message asks for the next rows, so
 * that the list never stands in both threads at once.
 */
const request: ReadTableRequest = workerData;
/** Rows in one message. */
const CHUNK = 1_000;

const send = (answer: WorkerAnswer) => parentPort?.postMessage(answer);

try {
  const { rows, ...head } = readTableFile(request);
  const left: RawRow[] = [...rows];
  parentPort?.on('message', () => send({ kind: 'rows', rows: left.splice(0, CHUNK), isLast: left.length === 0 }));
  send({ kind: 'head', head: { ...head, rowCount: rows.length } });
} catch (error) {
  // Everything else is a fault of the program and ends the worker, which the service reports as such.
  if (!(error instanceof AppError)) throw error;
  send({ kind: 'refused', code: error.code, details: error.details });
}
