import { createStore } from '#renderer/api/store.ts';

const COLLAPSED = 'taizhang.navigationCollapsed';

/** Whether the navigation shows icons only; remembered on this machine. */
export const navigationCollapsed = createStore(localStorage.getItem(COLLAPSED) === '1');
navigationCollapsed.subscribe(() => localStorage.setItem(COLLAPSED, navigationCollapsed.get() ? '1' : '0'));
