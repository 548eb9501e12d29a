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
  {
    path: '/filings/new',
    permission: 'filings.write',
    Page: page(
      () => import('#renderer/features/activityFilings/FilingFormPage.tsx'),
      (module) => module.FilingFormPage,
    ),
  },
  {
    path: '/filings/:id/edit',
    permission: 'filings.write',
    Page: page(
      () => import('#renderer/features/activityFilings/FilingFormPage.tsx'),
      (module) => module.FilingFormPage,
    ),
  },
  {
    path: '/filings/:id',
    permission: 'filings.read',
    Page: page(
      () => import('./FilingPlace.tsx'),
      (module) => module.FilingPlace,
    ),
  },
];
