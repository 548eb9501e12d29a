import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import fs from 'node:fs';

// A file that is too large for memory, waiting to be handed out: what lies on the disk is encrypted under a key that only this
// process knows, so that a crash or a copied disk leaves nothing readable behind. It needs no proof against change: what is
// read is checked by the hash list inside.

/** AES-256 in counter mode (NIST SP 800-38A §6.5): any part can be read by itself. */
const CIPHER = 'aes-256-ctr';
const BLOCK = 16;
const CHUNK = 1_048_576;

export type SealedFile = { readonly path: string; readonly key: Uint8Array; readonly size: number };

/** A fresh key; it must serve one file only, for the counter begins at zero. */
export function newSealedKey(): Buffer {
  return randomBytes(32);
}

/** Writes a sealed file from its beginning to its end. @throws what the file system throws */
export class SealedWriter {
  readonly #descriptor: number;
  readonly #cipher;
  size = 0;

  constructor(path: string, key: Uint8Array) {
    this.#descriptor = fs.openSync(path, 'wx', 0o600);
    this.#cipher = createCipheriv(CIPHER, key, counterAt(0));
  }

  append(bytes: Uint8Array): void {
    const sealed = this.#cipher.update(bytes);
    let written = 0;
    while (written < sealed.length) written += fs.writeSync(this.#descriptor, sealed, written);
    this.size += bytes.length;
  }

  /** Makes what was written durable and closes the file. */
  end(): void {
    fs.fsyncSync(this.#descriptor);
    fs.closeSync(this.#descriptor);
  }
}

/** Plain bytes of a part of a sealed file. @throws RangeError when the file is shorter */
export function readSealed({ path, key }: Pick<SealedFile, 'path' | 'key'>, start: number, length: number): Buffer {
  const skip = start % BLOCK;
  const sealed = Buffer.alloc(skip + length);
  const descriptor = fs.openSync(path, 'r');
  try {
    let read = 0;
    while (read < sealed.length) {
      const got = fs.readSync(descriptor, sealed, read, sealed.length - read, start - skip + read);
      if (got === 0) throw new RangeError('the sealed file is shorter');
      read += got;
    }
  } finally {
    fs.closeSync(descriptor);
  }
  return createDecipheriv(CIPHER, key, counterAt(start - skip))
    .update(sealed)
    .subarray(skip);
}

/** The plain bytes of a part, a mebibyte at a time. */
export function* sealedChunks(
  file: Pick<SealedFile, 'path' | 'key'>,
  start: number,
  length: number,
): Generator<Buffer> {
  for (let done = 0; done < length; done += CHUNK) {
    yield readSealed(file, start + done, Math.min(CHUNK, length - done));
  }
}

function counterAt(position: number): Buffer {
  const counter = Buffer.alloc(BLOCK);
  counter.writeBigUInt64BE(BigInt(position / BLOCK), BLOCK / 2);
  return counter;
}
