import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { writeFileSafely } from '../files/writeFile.ts';
import { type Keyring, keyringCheck, parseKeyring } from './keyring.ts';

export const KEYRING_FILES = ['keyring.json', 'keyring.bak.json'] as const;

/** Reads the valid copy with the higher `seq`. @throws AppError `E_KEYRING` when neither copy is valid */
export function readKeyring(folder: string): Keyring {
  let newest: Keyring | undefined;
  for (const name of KEYRING_FILES) {
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) continue;
    const found = parseKeyring(fs.readFileSync(file, 'utf8'));
    if (found && (!newest || found.seq > newest.seq)) newest = found;
  }
  if (!newest) throw new AppError('E_KEYRING');
  return newest;
}

/**
 * Replaces both copies (§3.2), so that a removed slot is gone from both. A kill between the two leaves one valid copy
 * of the new and one of the old; the reader takes the new.
 */
export function writeKeyring(folder: string, keyring: Omit<Keyring, 'check'>): Keyring {
  const complete: Keyring = { ...keyring, check: keyringCheck(keyring) };
  const bytes = Buffer.from(`${JSON.stringify(complete, undefined, 2)}\n`, 'utf8');
  for (const name of KEYRING_FILES) writeFileSafely(path.join(folder, name), bytes);
  return complete;
}
