import { createHash, createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { ageEncrypt, ageRecipientOf } from '../crypto/age.ts';
import { OFFICE_FILES } from '../office/officeFolder.ts';
import type { OpenStore } from '../office/openStore.ts';
import { readMetaMap } from '../office/openStore.ts';
import { type BlobPlace, readBlobFile } from './blobFile.ts';
import { storageError, writeFileSafely } from './writeFile.ts';

/**
 * Attachments lie as age files under a name that only the key can compute: HMAC of the plain SHA-256 (§4.2).
 * Written before the commit that refers to them.
 */
export async function writeBlob(store: OpenStore, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = blobFile(store, sha256);
  if (fs.existsSync(file)) return sha256;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageError(error);
  }
  writeFileSafely(file, await ageEncrypt(bytes, [await ageRecipientOf(await blobIdentity(store))]));
  return sha256;
}

/** The plain bytes, proved by their hash. @throws AppError `file_missing`, `E_DB_DAMAGED` */
export async function readBlob(store: OpenStore, sha256: string): Promise<Buffer> {
  return readBlobFile(await blobPlace(store, sha256));
}

/**
 * Removes a file that no row names any more, after the commit that dropped the last name. One that is gone already, or that another
 * program holds open, is no failure: it is only a file that nothing refers to.
 */
export function removeBlob(store: OpenStore, sha256: string): void {
  try {
    fs.rmSync(blobFile(store, sha256), { force: true });
  } catch {
    // Windows refuses to remove what a scanner has open.
  }
}

/** Where an attachment lies and what opens it, for reading in a worker. */
export async function blobPlace(store: OpenStore, sha256: string): Promise<BlobPlace> {
  return { file: blobFile(store, sha256), identity: await blobIdentity(store), sha256 };
}

function blobFile(store: OpenStore, sha256: string): string {
  const name = createHmac('sha256', store.keys.blobNames).update(Buffer.from(sha256, 'hex')).digest('hex');
  return path.join(store.folder, OFFICE_FILES.blobs, name.slice(0, 2), name);
}

async function blobIdentity(store: OpenStore): Promise<string> {
  const identity = (await readMetaMap(store.reader)).get('blobIdentity');
  if (!identity) throw new AppError('E_DB_DAMAGED');
  return identity;
}
