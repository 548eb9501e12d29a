import { useEffect, useState } from 'react';
import type { CallError } from '#renderer/api/callError.ts';

/**
 * The time that a refused login must still wait, counted down.
 * @returns `m:ss`, or null when nothing is to be waited for
 */
export function useCountdown(error: CallError | null): string | null {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (error === null) {
      setLeft(0);
      return;
    }
    const seconds =
      typeof error.details.seconds === 'number' ? error.details.seconds : Number(error.details.minutes ?? 0) * 60;
    const end = Date.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [error]);
  if (left === 0) return null;
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}
