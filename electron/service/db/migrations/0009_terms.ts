import { COMMON } from './common.ts';

/** Terms of office with officers and postponements, and the meetings of an organization with resolutions (features R7, R8). */
export const terms = {
  version: 9,
  name: '0009_terms',
  sql: `
-- the last day of a term is reckoned from startOn and years and moved by postponements; the next election closes it
CREATE TABLE organization_term(${COMMON},
  organizationId TEXT NOT NULL, number INTEGER NOT NULL, electedOn TEXT NOT NULL, startOn TEXT NOT NULL, years INTEGER NOT NULL,
  meetingId TEXT, councilMembers INTEGER, supervisors INTEGER, reportNumber TEXT, attachmentId TEXT, note TEXT) STRICT;
CREATE INDEX organization_term_organization ON organization_term(organizationId);
-- the last term of every organization is read from this index alone
CREATE UNIQUE INDEX organization_term_number ON organization_term(organizationId, number) WHERE recordState <> 'voided';
CREATE INDEX organization_term_meeting ON organization_term(meetingId) WHERE meetingId IS NOT NULL;

-- the holder of a post (domain.md §1.1): post, name, days in office and work phone, nothing else
CREATE TABLE term_officer(${COMMON},
  organizationId TEXT NOT NULL, termId TEXT NOT NULL, post TEXT NOT NULL, name TEXT NOT NULL, workPhone TEXT, startOn TEXT,
  endOn TEXT) STRICT;
CREATE INDEX term_officer_organization ON term_officer(organizationId);
CREATE INDEX term_officer_term ON term_officer(termId);

CREATE TABLE term_postponement(${COMMON},
  organizationId TEXT NOT NULL, termId TEXT NOT NULL, approvalNumber TEXT NOT NULL, approvedBy TEXT NOT NULL,
  approvedOn TEXT NOT NULL, formerDueOn TEXT NOT NULL, newDueOn TEXT NOT NULL, grounds TEXT, attachmentId TEXT) STRICT;
CREATE INDEX term_postponement_organization ON term_postponement(organizationId);
CREATE INDEX term_postponement_term ON term_postponement(termId, newDueOn, approvalNumber) WHERE recordState <> 'voided';

CREATE TABLE organization_meeting(${COMMON},
  organizationId TEXT NOT NULL, body TEXT NOT NULL, session TEXT, heldOn TEXT NOT NULL, place TEXT, chairName TEXT, chairPost TEXT,
  due INTEGER NOT NULL, present INTEGER NOT NULL, attachmentId TEXT, note TEXT) STRICT;
CREATE INDEX organization_meeting_organization ON organization_meeting(organizationId, heldOn);

CREATE TABLE organization_resolution(${COMMON},
  organizationId TEXT NOT NULL, meetingId TEXT NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL, votesFor INTEGER NOT NULL,
  votesAgainst INTEGER NOT NULL, votesAbstain INTEGER NOT NULL, content TEXT) STRICT;
CREATE INDEX organization_resolution_organization ON organization_resolution(organizationId);
CREATE INDEX organization_resolution_meeting ON organization_resolution(meetingId);

PRAGMA user_version = 9;
`,
};
