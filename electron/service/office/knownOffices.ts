import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeFileSafely } from '../files/writeFile.ts';
import { holdsOffice } from './officeFolder.ts';

/** `offices.json` in the program's own folder: which offices were opened here, newest first. Names and places only. */
const knownSchema = z.array(
  z.object({ folder: z.string(), name: z.string(), practice: z.boolean(), lastOpenedAt: z.string().nullable() }),
);
export type KnownOffice = z.infer<typeof knownSchema>[number];

function listFile(dataRoot: string): string {
  return path.join(dataRoot, 'offices.json');
}

/** The offices opened here before, newest first; an unreadable list counts as empty. */
export function readKnownOffices(dataRoot: string): KnownOffice[] {
  try {
    return knownSchema.parse(JSON.parse(fs.readFileSync(listFile(dataRoot), 'utf8')));
  } catch {
    return [];
  }
}

/** Puts an office at the head of the list. A list that cannot be written only costs the convenience. */
export function rememberOffice(dataRoot: string, office: KnownOffice): void {
  const others = readKnownOffices(dataRoot).filter((one) => one.folder !== office.folder);
  const list = [office, ...others].slice(0, 30);
  try {
    fs.mkdirSync(dataRoot, { recursive: true, mode: 0o700 });
    writeFileSafely(listFile(dataRoot), Buffer.from(JSON.stringify(list, undefined, 2), 'utf8'));
  } catch {
    // Opening the office matters, not the list of the first screen.
  }
}

/** The name of an office for the lock screen: as remembered, else the folder's own name. */
export function officeNameOf(dataRoot: string, folder: string): string {
  return readKnownOffices(dataRoot).find((one) => one.folder === folder)?.name ?? path.basename(folder);
}

/** A new folder for an office below the program's data folder. */
export function defaultFolder(dataRoot: string, name: string): string {
  const base = name.replace(/[\\/:*?"<>|.\p{Cc}\p{Cf}\s]/gu, '').slice(0, 40) || 'office';
  for (let number = 1; ; number++) {
    const folder = path.join(dataRoot, 'offices', number === 1 ? base : `${base}-${number}`);
    if (!fs.existsSync(folder) || (!holdsOffice(folder) && fs.readdirSync(folder).length === 0)) return folder;
  }
}

/** Where the practice office of this program lies. */
export function practiceFolder(dataRoot: string): string {
  return path.join(dataRoot, 'practice');
}
