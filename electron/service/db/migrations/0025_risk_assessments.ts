import { COMMON } from './common.ts';

/** Risk matrices, assessments, factors, measures, acceptances (domain.md §7). */
export const riskAssessments = {
  version: 25,
  name: 'risk_assessments',
  sql: `
-- the office's own editions of the matrix; version 1 is shipped and has no row; definition: RiskMatrixDefinition
CREATE TABLE risk_matrix(${COMMON},
  version INTEGER NOT NULL CHECK (version >= 2), effectiveFrom TEXT NOT NULL, title TEXT NOT NULL, definition TEXT NOT NULL,
  note TEXT, basis TEXT) STRICT;
CREATE UNIQUE INDEX risk_matrix_version ON risk_matrix(originOfficeId, version) WHERE recordState <> 'voided';

-- subjectId: organization, or activity_filing; a venue has a name of its own and stands with its organization
-- matrix: the edition as it was when the assessment was made; levels and reviewDueOn are stored when it is approved
-- supersedesId: the version of the same subject that this one rates anew; copiedFromId: whose text it took over
CREATE TABLE risk_assessment(${COMMON},
  assessmentNo TEXT NOT NULL, subjectKind TEXT NOT NULL CHECK (subjectKind IN ('organization','activity','venue')),
  subjectId TEXT NOT NULL, organizationId TEXT NOT NULL, venueName TEXT, periodLabel TEXT, assessedOn TEXT NOT NULL,
  assessorOfficeId TEXT NOT NULL, matrixVersion INTEGER NOT NULL, matrix TEXT NOT NULL,
  levelBefore TEXT CHECK (levelBefore IN ('low','moderate','high','major')),
  levelCurrent TEXT CHECK (levelCurrent IN ('low','moderate','high','major')),
  levelAfter TEXT CHECK (levelAfter IN ('low','moderate','high','major')),
  conclusionText TEXT, reviewDueOn TEXT, approvedByMemberId TEXT, approvedOn TEXT, selfChecked INTEGER NOT NULL DEFAULT 0,
  copiedFromId TEXT, supersedesId TEXT, closedOn TEXT, closedReason TEXT,
  statementState TEXT NOT NULL CHECK (statementState IN ('none','asked','given','declined')), statementText TEXT,
  statementOn TEXT, statementPost TEXT,
  CHECK ((subjectKind = 'venue') = (venueName IS NOT NULL)), CHECK ((approvedByMemberId IS NULL) = (approvedOn IS NULL)),
  CHECK ((closedOn IS NULL) = (closedReason IS NULL))) STRICT;
CREATE UNIQUE INDEX risk_assessment_number ON risk_assessment(originOfficeId, assessmentNo);
-- whether a later version stands is answered from this index alone: a row carries its whole matrix
CREATE INDEX risk_assessment_subject ON risk_assessment(subjectKind, subjectId, assessedOn, id, recordState, closedOn, venueName);
CREATE INDEX risk_assessment_organization ON risk_assessment(organizationId, assessedOn);
CREATE INDEX risk_assessment_day ON risk_assessment(assessedOn);
CREATE INDEX risk_assessment_review ON risk_assessment(reviewDueOn) WHERE recordState = 'final' AND closedOn IS NULL;
CREATE INDEX risk_assessment_supersedes ON risk_assessment(supersedesId) WHERE supersedesId IS NOT NULL;
CREATE INDEX risk_assessment_copied ON risk_assessment(copiedFromId) WHERE copiedFromId IS NOT NULL;

-- likelihood, severity: before anything is done; current…: with what is in force; …After: with what is planned
-- basisKind, basisId, basisTitle: the record it rests on; sourceFactorId: the factor of an earlier assessment it goes on with
-- carried: against that factor; a closed one keeps its text and has no levels; proposal: the row of the table that proposed a pair
CREATE TABLE risk_factor(${COMMON},
  assessmentId TEXT NOT NULL, seq INTEGER NOT NULL, factorCategory TEXT NOT NULL, riskText TEXT NOT NULL,
  basisText TEXT NOT NULL, basisKind TEXT, basisId TEXT, basisTitle TEXT,
  likelihood INTEGER CHECK (likelihood BETWEEN 1 AND 5), severity INTEGER CHECK (severity BETWEEN 1 AND 5),
  levelBefore TEXT CHECK (levelBefore IN ('low','moderate','high','major')),
  currentLikelihood INTEGER CHECK (currentLikelihood BETWEEN 1 AND 5), currentSeverity INTEGER CHECK (currentSeverity BETWEEN 1 AND 5),
  levelCurrent TEXT CHECK (levelCurrent IN ('low','moderate','high','major')),
  likelihoodAfter INTEGER CHECK (likelihoodAfter BETWEEN 1 AND 5), severityAfter INTEGER CHECK (severityAfter BETWEEN 1 AND 5),
  levelAfter TEXT CHECK (levelAfter IN ('low','moderate','high','major')),
  residualReason TEXT, carried TEXT CHECK (carried IN ('new','kept','changed','closed')), closedReason TEXT, sourceFactorId TEXT,
  proposal TEXT,
  CHECK ((basisKind IS NULL) = (basisId IS NULL)), CHECK ((likelihood IS NULL) = (severity IS NULL)),
  CHECK ((currentLikelihood IS NULL) = (currentSeverity IS NULL)), CHECK ((likelihoodAfter IS NULL) = (severityAfter IS NULL)),
  CHECK ((carried IS 'closed') = (closedReason IS NOT NULL))) STRICT;
CREATE INDEX risk_factor_assessment ON risk_factor(assessmentId, seq);
CREATE INDEX risk_factor_source ON risk_factor(sourceFactorId) WHERE sourceFactorId IS NOT NULL;

-- riskFactorIds: every factor of the assessment that the measure touches; an existing measure is done since dueOn
CREATE TABLE risk_measure(${COMMON},
  assessmentId TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('existing','planned')),
  riskFactorIds TEXT NOT NULL, measureText TEXT NOT NULL, responsibleName TEXT, responsiblePost TEXT, responsibleMemberId TEXT,
  dueOn TEXT NOT NULL, doneOn TEXT, doneNote TEXT,
  CHECK (responsibleName IS NOT NULL OR responsibleMemberId IS NOT NULL), CHECK (doneNote IS NULL OR doneOn IS NOT NULL)) STRICT;
CREATE INDEX risk_measure_assessment ON risk_measure(assessmentId, seq);
CREATE INDEX risk_measure_due ON risk_measure(dueOn) WHERE doneOn IS NULL AND recordState <> 'voided';
CREATE INDEX risk_measure_member ON risk_measure(responsibleMemberId, dueOn) WHERE doneOn IS NULL AND recordState <> 'voided';

-- in force from acceptedOn to expiresOn, both included, until the day it is revoked
CREATE TABLE risk_acceptance(${COMMON},
  riskFactorId TEXT NOT NULL, assessmentId TEXT NOT NULL, approverMemberId TEXT NOT NULL, acceptedOn TEXT NOT NULL,
  expiresOn TEXT NOT NULL, reason TEXT NOT NULL, revokedOn TEXT, revokeReason TEXT,
  CHECK (expiresOn >= acceptedOn), CHECK ((revokedOn IS NULL) = (revokeReason IS NULL))) STRICT;
CREATE INDEX risk_acceptance_factor ON risk_acceptance(riskFactorId, expiresOn);
CREATE INDEX risk_acceptance_assessment ON risk_acceptance(assessmentId);
CREATE INDEX risk_acceptance_expiry ON risk_acceptance(expiresOn) WHERE revokedOn IS NULL AND recordState <> 'voided';

PRAGMA user_version = 25;
`,
};
