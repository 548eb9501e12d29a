import { COMMON } from './common.ts';

/** Information submissions, adoptions and targets (domain.md §8). */
export const information = {
  version: 26,
  name: 'information',
  sql: `
-- officerName: 信息员 of the section, the holder of a post
CREATE TABLE information_submission(${COMMON},
  number TEXT NOT NULL, sectionId TEXT NOT NULL, officerName TEXT NOT NULL, title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('brief','general','experience','composite')), submittedOn TEXT NOT NULL,
  reviewerName TEXT) STRICT;
CREATE UNIQUE INDEX information_submission_number ON information_submission(originOfficeId, number);
CREATE INDEX information_submission_day ON information_submission(submittedOn, sectionId) WHERE recordState <> 'voided';
CREATE INDEX information_submission_section ON information_submission(sectionId, submittedOn) WHERE recordState <> 'voided';

-- points: what the table of the office gave on the day of entry (domain.md §1.5: kept when the table changes)
CREATE TABLE information_adoption(${COMMON},
  submissionId TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('district','city','province','ministry')),
  outlet TEXT NOT NULL, adoptedOn TEXT NOT NULL, points INTEGER NOT NULL CHECK (points >= 0)) STRICT;
CREATE INDEX information_adoption_submission ON information_adoption(submissionId, adoptedOn);
CREATE INDEX information_adoption_day ON information_adoption(adoptedOn) WHERE recordState <> 'voided';

-- period: 2026-03, 2026Q1 or 2026; each is a target of its own
CREATE TABLE information_target(${COMMON},
  sectionId TEXT NOT NULL, period TEXT NOT NULL, target INTEGER NOT NULL CHECK (target >= 0),
  adoptionTarget INTEGER CHECK (adoptionTarget >= 0),
  CHECK (period GLOB '[0-9][0-9][0-9][0-9]' OR period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'
    OR period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]')) STRICT;
CREATE UNIQUE INDEX information_target_period ON information_target(period, sectionId) WHERE recordState <> 'voided';

PRAGMA user_version = 26;
`,
};
