import type { Envelope } from '#shared/contract/envelope.ts';
import type { ServiceEvent } from '#shared/contract/events.ts';
import type { TokenRunner } from './signing/tokens/tokenRunner.ts';

/** What a host (utility process, loopback HTTP, command line, test) passes to `createService`. */
export type ServiceOptions = {
  /** Folder of the program's own small files: list of known offices, practice office, default place for new offices. */
  readonly dataRoot: string;
  /** Folder `resources/` with fonts, calendars and divisions. */
  readonly resourcesDirectory: string;
  readonly version: string;
  /** Worker entry files of the bundle; left out when running from source. */
  readonly workerFiles?: {
    readonly documents?: string;
    readonly importing?: string;
    readonly reading?: string;
    readonly exporting?: string;
  };
  /** `tuned` times Argon2id to about a second at set-up; `floor` takes the lowest permitted cost (practice office, tests). */
  readonly argon2?: 'tuned' | 'floor';
  /** How a process for signing tokens is started here; left out: tokens are not available. */
  readonly tokens?: TokenRunner;
  /** Milliseconds since 1970; replaced only in tests. */
  readonly now?: () => number;
};

export type CallMeta = {
  /** Chosen by the caller; progress events and `jobs.cancel` name it. */
  readonly callId?: string;
};

/** A file that stands behind a ticket. Hosts move its bytes; the page only ever sees the ticket. */
export type TicketFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };

/** A file behind a ticket that is not held in memory; `size` is the number of its bytes. */
export type TicketStream = {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly chunks: Iterable<Uint8Array>;
};

export type FileTickets = {
  /** Makes a path known (a file or folder that the user chose in a system dialog, or a command-line argument). */
  offerPath(path: string): string;
  /** Puts the bytes of an upload behind a ticket that `files.upload` handed out. @throws AppError not_found, file_too_large */
  accept(ticket: string, bytes: Buffer): void;
  /** Takes the bytes behind a ticket of an answer. @throws AppError not_found */
  read(ticket: string): TicketFile;
  /** What stands behind a ticket piece by piece when it is too large for memory; `read` then refuses it. */
  stream(ticket: string): TicketStream | undefined;
  /** Writes the bytes behind a ticket to a path, safely (temporary name, sync, read back, rename); a streamed file takes its time. */
  saveTo(ticket: string, path: string): Promise<void> | undefined;
};

/** The domain service: plain Node, one office open at a time, the same behind every host. */
export type Service = {
  call(name: string, input: unknown, meta?: CallMeta): Promise<Envelope>;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  readonly files: FileTickets;
  /** Locks the office: refuses calls, lets the running command finish, closes the database, wipes the keys. */
  lock(reason: 'user' | 'idle' | 'system' | 'closed'): Promise<void>;
  /** Locks, stops workers and timers. */
  close(): Promise<void>;
};
