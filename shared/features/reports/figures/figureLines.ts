import type { FigureLine } from '../reports.contract.ts';
import type { ComparedPeriod } from '../reports.lists.ts';
import { comparedLines, type FiguresByPeriod } from './comparedLines.ts';
import type { Figure } from './figures.rules.ts';
import { partWords } from './partWords.ts';

/** The lines of a report as they are kept and shown: every figure with its three periods, parts named in words. */
export function figureLines(figures: FiguresByPeriod): FigureLine[] {
  const byKey = {
    current: keyed(figures.current),
    previous: keyed(figures.previous),
    last_year: keyed(figures.last_year),
  };
  return comparedLines(figures).map(({ key, spec, by, at }) => ({
    key,
    spec: spec.key,
    group: spec.group,
    unit: spec.unit,
    part: partWords('zh-CN', spec, by),
    ratio: spec.ratio ?? null,
    current: valueIn(at.current, byKey.current),
    previous: valueIn(at.previous, byKey.previous),
    last_year: valueIn(at.last_year, byKey.last_year),
  }));
}

/** What a figure is in one period; nothing where the period has no such part. */
function valueIn(figure: Figure | null, figures: ReadonlyMap<string, Figure>): FigureLine['current'] {
  if (figure === null) return { value: null, of: null, to: null };
  const { ratio } = figure.spec;
  if (!ratio) return { value: figure.value, of: null, to: null };
  const sum = (key: string) => figures.get(figure.by === null ? key : `${key}@${figure.by.value}`)?.value ?? 0;
  return { value: figure.value, of: sum(ratio.of), to: sum(ratio.to) };
}

function keyed(figures: readonly Figure[]): Map<string, Figure> {
  return new Map(figures.map((figure) => [figure.key, figure]));
}

/** Figures that are another number than before in the report's own period: those that came, went, or changed. */
export function changedLines(
  before: readonly FigureLine[],
  after: readonly FigureLine[],
  periods: readonly ComparedPeriod[] = ['current'],
): { key: string; before: number | null; after: number | null }[] {
  const old = new Map(before.map((line) => [line.key, line]));
  const now = new Map(after.map((line) => [line.key, line]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const period = periods.find((one) => (old.get(key)?.[one].value ?? null) !== (now.get(key)?.[one].value ?? null));
    if (period === undefined) return [];
    return [{ key, before: old.get(key)?.[period].value ?? null, after: now.get(key)?.[period].value ?? null }];
  });
}
