import { COMMON } from './common.ts';

/** Activity filings: receipt, verdict, decisions, moved dates, summary (domain.md §7, §9.2, §9.3). */
export const activityFilings = {
  version: 23,
  name: 'activity_filings',
  sql: `
-- One record per activity. draft: no result yet; final: a result stands. leadDays … timeliness, publicSecurityRequired and summaryDueOn
-- are null while draft (computed when shown) and stored as a snapshot with ruleUsed when the record is final (domain.md §1.5).
-- organizerDecidedOn: the day on which the organization decided to hold the activity, for offices whose rule counts from it.
-- supervisingUnitDecision: null where the organization has no supervising unit (直接登记, 脱钩).
CREATE TABLE activity_filing(${COMMON},
  filingNo TEXT NOT NULL, organizationId TEXT NOT NULL, title TEXT NOT NULL,
  activityKind TEXT NOT NULL CHECK (activityKind IN ('report_meeting','seminar','lecture','forum','celebration','training','academic',
    'exhibition','award','cross_region','foreign','performance','sports','charity','other')),
  startAt TEXT NOT NULL, endAt TEXT NOT NULL, place TEXT, expectedParticipants INTEGER CHECK (expectedParticipants >= 0),
  venueCapacity INTEGER CHECK (venueCapacity >= 0), budgetWan TEXT, fundSource TEXT,
  onsiteLeadName TEXT, onsiteLeadPost TEXT, onsiteLeadPhone TEXT, emergencyPlanAttachmentId TEXT,
  receivedOn TEXT NOT NULL, completeOn TEXT, completedBy TEXT, completedByName TEXT, organizerDecidedOn TEXT, materialCaseId TEXT,
  supervisingUnit TEXT, supervisingUnitDecision TEXT CHECK (supervisingUnitDecision IN ('pending','approved','rejected')),
  supervisingUnitDecidedOn TEXT, supervisingUnitDocumentNo TEXT,
  publicSecurityRequired INTEGER, publicSecurityPermitNo TEXT,
  result TEXT CHECK (result IN ('returned','accepted_pending','accepted','rejected','withdrawn','cancelled')),
  decidedOn TEXT, decidedBy TEXT, decidedByName TEXT, decisionReason TEXT, selfChecked INTEGER NOT NULL DEFAULT 0,
  leadDays INTEGER, latestFilingDate TEXT, advisedFilingDate TEXT, timeliness TEXT CHECK (timeliness IN ('on_time','late','na')),
  ruleUsed TEXT,
  actualParticipants INTEGER CHECK (actualParticipants >= 0), incidentText TEXT, summaryText TEXT, summarySubmittedOn TEXT,
  summaryDueOn TEXT, statementText TEXT, statementOn TEXT, receiptDocumentId TEXT, refusalDocumentId TEXT, note TEXT,
  CHECK (endAt >= startAt), CHECK (completeOn IS NULL OR completeOn >= receivedOn),
  CHECK (recordState NOT IN ('final','archived') OR (result IS NOT NULL AND timeliness IS NOT NULL)),
  CHECK (result IS NULL OR result <> 'accepted' OR (completeOn IS NOT NULL AND emergencyPlanAttachmentId IS NOT NULL
    AND onsiteLeadName IS NOT NULL AND (supervisingUnitDecision IS NULL OR supervisingUnitDecision = 'approved')))) STRICT;
CREATE UNIQUE INDEX activity_filing_number ON activity_filing(originOfficeId, filingNo);
CREATE INDEX activity_filing_organization ON activity_filing(organizationId, startAt);
CREATE INDEX activity_filing_start ON activity_filing(startAt, result) WHERE recordState IN ('final','archived');
CREATE INDEX activity_filing_received ON activity_filing(receivedOn);
CREATE INDEX activity_filing_complete ON activity_filing(completeOn) WHERE recordState IN ('final','archived');
CREATE INDEX activity_filing_case ON activity_filing(materialCaseId) WHERE materialCaseId IS NOT NULL;

-- one change of day or place (改期记录): what it was before, what it is since, and why
CREATE TABLE activity_filing_move(${COMMON},
  filingId TEXT NOT NULL, movedOn TEXT NOT NULL, startAtBefore TEXT NOT NULL, endAtBefore TEXT NOT NULL, placeBefore TEXT,
  startAt TEXT NOT NULL, endAt TEXT NOT NULL, place TEXT, reason TEXT NOT NULL, CHECK (endAt >= startAt)) STRICT;
CREATE INDEX activity_filing_move_of ON activity_filing_move(filingId, rowKey);

PRAGMA user_version = 23;
`,
};
