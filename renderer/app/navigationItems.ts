import {
  IconBuildingCommunity,
  IconCalendarEvent,
  IconChecklist,
  IconClipboardCheck,
  IconFileText,
  IconFlag,
  IconHistoryToggle,
  IconHomeHeart,
  IconLayoutDashboard,
  IconNews,
  IconReportAnalytics,
  IconRubberStamp,
  IconSettings,
  IconShieldExclamation,
  IconUsers,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Permission } from '#shared/contract/permissions.ts';
import type { MessageKey } from '#shared/text/index.ts';

export type NavigationItem = {
  readonly path: string;
  readonly label: MessageKey;
  readonly icon: TablerIcon;
  readonly permission: Permission;
};

/** The navigation in the order of a working day (look.md); what does not exist yet is left out. */
export const NAVIGATION: readonly NavigationItem[] = [
  { path: '/today', label: 'shell.today', icon: IconLayoutDashboard, permission: 'meetings.read' },
  { path: '/organizations', label: 'shell.organizations', icon: IconBuildingCommunity, permission: 'registry.read' },
  { path: '/duties', label: 'shell.duties', icon: IconUsersGroup, permission: 'duties.read' },
  { path: '/meetings', label: 'shell.meetings', icon: IconCalendarEvent, permission: 'meetings.read' },
  { path: '/actions', label: 'shell.actions', icon: IconChecklist, permission: 'meetings.read' },
  { path: '/filings', label: 'shell.filings', icon: IconFlag, permission: 'filings.read' },
  { path: '/inspections', label: 'shell.inspections', icon: IconClipboardCheck, permission: 'inspections.read' },
  { path: '/risk', label: 'shell.risk', icon: IconShieldExclamation, permission: 'risk.read' },
  { path: '/information', label: 'shell.information', icon: IconNews, permission: 'information.read' },
  { path: '/community', label: 'shell.community', icon: IconHomeHeart, permission: 'community.read' },
  { path: '/reports', label: 'shell.reports', icon: IconReportAnalytics, permission: 'reports.read' },
  { path: '/official', label: 'officialDocuments.title', icon: IconRubberStamp, permission: 'documents.read' },
  { path: '/documents', label: 'shell.documents', icon: IconFileText, permission: 'documents.read' },
  { path: '/users', label: 'shell.users', icon: IconUsers, permission: 'users.read' },
  { path: '/audit', label: 'shell.audit', icon: IconHistoryToggle, permission: 'audit.read' },
  { path: '/settings', label: 'shell.settings', icon: IconSettings, permission: 'settings.read' },
];

