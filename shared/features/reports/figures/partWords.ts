import { type Locale, messageIfKnown } from '../../../text/index.ts';
import type { By, FigureSpec } from './fact.ts';

/** What a part of a divided figure is called: the word of its code, or the name that came with the facts; null: it is not divided. */
export function partWords(locale: Locale, { by: divided }: Pick<FigureSpec, 'by'>, by: By | null): string | null {
  if (by === null || divided === undefined) return null;
  if (divided === 'named') return by.name ?? by.value;
  const { section, prefix = '' } = divided;
  return messageIfKnown(locale, `${section}.${prefix}${by.value}`) ?? by.value;
}
