import { COMMUNITY_ROUTES } from './communityRoutes.ts';
import { CONSISTENCY_ROUTES } from './consistencyRoutes.ts';
import { DUTY_ROUTES } from './dutyRoutes.ts';
import { FILING_ROUTES } from './filingRoutes.ts';
import { INFORMATION_ROUTES } from './informationRoutes.ts';
import { INSPECTION_ROUTES } from './inspectionRoutes.ts';
import { type PageRoute, page } from './pageRoute.ts';
import { REPORT_ROUTES } from './reportRoutes.ts';
import { RISK_ROUTES } from './riskRoutes.ts';
import { SETTINGS_ROUTES } from './settingsRoutes.ts';

/** Every place of the program behind the login, in order of matching. `:id` becomes the page's `id`. */
export const ROUTES: readonly PageRoute[] = [
  {
    path: '/today',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/today/TodayPage.tsx'),
      (module) => module.TodayPage,
    ),
  },
  ...CONSISTENCY_ROUTES,
  {
    path: '/organizations',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/organizations/OrganizationsPage.tsx'),
      (module) => module.OrganizationsPage,
    ),
  },
  {
    path: '/organizations/new',
    permission: 'registry.write',
    Page: page(
      () => import('#renderer/features/organizations/OrganizationFormPage.tsx'),
      (module) => module.OrganizationFormPage,
    ),
  },
  {
    path: '/organizations/import',
    permission: 'registry.import',
    Page: page(
      () => import('#renderer/features/organizations/import/ImportPage.tsx'),
      (module) => module.ImportPage,
    ),
  },
  {
    path: '/organizations/import/log',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/organizations/import/ImportLogPage.tsx'),
      (module) => module.ImportLogPage,
    ),
  },
  {
    path: '/organizations/due',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/organizations/DueItemsPage.tsx'),
      (module) => module.DueItemsPage,
    ),
  },
  {
    path: '/organizations/liaisons',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/contacts/LiaisonsPage.tsx'),
      (module) => module.LiaisonsPage,
    ),
  },
  {
    path: '/organizations/penalties',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/supervision/PenaltiesPage.tsx'),
      (module) => module.PenaltiesPage,
    ),
  },
  {
    path: '/organizations/terms',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/terms/TermsPage.tsx'),
      (module) => module.TermsPage,
    ),
  },
  {
    path: '/organizations/units',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/units/UnitsPage.tsx'),
      (module) => module.UnitsPage,
    ),
  },
  {
    path: '/organizations/events',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/organizationEvents/EventsPage.tsx'),
      (module) => module.EventsPage,
    ),
  },
  {
    path: '/organizations/duplicates',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/duplicates/DuplicatesPage.tsx'),
      (module) => module.DuplicatesPage,
    ),
  },
  {
    path: '/organizations/merge/:id',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/duplicates/MergePage.tsx'),
      (module) => module.MergePage,
    ),
  },
  {
    path: '/organizations/reviews',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/annualReviews/AnnualReviewsPage.tsx'),
      (module) => module.AnnualReviewsPage,
    ),
  },
  {
    path: '/organizations/dormant',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/dormantOrganizations/DormantPage.tsx'),
      (module) => module.DormantPage,
    ),
  },
  {
    path: '/organizations/materials',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/materialChecklists/MaterialCasesPage.tsx'),
      (module) => module.MaterialCasesPage,
    ),
  },
  {
    path: '/organizations/materials/types',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/materialChecklists/MatterTypesPage.tsx'),
      (module) => module.MatterTypesPage,
    ),
  },
  {
    path: '/organizations/materials/:id',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/materialChecklists/MaterialCasePage.tsx'),
      (module) => module.MaterialCasePage,
    ),
  },
  {
    path: '/organizations/:id',
    permission: 'registry.read',
    Page: page(
      () => import('#renderer/features/organizations/OrganizationPage.tsx'),
      (module) => module.OrganizationPage,
    ),
  },
  {
    path: '/organizations/:id/edit',
    permission: 'registry.write',
    Page: page(
      () => import('#renderer/features/organizations/OrganizationFormPage.tsx'),
      (module) => module.OrganizationFormPage,
    ),
  },
  ...DUTY_ROUTES,
  {
    path: '/meetings',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/meetings/MeetingsPage.tsx'),
      (module) => module.MeetingsPage,
    ),
  },
  {
    path: '/meetings/decisions',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/decisions/DecisionsPage.tsx'),
      (module) => module.DecisionsPage,
    ),
  },
  {
    path: '/meetings/decisions/:id',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/decisions/DecisionPage.tsx'),
      (module) => module.DecisionPage,
    ),
  },
  {
    path: '/meetings/proposals',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/agendaProposals/ProposalsPage.tsx'),
      (module) => module.ProposalsPage,
    ),
  },
  {
    path: '/meetings/templates',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/meetingTemplates/TemplatesPage.tsx'),
      (module) => module.TemplatesPage,
    ),
  },
  {
    path: '/meetings/study',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/studySessions/StudyPage.tsx'),
      (module) => module.StudyPage,
    ),
  },
  {
    path: '/meetings/study/:id',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/studySessions/StudySessionPage.tsx'),
      (module) => module.StudySessionPage,
    ),
  },
  {
    path: '/meetings/register',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/minutes/MinutesRegisterPage.tsx'),
      (module) => module.MinutesRegisterPage,
    ),
  },
  {
    path: '/meetings/corrections/:id',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/minutes/CorrectionPage.tsx'),
      (module) => module.CorrectionPage,
    ),
  },
  {
    path: '/meetings/:id/versions',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/minutes/VersionsPage.tsx'),
      (module) => module.VersionsPage,
    ),
  },
  {
    path: '/meetings/:id',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/meetings/MeetingsPage.tsx'),
      (module) => module.MeetingPage,
    ),
  },
  {
    path: '/actions',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/actions/ActionsPage.tsx'),
      (module) => module.ActionsPage,
    ),
  },
  {
    path: '/actions/mine',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/actions/MyItemsPage.tsx'),
      (module) => module.MyItemsPage,
    ),
  },
  {
    path: '/actions/board',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/actions/BoardPage.tsx'),
      (module) => module.BoardPage,
    ),
  },
  {
    path: '/actions/calendar',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/actions/CalendarPage.tsx'),
      (module) => module.CalendarPage,
    ),
  },
  {
    path: '/actions/plan',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/planItems/PlanPage.tsx'),
      (module) => module.PlanPage,
    ),
  },
  {
    path: '/actions/plan/paste',
    permission: 'meetings.write',
    Page: page(
      () => import('#renderer/features/planItems/PlanPastePage.tsx'),
      (module) => module.PlanPastePage,
    ),
  },
  {
    path: '/actions/cadence',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/recurringDuties/CadencePage.tsx'),
      (module) => module.CadencePage,
    ),
  },
  {
    path: '/actions/cadence/missing',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/recurringDuties/MissingPage.tsx'),
      (module) => module.MissingPage,
    ),
  },
  ...FILING_ROUTES,
  ...INSPECTION_ROUTES,
  ...RISK_ROUTES,
  ...INFORMATION_ROUTES,
  ...COMMUNITY_ROUTES,
  ...REPORT_ROUTES,
  {
    path: '/official',
    permission: 'documents.read',
    Page: page(
      () => import('#renderer/features/officialDocuments/OfficialDocumentsPage.tsx'),
      (module) => module.OfficialDocumentsPage,
    ),
  },
  {
    path: '/official/numbers',
    permission: 'documents.read',
    Page: page(
      () => import('#renderer/features/documentNumbers/DocumentNumbersPage.tsx'),
      (module) => module.DocumentNumbersPage,
    ),
  },
  {
    path: '/official/seals',
    permission: 'documents.read',
    Page: page(
      () => import('#renderer/features/seals/SealsPage.tsx'),
      (module) => module.SealsPage,
    ),
  },
  {
    path: '/official/:id',
    permission: 'documents.read',
    Page: page(
      () => import('#renderer/features/officialDocuments/OfficialDocumentsPage.tsx'),
      (module) => module.OfficialDocumentPage,
    ),
  },
  {
    path: '/documents',
    permission: 'documents.read',
    Page: page(
      () => import('#renderer/features/documents/DocumentsPage.tsx'),
      (module) => module.DocumentsPage,
    ),
  },
  ...SETTINGS_ROUTES,
  {
    path: '/settings',
    permission: 'settings.read',
    Page: page(
      () => import('#renderer/features/settings/SettingsPage.tsx'),
      (module) => module.SettingsPage,
    ),
  },
  {
    path: '/users',
    permission: 'users.read',
    Page: page(
      () => import('#renderer/features/users/UsersPage.tsx'),
      (module) => module.UsersPage,
    ),
  },
  {
    path: '/audit',
    permission: 'audit.read',
    Page: page(
      () => import('#renderer/features/audit/AuditPage.tsx'),
      (module) => module.AuditPage,
    ),
  },
];
