import { type RefObject, useLayoutEffect, useRef } from 'react';
import { rememberedPlaces } from './rememberedPlaces.ts';

/**
 * The scrolled pane of a form: whoever comes back finds the same place.
 * @param name under which the place is kept, for example `meeting <id>`; null: it is not kept
 */
export function useScrollPlace(name: string | null): RefObject<HTMLDivElement | null> {
  const pane = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null || name === null) return;
    element.scrollTop = rememberedPlaces.get(name)?.offset ?? 0;
    const note = () => rememberedPlaces.set(name, { offset: element.scrollTop, index: 0 });
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [name]);
  return pane;
}
