import type { Handlers, NamesOf } from '../../context.ts';
import { printMatrix } from './riskMatrices.print.ts';
import { matrixOn, matrixVersions } from './riskMatrices.repository.ts';
import { addMatrix, voidMatrix } from './riskMatrices.save.ts';

export const riskMatricesHandlers = {
  'riskMatrices.list': async ({ db, today }) => ({ rows: await matrixVersions(db, today) }),
  'riskMatrices.onDay': async ({ db }, { day }) => ({ definition: await matrixOn(db, day) }),
  'riskMatrices.add': async ({ write }, input) => addMatrix(write, input),
  'riskMatrices.void': async ({ write }, input) => voidMatrix(write, input),
  'riskMatrices.print': async (context, input) => printMatrix(context, input),
} satisfies Handlers<NamesOf<'riskMatrices'>>;
