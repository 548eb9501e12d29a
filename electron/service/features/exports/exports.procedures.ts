import type { Handlers, NamesOf } from '../../context.ts';
import { exportDump } from './exports.dump.ts';
import { exportList } from './exports.list.ts';

export const exportsHandlers = {
  'exports.list': (context, input) => exportList(context, input),
  'exports.dump': (context) => exportDump(context),
} satisfies Handlers<NamesOf<'exports'>>;
