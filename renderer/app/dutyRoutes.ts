import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 职责, in order of matching. */
export const DUTY_ROUTES: readonly PageRoute[] = [
  {
    path: '/duties/contacts',
    permission: 'duties.read',
    Page: page(
      () => import('#renderer/features/contactAssignments/ContactsPage.tsx'),
      (module) => module.ContactsPage,
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
    path: '/duties/regroupings',
    permission: 'duties.read',
    Page: page(
      () => import('#renderer/features/regroupings/RegroupingsPage.tsx'),
      (module) => module.RegroupingsPage,
    ),
  },
  {
    path: '/duties/regroupings/new',
    permission: 'duties.write',
    Page: page(
      () => import('#renderer/features/regroupings/RegroupingFormPage.tsx'),
      (module) => module.RegroupingFormPage,
    ),
  },
  {
    path: '/duties/handovers',
    permission: 'duties.read',
    Page: page(
      () => import('#renderer/features/handovers/HandoversPage.tsx'),
      (module) => module.HandoversPage,
    ),
  },
  {
    path: '/duties/handovers/new',
    permission: 'duties.write',
    Page: page(
      () => import('#renderer/features/handovers/HandoverNewPage.tsx'),
      (module) => module.HandoverNewPage,
    ),
  },
  {
    path: '/duties/handovers/:id',
    permission: 'duties.read',
    Page: page(
      () => import('#renderer/features/handovers/HandoverPage.tsx'),
      (module) => module.HandoverPage,
    ),
  },
];
