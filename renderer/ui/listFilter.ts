import { useDebouncedValue } from '@mantine/hooks';
import { useEffect } from 'react';
import { createStore, type Store, useStore } from '#renderer/api/store.ts';
import { useAddressPart } from './useAddressPart.ts';

/** The filter of a list page; it lives outside the page, so that it stays when a record is opened and left again. */
export type FilterStore<Filter> = Store<Filter> & { readonly none: Filter };

/** @param none the filter that leaves nothing out, usually `{}` */
export function createFilterStore<Filter>(none: Filter): FilterStore<Filter> {
  return { ...createStore(none), none };
}

export type ListFilter<Filter> = {
  /** As the controls show it. */
  readonly value: Filter;
  /** As the list is asked for it: follows after a pause of typing. */
  readonly settled: Filter;
  /** Something is left out. */
  readonly narrowed: boolean;
  /** Sets one part; nothing and an empty text take the part out. */
  narrow<Name extends keyof Filter>(name: Name, value: Filter[Name] | undefined): void;
  clear(): void;
};

/** @param pause milliseconds without a change before `settled` follows; 0 where nothing is typed */
export function useListFilter<Filter extends object>(store: FilterStore<Filter>, pause = 150): ListFilter<Filter> {
  const value = useStore(store);
  const [followed] = useDebouncedValue(value, pause);
  return {
    value,
    settled: pause === 0 ? value : followed,
    narrowed: Object.keys(value).length > 0,
    narrow(name, part) {
      const next: Filter = { ...store.get(), [name]: part };
      if (part === undefined || part === '') Reflect.deleteProperty(next, name);
      store.set(next);
    },
    clear: () => store.set(store.none),
  };
}

/**
 * A choice that the address asks for (`?show=overdue`), as the page of the day does: the filter becomes that choice alone, so that the list
 * has what was counted there, and the address is rid of it.
 * @param options what may be chosen; anything else in the address changes nothing
 */
export function useAskedChoice<Filter extends object, Name extends keyof Filter & string>(
  store: FilterStore<Filter>,
  name: Name,
  options: readonly NonNullable<Filter[Name]>[],
): void {
  const [asked, change] = useAddressPart(name);
  useEffect(() => {
    if (asked === null) return;
    const chosen = options.find((option) => String(option) === asked);
    if (chosen !== undefined) store.set({ ...store.none, [name]: chosen });
    change(null, { replace: true });
  });
}
