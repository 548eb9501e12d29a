import type { Runtime } from '../../runtime.ts';

/** What a check of the whole office found, and when. */
export type LastCheck = { readonly at: string; readonly findings: number };
type Kind = 'log' | 'consistency';

const checks = new WeakMap<Pick<Runtime, 'session'>, Map<string, LastCheck>>();

/** Keeps what a check of the open office found, until the program ends. Nothing is stored: a check is made anew. */
export function rememberCheck(runtime: Runtime, officeId: string, kind: Kind, check: LastCheck): void {
  const known = checks.get(runtime) ?? new Map<string, LastCheck>();
  known.set(`${kind} ${officeId}`, check);
  checks.set(runtime, known);
}

/** The last check of an office since the program was started; null: there was none. */
export function lastCheck(runtime: Runtime, officeId: string, kind: Kind): LastCheck | null {
  return checks.get(runtime)?.get(`${kind} ${officeId}`) ?? null;
}
