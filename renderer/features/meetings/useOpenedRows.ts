import { useState } from 'react';

/** Which rows of a list show their details, by key, and opening or shutting one. */
export function useOpenedRows(): readonly [opened: ReadonlySet<string>, toggle: (key: string) => void] {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };
  return [opened, toggle];
}
