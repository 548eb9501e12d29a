import type { Handlers, NamesOf } from '../../context.ts';
import { findHits } from './search.repository.ts';

export const searchHandlers = {
  'search.find': async ({ db }, { text, limit }) => findHits(db, text, limit),
} satisfies Handlers<NamesOf<'search'>>;
