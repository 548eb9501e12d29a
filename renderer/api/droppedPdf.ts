import type { FileInput } from '#shared/contract/primitives.ts';
import { createStore } from './store.ts';

/** How far the taking in of a dropped file has come. */
export type DroppedPdf =
  | { readonly state: 'coming' }
  | { readonly state: 'here'; readonly source: FileInput }
  | { readonly state: 'failed'; readonly error: unknown };

/** A PDF dropped on the window outside any place for files; the page of documents verifies it and says why it could not. */
export const droppedPdf = createStore<DroppedPdf | null>(null);
