import type { Fault } from './rulerFaultParts.ts';
import { COLOPHON_FAULTS } from './rulerFaultsColophon.ts';
import { END_FAULTS } from './rulerFaultsEnd.ts';
import { FORMS_FAULTS } from './rulerFaultsForms.ts';
import { GRID_FAULTS } from './rulerFaultsGrid.ts';
import { HEAD_FAULTS } from './rulerFaultsHead.ts';
import { TEXT_FAULTS } from './rulerFaultsText.ts';

/** Every seeded fault, each with the rule that must find it. */
export const FAULTS: readonly Fault[] = [
  ...HEAD_FAULTS,
  ...TEXT_FAULTS,
  ...GRID_FAULTS,
  ...END_FAULTS,
  ...COLOPHON_FAULTS,
  ...FORMS_FAULTS,
];
