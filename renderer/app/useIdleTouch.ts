import { useEffect } from 'react';
import { call } from '#renderer/api/client.ts';

/** At most one sign of life in this many milliseconds. */
const INTERVAL = 20_000;

/** Tells the service that somebody is working, so that the idle lock starts anew. */
export function useIdleTouch(): void {
  useEffect(() => {
    let last = 0;
    const touch = () => {
      const now = Date.now();
      if (now - last < INTERVAL) return;
      last = now;
      void call('session.touch', {}).catch(() => undefined);
    };
    const names = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const name of names) window.addEventListener(name, touch, { passive: true });
    return () => {
      for (const name of names) window.removeEventListener(name, touch);
    };
  }, []);
}
