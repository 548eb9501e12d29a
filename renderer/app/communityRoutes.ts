import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 社区, in order of matching. */
export const COMMUNITY_ROUTES: readonly PageRoute[] = [
  {
    path: '/community',
    permission: 'community.read',
    Page: page(
      () => import('#renderer/features/community/CommunityPage.tsx'),
      (module) => module.CommunityPage,
    ),
  },
];
