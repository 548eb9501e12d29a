import { COMMON } from './common.ts';

/** Collections from lower offices and what came back (domain.md §8). */
export const collectionTasks = {
  version: 28,
  name: 'collection_tasks',
  sql: `
-- draft until it is sent (sentOn), final from then on; outline and recipientOfficeIds: JSON lists; cutoffTime: HH:MM, at most 24:00
CREATE TABLE collection_task(${COMMON},
  title TEXT NOT NULL, dueOn TEXT NOT NULL, cutoffTime TEXT NOT NULL DEFAULT '24:00', outline TEXT NOT NULL,
  recipientOfficeIds TEXT NOT NULL, requirementText TEXT, sentOn TEXT, closedOn TEXT,
  CHECK (recordState <> 'final' OR sentOn IS NOT NULL), CHECK (closedOn IS NULL OR sentOn IS NOT NULL)) STRICT;
CREATE INDEX collection_task_due ON collection_task(dueOn) WHERE recordState <> 'voided';

-- receivedAt: local moment; sections: JSON object heading → text; timeliness: of this return alone, the first of an office decides
CREATE TABLE collection_return(${COMMON},
  taskId TEXT NOT NULL, officeId TEXT NOT NULL, receivedAt TEXT NOT NULL, sections TEXT NOT NULL,
  timeliness TEXT NOT NULL CHECK (timeliness IN ('on_time','late')), note TEXT) STRICT;
CREATE INDEX collection_return_task ON collection_return(taskId, officeId, receivedAt) WHERE recordState <> 'voided';

-- drafts of official documents made of a task: 征集通知, 催报通知, 材料汇编; officeIds: the offices it went to or came from
CREATE TABLE collection_notice(${COMMON},
  taskId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('call','reminder','compilation')), madeOn TEXT NOT NULL,
  officeIds TEXT NOT NULL, documentId TEXT NOT NULL) STRICT;
CREATE INDEX collection_notice_task ON collection_notice(taskId, madeOn);
CREATE INDEX collection_notice_document ON collection_notice(documentId);

PRAGMA user_version = 28;
`,
};
