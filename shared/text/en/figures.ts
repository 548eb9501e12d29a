import { registryFigures } from './registryFigures.ts';
import { supervisionFigures } from './supervisionFigures.ts';
import { workFigures } from './workFigures.ts';

/** Names of the figures. */
export const figures = { ...registryFigures, ...workFigures, ...supervisionFigures } as const;
