/** Templates, agenda workflow, coming and going, recusal and votes of a meeting (features M2–M5). */
export const meetingConduct = {
  version: 18,
  name: 'meeting_conduct',
  sql: `
-- 讨论情况: printed in the record (会议记录), not in the summary (纪要); features M16
ALTER TABLE agenda_item ADD COLUMN discussionText TEXT;

PRAGMA user_version = 18;
`,
};
