import type { organizationPage as zh } from '../zh-CN/organizationPage.ts';

export const organizationPage = {
  tabs: 'Tabs',
  tabFacts: 'Facts',
  tabHistory: 'Changes',
  listed: 'On {list}',
  listedSince: 'On {list} since {date}',
  preparing: 'Preparing',
  tabShowsNow: 'This tab does not look back: it shows what is stored now.',
} as const satisfies Record<keyof typeof zh, string>;
