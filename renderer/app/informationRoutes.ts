import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 信息, in order of matching. */
export const INFORMATION_ROUTES: readonly PageRoute[] = [
  {
    path: '/information',
    permission: 'information.read',
    Page: page(
      () => import('#renderer/features/information/InformationPage.tsx'),
      (module) => module.InformationPage,
    ),
  },
];
