import { useLocation, useSearch } from 'wouter';

/** A place with parts behind `?`; parts that are null are left out. */
export function placeWith(path: string, parts: Readonly<Record<string, string | null>>): string {
  const named = Object.entries(parts).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return named.length === 0 ? path : `${path}?${named.join('&')}`;
}

/**
 * One part of the address behind `?`, for example `tab` or `day`: what it is now (null: not there), and a function that changes
 * it and leaves the other parts. A change is one step of the window's history unless `replace` is asked for.
 */
export function useAddressPart(
  name: string,
): [value: string | null, change: (value: string | null, options?: { readonly replace?: boolean }) => void] {
  const [path, go] = useLocation();
  const parts = new URLSearchParams(useSearch());
  const change = (value: string | null, options: { readonly replace?: boolean } = {}) => {
    // As the address is by now: an act that took its time leaves what was changed in it meanwhile.
    const present = new URLSearchParams(location.hash.split('?')[1] ?? '');
    go(placeWith(path, { ...Object.fromEntries(present), [name]: value }), options);
  };
  return [parts.get(name), change];
}
