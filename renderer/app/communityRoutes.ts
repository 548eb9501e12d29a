import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 社区, in order of matching. */
export const COMMUNITY_ROUTES: readonly PageRoute[] = [
  {
    path: '/community/activities/entry',
    permission: 'community.write',
    Page: page(
      () => import('#renderer/features/community/ActivityEntryPage.tsx'),
      (module) => module.ActivityEntryPage,
    ),
  },
  {
    path: '/community/activities',
    permission: 'community.read',
    Page: page(
      () => import('#renderer/features/community/ActivitiesPage.tsx'),
      (module) => module.ActivitiesPage,
    ),
  },
  {
    path: '/community/statistics',
    permission: 'community.read',
    Page: page(
      () => import('#renderer/features/community/StatisticsPage.tsx'),
      (module) => module.StatisticsPage,
    ),
  },
  {
    path: '/community/cases',
    permission: 'community.read',
    Page: page(
      () => import('#renderer/features/community/CasesPage.tsx'),
      (module) => module.CasesPage,
    ),
  },
  {
    path: '/community/cases/:id',
    permission: 'community.read',
    Page: page(
      () => import('#renderer/features/community/CasePage.tsx'),
      (module) => module.CasePage,
    ),
  },
  {
    path: '/community/exchange',
    permission: 'community.read',
    Page: page(
      () => import('#renderer/features/community/ExchangePage.tsx'),
      (module) => module.ExchangePage,
    ),
  },
  {
    path: '/community',
    permission: 'community.read',
    Page: page(
      () => import('#renderer/features/community/CommunityPage.tsx'),
      (module) => module.CommunityPage,
    ),
  },
];
