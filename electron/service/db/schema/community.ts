import type { Common, Count, Text } from './common.ts';

/** Volunteer stations, their activities, typical cases and the year-end exchange (domain.md §7). */
export type CommunityTables = {
  service_station: Common & {
    name: string;
    townshipName: string;
    communityName: Text;
    openedOn: string;
    closedOn: Text;
    hubOrganizationId: Text;
    leadPost: Text;
    note: Text;
  };
  station_activity: Common & {
    stationId: string;
    heldOn: string;
    category: string;
    title: Text;
    organizationIds: string;
    volunteerTimes: number;
    servedTimes: number;
    hours: number;
    onsiteLeadName: Text;
    onsiteLeadPost: Text;
    note: Text;
  };
  typical_case: Common & {
    officeId: string;
    organizationId: Text;
    heldOn: string;
    category: Text;
    title: string;
    text: string;
  };
  case_exchange: Common & {
    year: number;
    plannedOn: Text;
    place: Text;
    hostName: Text;
    hostPost: Text;
    note: Text;
  };
  exchange_case: Common & {
    year: number;
    seq: number;
    typicalCaseId: string;
    presenterOrganizationId: Text;
    minutes: Count;
  };
};
