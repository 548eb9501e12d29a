import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';

/** After `#`: the place, and behind `?` what it shows (tab, day). All of it is in the hash, so that it works under `app://` too. */
const PARTS = /^#?\/?(?<path>[^?]*)(?:\?(?<search>.*))?$/s;

function parts(): { readonly path: string; readonly search: string } {
  const { path = '', search = '' } = PARTS.exec(location.hash)?.groups ?? {};
  return { path: `/${path}`, search };
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** Goes to a place such as `/organizations/1?tab=files`; `replace` leaves no step in the history of the window. */
function goTo(place: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const oldURL = location.href;
  const url = new URL(oldURL);
  url.hash = place;
  history[replace ? 'replaceState' : 'pushState'](null, '', url.href);
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: url.href }));
}

/**
 * The place in the address after `#`, without what stands behind `?`, and the way to another one. What a page began and ends after
 * the clerk has gone elsewhere leads nowhere any more: he is not called back from where he is by then.
 */
export function useHashPlace(): [string, typeof goTo] {
  const path = useSyncExternalStore(subscribe, () => parts().path);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const go = useCallback<typeof goTo>(
    (place, options) => {
      if (isHere.current || parts().path === path) goTo(place, options);
    },
    [path],
  );
  return [path, go];
}
useHashPlace.hrefs = (place: string) => `#${place}`;
/** What stands behind `?` in the address after `#`, for `useSearch` of wouter. */
useHashPlace.searchHook = () => useSyncExternalStore(subscribe, () => parts().search);
