import { COMMON } from './common.ts';

/** Reports with their frozen figures, and the office's templates (domain.md §8 Report; features W1–W9). */
export const reports = {
  version: 30,
  name: 'reports',
  sql: `
-- content: running text with the names of figures in {{…}}; figures: every line of the three periods as last counted, with the words of
-- their parts; changed: what the last refresh changed. snapshotSha256: the facts behind them, a blob; snapshotAttachmentId, number,
-- issuedOn, pdfAttachmentId are set when the document is issued. warnings: what the gate showed, with the reason for going on.
CREATE TABLE report(${COMMON},
  kind TEXT NOT NULL CHECK (kind IN ('monthly','quarterly','half_yearly','annual','special')),
  officeId TEXT NOT NULL, title TEXT NOT NULL, periodStart TEXT NOT NULL, periodEnd TEXT NOT NULL, dueOn TEXT, content TEXT NOT NULL,
  recipients TEXT, templateId TEXT, collectionTaskId TEXT, figures TEXT, countedAt TEXT, snapshotSha256 TEXT, changed TEXT NOT NULL,
  warnings TEXT NOT NULL, warningReason TEXT, documentId TEXT, state TEXT NOT NULL CHECK (state IN ('draft','issued','submitted')),
  number TEXT, issuedOn TEXT, pdfAttachmentId TEXT, snapshotAttachmentId TEXT, submittedOn TEXT, submittedTo TEXT,
  CHECK (periodStart <= periodEnd), CHECK (state = 'draft' OR (issuedOn IS NOT NULL AND snapshotSha256 IS NOT NULL)),
  CHECK (state <> 'submitted' OR submittedOn IS NOT NULL)) STRICT;
-- one report of a kind for each period; special ones as many as wanted
CREATE UNIQUE INDEX report_period ON report(officeId, kind, periodStart) WHERE recordState <> 'voided' AND kind <> 'special';
CREATE INDEX report_document ON report(documentId) WHERE documentId IS NOT NULL;
CREATE INDEX report_collection ON report(collectionTaskId) WHERE collectionTaskId IS NOT NULL;

-- outlines of the office with named places; the one of the program has no row
CREATE TABLE report_template(${COMMON},
  name TEXT NOT NULL, kind TEXT CHECK (kind IN ('monthly','quarterly','half_yearly','annual','special')),
  title TEXT NOT NULL, content TEXT NOT NULL, fileName TEXT, note TEXT) STRICT;
CREATE UNIQUE INDEX report_template_name ON report_template(originOfficeId, name) WHERE recordState <> 'voided';

PRAGMA user_version = 30;
`,
};
