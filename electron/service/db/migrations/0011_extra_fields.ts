import { COMMON } from './common.ts';

/**
 * Fields that the office adds by itself (features R17). The definition is a record; the values stand in one JSON column of the
 * record that carries them, by id of the field. History, merge state and the past speak of each value as a field of its own,
 * `extra.<id>` (`collections.ts`), so that the triggers of 0005 keep its past like that of any other field.
 */
export const extraFields = {
  version: 11,
  name: '0011_extra_fields',
  sql: `
CREATE TABLE extra_field(${COMMON},
  ownerType TEXT NOT NULL, label TEXT NOT NULL, fieldType TEXT NOT NULL CHECK (fieldType IN ('text','number','date','choice')),
  help TEXT, choices TEXT NOT NULL CHECK (json_valid(choices)), position INTEGER NOT NULL, retired INTEGER NOT NULL) STRICT;
CREATE INDEX extra_field_owner ON extra_field(ownerType, position, rowKey);
CREATE TRIGGER extra_field_type BEFORE UPDATE OF fieldType, ownerType ON extra_field
WHEN OLD.fieldType <> NEW.fieldType OR OLD.ownerType <> NEW.ownerType BEGIN
  SELECT RAISE(ABORT, 'the type of a field never changes');
END;
CREATE TRIGGER extra_field_stays BEFORE DELETE ON extra_field BEGIN
  SELECT RAISE(ABORT, 'a field is retired, never deleted');
END;
ALTER TABLE organization ADD COLUMN extra TEXT CHECK (extra IS NULL OR json_valid(extra));

PRAGMA user_version = 11;
`,
} as const;
