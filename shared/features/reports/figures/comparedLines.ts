import { COMPARED_PERIODS, type ComparedPeriod } from '../reports.lists.ts';
import type { By, FigureSpec } from './fact.ts';
import type { Figure } from './figures.rules.ts';

/** Figures of the three periods that a report sets side by side. */
export type FiguresByPeriod = Readonly<Record<ComparedPeriod, readonly Figure[]>>;

/** One line of the figures: the same figure in each period; null: the period has no such part. */
export type ComparedLine = {
  readonly key: string;
  readonly spec: FigureSpec;
  readonly by: By | null;
  readonly at: Readonly<Record<ComparedPeriod, Figure | null>>;
};

/** A part that is a time within the period (`2026Q1`, `2026-03`): it is another one in every period. */
const TIME_PART = /^\d{4}(?:Q[1-4]|-\d{2})?$/;

/**
 * Sets the figures of the periods side by side: parts of a list and named ones by their value, quarters and months by their place within
 * the period (the first quarter of a half-year stands beside the first quarter of the half-year before). Lines come in the order of the
 * report's own period; named parts that only an earlier period has (a section that was dissolved), and not at zero, follow those of their
 * figure.
 */
export function comparedLines(figures: FiguresByPeriod): ComparedLine[] {
  const places = {
    current: placed(figures.current),
    previous: placed(figures.previous),
    last_year: placed(figures.last_year),
  };
  const lines = new Map<string, ComparedLine[]>();
  for (const period of COMPARED_PERIODS) {
    for (const [name, figure] of places[period]) {
      const ofSpec = lines.get(figure.spec.key) ?? [];
      lines.set(figure.spec.key, ofSpec);
      if (period !== 'current' && (places.current.has(name) || isTime(figure))) continue;
      if (period === 'last_year' && places.previous.has(name)) continue;
      const at = {
        current: places.current.get(name) ?? null,
        previous: places.previous.get(name) ?? null,
        last_year: places.last_year.get(name) ?? null,
      };
      // A task that was due before, or a section without a target now, says nothing where it stood at zero.
      if (period !== 'current' && COMPARED_PERIODS.every((one) => (at[one]?.value ?? 0) === 0)) continue;
      ofSpec.push({ key: figure.key, spec: figure.spec, by: figure.by, at });
    }
  }
  return [...lines.values()].flat();
}

/** The figures by what makes two of them the same line. */
function placed(figures: readonly Figure[]): Map<string, Figure> {
  const counts = new Map<string, number>();
  return new Map(
    figures.map((figure) => {
      if (!isTime(figure)) return [figure.key, figure] as const;
      const place = (counts.get(figure.spec.key) ?? 0) + 1;
      counts.set(figure.spec.key, place);
      return [`${figure.spec.key}#${place}`, figure] as const;
    }),
  );
}

function isTime({ spec, by }: Figure): boolean {
  return spec.by === 'named' && by !== null && TIME_PART.test(by.value);
}
