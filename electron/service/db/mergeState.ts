import { z } from 'zod';

/**
 * Merge state of one record (security-and-exchange.md §7.5, §7.7 and appendix C): the commits used, the live writes of
 * each field by index into them, and the causal context of a field where it exceeds what its dots imply.
 * Values stand in the ordinary table (the shown one) and are left out here.
 */
export const mergeState = z.strictObject({
  k: z.array(z.tuple([z.string(), z.string(), z.string()])),
  f: z.record(z.string(), z.array(z.tuple([z.number().int()]).rest(z.unknown()))),
  c: z.record(z.string(), z.record(z.string(), z.number().int())),
});
export type MergeState = z.infer<typeof mergeState>;

/** A commit: its dot `<replica>:<n>`, hybrid clock reading and author. */
export type Commit = { readonly replica: string; readonly n: number; readonly hlc: string; readonly author: string };

export const EMPTY_MERGE_STATE: MergeState = { k: [], f: {}, c: {} };

/**
 * A local write of `fields`: it replaces exactly what the writer saw, so the field's only live write is the new dot and
 * its context is the maximum of what was known and the dot.
 */
export function writeFields(state: MergeState, commit: Commit, fields: readonly string[]): MergeState {
  const written = new Set(fields);
  const kept = Object.entries(state.f).filter(([field]) => !written.has(field));
  const commits: [string, string, string][] = [];
  const indexOf = new Map<string, number>();
  const use = (entry: readonly [string, string, string]): number => {
    const known = indexOf.get(entry[0]);
    if (known !== undefined) return known;
    commits.push([entry[0], entry[1], entry[2]]);
    indexOf.set(entry[0], commits.length - 1);
    return commits.length - 1;
  };
  const f: MergeState['f'] = {};
  for (const [field, writes] of kept) {
    f[field] = writes.flatMap(([index, ...rest]) => {
      const entry = state.k[index];
      return entry ? [[use(entry), ...rest] satisfies [number, ...unknown[]]] : [];
    });
  }
  const own = use([`${commit.replica}:${commit.n}`, commit.hlc, commit.author]);
  const c: MergeState['c'] = {};
  for (const [field, context] of Object.entries(state.c)) if (!written.has(field)) c[field] = context;
  for (const field of fields) {
    f[field] = [[own]];
    const context = knownContext(state, field);
    delete context[commit.replica];
    if (Object.keys(context).length > 0) c[field] = context;
  }
  return { k: commits, f, c };
}

/** Per replica the highest n that the field has seen: its stated context and its live dots. */
function knownContext(state: MergeState, field: string): Record<string, number> {
  const context: Record<string, number> = { ...state.c[field] };
  for (const [index] of state.f[field] ?? []) {
    const [dot] = state.k[index] ?? [''];
    const [replica = '', n = '0'] = dot.split(':');
    if (replica) context[replica] = Math.max(context[replica] ?? 0, Number(n));
  }
  return context;
}
