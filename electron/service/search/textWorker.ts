import { parentPort, workerData } from 'node:worker_threads';
import { readFileText } from './readFileText.ts';

/** The thread in which the text of one file is read, so that a hostile or huge one neither blocks the service nor takes it down. */
const bytes: unknown = workerData;
if (bytes instanceof Uint8Array) parentPort?.postMessage(await readFileText(bytes));
