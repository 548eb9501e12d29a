/** One measured figure. Times are in milliseconds, memory in MiB. */
export type Figure = {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MiB' | 'pages';
  readonly value: number;
  /** How it was measured. */
  readonly note: string;
  /** The same work done by something else on this machine in the same run. */
  readonly alternatives: readonly Alternative[];
};

export type Alternative = {
  readonly name: string;
  readonly value: number;
  /** Ours divided by theirs: below 1 is faster (or smaller) than the alternative. */
  readonly ratio: number;
};

/** What could not be measured here, and why. */
export type LeftOut = { readonly name: string; readonly why: string };

/** Where the steps of the bench write what they found. */
export type Findings = { readonly figures: Figure[]; readonly leftOut: LeftOut[] };

export function figure(
  name: string,
  unit: Figure['unit'],
  value: number,
  note: string,
  alternatives: readonly { readonly name: string; readonly value: number }[] = [],
): Figure {
  return { name, unit, value, note, alternatives: alternatives.map((one) => ({ ...one, ratio: value / one.value })) };
}

/** The value below which `share` of the values lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Times of `count` runs after one that does not count. */
export async function warmTimes(count: number, work: () => unknown): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < count; run++) times.push(await milliseconds(work));
  return times;
}

/** `12.3`, `1,234`: as many digits as mean something. */
export function readable(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
