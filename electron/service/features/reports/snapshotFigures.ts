import { z } from 'zod';
import {
  type ComparedLine,
  comparedLines,
  type FiguresByPeriod,
} from '#shared/features/reports/figures/comparedLines.ts';
import type { FigureSpec } from '#shared/features/reports/figures/fact.ts';
import type { Figure } from '#shared/features/reports/figures/figures.rules.ts';
import { COMPARED_PERIODS } from '#shared/features/reports/reports.lists.ts';
import { grouped } from '#shared/lib/grouped.ts';

/** Places of facts in their set. Told by hand: a schema takes seconds over hundreds of thousands of them. */
const places = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0),
);
const weights = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((one) => typeof one === 'number'),
);

/**
 * A figure as a snapshot keeps it: its number and the list of the facts behind it. An issued report goes on showing both whatever rules a
 * later program counts by; counting again from the facts is the proof, not the source.
 */
export const keptFigure = z.strictObject({
  key: z.string(),
  /** Key of its line in `specs`. */
  spec: z.string(),
  by: z.strictObject({ value: z.string(), name: z.string().exactOptional() }).nullable(),
  value: z.number().nullable(),
  /** By set in the order of their names; `weights` null: each fact adds once. */
  entries: z.array(z.strictObject({ set: z.string(), places, weights: weights.nullable() })),
});
export type KeptFigure = z.output<typeof keptFigure>;

/** A counted figure as it is kept. Pure. */
export function keptOf({ key, spec, by, value, entries }: Figure): KeptFigure {
  const bySet = grouped(entries, ({ set }) => set);
  return {
    ...{ key, spec: spec.key, by, value },
    entries: [...bySet.keys()].sort().map((set) => {
      const ofSet = bySet.get(set) ?? [];
      const once = ofSet.every(({ weight }) => weight === 1);
      return {
        set,
        places: ofSet.map(({ index }) => index),
        weights: once ? null : ofSet.map(({ weight }) => weight),
      };
    }),
  };
}

/** The figures that a snapshot keeps, as they were counted; one whose line the snapshot does not define is left out. Pure. */
export function figuresFrom(kept: readonly KeptFigure[], specs: readonly FigureSpec[]): Figure[] {
  const specOf = new Map(specs.map((spec) => [spec.key, spec]));
  return kept.flatMap(({ key, spec: specKey, by, value, entries: lists }) => {
    const spec = specOf.get(specKey);
    if (spec === undefined) return [];
    const entries = lists.flatMap(({ set, places: indexes, weights: weighed }) =>
      indexes.map((index, place) => ({ set, index, weight: weighed?.[place] ?? 1 })),
    );
    return [{ key, spec, by, value, entries }];
  });
}

type ChangedFigure = { readonly key: string; readonly before: number | null; readonly after: number | null };

/** Lines that are another number, or the same number of other facts, when they are counted again. Pure. */
export function differingLists(kept: FiguresByPeriod, counted: FiguresByPeriod): ChangedFigure[] {
  const old = byKey(kept);
  const now = byKey(counted);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [before, after] = [old.get(key)?.at, now.get(key)?.at];
    const period = COMPARED_PERIODS.find((one) => listText(before?.[one]) !== listText(after?.[one]));
    if (period === undefined) return [];
    return [{ key, before: before?.[period]?.value ?? null, after: after?.[period]?.value ?? null }];
  });
}

function byKey(figures: FiguresByPeriod): Map<string, ComparedLine> {
  return new Map(comparedLines(figures).map((line) => [line.key, line]));
}

/** Number and list of a figure, comparable as text. */
function listText(figure: Figure | null | undefined): string {
  if (!figure) return '';
  const { value, entries } = keptOf(figure);
  return JSON.stringify([value, entries]);
}
