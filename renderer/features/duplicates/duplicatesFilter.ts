import { createStore } from '#renderer/api/store.ts';
import { createFilterStore } from '#renderer/ui/listFilter.ts';
import type { CallInput } from '#shared/contract/list.ts';

/** What the page shows: pairs still to be looked at, pairs found to be different, merges. */
export const VIEWS = ['open', 'distinct', 'merges'] as const;
export type View = (typeof VIEWS)[number];

export type PairsFilter = Pick<CallInput<'duplicates.pairs'>, 'text' | 'reason' | 'includeEnded'>;
export type MergesFilter = Pick<CallInput<'duplicates.merges'>, 'text'>;

/** Stays while a record is looked at and left again. */
export const viewStore = createStore<View>('open');
export const pairsFilter = createFilterStore<PairsFilter>({});
export const mergesFilter = createFilterStore<MergesFilter>({});
