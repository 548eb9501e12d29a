import { useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';

/** What opened a pane beside it: it has the keyboard again when the pane is closed. */
export function useOpener() {
  const opener = useRef<HTMLElement | null>(null);
  return useMemo(
    () => ({
      /** Notes what has the keyboard now. */
      note() {
        if (document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
      },
      /** Closes the pane. Drawn at once: what a small window hid could not take the keyboard; whoever writes elsewhere goes on writing. */
      close(pane: () => void) {
        flushSync(pane);
        if (document.activeElement === document.body) opener.current?.focus();
      },
    }),
    [],
  );
}
