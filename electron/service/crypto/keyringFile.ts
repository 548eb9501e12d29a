import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { type StagedFile, stageFile } from '../files/writeFile.ts';
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

/** Both copies of a new keyring, complete on the disk, not yet in force. */
export type StagedKeyring = StagedFile & { readonly keyring: Keyring };

/**
 * Stages both copies (§3.2); `replace` puts them in force, so that a removed slot is gone from both. A kill between the two
 * renames leaves one valid copy of the new and one of the old; the reader takes the new.
 * @throws AppError `disk_full`, `read_only` or `disk_io`; then nothing was replaced
 */
export function stageKeyring(folder: string, content: Omit<Keyring, 'check'>): StagedKeyring {
  const keyring: Keyring = { ...content, check: keyringCheck(content) };
  const bytes = Buffer.from(`${JSON.stringify(keyring, undefined, 2)}\n`, 'utf8');
  removeAbandoned(folder);
  const copies: StagedFile[] = [];
  const discard = () => {
    for (const copy of copies) copy.discard();
  };
  try {
    for (const name of KEYRING_FILES) copies.push(stageFile(path.join(folder, name), bytes));
  } catch (error) {
    discard();
    throw error;
  }
  const replace = () => {
    try {
      for (const copy of copies) copy.replace();
    } finally {
      discard();
    }
  };
  return { keyring, replace, discard };
}

/** A kill may leave staged copies behind; a slot that was removed since must not lie on in them. */
function removeAbandoned(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (KEYRING_FILES.some((file) => name.startsWith(`${file}.`) && name.endsWith('.part')))
      fs.rmSync(path.join(folder, name), { force: true });
  }
}

/** Writes the first keyring of a store, or one that nothing in the database must agree with. @throws as `stageKeyring` */
export function writeKeyring(folder: string, content: Omit<Keyring, 'check'>): Keyring {
  const staged = stageKeyring(folder, content);
  staged.replace();
  return staged.keyring;
}
