import { COMMON } from './common.ts';

/**
 * Official documents with their registers (features S8–S10), seals, certificates of the office's own authority and the lists of
 * revoked ones (official-documents.md §6).
 */
export const documents = {
  version: 2,
  name: '0002_documents',
  sql: `
-- the office may hold one active identity of each kind: RSA, and SM2 for the second signature
ALTER TABLE signing_identity ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'rsa';
ALTER TABLE trust_root ADD COLUMN confirmedBy TEXT NOT NULL DEFAULT '';
ALTER TABLE trust_root ADD COLUMN confirmedHow TEXT NOT NULL DEFAULT '';
ALTER TABLE trust_root ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- certificates that the office's authority gave to its users; the key file is for that user alone
CREATE TABLE user_certificate(id TEXT PRIMARY KEY, userId TEXT NOT NULL, algorithm TEXT NOT NULL, certificate BLOB NOT NULL,
  chain TEXT NOT NULL, keyFile BLOB NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL, serial TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL, notBefore TEXT NOT NULL, notAfter TEXT NOT NULL, replacedBy TEXT, createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE revoked_certificate(issuer TEXT NOT NULL, serial TEXT NOT NULL, revokedAt TEXT NOT NULL, reason TEXT NOT NULL,
  revokedBy TEXT NOT NULL, PRIMARY KEY(issuer, serial)) STRICT, WITHOUT ROWID;
-- lists as issued, own ones and those of trusted offices; issuer: fingerprint of the root
CREATE TABLE revocation_list(issuer TEXT NOT NULL, number INTEGER NOT NULL, list BLOB NOT NULL, thisUpdate TEXT NOT NULL,
  nextUpdate TEXT NOT NULL, addedAt TEXT NOT NULL, addedBy TEXT NOT NULL, PRIMARY KEY(issuer, number)) STRICT, WITHOUT ROWID;

CREATE TABLE official_document(${COMMON},
  form TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, stage TEXT NOT NULL, numberId TEXT,
  number TEXT, issuedOn TEXT, copies INTEGER NOT NULL) STRICT;
CREATE INDEX official_document_stage ON official_document(stage, rowKey);
-- one number is one row for ever: reserved, issued or voided; never used again
CREATE TABLE document_number(${COMMON},
  classCode TEXT NOT NULL, year INTEGER NOT NULL, seq INTEGER NOT NULL, number TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
  title TEXT NOT NULL, documentId TEXT, reservedOn TEXT NOT NULL, issuedOn TEXT) STRICT;
CREATE UNIQUE INDEX document_number_seq ON document_number(classCode, year, seq);
CREATE TABLE document_step(${COMMON},
  documentId TEXT NOT NULL, seq INTEGER NOT NULL, step TEXT NOT NULL, personName TEXT NOT NULL, post TEXT, outcome TEXT NOT NULL,
  decidedOn TEXT NOT NULL, remark TEXT, onPaper INTEGER NOT NULL) STRICT;
CREATE INDEX document_step_document ON document_step(documentId, seq);
CREATE TABLE seal(${COMMON},
  name TEXT NOT NULL, agencyName TEXT NOT NULL, diameterMm REAL NOT NULL, sha256 TEXT NOT NULL, mediaType TEXT NOT NULL,
  active INTEGER NOT NULL) STRICT;
CREATE TABLE seal_use(${COMMON},
  sealName TEXT NOT NULL, documentId TEXT, number TEXT, title TEXT NOT NULL, copies INTEGER NOT NULL, usedOn TEXT NOT NULL,
  handledBy TEXT NOT NULL, approvedBy TEXT NOT NULL, note TEXT) STRICT;
CREATE INDEX seal_use_day ON seal_use(usedOn);

PRAGMA user_version = 2;
`,
} as const;
