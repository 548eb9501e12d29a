import { COMMON } from './common.ts';

/** Volunteer stations, their activities, typical cases and the year-end exchange (domain.md §7). */
export const community = {
  version: 27,
  name: 'community',
  sql: `
CREATE TABLE service_station(${COMMON},
  name TEXT NOT NULL, townshipName TEXT NOT NULL, communityName TEXT, openedOn TEXT NOT NULL, closedOn TEXT,
  hubOrganizationId TEXT, leadPost TEXT, note TEXT,
  CHECK (closedOn IS NULL OR closedOn >= openedOn)) STRICT;
CREATE UNIQUE INDEX service_station_one ON service_station(originOfficeId, townshipName, name) WHERE recordState <> 'voided';
CREATE INDEX service_station_hub ON service_station(hubOrganizationId) WHERE hubOrganizationId IS NOT NULL;

-- organizationIds: JSON list; hours: service hours of all volunteers together, one decimal
CREATE TABLE station_activity(${COMMON},
  stationId TEXT NOT NULL, heldOn TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('theory_science','civility','culture_sports','convenience','governance','platform')),
  title TEXT, organizationIds TEXT NOT NULL, volunteerTimes INTEGER NOT NULL, servedTimes INTEGER NOT NULL, hours REAL NOT NULL,
  onsiteLeadName TEXT, onsiteLeadPost TEXT, note TEXT,
  CHECK (volunteerTimes >= 0), CHECK (servedTimes >= 0), CHECK (hours >= 0)) STRICT;
CREATE INDEX station_activity_station ON station_activity(stationId, heldOn);
CREATE INDEX station_activity_day ON station_activity(heldOn, category);

-- text: JSON of the editor
CREATE TABLE typical_case(${COMMON},
  officeId TEXT NOT NULL, organizationId TEXT, heldOn TEXT NOT NULL,
  category TEXT CHECK (category IN ('theory_science','civility','culture_sports','convenience','governance','platform')),
  title TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX typical_case_day ON typical_case(heldOn);
CREATE INDEX typical_case_organization ON typical_case(organizationId) WHERE organizationId IS NOT NULL;

-- what is planned for the exchange of a year; the meeting itself stands in meeting (kind exchange)
CREATE TABLE case_exchange(${COMMON},
  year INTEGER NOT NULL, plannedOn TEXT, place TEXT, hostName TEXT, hostPost TEXT, note TEXT) STRICT;
CREATE UNIQUE INDEX case_exchange_year ON case_exchange(originOfficeId, year) WHERE recordState <> 'voided';

-- a case on the programme of a year, in its order
CREATE TABLE exchange_case(${COMMON},
  year INTEGER NOT NULL, seq INTEGER NOT NULL, typicalCaseId TEXT NOT NULL, presenterOrganizationId TEXT, minutes INTEGER) STRICT;
CREATE UNIQUE INDEX exchange_case_one ON exchange_case(year, typicalCaseId) WHERE recordState <> 'voided';
CREATE INDEX exchange_case_case ON exchange_case(typicalCaseId);

PRAGMA user_version = 27;
`,
};