/** The pages behind the entry 发文: the documents, and the two registers that are kept with them. */
export const OFFICIAL_TABS = [
  { path: '/official', label: 'officialDocuments.title', permission: 'documents.read' },
  { path: '/official/numbers', label: 'documentNumbers.title', permission: 'documents.read' },
  { path: '/official/seals', label: 'seals.title', permission: 'documents.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 名录: the list, and what is kept beside it for all organizations. */
export const REGISTRY_TABS = [
  { path: '/organizations', label: 'organizations.title', permission: 'registry.read' },
  { path: '/organizations/due', label: 'dueItems.title', permission: 'registry.read' },
  { path: '/organizations/events', label: 'organizationEvents.title', permission: 'registry.read' },
  { path: '/organizations/reviews', label: 'annualReviews.title', permission: 'registry.read' },
  { path: '/organizations/penalties', label: 'supervision.penalties', permission: 'registry.read' },
  { path: '/organizations/terms', label: 'terms.title', permission: 'registry.read' },
  { path: '/organizations/materials', label: 'materialChecklists.title', permission: 'registry.read' },
  { path: '/organizations/liaisons', label: 'contacts.rosterTab', permission: 'registry.read' },
  { path: '/organizations/dormant', label: 'dormantOrganizations.title', permission: 'registry.read' },
  { path: '/organizations/duplicates', label: 'duplicates.title', permission: 'registry.read' },
  { path: '/organizations/units', label: 'units.title', permission: 'registry.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 职责. */
export const DUTY_TABS = [
  { path: '/duties', label: 'duties.duties', permission: 'duties.read' },
  { path: '/duties/contacts', label: 'contactAssignments.title', permission: 'duties.read' },
  { path: '/duties/regroupings', label: 'regroupings.title', permission: 'duties.read' },
  { path: '/duties/handovers', label: 'handovers.title', permission: 'duties.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 会议. */
export const MEETING_TABS = [
  { path: '/meetings', label: 'meetings.meetings', permission: 'meetings.read' },
  { path: '/meetings/proposals', label: 'agendaProposals.tab', permission: 'meetings.read' },
  { path: '/meetings/decisions', label: 'decisions.title', permission: 'meetings.read' },
  { path: '/meetings/templates', label: 'meetingTemplates.tab', permission: 'meetings.read' },
  { path: '/meetings/study', label: 'studySessions.title', permission: 'meetings.read' },
  { path: '/meetings/register', label: 'minutes.register', permission: 'meetings.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 任务. */
export const ACTION_TABS = [
  { path: '/actions', label: 'actions.actions', permission: 'meetings.read' },
  { path: '/actions/mine', label: 'actionLoop.mine', permission: 'meetings.read' },
  { path: '/actions/board', label: 'actionLoop.board', permission: 'meetings.read' },
  { path: '/actions/calendar', label: 'actionLoop.calendar', permission: 'meetings.read' },
  { path: '/actions/plan', label: 'planItems.title', permission: 'meetings.read' },
  { path: '/actions/cadence', label: 'recurringDuties.title', permission: 'meetings.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 今日. */
export const TODAY_TABS = [
  { path: '/today', label: 'shell.today', permission: 'meetings.read' },
  { path: '/consistency', label: 'consistency.title', permission: 'registry.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 报备. */
export const FILING_TABS = [
  { path: '/filings', label: 'activityFilings.title', permission: 'filings.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 检查. */
export const INSPECTION_TABS = [
  { path: '/inspections', label: 'inspections.title', permission: 'inspections.read' },
  { path: '/inspections/findings', label: 'inspections.findingsTitle', permission: 'inspections.read' },
  { path: '/inspections/draws', label: 'inspections.drawsTitle', permission: 'inspections.read' },
  { path: '/inspections/templates', label: 'inspections.templatesTitle', permission: 'inspections.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 风险. */
export const RISK_TABS = [
  { path: '/risk', label: 'riskAssessments.title', permission: 'risk.read' },
  { path: '/risk/due', label: 'riskAssessments.dueTitle', permission: 'risk.read' },
  { path: '/risk/map', label: 'riskPictures.heatMapTitle', permission: 'risk.read' },
  { path: '/risk/trend', label: 'riskPictures.trendTitle', permission: 'risk.read' },
  { path: '/risk/criteria', label: 'riskMatrices.title', permission: 'risk.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 信息. */
export const INFORMATION_TABS = [
  { path: '/information', label: 'information.title', permission: 'information.read' },
  { path: '/information/targets', label: 'information.targetsTab', permission: 'information.read' },
  { path: '/information/statistics', label: 'information.statisticsTab', permission: 'information.read' },
  { path: '/information/collections', label: 'collectionTasks.title', permission: 'information.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The pages behind the entry 社区. */
export const COMMUNITY_TABS = [
  { path: '/community', label: 'community.title', permission: 'community.read' },
  { path: '/community/activities', label: 'community.activities', permission: 'community.read' },
  { path: '/community/statistics', label: 'community.statistics', permission: 'community.read' },
  { path: '/community/cases', label: 'community.cases', permission: 'community.read' },
  { path: '/community/exchange', label: 'community.exchange', permission: 'community.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];

/** The page that opens first: the first one the user may see. */
export function homeOf(can: (permission: Permission) => boolean): string {
  // An auditor may see the accounts, but comes for the log.
  if (can('audit.read')) return '/audit';
  return NAVIGATION.find((item) => can(item.permission))?.path ?? '/settings';
}

/** The pages behind the entry 报告. */
export const REPORT_TABS = [
  { path: '/reports', label: 'reports.title', permission: 'reports.read' },
  { path: '/reports/templates', label: 'reportTemplates.title', permission: 'reports.read' },
  { path: '/reports/rollup', label: 'rollUp.title', permission: 'reports.read' },
] as const satisfies readonly Omit<NavigationItem, 'icon'>[];
