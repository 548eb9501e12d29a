import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 报告, in order of matching. */
export const REPORT_ROUTES: readonly PageRoute[] = [
  {
    path: '/reports/templates',
    permission: 'reports.read',
    Page: page(
      () => import('#renderer/features/reports/TemplatesPage.tsx'),
      (module) => module.TemplatesPage,
    ),
  },
  {
    path: '/reports/rollup',
    permission: 'reports.read',
    Page: page(
      () => import('#renderer/features/rollUp/RollUpPage.tsx'),
      (module) => module.RollUpPage,
    ),
  },
  {
    path: '/reports/:id',
    permission: 'reports.read',
    Page: page(
      () => import('#renderer/features/reports/ReportPage.tsx'),
      (module) => module.ReportPage,
    ),
  },
  {
    path: '/reports',
    permission: 'reports.read',
    Page: page(
      () => import('#renderer/features/reports/ReportsPage.tsx'),
      (module) => module.ReportsPage,
    ),
  },
];
