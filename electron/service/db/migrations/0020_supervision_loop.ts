import { COMMON } from './common.ts';

/** A row of `action_item` counts: it stands by itself, or its meeting's minutes are final (domain.md §2: a voided parent takes its children along). */
const counts = (row: string) => `${row}.recordState IN ('final','archived') AND (${row}.meetingId IS NULL OR EXISTS (
    SELECT 1 FROM meeting WHERE meeting.id = ${row}.meetingId AND meeting.recordState IN ('final','archived')))`;

/** Actions under supervision: owner, states with moments, notes, extensions (features M7–M12). */
export const supervisionLoop = {
  version: 20,
  name: 'supervision_loop',
  sql: `
-- the member who answers for the action; a user who is that member finds it under 我的事项
ALTER TABLE action_item ADD COLUMN ownerMemberId TEXT;
ALTER TABLE user_account ADD COLUMN memberId TEXT;

ALTER TABLE action_item ADD COLUMN coOwnerNames TEXT;
ALTER TABLE action_item ADD COLUMN doneWhen TEXT;
-- where the log of steps (action_step, the truth) has brought the action: set_up 立项, assigned 交办, reported 反馈, urged 催办,
-- completed 办结, struck_off 销号, cancelled 取消
ALTER TABLE action_item ADD COLUMN stage TEXT NOT NULL DEFAULT 'set_up';
ALTER TABLE action_item ADD COLUMN stepCount INTEGER NOT NULL DEFAULT 0;
ALTER TABLE action_item ADD COLUMN setUpOn TEXT;
ALTER TABLE action_item ADD COLUMN assignedOn TEXT;
ALTER TABLE action_item ADD COLUMN lastReportOn TEXT;
ALTER TABLE action_item ADD COLUMN lastUrgedOn TEXT;
-- as last reported: on_track or late
ALTER TABLE action_item ADD COLUMN progress TEXT;
-- the user who reported the completion, who is not the one to strike it off
ALTER TABLE action_item ADD COLUMN completedBy TEXT;
ALTER TABLE action_item ADD COLUMN struckOffOn TEXT;
-- the due date before the first extension; null while there was none
ALTER TABLE action_item ADD COLUMN firstDueOn TEXT;
ALTER TABLE action_item ADD COLUMN extensionCount INTEGER NOT NULL DEFAULT 0;
-- whether it counts, kept in step by triggers: the lists of 50,000 actions are read from partial indexes alone
ALTER TABLE action_item ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;

UPDATE action_item SET listed = 1 WHERE ${counts('action_item')};
-- what was reported done before there was a loop has not been struck off by anybody
UPDATE action_item SET stage = CASE status WHEN 'done' THEN 'completed' WHEN 'cancelled' THEN 'cancelled' ELSE 'set_up' END;

CREATE INDEX action_item_listed ON action_item(dueOn, rowKey) WHERE listed = 1;
CREATE INDEX action_item_open ON action_item(dueOn, rowKey, progress, assignedOn, setUpOn, lastReportOn)
  WHERE listed = 1 AND status = 'open';
CREATE INDEX action_item_stage ON action_item(stage, dueOn, rowKey) WHERE listed = 1;
CREATE INDEX action_item_owner ON action_item(ownerMemberId, status, dueOn, rowKey) WHERE listed = 1;
CREATE INDEX action_item_unit ON action_item(responsibleUnit, status, dueOn, rowKey) WHERE listed = 1;
CREATE INDEX meeting_group ON meeting(leadingGroupId, startAt);

CREATE TRIGGER action_item_counts_new AFTER INSERT ON action_item WHEN ${counts('NEW')} BEGIN
  UPDATE action_item SET listed = 1 WHERE rowKey = NEW.rowKey;
END;
CREATE TRIGGER action_item_counts AFTER UPDATE OF recordState, meetingId ON action_item BEGIN
  UPDATE action_item SET listed = (${counts('NEW')}) WHERE rowKey = NEW.rowKey;
END;
CREATE TRIGGER action_item_counts_meeting AFTER UPDATE OF recordState ON meeting BEGIN
  UPDATE action_item SET listed = (${counts('action_item')}) WHERE meetingId = NEW.id;
END;

-- one line for every act on an action; never changed
CREATE TABLE action_step(${COMMON},
  actionId TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('set_up','assigned','reported','urged',
    'completed','returned','struck_off','cancelled','reopened','extended','handed_over')),
  happenedOn TEXT NOT NULL, byName TEXT NOT NULL, note TEXT, progress TEXT, attachmentIds TEXT NOT NULL,
  numberYear INTEGER, numberSeq INTEGER, number TEXT, oldDueOn TEXT, newDueOn TEXT, selfChecked INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX action_step_action ON action_step(actionId, seq);
-- numbers of urging slips: one year, no gaps
CREATE UNIQUE INDEX action_step_number ON action_step(numberYear, numberSeq) WHERE numberSeq IS NOT NULL;
CREATE TRIGGER action_step_stays BEFORE DELETE ON action_step BEGIN
  SELECT RAISE(ABORT,'steps of an action are append-only');
END;

CREATE TABLE action_extension(${COMMON},
  actionId TEXT NOT NULL, seq INTEGER NOT NULL, oldDueOn TEXT NOT NULL, newDueOn TEXT NOT NULL, reason TEXT NOT NULL,
  askedOn TEXT NOT NULL, askedByName TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('asked','approved','refused')),
  approverName TEXT, approverPost TEXT, decidedOn TEXT, remark TEXT, selfApproved INTEGER NOT NULL,
  CHECK (newDueOn > oldDueOn), CHECK (decidedOn >= askedOn)) STRICT;
CREATE UNIQUE INDEX action_extension_action ON action_extension(actionId, seq);
-- two clerks who ask at the same moment: the second is refused
CREATE UNIQUE INDEX action_extension_asked ON action_extension(actionId) WHERE state = 'asked' AND recordState <> 'voided';

PRAGMA user_version = 20;
`,
};
