import { useCallback, useState } from 'react';

/** What stands at the right of the text: the page, the records of a number, the gate, the check of the snapshot. */
export const SIDES = ['page', 'records', 'check', 'verify'] as const;
export type DeskSide = (typeof SIDES)[number];
export type DeskView = 'figures' | 'text' | DeskSide;

/** What a report's desk shows: on a wide window numbers, text and one side; on a small one only `view`. */
export function useDeskView() {
  const [view, setView] = useState<DeskView>('text');
  const [side, setSide] = useState<DeskSide>('page');
  const [from, setFrom] = useState<DeskView>('text');
  const show = useCallback((next: DeskView) => {
    setView(next);
    const found = SIDES.find((one) => one === next);
    if (found !== undefined) setSide(found);
    else setFrom(next);
  }, []);
  /** The page stands at the right again; a small window shows numbers or text, whichever it showed last. */
  const back = useCallback(() => {
    setSide('page');
    setView(from);
  }, [from]);
  return { view, side, show, back };
}
