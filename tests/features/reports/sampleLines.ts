import type { By, FigureSpec } from '#shared/features/reports/figures/fact.ts';
import { FIGURES } from '#shared/features/reports/figures/figureCatalog.ts';
import { partWords } from '#shared/features/reports/figures/partWords.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';

const NAMED: Readonly<Record<string, readonly By[]>> = {
  HF08: [
    { value: '2026Q1', name: '2026年第一季度' },
    { value: '2026Q2', name: '2026年第二季度' },
  ],
  HF14: [
    { value: 'one', name: '社会组织管理科' },
    { value: 'two', name: '办公室' },
  ],
  HF15: [{ value: 'task', name: '2026年上半年典型案例征集' }],
};

/** A line for every figure there is, values from `numbersOf` (shares between 0 and 1). */
export function sampleLines(
  numbersOf: (spec: FigureSpec, index: number) => readonly [number, number, number],
): FigureLine[] {
  return FIGURES.flatMap((spec, index) =>
    partsOf(spec).map((by, place): FigureLine => {
      const [current, previous, lastYear] = numbersOf(spec, index * 7 + place);
      const at = (value: number) => ({ value: spec.ratio ? value / 100 : value, of: null, to: null });
      return {
        ...{
          key: by === null ? spec.key : `${spec.key}@${by.value}`,
          spec: spec.key,
          group: spec.group,
          unit: spec.unit,
        },
        ...{ part: partWords('zh-CN', spec, by), ratio: spec.ratio ?? null },
        ...{ current: at(current), previous: at(previous), last_year: at(lastYear) },
      };
    }),
  );
}

function partsOf(spec: FigureSpec): (By | null)[] {
  if (spec.by === undefined) return [null];
  return spec.by === 'named' ? [...(NAMED[spec.group] ?? [])] : spec.by.values.map((value) => ({ value }));
}

/** Numbers as a county's half-year may have them, the same on every run. */
export function usualNumbers(_spec: FigureSpec, index: number): readonly [number, number, number] {
  const one = (index * 37 + 11) % 97;
  return [one, (one * 3 + index) % 89, (one * 5 + 2 * index) % 83];
}
