import { ROLL_UP_SETS } from '../../rollUp/returnFact.ts';
import { FIGURE_GROUPS } from '../reports.lists.ts';
import type { FactSet, FigureSpec } from './fact.ts';
import { REGISTRY_FIGURES, REGISTRY_SETS } from './registry.figures.ts';
import { SUPERVISION_FIGURES, SUPERVISION_SETS } from './supervision.figures.ts';
import { WORK_FIGURES, WORK_SETS } from './work.figures.ts';

/** Every figure in the order of domain.md §9.5. */
export const FIGURES: readonly FigureSpec[] = [...REGISTRY_FIGURES, ...WORK_FIGURES, ...SUPERVISION_FIGURES].sort(
  (left, right) => FIGURE_GROUPS.indexOf(left.group) - FIGURE_GROUPS.indexOf(right.group),
);

/** Every set of facts with its rule. */
export const FACT_SETS: Readonly<Record<string, FactSet<unknown>>> = {
  ...REGISTRY_SETS,
  ...WORK_SETS,
  ...SUPERVISION_SETS,
  ...ROLL_UP_SETS,
};
