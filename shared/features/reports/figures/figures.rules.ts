import { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { ReportPeriod } from '../reportPeriod.rules.ts';
import type { By, Fact, FactSet, FigureSpec } from './fact.ts';

/** Facts by the name of their set. */
export type Facts = Readonly<Record<string, readonly Fact[]>>;

/** A record behind a figure: the fact by its place in its set, and what it adds. */
export type FigureEntry = { readonly set: string; readonly index: number; readonly weight: number };

export type Figure = {
  /** `HF10.onTime`, or with its part `HF02.byType@foundation`. */
  readonly key: string;
  readonly spec: FigureSpec;
  /** The part of a divided figure; null for the others. */
  readonly by: By | null;
  /** Number of entries, or the sum of their weights; of a share the quotient, null where the base is zero. */
  readonly value: number | null;
  readonly entries: readonly FigureEntry[];
};

/**
 * Counts every figure of a period from its facts. Pure: the same facts give the same figures at any time, from the database or from the
 * snapshot of an issued report.
 * @returns one figure for every line of `specs` in its order; codes of a list also at zero, named parts in the order of their names
 */
export function countFigures(
  specs: readonly FigureSpec[],
  sets: Readonly<Record<string, FactSet<unknown>>>,
  facts: Facts,
  period: ReportPeriod,
): Figure[] {
  const lines = new Map(specs.map((spec) => [spec.key, { spec, parts: new Map<string, Part>() }]));
  for (const [set, rows] of Object.entries(facts)) {
    const rule = sets[set];
    if (!rule) throw new AppError('snapshot_unreadable', { set });
    rows.forEach((fact, index) => {
      rule.count(fact.data, period, (figure, { weight = 1, by } = {}) => {
        const line = lines.get(figure);
        if (!line) throw new Error(`no such figure: ${figure}`);
        const part = partOf(line.parts, by ?? null);
        part.sum += weight;
        if (weight !== 0) part.entries.push({ set, index, weight });
      });
    });
  }
  return specs.flatMap((spec) => figuresOf(spec, lines));
}

type Part = { readonly by: By | null; sum: number; readonly entries: FigureEntry[] };
type Lines = ReadonlyMap<string, { readonly spec: FigureSpec; readonly parts: Map<string, Part> }>;

function partOf(parts: Map<string, Part>, by: By | null): Part {
  const name = by?.value ?? '';
  let part = parts.get(name);
  if (!part) {
    part = { by, sum: 0, entries: [] };
    parts.set(name, part);
  }
  return part;
}

function figuresOf(spec: FigureSpec, lines: Lines): Figure[] {
  if (spec.ratio) return shares(spec, spec.ratio, lines);
  const parts = lines.get(spec.key)?.parts ?? new Map<string, Part>();
  return partNames(spec, parts).map((by) => {
    const part = parts.get(by?.value ?? '');
    return { key: keyOf(spec, by), spec, by, value: rounded(part?.sum ?? 0), entries: part?.entries ?? [] };
  });
}

function shares(spec: FigureSpec, ratio: NonNullable<FigureSpec['ratio']>, lines: Lines): Figure[] {
  const [of, to] = [lines.get(ratio.of)?.parts, lines.get(ratio.to)?.parts];
  return partNames(spec, to ?? new Map<string, Part>()).map((by) => {
    const part = of?.get(by?.value ?? '');
    const base = to?.get(by?.value ?? '')?.sum ?? 0;
    const value = base === 0 ? null : rounded((part?.sum ?? 0) / base, 6);
    return { key: keyOf(spec, by), spec, by, value, entries: part?.entries ?? [] };
  });
}

/** The parts of a line in the order in which they are shown. */
function partNames(spec: FigureSpec, parts: ReadonlyMap<string, Part>): (By | null)[] {
  if (spec.by === undefined) return [null];
  if (spec.by !== 'named') {
    const known = new Set(spec.by.values);
    const others = [...parts.keys()].filter((value) => !known.has(value));
    return [...spec.by.values, ...others].map((value) => ({ value }));
  }
  return [...parts.values()]
    .map(({ by }) => by)
    .sort((left, right) => ((left?.value ?? '') < (right?.value ?? '') ? -1 : 1));
}

function keyOf(spec: FigureSpec, by: By | null): string {
  return by === null ? spec.key : `${spec.key}@${by.value}`;
}

/** Sums of tenths carry no dust of binary fractions, and nothing is minus zero. */
function rounded(value: number, places = 4): number {
  const scale = 10 ** places;
  return Math.round(value * scale) / scale + 0;
}

/** How a figure stands to that of another period (features W4); `percent` null: there is nothing to compare with (无). */
export type Comparison = { readonly difference: number | null; readonly percent: number | null };

/** Difference, and percent of the same sign to one decimal; a base of zero gives no percent, a missing value neither. */
export function compared(value: number | null, base: number | null): Comparison {
  if (value === null || base === null) return { difference: null, percent: null };
  const difference = rounded(value - base);
  return { difference, percent: base === 0 ? null : rounded((difference / Math.abs(base)) * 100, 1) };
}

/** A fact as it stands in a snapshot, before its data are read by the schema of its set. */
export const storedFact = z.strictObject({
  id: z.string(),
  collection: z.string().nullable(),
  recordId: z.string().nullable(),
  title: z.string(),
  on: z.string().nullable(),
  data: z.unknown(),
});
