import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 风险, in order of matching. */
export const RISK_ROUTES: readonly PageRoute[] = [
  {
    path: '/risk/map',
    permission: 'risk.read',
    Page: page(
      () => import('#renderer/features/riskAssessments/HeatMapPage.tsx'),
      (module) => module.HeatMapPage,
    ),
  },
  {
    path: '/risk/trend',
    permission: 'risk.read',
    Page: page(
      () => import('#renderer/features/riskAssessments/TrendPage.tsx'),
      (module) => module.TrendPage,
    ),
  },
  {
    path: '/risk/criteria/new',
    permission: 'risk.approve',
    Page: page(
      () => import('#renderer/features/riskMatrices/CriteriaFormPage.tsx'),
      (module) => module.CriteriaFormPage,
    ),
  },
  {
    path: '/risk/criteria',
    permission: 'risk.read',
    Page: page(
      () => import('#renderer/features/riskMatrices/CriteriaPage.tsx'),
      (module) => module.CriteriaPage,
    ),
  },
  {
    path: '/risk',
    permission: 'risk.read',
    Page: page(
      () => import('#renderer/features/riskAssessments/RiskAssessmentsPage.tsx'),
      (module) => module.RiskAssessmentsPage,
    ),
  },
  {
    path: '/risk/due',
    permission: 'risk.read',
    Page: page(
      () => import('#renderer/features/riskAssessments/RiskDuePage.tsx'),
      (module) => module.RiskDuePage,
    ),
  },
  {
    path: '/risk/measures/:id',
    permission: 'risk.read',
    Page: page(
      () => import('#renderer/features/riskAssessments/RiskDuePage.tsx'),
      (module) => module.MeasurePlacePage,
    ),
  },
  {
    path: '/risk/:id',
    permission: 'risk.read',
    Page: page(
      () => import('#renderer/features/riskAssessments/AssessmentPage.tsx'),
      (module) => module.AssessmentPage,
    ),
  },
];
