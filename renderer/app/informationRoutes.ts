import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 信息, in order of matching. */
export const INFORMATION_ROUTES: readonly PageRoute[] = [
  {
    path: '/information/targets',
    permission: 'information.read',
    Page: page(
      () => import('#renderer/features/information/TargetsPage.tsx'),
      (module) => module.TargetsPage,
    ),
  },
  {
    path: '/information/statistics',
    permission: 'information.read',
    Page: page(
      () => import('#renderer/features/information/StatisticsPage.tsx'),
      (module) => module.StatisticsPage,
    ),
  },
  {
    path: '/information/collections',
    permission: 'information.read',
    Page: page(
      () => import('#renderer/features/collectionTasks/CollectionsPage.tsx'),
      (module) => module.CollectionsPage,
    ),
  },
  {
    path: '/information/collections/returns/:id',
    permission: 'information.read',
    Page: page(
      () => import('#renderer/features/collectionTasks/ReturnPage.tsx'),
      (module) => module.ReturnPage,
    ),
  },
  {
    path: '/information/collections/:id/return',
    permission: 'information.write',
    Page: page(
      () => import('#renderer/features/collectionTasks/NewReturnPage.tsx'),
      (module) => module.NewReturnPage,
    ),
  },
  {
    path: '/information/collections/:id',
    permission: 'information.read',
    Page: page(
      () => import('#renderer/features/collectionTasks/CollectionPage.tsx'),
      (module) => module.CollectionPage,
    ),
  },
  {
    path: '/information',
    permission: 'information.read',
    Page: page(
      () => import('#renderer/features/information/InformationPage.tsx'),
      (module) => module.InformationPage,
    ),
  },
];
