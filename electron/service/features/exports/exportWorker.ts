import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import { storageError } from '../../files/writeFile.ts';
import type { DumpMessage, DumpPlan } from './dumpMessages.ts';
import { DumpWriter } from './dumpWriter.ts';
import type { CellValue, ListMessage, SheetPlan, WorkerRefusal } from './exportTypes.ts';
import { writeSheet } from './writeSheet.ts';

/** The worker in which export files are made, so that packing and encrypting never hold up the service. One file per worker. */
const plan: SheetPlan | DumpPlan = workerData;

if (plan.task === 'list') {
  const sheets: (readonly CellValue[])[][] = [plan, ...(plan.further ?? [])].map(() => []);
  serve<ListMessage>((message) => {
    if (message.kind === 'rows') {
      sheets[message.sheet ?? 0]?.push(...message.rows);
      return undefined;
    }
    const [rows = [], ...further] = sheets;
    return { kind: 'file', bytes: writeSheet(plan, rows, further) };
  });
} else {
  const dump = new DumpWriter(plan);
  serve<DumpMessage>((message) => dump.take(message));
}

/** Handles messages one after another and answers with what `act` returns; a refusal ends the service's waiting. */
function serve<Message>(act: (message: Message) => unknown): void {
  let before: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (message: Message) => {
    before = before.then(async () => {
      try {
        const answer = await act(message);
        if (answer !== undefined) parentPort?.postMessage(answer);
      } catch (error) {
        const known = storageError(error);
        // Everything else is a fault of the program and ends the worker, which the service reports as such.
        if (!(known instanceof AppError)) throw error;
        parentPort?.postMessage({ kind: 'refused', code: known.code, details: known.details } satisfies WorkerRefusal);
      }
    });
  });
}
