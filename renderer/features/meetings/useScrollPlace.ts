import { type RefObject, useLayoutEffect, useRef } from 'react';
import { rememberedPlaces } from '#renderer/ui/rememberedPlaces.ts';

/** Name under which the scroll place of a meeting's form is kept. */
export function placeName(id: string): string {
  return `meeting ${id}`;
}

/** The scrolled pane of a meeting's form: whoever comes back finds the same place. */
export function useScrollPlace(id: string | null): RefObject<HTMLDivElement | null> {
  const pane = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null || id === null) return;
    element.scrollTop = rememberedPlaces.get(placeName(id))?.offset ?? 0;
    const note = () => rememberedPlaces.set(placeName(id), { offset: element.scrollTop, index: 0 });
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [id]);
  return pane;
}
