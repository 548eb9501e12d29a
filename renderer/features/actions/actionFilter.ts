import { createFilterStore } from '#renderer/ui/listFilter.ts';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';

export type ActionRow = CallOutput<'actions.list'>['rows'][number];
export type ActionFilter = Omit<CallInput<'actions.list'>, 'offset' | 'limit'>;

/** One filter for list, board and calendar: going from one view to another keeps what is looked at. */
export const actionFilterStore = createFilterStore<ActionFilter>({});

/** What list and print take; nothing chosen shows the open ones. */
export function shownFilter(filter: ActionFilter): ActionFilter {
  return { show: 'open', ...filter };
}

/** What board and calendar take: they show every state. */
export function viewFilter({ show: _show, ...filter }: ActionFilter): Omit<ActionFilter, 'show'> {
  return filter;
}
