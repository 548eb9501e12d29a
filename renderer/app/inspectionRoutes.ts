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
  {
    path: '/inspections/new',
    permission: 'inspections.write',
    Page: page(
      () => import('#renderer/features/inspections/InspectionFormPage.tsx'),
      (module) => module.InspectionFormPage,
    ),
  },
  {
    path: '/inspections/findings',
    permission: 'inspections.read',
    Page: page(
      () => import('#renderer/features/inspections/FindingsPage.tsx'),
      (module) => module.FindingsPage,
    ),
  },
  {
    path: '/inspections/findings/:id',
    permission: 'inspections.read',
    Page: page(
      () => import('#renderer/features/inspections/FindingsPage.tsx'),
      (module) => module.FindingPlacePage,
    ),
  },
  {
    path: '/inspections/draws',
    permission: 'inspections.read',
    Page: page(
      () => import('#renderer/features/inspections/DrawsPage.tsx'),
      (module) => module.DrawsPage,
    ),
  },
  {
    path: '/inspections/templates',
    permission: 'inspections.read',
    Page: page(
      () => import('#renderer/features/inspections/TemplatesPage.tsx'),
      (module) => module.TemplatesPage,
    ),
  },
  {
    path: '/inspections/:id/edit',
    permission: 'inspections.write',
    Page: page(
      () => import('#renderer/features/inspections/InspectionFormPage.tsx'),
      (module) => module.InspectionFormPage,
    ),
  },
  {
    path: '/inspections/:id',
    permission: 'inspections.read',
    Page: page(
      () => import('#renderer/features/inspections/InspectionPage.tsx'),
      (module) => module.InspectionPage,
    ),
  },
];
