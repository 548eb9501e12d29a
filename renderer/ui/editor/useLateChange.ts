import { startTransition, useCallback, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';

/** Milliseconds without typing after which the page hears of the new text. */
const PAUSE = 150;
/** Milliseconds after which it hears of it even while somebody goes on typing. */
const LONGEST = 2000;

/**
 * Tells of changes after a pause of typing, so that a keystroke costs what the editor needs and not what the whole page needs.
 * `now` tells at once: before a shortcut is carried out, and when the editor is left, so that nobody works with an older text.
 * @param tell reads the present text and hands it on
 */
export function useLateChange(tell: () => void): { readonly changed: () => void; readonly now: () => void } {
  const latest = useRef(tell);
  latest.current = tell;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const since = useRef<number | null>(null);
  /** Told while typing, in the background: whoever acts must not rely on the page having drawn it. */
  const unsure = useRef(false);
  const now = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (since.current === null && !unsure.current) return;
    since.current = null;
    unsure.current = false;
    latest.current();
  }, []);
  const later = useCallback(() => {
    timer.current = null;
    since.current = null;
    unsure.current = true;
    // A keystroke interrupts what the page draws of it.
    startTransition(() => latest.current());
  }, []);
  const changed = useCallback(() => {
    const at = performance.now();
    since.current ??= at;
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(later, Math.max(0, Math.min(PAUSE, since.current + LONGEST - at)));
  }, [later]);
  useEffect(() => () => now(), [now]);
  return useMemo(() => ({ changed, now }), [changed, now]);
}

/** Whether a key may start an act of the page (Ctrl+S, Alt+…, F2): the page must know the present text before it is carried out. */
export function mayStartAct(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}): boolean {
  return event.ctrlKey || event.altKey || event.metaKey || /^(F\d+|Escape)$/.test(event.key);
}

/** Tells at once and lets the page draw what follows from it, before the key reaches the shortcuts. */
export function tellBeforeAct(now: () => void): void {
  flushSync(now);
}
