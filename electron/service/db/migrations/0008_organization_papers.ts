import { COMMON } from './common.ts';

/** Articles, registration certificates, filed seals and branches of an organization (features R9). */
export const organizationPapers = {
  version: 8,
  name: '0008_organization_papers',
  sql: `
CREATE TABLE organization_articles(${COMMON},
  organizationId TEXT NOT NULL, versionNumber INTEGER NOT NULL, adoptedOn TEXT NOT NULL, meetingId TEXT, withoutMeetingReason TEXT,
  approvedOn TEXT, approvalNumber TEXT, summary TEXT, attachmentId TEXT, note TEXT,
  CHECK (meetingId IS NOT NULL OR withoutMeetingReason IS NOT NULL)) STRICT;
CREATE INDEX organization_articles_organization ON organization_articles(organizationId);
CREATE UNIQUE INDEX organization_articles_version ON organization_articles(organizationId, versionNumber)
  WHERE recordState <> 'voided';
CREATE INDEX organization_articles_meeting ON organization_articles(meetingId) WHERE meetingId IS NOT NULL;

-- ending: returned, replaced or lost, on endedOn; both or neither
CREATE TABLE registration_certificate(${COMMON},
  organizationId TEXT NOT NULL, copy TEXT NOT NULL, number TEXT NOT NULL, issuedOn TEXT NOT NULL, validFrom TEXT NOT NULL,
  validTo TEXT, collectedOn TEXT, collectedByName TEXT, collectedByPost TEXT, ending TEXT, endedOn TEXT, endingNote TEXT,
  attachmentId TEXT, note TEXT, CHECK ((ending IS NULL) = (endedOn IS NULL)), CHECK (validTo >= validFrom)) STRICT;
CREATE INDEX registration_certificate_organization ON registration_certificate(organizationId);
-- what falls due is read from this index alone
CREATE INDEX registration_certificate_held ON registration_certificate(organizationId, copy, issuedOn, validFrom, validTo)
  WHERE recordState <> 'voided' AND endedOn IS NULL;

CREATE TABLE seal_filing(${COMMON},
  organizationId TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, filedOn TEXT NOT NULL, filingNumber TEXT, ending TEXT,
  endedOn TEXT, endingNote TEXT, attachmentId TEXT, note TEXT, CHECK ((ending IS NULL) = (endedOn IS NULL))) STRICT;
CREATE INDEX seal_filing_organization ON seal_filing(organizationId);

CREATE TABLE organization_branch(${COMMON},
  organizationId TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, establishedOn TEXT NOT NULL, domicile TEXT, headName TEXT,
  headPost TEXT, basis TEXT, endedOn TEXT, endingNote TEXT, note TEXT) STRICT;
CREATE INDEX organization_branch_organization ON organization_branch(organizationId);

PRAGMA user_version = 8;
`,
};
