import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import { ageDecrypt } from '../crypto/age.ts';

/** Where an attachment lies and what opens it; a worker may be handed this. */
export type BlobPlace = { readonly file: string; readonly identity: string; readonly sha256: string };

/** The plain bytes of an attachment, proved by their hash. @throws AppError `file_missing`, `E_DB_DAMAGED` */
export async function readBlobFile({ file, identity, sha256 }: BlobPlace): Promise<Buffer> {
  if (!fs.existsSync(file)) throw new AppError('file_missing');
  let plain: Buffer;
  try {
    plain = await ageDecrypt(fs.readFileSync(file), identity);
  } catch {
    throw new AppError('E_DB_DAMAGED');
  }
  if (createHash('sha256').update(plain).digest('hex') !== sha256) throw new AppError('E_DB_DAMAGED');
  return plain;
}
