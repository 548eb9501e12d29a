import { COMMON } from './common.ts';

/** Supervising units, townships and sections as records of their own (features R10). */
export const units = {
  version: 7,
  name: '0007_units',
  sql: `
-- a unit that was dissolved keeps its row; its successor is named when there is one
ALTER TABLE office ADD COLUMN validFrom TEXT;
ALTER TABLE office ADD COLUMN endedOn TEXT;
ALTER TABLE office ADD COLUMN mergedIntoId TEXT;
ALTER TABLE office ADD COLUMN note TEXT;

-- what happened to a unit: renamed, merged into another, dissolved; with how many organizations were changed by it
CREATE TABLE unit_change(${COMMON},
  unitId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('renamed','merged','ended')), effectiveOn TEXT NOT NULL,
  formerName TEXT NOT NULL, newName TEXT, intoId TEXT, documentNo TEXT, reason TEXT NOT NULL,
  organizations INTEGER NOT NULL) STRICT;
CREATE INDEX unit_change_unit ON unit_change(unitId);
CREATE INDEX unit_change_into ON unit_change(intoId) WHERE intoId IS NOT NULL;
CREATE INDEX unit_change_name ON unit_change(formerName);

PRAGMA user_version = 7;
`,
} as const;
