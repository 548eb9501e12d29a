import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 报备, in order of matching. */
export const FILING_ROUTES: readonly PageRoute[] = [
  {
    path: '/filings',
    permission: 'filings.read',
    Page: page(
      () => import('#renderer/features/activityFilings/ActivityFilingsPage.tsx'),
      (module) => module.ActivityFilingsPage,
    ),
  },
];
