import { useEffect, useRef, useState } from 'react';

/**
 * A value that follows `value` after a pause of typing, and in any case after `longest`, so that whoever types without a pause
 * still sees it follow.
 * @param pause milliseconds without a change
 * @param longest milliseconds after which it follows even while changes go on
 */
export function useSettled<Value>(value: Value, pause: number, longest: number): Value {
  const [settled, setSettled] = useState(value);
  const behindSince = useRef<number | null>(null);
  useEffect(() => {
    if (value === settled) {
      behindSince.current = null;
      return;
    }
    behindSince.current ??= Date.now();
    const left = behindSince.current + longest - Date.now();
    const timer = setTimeout(() => setSettled(value), Math.max(0, Math.min(pause, left)));
    return () => clearTimeout(timer);
  }, [value, settled, pause, longest]);
  return settled;
}
