/**
 * The log of imported lists, from which an import can be undone (features I1–I3, X9), and names for remembered layouts of headings.
 * `import_batch_record` holds one row for each record that an import wrote: its revision afterwards, and for a changed record the
 * values that its changed fields had before.
 */
export const imports = {
  version: 4,
  name: '0004_imports',
  sql: `
ALTER TABLE import_mapping ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE import_mapping ADD COLUMN headings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE import_mapping ADD COLUMN registrationKind TEXT NOT NULL DEFAULT 'registered';

-- counts, choices, details: JSON; fileHash: SHA-256 of the file in hexadecimal
CREATE TABLE import_batch(id TEXT PRIMARY KEY, at TEXT NOT NULL, userId TEXT NOT NULL, fileName TEXT NOT NULL, fileHash TEXT NOT NULL,
  registrationKind TEXT NOT NULL, counts TEXT NOT NULL, choices TEXT NOT NULL, details TEXT NOT NULL, undoneAt TEXT, undoneBy TEXT)
  STRICT, WITHOUT ROWID;
CREATE INDEX import_batch_at ON import_batch(at);
CREATE TABLE import_batch_record(batchId TEXT NOT NULL, recordId TEXT NOT NULL, collection TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('created','updated')), revision INTEGER NOT NULL, before TEXT,
  PRIMARY KEY(batchId, recordId)) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
`,
} as const;
