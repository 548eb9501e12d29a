import { AppError } from '#shared/contract/errors.ts';
import { readBlob } from '../files/blobs.ts';
import type { Session } from '../office/session.ts';
import type { Runtime } from '../runtime.ts';
import { addPages, clearFile, fileOf, noteFile, unreadFiles, type WantedFile } from './attachmentText.repository.ts';
import type { FileText } from './fileText.ts';
import { readInWorker } from './readInWorker.ts';

/** Characters written in one step: about ten milliseconds, in which no other call is answered. */
const STEP_CHARACTERS = 8000;
const FILES_AT_ONCE = 50;
const LOGIN_CHECK_MILLISECONDS = 5000;

type Reading = { readonly session: Session; readonly signal?: AbortSignal; readonly workerFile?: string };

/**
 * Reads the text of an attached file and puts it into the index, page by page; what was read before is replaced. A file that cannot be read
 * stays as it is, with a note why its text is not searched.
 * @throws AppError `not_found`, `cancelled`, `locked`
 */
export async function indexAttachmentText(
  context: { readonly runtime: Runtime; readonly signal?: AbortSignal },
  attachmentId: string,
): Promise<FileText['state']> {
  const { runtime, signal } = context;
  const session = runtime.requireSession();
  const file = await fileOf(session.store.reader, attachmentId);
  if (!file) throw new AppError('not_found');
  const workerFile = runtime.options.workerFiles?.reading;
  const isOpen = () => runtime.session === session && signal?.aborted !== true;
  return readFile({ session, ...(signal ? { signal } : {}), ...(workerFile ? { workerFile } : {}) }, file, isOpen);
}

async function readFile(reading: Reading, file: WantedFile, isOpen: () => boolean): Promise<FileText['state']> {
  const { store } = reading.session;
  const bytes = await readBlob(store, file.sha256).catch(() => undefined);
  const { state, pages } = bytes ? await readInWorker(bytes, reading) : { state: 'damaged' as const, pages: [] };
  const stillOpen = (): void => {
    if (!isOpen()) throw new AppError('cancelled');
  };
  stillOpen();
  await clearFile(store.writer, file.id);
  for (let start = 0; start < pages.length; ) {
    let end = start;
    for (let size = 0; end < pages.length && (end === start || size < STEP_CHARACTERS); end += 1) {
      size += pages[end]?.text.length ?? 0;
    }
    stillOpen();
    await addPages(store.writer, file.id, start, pages.slice(start, end));
    start = end;
    // Lets other calls be answered between two steps.
    await new Promise((resolve) => setImmediate(resolve));
  }
  stillOpen();
  await noteFile(store.writer, file, state);
  return state;
}

/** Reads in the background whatever was attached and not read yet; one file after the other. */
export type AttachmentReader = {
  /** Ends when everything attached until now was read. */
  idle(): Promise<void>;
  /** Stops; what was begun is begun again at the next opening. */
  stop(): Promise<void>;
};

/**
 * Starts the reader of attached files: it looks for unread files after every login and whenever an attachment was stored, so that nothing
 * that attaches files has to think of the search, and a stop in between is made good.
 */
export function startAttachmentReader(runtime: Runtime): AttachmentReader {
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  let stopped = new AbortController();
  const look = (): void => {
    if (waiting) return;
    waiting = true;
    running = running.then(async () => {
      waiting = false;
      await readAll(runtime, stopped.signal).catch((error: unknown) => {
        // A lock closes the store under the reader; anything else is noted and tried again at the next opening.
        if (runtime.session && !(error instanceof AppError)) process.stderr.write(`search: ${String(error)}\n`);
      });
    });
  };
  let seen = runtime.session;
  const timer = setInterval(() => {
    if (runtime.session !== seen) look();
    seen = runtime.session;
  }, LOGIN_CHECK_MILLISECONDS);
  timer.unref();
  const forget = runtime.onEvent((event) => {
    if (event.type === 'changed' && event.topics.includes('attachment')) look();
    if (event.type === 'locked') {
      stopped.abort();
      stopped = new AbortController();
    }
  });
  return {
    idle: () => running,
    stop: async () => {
      forget();
      clearInterval(timer);
      stopped.abort();
      await running;
    },
  };
}

async function readAll(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { session } = runtime;
  if (!session) return;
  const tried = new Set<string>();
  for (;;) {
    const files = await unreadFiles(session.store.reader, FILES_AT_ONCE + tried.size);
    const next = files.find(({ id }) => !tried.has(id));
    if (!next || signal.aborted || runtime.session !== session) return;
    tried.add(next.id);
    await indexAttachmentText({ runtime, signal }, next.id);
  }
}
