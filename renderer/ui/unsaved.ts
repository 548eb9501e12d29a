import { useEffect, useRef } from 'react';
import { createStore } from '#renderer/api/store.ts';

/** What the status line says about the form on the screen. */
export type Unsaved = {
  /** Name of the record or form. */
  readonly title: string;
  /** Moment at which the draft was kept last, or null when it has not been yet. */
  readonly draftSavedAt: string | null;
  /** Keeps the draft at once; called before the page is left. */
  flush(): Promise<void>;
};

/** The unsaved form on the screen, if any; leaving the page asks and keeps the draft. */
export const unsaved = createStore<Unsaved | null>(null);

/** Marks the form on the screen as unsaved while `state` is not null. */
export function useUnsaved(state: Unsaved | null): void {
  const own = useRef<Unsaved | null>(null);
  useEffect(() => {
    // A form with nothing typed leaves the mark of another one beside it.
    if (state === null && unsaved.get() !== own.current) return;
    own.current = state;
    unsaved.set(state);
  }, [state]);
  useEffect(
    () => () => {
      if (unsaved.get() === own.current) unsaved.set(null);
    },
    [],
  );
}
