import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 检查, in order of matching. */
export const INSPECTION_ROUTES: readonly PageRoute[] = [
  {
    path: '/inspections',
    permission: 'inspections.read',
    Page: page(
      () => import('#renderer/features/inspections/InspectionsPage.tsx'),
      (module) => module.InspectionsPage,
    ),
  },
];
