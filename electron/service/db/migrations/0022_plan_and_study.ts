import { COMMON } from './common.ts';

/** Plan items of a year, study sessions with their make-ups, and the days by which recurring duties are looked up (domain.md §5, §6, §9.1). */
export const planAndStudy = {
  version: 22,
  name: 'plan_and_study',
  sql: `
-- carriedFromId: the unfinished item of the year before that this one goes on with
CREATE TABLE plan_item(${COMMON},
  year INTEGER NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL, responsibleOfficeId TEXT NOT NULL, responsibleMemberId TEXT,
  dueOn TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('open','done','cancelled')), doneOn TEXT, evidence TEXT,
  carriedFromId TEXT, CHECK ((status = 'done') = (doneOn IS NOT NULL)), CHECK (dueOn >= year || '-01-01')) STRICT;
CREATE INDEX plan_item_year ON plan_item(year, seq);
CREATE INDEX plan_item_member ON plan_item(responsibleMemberId, dueOn) WHERE status = 'open' AND recordState <> 'voided';
CREATE INDEX plan_item_carried ON plan_item(carriedFromId) WHERE carriedFromId IS NOT NULL;

-- what was done up to a day, in the words of whoever reports it
CREATE TABLE plan_progress(${COMMON},
  planItemId TEXT NOT NULL, notedOn TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX plan_progress_item ON plan_progress(planItemId, notedOn);

-- attendance: members of the office with name and post of the day, present or absent with reason; who made up stands in study_make_up
CREATE TABLE study_session(${COMMON},
  kind TEXT NOT NULL CHECK (kind IN ('collective_study','training')), heldOn TEXT NOT NULL, hours REAL, place TEXT,
  topic TEXT, chairName TEXT, recorderName TEXT, participants INTEGER NOT NULL, absent INTEGER NOT NULL,
  contentText TEXT, discussionText TEXT, attendance TEXT NOT NULL,
  CHECK (participants >= 0), CHECK (absent >= 0)) STRICT;
CREATE INDEX study_session_day ON study_session(heldOn, kind);

CREATE TABLE study_make_up(${COMMON},
  sessionId TEXT NOT NULL, madeUpOn TEXT NOT NULL, headcount INTEGER NOT NULL CHECK (headcount >= 1), memberId TEXT,
  note TEXT) STRICT;
CREATE INDEX study_make_up_session ON study_make_up(sessionId, madeUpOn);

-- what satisfies a recurring duty is found by kind and day
CREATE INDEX meeting_held ON meeting(kind, startAt, organizationId) WHERE recordState IN ('final','archived');
CREATE INDEX organization_meeting_held ON organization_meeting(body, heldOn, organizationId, present, due)
  WHERE recordState IN ('final','archived');

PRAGMA user_version = 22;
`,
};
