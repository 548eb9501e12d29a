import { type PageRoute, page } from './pageRoute.ts';

/** The places behind 设置 that have a page of their own, in order of matching. */
export const SETTINGS_ROUTES: readonly PageRoute[] = [
  {
    path: '/settings/calendars',
    permission: 'settings.read',
    Page: page(
      () => import('#renderer/features/workingCalendars/YearPage.tsx'),
      (module) => module.YearPage,
    ),
  },
  {
    path: '/settings/calendars/load',
    permission: 'calendars.write',
    Page: page(
      () => import('#renderer/features/workingCalendars/LoadPage.tsx'),
      (module) => module.LoadPage,
    ),
  },
  {
    path: '/settings/calendars/revert/:id',
    permission: 'calendars.write',
    Page: page(
      () => import('#renderer/features/workingCalendars/RevertPage.tsx'),
      (module) => module.RevertPage,
    ),
  },
];
