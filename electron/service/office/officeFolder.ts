import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { KEYRING_FILES } from '../crypto/keyringFile.ts';
import { storageError } from '../files/writeFile.ts';

/** The files of one office (security-and-exchange.md §3.2, §3.5, §4). */
export const OFFICE_FILES = {
  database: 'data.db',
  state: 'state.json',
  guard: 'guard.json',
  journal: 'prelogin.log',
  lock: 'office.lock',
  blobs: 'blobs',
} as const;

/** Path of one of the files of an office. */
export function officeFile(folder: string, name: keyof typeof OFFICE_FILES): string {
  return path.join(folder, OFFICE_FILES[name]);
}

/** Whether a folder holds an office (its keyring or its database). */
export function holdsOffice(folder: string): boolean {
  return [...KEYRING_FILES, OFFICE_FILES.database].some((name) => fs.existsSync(path.join(folder, name)));
}

const NETWORK_FILE_SYSTEMS = new Set(['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', '9p', 'afs', 'fuse.davfs']);

/** WAL does not work on network drives (architecture 3.6). @throws AppError `office_network_path` */
export function refuseNetworkPath(folder: string): void {
  if (/^(\\\\|\/\/)[^\\/]/.test(folder)) throw new AppError('office_network_path');
  if (process.platform !== 'linux') return;
  let mounts: string;
  try {
    mounts = fs.readFileSync('/proc/self/mounts', 'utf8');
  } catch {
    return;
  }
  let longest = '';
  let type = '';
  for (const line of mounts.split('\n')) {
    const [, point = '', kind = ''] = line.split(' ');
    const place = point.replaceAll('\\040', ' ');
    if (
      (folder === place || folder.startsWith(place.endsWith('/') ? place : `${place}/`)) &&
      place.length >= longest.length
    ) {
      longest = place;
      type = kind;
    }
  }
  if (NETWORK_FILE_SYSTEMS.has(type)) throw new AppError('office_network_path');
}

/**
 * One process holds an office: a lock file with process id and start time; a stale one is recovered (§11 H-15).
 * @returns release function
 * @throws AppError `office_in_use`
 */
export function lockOffice(folder: string): () => void {
  const file = officeFile(folder, 'lock');
  const content = JSON.stringify({ pid: process.pid, started: processStart(process.pid), host: os.hostname() });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      fs.writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
      return () => {
        if (readLock(file) === content) fs.rmSync(file, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw storageError(error);
      const holder = readLock(file);
      if (holder !== undefined && isAlive(holder)) throw new AppError('office_in_use');
      fs.rmSync(file, { force: true });
    }
  }
  throw new AppError('office_in_use');
}

function readLock(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isAlive(content: string): boolean {
  try {
    const holder: unknown = JSON.parse(content);
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || typeof holder.pid !== 'number')
      return false;
    process.kill(holder.pid, 0);
    const started = processStart(holder.pid);
    return started === '' || !('started' in holder) || holder.started === '' || holder.started === started;
  } catch (error) {
    // EPERM: the process lives under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Start time of a process in clock ticks since boot, so that a reused process id is told apart; Linux only. */
function processStart(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
