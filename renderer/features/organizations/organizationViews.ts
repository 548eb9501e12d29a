import { useEffect, useState } from 'react';
import { z } from 'zod';
import { openedView } from '#renderer/api/openedView.ts';
import { useStore } from '#renderer/api/store.ts';
import { organizationFilter, registryColumn } from '#shared/features/organizations/organizations.contract.ts';
import { listState, shownColumns } from './listState.ts';

/** What a view of the registry keeps. */
const organizationView = z.object({
  filter: organizationFilter.partial().default({}),
  sort: z.object({ column: registryColumn, direction: z.enum(['asc', 'desc']) }).optional(),
  columns: z.array(registryColumn).optional(),
});

/** Filter, order and columns as they are now. */
export function currentView(): string {
  const { filter, sort } = listState.get();
  return JSON.stringify({ filter, sort, columns: shownColumns.get() });
}

/** Shows a view. @returns false when it does not fit the registry any more */
export function showView(state: string): boolean {
  const parsed = organizationView.safeParse(parseJson(state));
  if (!parsed.success) return false;
  const { filter, sort, columns } = parsed.data;
  // The filter keeps only what is set, as the filter row writes it.
  const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== false));
  listState.update((before) => ({ filter: set, sort: sort ?? before.sort, selected: null }));
  if (columns?.includes('name')) shownColumns.set(columns);
  return true;
}

/** Takes over a view that was asked for elsewhere. @returns a key that changes with it, for what holds typed text of its own */
export function useOpenedView(): { readonly key: number; show(state: string): boolean } {
  const [key, setKey] = useState(0);
  const opened = useStore(openedView);
  const show = (state: string): boolean => {
    const isShown = showView(state);
    if (isShown) setKey((before) => before + 1);
    return isShown;
  };
  useEffect(() => {
    if (opened?.page !== 'organizations') return;
    openedView.set(null);
    if (showView(opened.state)) setKey((before) => before + 1);
  }, [opened]);
  return { key, show };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
