import { COMMON } from './common.ts';

/** Assessment grades, penalties, commitments and confirmed contact lists of an organization (features R12; domain.md §3.3, §7, §9.1). */
export const supervisionRecords = {
  version: 13,
  name: 'supervision_records',
  sql: `
-- validTo is entered from the document, never computed; endedOn: withdrawn before that
CREATE TABLE assessment_grade(${COMMON},
  organizationId TEXT NOT NULL, grade TEXT NOT NULL, grantedOn TEXT NOT NULL, validTo TEXT, documentNumber TEXT,
  issuedBy TEXT NOT NULL, basis TEXT NOT NULL, endedOn TEXT, endingNote TEXT, attachmentId TEXT, note TEXT,
  CHECK (validTo >= grantedOn), CHECK (endedOn >= grantedOn)) STRICT;
CREATE INDEX assessment_grade_organization ON assessment_grade(organizationId, grantedOn);

CREATE TABLE penalty(${COMMON},
  organizationId TEXT NOT NULL, kind TEXT NOT NULL, decisionNumber TEXT NOT NULL, decidedOn TEXT NOT NULL, decidedBy TEXT NOT NULL,
  facts TEXT NOT NULL, legalBasis TEXT NOT NULL, amountYuan TEXT, periodFrom TEXT, periodTo TEXT, executedOn TEXT, statement TEXT,
  statementOn TEXT, attachmentId TEXT, note TEXT, CHECK (periodTo >= periodFrom), CHECK (executedOn >= decidedOn)) STRICT;
CREATE INDEX penalty_organization ON penalty(organizationId, decidedOn);

CREATE TABLE commitment(${COMMON},
  organizationId TEXT NOT NULL, kind TEXT NOT NULL, signedOn TEXT NOT NULL, validTo TEXT, attachmentId TEXT, note TEXT,
  CHECK (validTo >= signedOn)) STRICT;
CREATE INDEX commitment_organization ON commitment(organizationId);
-- what falls due is read from this index alone
CREATE INDEX commitment_kept ON commitment(organizationId, kind, signedOn, validTo) WHERE recordState <> 'voided';

-- the liaisons of all organizations are read from this index alone
CREATE INDEX organization_contact_liaison ON organization_contact(organizationId, validFrom, validTo, post, name, workPhone)
  WHERE role = 'liaison' AND recordState <> 'voided';

-- the contact list of an organization was gone through with it on this day; once a quarter
CREATE TABLE contact_confirmation(${COMMON},
  organizationId TEXT NOT NULL, confirmedOn TEXT NOT NULL, confirmedByName TEXT NOT NULL, respondentName TEXT, respondentPost TEXT,
  note TEXT) STRICT;
CREATE INDEX contact_confirmation_organization ON contact_confirmation(organizationId, confirmedOn);
CREATE INDEX contact_confirmation_day ON contact_confirmation(confirmedOn, organizationId, confirmedByName) WHERE recordState <> 'voided';

PRAGMA user_version = 13;
`,
};
