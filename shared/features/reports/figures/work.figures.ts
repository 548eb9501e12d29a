import { COMMUNITY_FIGURES, COMMUNITY_SETS } from './community.figures.ts';
import type { FactSet, FigureSpec } from './fact.ts';
import { INFORMATION_FIGURES, INFORMATION_SETS } from './information.figures.ts';
import { MEETING_FIGURES, MEETING_SETS } from './meetings.figures.ts';

/** HF07, HF09, HF13–HF15, HF17–HF19 of domain.md §9.5. */
export const WORK_FIGURES: readonly FigureSpec[] = [...MEETING_FIGURES, ...INFORMATION_FIGURES, ...COMMUNITY_FIGURES];

export const WORK_SETS: Readonly<Record<string, FactSet<unknown>>> = {
  ...MEETING_SETS,
  ...INFORMATION_SETS,
  ...COMMUNITY_SETS,
};
