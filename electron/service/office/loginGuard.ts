import fs from 'node:fs';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { writeFileSafely } from '../files/writeFile.ts';
import { officeFile } from './officeFolder.ts';

/** `guard.json`: failures per login, kept over restarts (security-and-exchange.md §3.5). */
const guardSchema = z.object({
  /** The latest wall clock seen: an earlier one does not count as time passed. */
  lastSeen: z.number(),
  logins: z.record(z.string(), z.object({ failures: z.number().int(), remaining: z.number() })),
});
type Guard = z.infer<typeof guardSchema>;

const FREE_FAILURES = 5;
const FIRST_WAIT = 10 * 60_000;
const LONGEST_WAIT = 24 * 3_600_000;

function read(folder: string): Guard {
  try {
    return guardSchema.parse(JSON.parse(fs.readFileSync(officeFile(folder, 'guard'), 'utf8')));
  } catch {
    return { lastSeen: 0, logins: {} };
  }
}

/** Lets the time that really passed count off the waits. */
function advance(guard: Guard, now: number): Guard {
  const passed = guard.lastSeen === 0 ? 0 : Math.max(0, now - guard.lastSeen);
  const logins: Guard['logins'] = {};
  for (const [login, state] of Object.entries(guard.logins)) {
    logins[login] = { failures: state.failures, remaining: Math.max(0, state.remaining - passed) };
  }
  return { lastSeen: Math.max(guard.lastSeen, now), logins };
}

function write(folder: string, guard: Guard): void {
  writeFileSafely(officeFile(folder, 'guard'), Buffer.from(JSON.stringify(guard), 'utf8'));
}

/** @throws AppError `E_BACKOFF` with `minutes` while the login must wait */
export function refuseTooEarly(folder: string, login: string, now: number): void {
  const guard = advance(read(folder), now);
  const remaining = guard.logins[keyOf(login)]?.remaining ?? 0;
  if (remaining > 0) {
    write(folder, guard);
    throw new AppError('E_BACKOFF', { minutes: Math.ceil(remaining / 60_000), seconds: Math.ceil(remaining / 1000) });
  }
}

/** Counts a failure; from the fifth on in a row the wait is 10 minutes, doubling up to 24 hours. */
export function countFailure(folder: string, login: string, now: number): void {
  const guard = advance(read(folder), now);
  const failures = (guard.logins[keyOf(login)]?.failures ?? 0) + 1;
  const remaining = failures < FREE_FAILURES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - FREE_FAILURES));
  write(folder, { ...guard, logins: { ...guard.logins, [keyOf(login)]: { failures, remaining } } });
}

/** Success resets the counter. */
export function clearFailures(folder: string, login: string, now: number): void {
  const guard = advance(read(folder), now);
  if (!(keyOf(login) in guard.logins)) return;
  const { [keyOf(login)]: _cleared, ...logins } = guard.logins;
  write(folder, { ...guard, logins });
}

/** The same names that open the same slot (`findSlot`): otherwise each spelling would have free tries of its own. */
function keyOf(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase().slice(0, 100);
}
