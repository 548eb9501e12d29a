import { COMMON } from './common.ts';

/**
 * Duplicates and merged records (features R3). `organization_name` is no record but part of the index of names: every name that an
 * organization has or had, under the keys by which names are compared. It is made anew with the search index
 * (`search/rebuild.repository.ts`), which also fills it for an office that is older than it.
 */
export const merging = {
  version: 12,
  name: '0012_merging',
  sql: `
-- mergedIntoId: the record that this one went into; lastMergeId: the merge by which this one last took another in
ALTER TABLE organization ADD COLUMN mergedIntoId TEXT;
ALTER TABLE organization ADD COLUMN lastMergeId TEXT;
CREATE INDEX organization_filingNo ON organization(filingNo) WHERE filingNo IS NOT NULL;
CREATE INDEX organization_mergedInto ON organization(mergedIntoId) WHERE mergedIntoId IS NOT NULL;

-- current: 1 for the present name, 0 for a former one
CREATE TABLE organization_name(organizationKey INTEGER NOT NULL, name TEXT NOT NULL, nameKey TEXT NOT NULL, soundKey TEXT NOT NULL,
  current INTEGER NOT NULL, PRIMARY KEY(organizationKey, name)) STRICT, WITHOUT ROWID;
CREATE INDEX organization_name_key ON organization_name(nameKey);
CREATE INDEX organization_name_sound ON organization_name(soundKey);

-- two organizations that look alike and were found to be different ones
CREATE TABLE distinct_pair(${COMMON},
  firstId TEXT NOT NULL, secondId TEXT NOT NULL, reason TEXT NOT NULL, CHECK (firstId < secondId)) STRICT;
CREATE UNIQUE INDEX distinct_pair_pair ON distinct_pair(firstId, secondId) WHERE recordState <> 'voided';
CREATE TRIGGER distinct_pair_stays BEFORE DELETE ON distinct_pair BEGIN
  SELECT RAISE(ABORT, 'a ruling is voided, never deleted');
END;

-- changes: JSON list of what the merge wrote in its order, with the values before and after, from which it is undone
CREATE TABLE organization_merge(${COMMON},
  keptId TEXT NOT NULL, mergedId TEXT NOT NULL, keptName TEXT NOT NULL, mergedName TEXT NOT NULL, mergedOn TEXT NOT NULL,
  reason TEXT, changes TEXT NOT NULL CHECK (json_valid(changes)), undoneOn TEXT, CHECK (keptId <> mergedId)) STRICT;
CREATE INDEX organization_merge_kept ON organization_merge(keptId);
CREATE INDEX organization_merge_merged ON organization_merge(mergedId);
CREATE TRIGGER organization_merge_stays BEFORE DELETE ON organization_merge BEGIN
  SELECT RAISE(ABORT, 'a merge is undone, never deleted');
END;

PRAGMA user_version = 12;
`,
} as const;
