import { COMMON } from './common.ts';

/** Dormant organizations and material checklists (features R14, R15). */
export const checklists = {
  version: 10,
  name: '0010_checklists',
  sql: `
-- what a clerk decided about an organization listed as dormant, with the reasons and the rule as they stood that day
CREATE TABLE dormant_review(${COMMON},
  organizationId TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('revive','rectify','remove')), decidedOn TEXT NOT NULL,
  documentNo TEXT, basisText TEXT, statementText TEXT, dueOn TEXT, doneOn TEXT, doneNote TEXT, reasons TEXT NOT NULL,
  ruleUsed TEXT NOT NULL) STRICT;
CREATE INDEX dormant_review_organization ON dormant_review(organizationId, decidedOn);
-- the last meeting of an organization is one look-up
CREATE INDEX dormant_last_meeting ON meeting(organizationId, startAt) WHERE organizationId IS NOT NULL;

-- the list of materials of a matter as this office keeps it; a matter of the program that was never edited has no row
CREATE TABLE checklist_template(${COMMON},
  matterCode TEXT NOT NULL, title TEXT NOT NULL, version INTEGER NOT NULL, items TEXT NOT NULL, active INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX checklist_template_matter ON checklist_template(matterCode) WHERE recordState <> 'voided';

-- a case carries its own copy of the list: later edits of the template do not touch it
CREATE TABLE material_case(${COMMON},
  caseNo TEXT NOT NULL, matterCode TEXT NOT NULL, matterTitle TEXT NOT NULL, templateVersion INTEGER NOT NULL,
  organizationId TEXT, applicantName TEXT NOT NULL, receivedOn TEXT NOT NULL, informDueOn TEXT NOT NULL, informDays INTEGER NOT NULL,
  informUnverified TEXT NOT NULL, items TEXT NOT NULL,
  note TEXT, completeOn TEXT, completedBy TEXT, completedByName TEXT, closedOn TEXT, closeReason TEXT) STRICT;
CREATE INDEX material_case_organization ON material_case(organizationId);
CREATE INDEX material_case_received ON material_case(receivedOn);
CREATE INDEX material_case_number ON material_case(caseNo);

-- a correction notice as it was given: what was missing and why, word by word, and by when
CREATE TABLE correction_notice(${COMMON},
  caseId TEXT NOT NULL, noticedOn TEXT NOT NULL, dueOn TEXT NOT NULL, workingDays INTEGER NOT NULL, unverifiedYears TEXT NOT NULL,
  lines TEXT NOT NULL, documentId TEXT) STRICT;
CREATE INDEX correction_notice_case ON correction_notice(caseId, noticedOn);
CREATE INDEX correction_notice_document ON correction_notice(documentId) WHERE documentId IS NOT NULL;

PRAGMA user_version = 10;
`,
} as const;
