import type { BlobPlace } from '../../files/blobFile.ts';
import type { WorkerRefusal } from './exportTypes.ts';

/** What the worker is told at its start. */
export type DumpPlan = {
  readonly task: 'dump';
  /** Sealed file that the archive is written to, and its key. */
  readonly file: string;
  readonly key: Uint8Array;
  /** Time of the entries, milliseconds since 1970. */
  readonly at: number;
};

/** One record on its way: values as records carry them. */
export type DumpRow = Readonly<Record<string, unknown>>;

/** The steps of a dump in their order; each is answered before the next is sent. */
export type DumpMessage =
  | { readonly kind: 'attachment'; readonly path: string; readonly place: BlobPlace }
  /** Rows that follow go into `<path>.jsonl`, and with `columns` into `<path>.csv` too. */
  | {
      readonly kind: 'table';
      readonly path: string;
      readonly columns: readonly { readonly field: string; readonly heading: string }[] | undefined;
    }
  | { readonly kind: 'rows'; readonly rows: readonly DumpRow[] }
  | { readonly kind: 'tableEnd' }
  /** A text file in one or more parts. */
  | { readonly kind: 'text'; readonly path: string; readonly part: string; readonly isLast: boolean }
  /** Writes the hash list, closes the archive, reads it back. */
  | { readonly kind: 'finish'; readonly hashList: string };

export type DumpAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'attachment'; readonly stored: boolean }
  | { readonly kind: 'archive'; readonly size: number; readonly sha256: string; readonly entries: number }
  | WorkerRefusal;
