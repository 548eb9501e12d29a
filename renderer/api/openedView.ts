import type { ViewPage } from '#shared/features/search/search.contract.ts';
import { createStore } from './store.ts';

/** A filter that a page is to show when it opens: a saved view, or a search that goes on in the list. The page takes it and forgets it. */
export const openedView = createStore<{ readonly page: ViewPage; readonly state: string } | null>(null);

/** Where each page with views lies. */
export const VIEW_PLACES: Readonly<Record<ViewPage, string>> = {
  organizations: '/organizations',
  officialDocuments: '/official',
};
