import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import Database from 'better-sqlite3';

export type Machine = Readonly<Record<string, string>>;

/** What the figures depend on. */
export function machineFacts(): Machine {
  const database = new Database(':memory:');
  const sqlite = String(database.prepare('SELECT sqlite_version()').pluck().get());
  database.close();
  const [load = 0] = os.loadavg();
  return {
    processor: `${os.cpus()[0]?.model.trim() ?? 'unknown'}, ${os.availableParallelism()} cores`,
    memory: `${Math.round(os.totalmem() / 2 ** 20).toLocaleString('en')} MiB`,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    sqlite,
    'load at start': load.toFixed(2),
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  };
}

/** Most memory this process ever held, in MiB: VmHWM where the system tells it, else the system's own maximum. */
export function peakMemory(): number {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kibibytes) return Number(kibibytes) / 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}

/**
 * Forgets the peak so far (Argon2id alone takes hundreds of MiB for a moment), so that `peakMemory` speaks of what comes after.
 * @returns whether the system can do that (Linux)
 */
export function resetPeakMemory(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return true;
  } catch {
    return false;
  }
}
