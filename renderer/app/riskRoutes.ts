import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 风险, in order of matching. */
export const RISK_ROUTES: readonly PageRoute[] = [
  {
    path: '/risk',
    permission: 'risk.read',
    Page: page(
      () => import('#renderer/features/riskAssessments/RiskAssessmentsPage.tsx'),
      (module) => module.RiskAssessmentsPage,
    ),
  },
];
