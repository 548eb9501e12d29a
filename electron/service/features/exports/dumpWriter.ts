import { createHash, type Hash } from 'node:crypto';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { AppError } from '#shared/contract/errors.ts';
import { readBlobFile } from '../../files/blobFile.ts';
import { SealedWriter } from '../../files/sealedFile.ts';
import { checkArchive } from './dumpCheck.ts';
import type { DumpAnswer, DumpMessage, DumpPlan, DumpRow } from './dumpMessages.ts';
import { csvText, UTF8_MARK } from './writeSheet.ts';

/** A ZIP without the extension for large archives ends here; the hash list at the end needs some room. */
const MOST_BYTES = 4_200_000_000;
const MOST_ENTRIES = 65_000;
/** Tables and texts are packed well, attachments are packed already. */
const LEVEL = 6;

type Entry = { readonly path: string; readonly file: ZipDeflate; readonly hash: Hash; size: number };
type Table = {
  readonly lines: Entry;
  readonly sheet: Entry | undefined;
  readonly columns: readonly { readonly field: string; readonly heading: string }[];
};

/**
 * Packs a dump as its parts arrive: nothing but the entry under way is in memory, nothing readable is on the disk. Every entry is
 * hashed before it is packed; at the end the archive is opened again and every entry hashed once more.
 */
export class DumpWriter {
  readonly #plan: DumpPlan;
  readonly #sealed: SealedWriter;
  readonly #whole = createHash('sha256');
  readonly #zip: Zip;
  readonly #hashes = new Map<string, string>();
  #table: Table | undefined;
  #text: Entry | undefined;

  constructor(plan: DumpPlan) {
    this.#plan = plan;
    this.#sealed = new SealedWriter(plan.file, plan.key);
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#whole.update(chunk);
      this.#sealed.append(chunk);
      if (this.#sealed.size > MOST_BYTES) throw new AppError('file_too_large', { limit: '4 GB' });
    });
  }

  /** Takes one step. @throws AppError `disk_full`, `disk_io`, `file_too_large`, and what the file system throws */
  async take(message: DumpMessage): Promise<DumpAnswer> {
    switch (message.kind) {
      case 'attachment':
        return { kind: 'attachment', stored: await this.#attachment(message) };
      case 'table':
        this.#beginTable(message.path, message.columns);
        break;
      case 'rows':
        this.#rows(message.rows);
        break;
      case 'tableEnd':
        if (this.#table) for (const entry of [this.#table.lines, this.#table.sheet]) if (entry) this.#end(entry);
        this.#table = undefined;
        break;
      case 'text':
        this.#text ??= this.#begin(message.path);
        push(this.#text, message.part);
        if (message.isLast) {
          this.#end(this.#text);
          this.#text = undefined;
        }
        break;
      case 'finish':
        return this.#finish(message.hashList);
    }
    return { kind: 'done' };
  }

  /** @returns false when the attachment's file is gone or damaged: the rest of the dump is worth having */
  async #attachment({ path, place }: Extract<DumpMessage, { kind: 'attachment' }>): Promise<boolean> {
    let bytes: Buffer;
    try {
      bytes = await readBlobFile(place);
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
    const entry = new ZipPassThrough(path);
    entry.mtime = this.#plan.at;
    this.#add(path, place.sha256, entry);
    entry.push(bytes, true);
    return true;
  }

  #beginTable(path: string, columns: Table['columns'] | undefined): void {
    const lines = this.#begin(`${path}.jsonl`);
    const sheet = columns ? this.#begin(`${path}.csv`) : undefined;
    this.#table = { lines, sheet, columns: columns ?? [] };
    if (sheet) push(sheet, `${UTF8_MARK}${this.#table.columns.map(({ heading }) => csvText(heading)).join(',')}\r\n`);
  }

  #rows(rows: readonly DumpRow[]): void {
    const table = this.#table;
    if (!table) throw new Error('rows outside a table');
    push(table.lines, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    if (table.sheet) {
      const line = (row: DumpRow) => table.columns.map(({ field }) => csvField(row[field])).join(',');
      push(table.sheet, rows.map((row) => `${line(row)}\r\n`).join(''));
    }
  }

  #begin(path: string): Entry {
    const file = new ZipDeflate(path, { level: LEVEL });
    file.mtime = this.#plan.at;
    this.#add(path, '', file);
    return { path, file, hash: createHash('sha256'), size: 0 };
  }

  #add(path: string, sha256: string, file: ZipDeflate | ZipPassThrough): void {
    if (this.#hashes.size >= MOST_ENTRIES) throw new AppError('file_too_large', { limit: '4 GB' });
    this.#hashes.set(path, sha256);
    this.#zip.add(file);
  }

  #end(entry: Entry): void {
    entry.file.push(new Uint8Array(0), true);
    this.#hashes.set(entry.path, entry.hash.digest('hex'));
  }

  async #finish(hashList: string): Promise<DumpAnswer> {
    const lines = [...this.#hashes].map(([path, sha256]) => `${sha256}  ${path}\n`).join('');
    const entry = this.#begin(hashList);
    push(entry, lines);
    this.#end(entry);
    this.#zip.end();
    this.#sealed.end();
    const { file: path, key } = this.#plan;
    const { size } = this.#sealed;
    await checkArchive({ path, key, size }, this.#hashes);
    return { kind: 'archive', size, sha256: this.#whole.digest('hex'), entries: this.#hashes.size };
  }
}

function push(entry: Entry, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  entry.hash.update(bytes);
  entry.size += bytes.length;
  if (entry.size > MOST_BYTES) throw new AppError('file_too_large', { limit: '4 GB' });
  entry.file.push(bytes);
}

function csvField(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return csvText(typeof value === 'string' ? value : JSON.stringify(value));
}
