/**
 * The search index and saved views. Nothing of the index is a record: it is made anew whenever it is missing or of an older recipe
 * (`search/rebuild.repository.ts`). `search_text` keeps no text (contentless); a row's number says what it is about (`search/entryKeys.ts`).
 */
export const search = {
  version: 3,
  name: '0003_search',
  sql: `
CREATE VIRTUAL TABLE search_text USING fts5(words, characters, initials, pinyin, codes, content='', contentless_delete=1,
  tokenize='ascii', detail=full);
-- names once more, so that a word that stands in every record, but in few names, is looked for in names alone
CREATE VIRTUAL TABLE search_name USING fts5(words, characters, content='', contentless_delete=1, tokenize='ascii', detail=full);
-- whole codes, numbers and names (behind a '=') as they are compared
CREATE TABLE search_key(key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(key, entry)) STRICT, WITHOUT ROWID;
CREATE INDEX search_key_entry ON search_key(entry);
-- text inside attachments, by page where there are pages; page NULL: the file has none
CREATE TABLE search_page(rowKey INTEGER PRIMARY KEY, attachmentId TEXT NOT NULL, seq INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX search_page_attachment ON search_page(attachmentId, seq);
-- what came of reading a file: 'read', or why it cannot be searched; sha256: the bytes that were read
CREATE TABLE search_file(attachmentId TEXT PRIMARY KEY, sha256 TEXT NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- filters under a name, each user's own; no record
CREATE TABLE saved_view(id TEXT PRIMARY KEY, userId TEXT NOT NULL, page TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
  pinned INTEGER NOT NULL, createdAt TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_view_name ON saved_view(userId, page, name);

PRAGMA user_version = 3;
`,
} as const;
