import { registryFigures } from './registryFigures.ts';
import { supervisionFigures } from './supervisionFigures.ts';
import { workFigures } from './workFigures.ts';

/** 指标名称：也是模板中位置的名称，不得重复。 */
export const figures = { ...registryFigures, ...workFigures, ...supervisionFigures } as const;
