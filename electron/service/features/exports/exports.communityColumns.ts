import type { StationRow } from '#shared/features/community/serviceStations.contract.ts';
import type { ActivityRow } from '#shared/features/community/stationActivities.contract.ts';
import type { CaseRow } from '#shared/features/community/typicalCases.contract.ts';
import type {
  STATION_ACTIVITY_COLUMNS,
  STATION_COLUMNS,
  TYPICAL_CASE_COLUMNS,
} from '#shared/features/exports/exports.communityLists.ts';
import { type Columns, column, word } from './exports.columns.ts';

export const stationColumns: Columns<typeof STATION_COLUMNS, StationRow> = {
  name: column('stationFieldLabels.name', 'text', (row) => row.name),
  township: column('stationFieldLabels.townshipName', 'text', (row) => row.townshipName),
  community: column('stationFieldLabels.communityName', 'text', (row) => row.communityName),
  openedOn: column('stationFieldLabels.openedOn', 'date', (row) => row.openedOn),
  closedOn: column('stationFieldLabels.closedOn', 'date', (row) => row.closedOn),
  hub: column('stationFieldLabels.hubOrganizationId', 'text', (row) => row.hubOrganizationName),
  leadPost: column('stationFieldLabels.leadPost', 'text', (row) => row.leadPost),
  activities: column('serviceStations.activityCount', 'number', (row) => row.activities),
  lastHeldOn: column('serviceStations.lastHeldOn', 'date', (row) => row.lastHeldOn),
  note: column('stationFieldLabels.note', 'text', (row) => row.note),
};

export const stationActivityColumns: Columns<typeof STATION_ACTIVITY_COLUMNS, ActivityRow> = {
  heldOn: column('activityFieldLabels.heldOn', 'date', (row) => row.heldOn),
  station: column('activityFieldLabels.stationId', 'text', (row) => row.stationName),
  township: column('community.township', 'text', (row) => row.townshipName),
  category: column('activityFieldLabels.category', 'text', (row) => word('activityCategoryLabels', row.category)),
  title: column('activityFieldLabels.title', 'text', (row) => row.title),
  organizations: column('activityFieldLabels.organizationIds', 'text', (row) =>
    row.organizations.map(({ name }) => name).join('、'),
  ),
  volunteerTimes: column('activityFieldLabels.volunteerTimes', 'number', (row) => row.volunteerTimes),
  servedTimes: column('activityFieldLabels.servedTimes', 'number', (row) => row.servedTimes),
  hours: column('activityFieldLabels.hours', 'number', (row) => row.hours),
  onsiteLead: column('activityFieldLabels.onsiteLeadName', 'text', (row) => row.onsiteLeadName),
  onsiteLeadPost: column('activityFieldLabels.onsiteLeadPost', 'text', (row) => row.onsiteLeadPost),
  note: column('activityFieldLabels.note', 'text', (row) => row.note),
  voidReason: column('activityFieldLabels.voidReason', 'text', (row) => row.voidReason),
};

export const typicalCaseColumns: Columns<typeof TYPICAL_CASE_COLUMNS, CaseRow> = {
  heldOn: column('caseFieldLabels.heldOn', 'date', (row) => row.heldOn),
  title: column('caseFieldLabels.title', 'text', (row) => row.title),
  organization: column('caseFieldLabels.organizationId', 'text', (row) => row.organizationName),
  category: column('caseFieldLabels.category', 'text', (row) => word('activityCategoryLabels', row.category)),
  office: column('typicalCases.office', 'text', (row) => row.officeName),
  letters: column('typicalCases.columnLetters', 'number', (row) => row.letters),
  exchange: column('typicalCases.columnExchange', 'text', (row) => row.exchangeYears.join('、')),
};
