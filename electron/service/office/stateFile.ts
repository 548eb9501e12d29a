import { createHmac, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../crypto/encodings.ts';
import { writeFileSafely } from '../files/writeFile.ts';
import { officeFile } from './officeFolder.ts';

/** `state.json`: what the store last was, under the state key; an older database put back shows (§4.2, §7.6). */
const stateSchema = z.object({
  replica: z.string(),
  n: z.number().int(),
  log: z.string(),
  size: z.number().int(),
  root: z.string(),
  machine: z.string(),
  mac: z.string(),
});
export type StoreState = Omit<z.infer<typeof stateSchema>, 'mac' | 'machine'>;

/** A mark of this machine and place, so that a copied folder is noticed. */
function machineMark(): string {
  return sha256(os.hostname(), '\n', os.platform(), '\n', os.arch()).toString('hex').slice(0, 32);
}

function macOf(state: Readonly<Record<string, unknown>>, key: Buffer): Buffer {
  return createHmac('sha256', key).update(canonicalJson(state)).digest();
}

/** Writes the state file. @param key the state key of the store (§3.1) */
export function writeState(folder: string, key: Buffer, state: StoreState): void {
  const body = { ...state, machine: machineMark() };
  const file = { ...body, mac: macOf(body, key).toString('hex') };
  writeFileSafely(officeFile(folder, 'state'), Buffer.from(JSON.stringify(file), 'utf8'));
}

export type StateFinding = 'ok' | 'missing' | 'altered' | 'machine' | 'rolled_back';

/** Compares the state file with what the database says. Anything but `ok` asks for a new replica and a new log. */
export function compareState(
  folder: string,
  key: Buffer,
  database: { readonly replica: string; readonly n: number; readonly log: string; readonly size: number },
): StateFinding {
  const file = officeFile(folder, 'state');
  if (!fs.existsSync(file)) return 'missing';
  try {
    const { mac, ...body } = stateSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    if (!timingSafeEqual(Buffer.from(mac, 'hex'), macOf(body, key))) return 'altered';
    if (body.machine !== machineMark()) return 'machine';
    if (body.replica !== database.replica || body.n > database.n) return 'rolled_back';
    if (body.log === database.log && body.size > database.size) return 'rolled_back';
    return 'ok';
  } catch {
    return 'altered';
  }
}
