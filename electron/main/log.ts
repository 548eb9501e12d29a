import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FILES = 5;
const LARGEST = 1024 * 1024;

/** Values a log line may carry: codes, counts, durations, names of our own parts. Never record text, paths or input. */
export type LogFields = { readonly [name: string]: string | number | boolean | null };

let directory: string | undefined;

/** Starts logging into a folder: `main.log`, at most five files of 1 MiB (security-and-exchange.md H-5). */
export function startLog(logs: string): void {
  mkdirSync(logs, { recursive: true });
  directory = logs;
}

/** Writes one line of JSON. A log that cannot be written never stops the program. */
export function log(event: string, fields: LogFields = {}): void {
  if (directory === undefined) return;
  const file = join(directory, 'main.log');
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) rotate(directory);
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
  } catch {
    // Nothing sensible is left to do: the disk is full or the folder is gone.
  }
}

function rotate(logs: string): void {
  const name = (number: number) => join(logs, number === 0 ? 'main.log' : `main.${number}.log`);
  rmSync(name(FILES - 1), { force: true });
  for (let number = FILES - 2; number >= 0; number -= 1) {
    if (statSync(name(number), { throwIfNoEntry: false }) !== undefined) renameSync(name(number), name(number + 1));
  }
}
