import { Worker } from 'node:worker_threads';
import { type FileText, fileText } from './fileText.ts';

/** Old-space limit of the thread in MB: a file that needs more is not searched, the service lives on. */
const HEAP_MB = 1024;
/** A file that takes longer is not searched. */
const MOST_MILLISECONDS = 120_000;

/**
 * Reads the text of a file in a thread of its own. Never throws for what the file is; a thread that fails, fills its memory or takes too
 * long means that the file cannot be searched.
 * @param options.workerFile the bundled thread (`out/service/textWorker.js`); default: the source file beside this one
 */
export async function readInWorker(
  bytes: Uint8Array,
  options: { readonly signal?: AbortSignal; readonly workerFile?: string } = {},
): Promise<FileText> {
  const worker = new Worker(options.workerFile ?? new URL('./textWorker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const stop = () => void worker.terminate();
  options.signal?.addEventListener('abort', stop, { once: true });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<FileText>((resolve) => {
      const give = (state: FileText['state']) => resolve({ state, pages: [] });
      timer = setTimeout(() => give('too_large'), MOST_MILLISECONDS);
      worker.once('message', (answer: unknown) => {
        const parsed = fileText.safeParse(answer);
        if (parsed.success) resolve(parsed.data);
        else give('damaged');
      });
      worker.once('error', (error) => {
        const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        give(isFull ? 'too_large' : 'damaged');
      });
      worker.once('exit', () => give('damaged'));
    });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
