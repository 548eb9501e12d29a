import { type ComponentType, lazy } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';

type PageProps = { readonly id?: string };
type PageRoute = {
  readonly path: string;
  readonly permission: Permission;
  readonly Page: ComponentType<PageProps>;
};

/** Loads a page when it is first opened; `pick` names the export. */
function page<Module>(load: () => Promise<Module>, pick: (module: Module) => ComponentType<PageProps>) {
  return lazy(async () => ({ default: pick(await load()) }));
}

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
  {
    path: '/duties',
    permission: 'duties.read',
    Page: page(
      () => import('#renderer/features/duties/DutiesPage.tsx'),
      (module) => module.DutiesPage,
    ),
  },
  {
    path: '/meetings',
    permission: 'meetings.read',
    Page: page(
      () => import('#renderer/features/meetings/MeetingsPage.tsx'),
      (module) => module.MeetingsPage,
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
