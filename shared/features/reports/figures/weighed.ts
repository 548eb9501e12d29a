import type { AddTo, By } from './fact.ts';

/** Adds what a record weighs (people, times, hours); a record that adds nothing stands in no list. */
export function weighed(add: AddTo, figure: string, weight: number, options: { readonly by?: By } = {}): void {
  if (weight !== 0) add(figure, { ...options, weight });
}
