import { COMMON } from './common.ts';

/** Versions, review remarks and corrections of minutes (features M13, M14). */
export const minutesVersions = {
  version: 19,
  name: 'minutes_versions',
  sql: `
-- a version is the whole content of a meeting at one moment: it is written once and never again
CREATE TABLE minutes_version(${COMMON},
  meetingId TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0),
  reason TEXT NOT NULL CHECK (reason IN ('manual','handed_in','agreed','returned','before_restore','finalized')),
  note TEXT, byName TEXT NOT NULL, meetingRevision INTEGER NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), characters INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX minutes_version_seq ON minutes_version(meetingId, seq);
CREATE TRIGGER minutes_version_fixed BEFORE UPDATE OF meetingId, seq, reason, content, sha256 ON minutes_version BEGIN
  SELECT RAISE(ABORT, 'a version never changes');
END;
CREATE TRIGGER minutes_version_stays BEFORE DELETE ON minutes_version BEGIN
  SELECT RAISE(ABORT, 'a version is never deleted');
END;

-- one round of review (送审): at most one waits for a meeting
CREATE TABLE minutes_review(${COMMON},
  meetingId TEXT NOT NULL, round INTEGER NOT NULL CHECK (round > 0), versionId TEXT NOT NULL, meetingRevision INTEGER NOT NULL,
  handedInByName TEXT NOT NULL, reviewerId TEXT, reviewerName TEXT, note TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting','agreed','returned','replaced')),
  decidedAt TEXT, decidedByName TEXT, answer TEXT,
  CHECK (state IN ('waiting','replaced') OR (decidedAt IS NOT NULL AND decidedByName IS NOT NULL))) STRICT;
CREATE UNIQUE INDEX minutes_review_round ON minutes_review(meetingId, round);
CREATE UNIQUE INDEX minutes_review_waiting ON minutes_review(meetingId) WHERE state = 'waiting' AND recordState <> 'voided';

-- a remark of the review, attached to a place of the minutes; ticked off by whoever deals with it
CREATE TABLE minutes_remark(${COMMON},
  meetingId TEXT NOT NULL, place TEXT NOT NULL CHECK (place IN ('basics','agenda','attendance','text','decisions','actions')),
  placeIndex INTEGER, quote TEXT, text TEXT NOT NULL, byName TEXT NOT NULL,
  resolvedAt TEXT, resolvedByName TEXT, resolution TEXT,
  CHECK ((resolvedAt IS NULL) = (resolvedByName IS NULL))) STRICT;
CREATE INDEX minutes_remark_meeting ON minutes_remark(meetingId, rowKey);

-- a correction sheet (更正) of final minutes: its place in order is given when it is approved
CREATE TABLE minutes_correction(${COMMON},
  meetingId TEXT NOT NULL, seq INTEGER CHECK (seq > 0), documentNo TEXT, lines TEXT NOT NULL CHECK (json_valid(lines)),
  draftedByName TEXT NOT NULL, approvedOn TEXT, approvedByName TEXT, selfChecked INTEGER NOT NULL DEFAULT 0,
  CHECK (recordState <> 'final' OR (seq IS NOT NULL AND approvedOn IS NOT NULL AND approvedByName IS NOT NULL))) STRICT;
CREATE INDEX minutes_correction_meeting ON minutes_correction(meetingId, rowKey);
CREATE UNIQUE INDEX minutes_correction_seq ON minutes_correction(meetingId, seq) WHERE seq IS NOT NULL;
CREATE TRIGGER minutes_correction_stays BEFORE DELETE ON minutes_correction BEGIN
  SELECT RAISE(ABORT, 'a correction is voided, never deleted');
END;

PRAGMA user_version = 19;
`,
};
