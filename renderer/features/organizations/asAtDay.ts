import { createStore, useStore } from '#renderer/api/store.ts';

/** The past day that the registry shows; null: now. Kept while the page lives, like the filter of the list. */
export const asAtDay = createStore<string | null>(null);

/** The part of a call that asks for the day shown; nothing for now. */
export function asAtInput(day: string | null): { readonly asAt?: string } {
  return day === null ? {} : { asAt: day };
}

/** The past day that the registry shows, or null. */
export function useAsAtDay(): string | null {
  return useStore(asAtDay);
}
