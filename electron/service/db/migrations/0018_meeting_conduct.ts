import { COMMON } from './common.ts';

/** Templates, agenda workflow, coming and going, recusal and votes of a meeting (features M2–M5). */
export const meetingConduct = {
  version: 18,
  name: 'meeting_conduct',
  sql: `
-- 讨论情况: printed in the record (会议记录), not in the summary (纪要); features M16
ALTER TABLE agenda_item ADD COLUMN discussionText TEXT;
ALTER TABLE agenda_item ADD COLUMN proposerUnit TEXT;
ALTER TABLE agenda_item ADD COLUMN minutesPlanned INTEGER;
-- no_decision | discussed: nothing was decided, so no quorum is asked; NULL: in the usual way
ALTER TABLE agenda_item ADD COLUMN outcome TEXT;
-- proposed | agreed | collated | fixed: derived from agenda_step
ALTER TABLE agenda_item ADD COLUMN stage TEXT NOT NULL DEFAULT 'proposed';
ALTER TABLE agenda_item ADD COLUMN proposalId TEXT;

-- 代××: the name of the one who could not come; substituteVotes: in writing, with his vote
ALTER TABLE attendance ADD COLUMN substituteFor TEXT;
ALTER TABLE attendance ADD COLUMN substituteVotes INTEGER NOT NULL DEFAULT 0;
-- place in the official order of the body as at the date; NULL: typed by hand
ALTER TABLE attendance ADD COLUMN officialPlace INTEGER;
-- present from this item on, and gone before that one; HH:MM as far as it is known
ALTER TABLE attendance ADD COLUMN arrivedItemId TEXT;
ALTER TABLE attendance ADD COLUMN arrivedAt TEXT;
ALTER TABLE attendance ADD COLUMN leftItemId TEXT;
ALTER TABLE attendance ADD COLUMN leftAt TEXT;
-- JSON list of {agendaItemId, reason}
ALTER TABLE attendance ADD COLUMN recusals TEXT;

-- voice | hand | secret; due and present at the item as they were when the minutes became final
ALTER TABLE decision ADD COLUMN ballot TEXT;
ALTER TABLE decision ADD COLUMN votesDue INTEGER;
ALTER TABLE decision ADD COLUMN votesPresent INTEGER;
ALTER TABLE decision ADD COLUMN quorumReason TEXT;

CREATE TABLE meeting_template(${COMMON},
  name TEXT NOT NULL, kind TEXT NOT NULL, leadingGroupId TEXT, titlePattern TEXT NOT NULL, place TEXT, chairName TEXT,
  recorderName TEXT, openingText TEXT, agendaTitles TEXT NOT NULL, attendanceMode TEXT NOT NULL, outlineText TEXT,
  distribution TEXT, copyTo TEXT) STRICT;
-- an item that a section proposes (议题征集); it may stand without a meeting
CREATE TABLE agenda_proposal(${COMMON},
  leadingGroupId TEXT, title TEXT NOT NULL, proposerUnit TEXT NOT NULL, proposerName TEXT NOT NULL, summaryText TEXT,
  minutesPlanned INTEGER, stage TEXT NOT NULL CHECK (stage IN ('proposed','agreed','collated','fixed')), meetingId TEXT,
  agendaItemId TEXT) STRICT;
CREATE INDEX agenda_proposal_stage ON agenda_proposal(stage, rowKey);
CREATE INDEX agenda_proposal_meeting ON agenda_proposal(meetingId) WHERE meetingId IS NOT NULL;
-- what happened to a proposal or an item, with who and when; never changed
CREATE TABLE agenda_step(${COMMON},
  ownerId TEXT NOT NULL, step TEXT NOT NULL, personName TEXT NOT NULL, decidedAt TEXT NOT NULL, remark TEXT) STRICT;
CREATE INDEX agenda_step_owner ON agenda_step(ownerId, rowKey);
-- the official document by which a meeting was called
CREATE TABLE meeting_notice(${COMMON},
  meetingId TEXT NOT NULL, documentId TEXT NOT NULL, withReply INTEGER NOT NULL) STRICT;
CREATE INDEX meeting_notice_meeting ON meeting_notice(meetingId);

PRAGMA user_version = 18;
`,
} as const;
