import { Zip, ZipPassThrough } from 'fflate';

/** A ZIP that grows file by file; PDF streams are compressed already and stored as they are. */
export class FileArchive {
  readonly #chunks: Uint8Array[] = [];
  readonly #zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.#chunks.push(chunk);
  });
  readonly #at: Date;

  constructor(at: Date) {
    this.#at = at;
  }

  add(name: string, bytes: Uint8Array): void {
    const entry = new ZipPassThrough(name);
    entry.mtime = this.#at;
    this.#zip.add(entry);
    entry.push(bytes, true);
  }

  end(): Uint8Array {
    this.#zip.end();
    return Buffer.concat(this.#chunks);
  }
}

/** A name that Windows, macOS and Linux unpack; a number before it makes it unique. */
export function entryName(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').replace(/[. ]+$/u, '');
  return [...safe].slice(0, 60).join('') || '_';
}
