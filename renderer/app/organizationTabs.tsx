import { type ComponentType, lazy } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';
import type { MessageKey } from '#shared/text/index.ts';

/** What a tab of the organization page is given. */
export type OrganizationTabProps = {
  readonly organizationId: string;
  /** The user may change what stands here: right to write, not voided, and no past day is shown. */
  readonly editable: boolean;
};

export type OrganizationTab = {
  /** Last part of the address: `/organizations/<id>?tab=<id>`. */
  readonly id: string;
  readonly label: MessageKey;
  readonly permission: Permission;
  readonly Tab: ComponentType<OrganizationTabProps>;
  /** On a past day it shows what was known of that day; the others say that they show what is stored now. */
  readonly ofDay?: true;
};

/** Loads a tab when it is first opened; `pick` names the export. */
function tab<Module>(load: () => Promise<Module>, pick: (module: Module) => ComponentType<OrganizationTabProps>) {
  return lazy(async () => ({ default: pick(await load()) }));
}

/** The tabs of one organization behind 基本情况, each by the feature that keeps its records (features R16). */
export const ORGANIZATION_TABS: readonly OrganizationTab[] = [
  {
    id: 'events',
    label: 'organizationEvents.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('#renderer/features/organizationEvents/EventsTab.tsx'),
      (module) => module.EventsTab,
    ),
  },
  {
    id: 'papers',
    label: 'organizationPapers.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('#renderer/features/organizationPapers/PapersTab.tsx'),
      (module) => module.PapersTab,
    ),
  },
  {
    id: 'terms',
    label: 'terms.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('#renderer/features/terms/TermsTab.tsx'),
      (module) => module.TermsTab,
    ),
  },
  {
    id: 'meetings',
    label: 'organizationMeetings.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('#renderer/features/organizationMeetings/MeetingsTab.tsx'),
      (module) => module.MeetingsTab,
    ),
  },
  {
    id: 'supervision',
    label: 'supervision.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('./SupervisionTab.tsx'),
      (module) => module.SupervisionTab,
    ),
  },
  {
    id: 'filings',
    label: 'activityFilings.tab',
    permission: 'filings.read',
    Tab: tab(
      () => import('#renderer/features/activityFilings/FilingsTab.tsx'),
      (module) => module.FilingsTab,
    ),
  },
  {
    id: 'contacts',
    label: 'contacts.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('./OrganizationContactsTab.tsx'),
      (module) => module.OrganizationContactsTab,
    ),
  },
  {
    id: 'materials',
    label: 'materialChecklists.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('#renderer/features/materialChecklists/MaterialCasesTab.tsx'),
      (module) => module.MaterialCasesTab,
    ),
  },
  {
    id: 'risk',
    label: 'riskAssessments.tab',
    permission: 'risk.read',
    Tab: tab(
      () => import('#renderer/features/riskAssessments/SubjectAssessments.tsx'),
      (module) => module.RiskTab,
    ),
  },
  {
    id: 'inspections',
    label: 'inspections.tab',
    permission: 'inspections.read',
    Tab: tab(
      () => import('#renderer/features/inspections/InspectionsTab.tsx'),
      (module) => module.InspectionsTab,
    ),
  },
  {
    id: 'dormant',
    label: 'dormantOrganizations.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('#renderer/features/dormantOrganizations/DormantTab.tsx'),
      (module) => module.DormantTab,
    ),
  },
  {
    id: 'timeline',
    label: 'timeline.tab',
    permission: 'registry.read',
    ofDay: true,
    Tab: tab(
      () => import('#renderer/features/organizations/TimelineTab.tsx'),
      (module) => module.TimelineTab,
    ),
  },
  {
    id: 'attachments',
    label: 'attachments.tab',
    permission: 'registry.read',
    Tab: tab(
      () => import('#renderer/features/attachments/AttachmentsTab.tsx'),
      (module) => module.AttachmentsTab,
    ),
  },
];

/** 登记事项: the acts at the head of the page of one organization. */
export const OrganizationActs = tab(
  () => import('#renderer/features/organizationEvents/EventActs.tsx'),
  (module) => module.EventActs,
);
