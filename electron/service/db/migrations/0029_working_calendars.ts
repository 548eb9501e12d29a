import { COMMON } from './common.ts';

/** Editions of the holiday calendar that the office loaded (domain.md §9.4). */
export const workingCalendars = {
  version: 29,
  name: 'working_calendars',
  sql: `
-- one year by the notice of the State Council; what comes with the program stands in resources/calendars and holds where no edition
-- of the year was loaded. A newer edition voids the one that it replaces: the last one of a year that is not voided holds.
-- moved: the due dates that moved when it was loaded, and what the clerk chose for each that was stored
CREATE TABLE calendar_edition(${COMMON},
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2089), source TEXT NOT NULL, off TEXT NOT NULL, makeup TEXT NOT NULL,
  fileName TEXT, replacesId TEXT, moved TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX calendar_edition_year ON calendar_edition(originOfficeId, year) WHERE recordState <> 'voided';

PRAGMA user_version = 29;
`,
};
