import { COMMON } from './common.ts';

/**
 * The first schema. Every record table carries the common fields of domain.md §2; `rowKey` is an explicit integer key,
 * so that VACUUM never renumbers it and full-text tables may point at it (security-and-exchange.md §8.2).
 * The tables of exchange (§7, appendix C) stand here from the start, so that nothing stored has to change later.
 */

export const first = {
  version: 1,
  name: '0001_first',
  sql: `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE meta_log(log TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- appendix C of security-and-exchange.md, word for word
CREATE TABLE audit_entry(
  log TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, userId TEXT NOT NULL, role TEXT NOT NULL, replica TEXT NOT NULL,
  action TEXT NOT NULL, entityType TEXT NOT NULL, entityId TEXT NOT NULL, outcome TEXT NOT NULL, beforeHash TEXT NOT NULL,
  afterHash TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, prevHash TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY(log, seq)) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT,'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT,'audit is append-only'); END;
CREATE TRIGGER audit_next BEFORE INSERT ON audit_entry
  WHEN NEW.seq <> (SELECT coalesce(max(seq),0)+1 FROM audit_entry WHERE log = NEW.log)
    OR NEW.log <> (SELECT log FROM meta_log)
  BEGIN SELECT RAISE(ABORT,'audit sequence'); END;
CREATE TABLE audit_checkpoint(log TEXT NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY(log, size)) STRICT, WITHOUT ROWID;

CREATE TABLE record_state(recordId TEXT PRIMARY KEY, collection TEXT NOT NULL, owner TEXT NOT NULL, lsn INTEGER NOT NULL,
  conflict INTEGER NOT NULL DEFAULT 0, merge TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX record_state_lsn ON record_state(lsn);
CREATE TABLE coverage(office TEXT, channel TEXT, epoch TEXT, fromLsn INTEGER, toLsn INTEGER,
  PRIMARY KEY(office,channel,epoch,fromLsn)) STRICT, WITHOUT ROWID;

-- one row per record and commit: \`changes\` is {field: [old, new]}; never pruned
CREATE TABLE field_history(
  historyKey INTEGER PRIMARY KEY,
  recordId TEXT NOT NULL, collection TEXT NOT NULL, revision INTEGER NOT NULL,
  replica TEXT NOT NULL, n INTEGER NOT NULL, hlc TEXT NOT NULL,
  at TEXT NOT NULL, userId TEXT NOT NULL, action TEXT NOT NULL, reason TEXT NOT NULL,
  effectiveOn TEXT, salt TEXT NOT NULL, changes TEXT NOT NULL) STRICT;
CREATE INDEX field_history_record ON field_history(recordId, historyKey);
CREATE INDEX field_history_at ON field_history(collection, at);

-- accounts, keys, drafts: not records, not exchanged
CREATE TABLE user_account(id TEXT PRIMARY KEY, login TEXT NOT NULL COLLATE NOCASE UNIQUE, displayName TEXT NOT NULL, post TEXT,
  roles TEXT NOT NULL, enabled INTEGER NOT NULL, recipient TEXT NOT NULL, createdAt TEXT NOT NULL, lastLoginAt TEXT,
  passwordChangedAt TEXT NOT NULL, previousPasswords TEXT NOT NULL DEFAULT '[]') STRICT, WITHOUT ROWID;
CREATE TABLE office_key(name TEXT PRIMARY KEY, publicPart TEXT NOT NULL, file BLOB NOT NULL, createdAt TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE signing_identity(id TEXT PRIMARY KEY, source TEXT NOT NULL, certificate BLOB NOT NULL, chain TEXT NOT NULL,
  keyFile BLOB NOT NULL, subject TEXT NOT NULL, issuer TEXT NOT NULL, serial TEXT NOT NULL, fingerprint TEXT NOT NULL,
  notBefore TEXT NOT NULL, notAfter TEXT NOT NULL, active INTEGER NOT NULL, createdAt TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE trust_root(fingerprint TEXT PRIMARY KEY, certificate BLOB NOT NULL, name TEXT NOT NULL, own INTEGER NOT NULL,
  addedAt TEXT NOT NULL, addedBy TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft(userId TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, savedAt TEXT NOT NULL,
  PRIMARY KEY(userId, key)) STRICT, WITHOUT ROWID;
CREATE TABLE import_mapping(layout TEXT PRIMARY KEY, mapping TEXT NOT NULL, savedAt TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- records
CREATE TABLE office(${COMMON},
  name TEXT NOT NULL, shortName TEXT, level TEXT NOT NULL, local INTEGER NOT NULL, parentId TEXT, divisionCode TEXT,
  documentPrefix TEXT, address TEXT, workPhone TEXT, settings TEXT NOT NULL) STRICT;

CREATE TABLE organization(${COMMON},
  name TEXT NOT NULL, nameKey TEXT NOT NULL, sortKey TEXT NOT NULL, initials TEXT NOT NULL, registrationKind TEXT NOT NULL,
  legalType TEXT, legalSubtype TEXT, communityCategory TEXT, communityForm TEXT, industryClass TEXT, uscc TEXT,
  registrationNo TEXT, filingNo TEXT, registrationAuthority TEXT, divisionCode TEXT, townshipName TEXT, communityName TEXT,
  supervisionMode TEXT, supervisingUnit TEXT, legalRepresentativeName TEXT, domicile TEXT, businessScope TEXT,
  activityArea TEXT, registeredCapitalWan TEXT, establishedOn TEXT, establishedOnPrecision TEXT NOT NULL, filedOn TEXT,
  filedOnPrecision TEXT NOT NULL, certificateValidFrom TEXT, certificateValidTo TEXT, status TEXT NOT NULL,
  creditFlag TEXT NOT NULL, isCharity INTEGER NOT NULL, charityRecognizedOn TEXT, hasPublicFundraising INTEGER NOT NULL,
  isVolunteerService INTEGER NOT NULL, isIndustryAssociation INTEGER NOT NULL, isHub INTEGER NOT NULL, partyCoverage TEXT,
  assessmentGrade TEXT, assessmentGrantedOn TEXT, assessmentValidTo TEXT, memberUnits INTEGER, memberIndividuals INTEGER,
  staffCount INTEGER, activityVenue TEXT, website TEXT, publications TEXT, note TEXT) STRICT;
CREATE UNIQUE INDEX organization_uscc ON organization(uscc) WHERE uscc IS NOT NULL AND recordState <> 'voided';
CREATE INDEX organization_nameKey ON organization(nameKey);
CREATE INDEX organization_sort ON organization(sortKey, rowKey);
CREATE INDEX organization_registrationNo ON organization(registrationNo) WHERE registrationNo IS NOT NULL;

CREATE TABLE organization_event(${COMMON},
  organizationId TEXT NOT NULL, kind TEXT NOT NULL, effectiveOn TEXT NOT NULL, items TEXT NOT NULL, documentNo TEXT, note TEXT) STRICT;
CREATE INDEX organization_event_organization ON organization_event(organizationId, effectiveOn);

CREATE TABLE organization_contact(${COMMON},
  organizationId TEXT NOT NULL, name TEXT NOT NULL, post TEXT, role TEXT NOT NULL, workPhone TEXT, workEmail TEXT,
  validFrom TEXT, validTo TEXT) STRICT;
CREATE INDEX organization_contact_organization ON organization_contact(organizationId);

CREATE TABLE annual_review(${COMMON},
  organizationId TEXT NOT NULL, year INTEGER NOT NULL, regime TEXT NOT NULL, submittedOn TEXT, conclusion TEXT NOT NULL,
  concludedOn TEXT, rectificationDueOn TEXT) STRICT;
CREATE UNIQUE INDEX annual_review_year ON annual_review(organizationId, year) WHERE recordState <> 'voided';

CREATE TABLE leading_group(${COMMON},
  name TEXT NOT NULL, officeId TEXT NOT NULL, establishedOn TEXT NOT NULL, documentNo TEXT, dutiesText TEXT,
  officeLocation TEXT, dissolvedOn TEXT) STRICT;
CREATE TABLE member(${COMMON},
  name TEXT NOT NULL, officeId TEXT, unitName TEXT, post TEXT NOT NULL, workPhone TEXT, workEmail TEXT, active INTEGER NOT NULL) STRICT;
CREATE TABLE duty_assignment(${COMMON},
  leadingGroupId TEXT NOT NULL, memberId TEXT NOT NULL, role TEXT NOT NULL, seq INTEGER NOT NULL, scopeText TEXT,
  sectionNames TEXT NOT NULL, basisDocumentNo TEXT, startOn TEXT NOT NULL, endOn TEXT) STRICT;
CREATE INDEX duty_assignment_group ON duty_assignment(leadingGroupId, startOn);

CREATE TABLE meeting(${COMMON},
  kind TEXT NOT NULL, title TEXT NOT NULL, leadingGroupId TEXT, organizationId TEXT, startAt TEXT NOT NULL, endAt TEXT,
  place TEXT NOT NULL, chairName TEXT NOT NULL, recorderName TEXT NOT NULL, openingText TEXT, minutesText TEXT NOT NULL,
  distribution TEXT, copyTo TEXT, mark TEXT, numberYear INTEGER, numberSeq INTEGER, number TEXT, minutesIssuedOn TEXT,
  selfChecked INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX meeting_number ON meeting(kind, numberYear, numberSeq) WHERE numberSeq IS NOT NULL;
CREATE INDEX meeting_start ON meeting(startAt);
CREATE TABLE agenda_item(${COMMON},
  meetingId TEXT NOT NULL, seq INTEGER NOT NULL, title TEXT NOT NULL, proposerName TEXT, summaryText TEXT) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item(meetingId, seq);
CREATE TABLE attendance(${COMMON},
  meetingId TEXT NOT NULL, seq INTEGER NOT NULL, capacity TEXT NOT NULL, memberId TEXT, name TEXT, post TEXT, unit TEXT,
  headcount INTEGER NOT NULL, leaveReason TEXT) STRICT;
CREATE INDEX attendance_meeting ON attendance(meetingId, seq);
CREATE TABLE decision(${COMMON},
  meetingId TEXT NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL, agendaItemId TEXT, votesFor INTEGER,
  votesAgainst INTEGER, votesAbstain INTEGER, number TEXT) STRICT;
CREATE INDEX decision_meeting ON decision(meetingId, seq);
CREATE TABLE action_item(${COMMON},
  meetingId TEXT, sourceText TEXT, seq INTEGER NOT NULL, text TEXT NOT NULL, responsibleUnit TEXT, organizationId TEXT,
  responsibleNames TEXT, dueOn TEXT NOT NULL, status TEXT NOT NULL, doneOn TEXT, evidence TEXT) STRICT;
CREATE INDEX action_item_meeting ON action_item(meetingId, seq);
CREATE INDEX action_item_due ON action_item(status, dueOn);

CREATE TABLE attachment(${COMMON},
  ownerType TEXT NOT NULL, ownerId TEXT NOT NULL, fileName TEXT NOT NULL, mediaType TEXT NOT NULL, sizeBytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL, kind TEXT NOT NULL, title TEXT, number TEXT, pages INTEGER, signerName TEXT, fontsUsed TEXT) STRICT;
CREATE INDEX attachment_owner ON attachment(ownerType, ownerId);

PRAGMA user_version = 1;
`,
} as const;
