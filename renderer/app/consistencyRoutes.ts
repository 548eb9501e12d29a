import { type PageRoute, page } from './pageRoute.ts';

/** The check of all records, behind 今日. */
export const CONSISTENCY_ROUTES: readonly PageRoute[] = [
  {
    path: '/consistency',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/consistency/ConsistencyPage.tsx'),
      (module) => module.ConsistencyPage,
    ),
  },
];
