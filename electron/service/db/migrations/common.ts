/**
 * Common fields of every record table (domain.md §2). `rowKey` is an explicit integer key, so that VACUUM never renumbers it and
 * full-text tables may point at it (security-and-exchange.md §8.2). Released migrations hold this text: it never changes.
 */
export const COMMON = `
  rowKey INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  originOfficeId TEXT NOT NULL,
  recordState TEXT NOT NULL CHECK (recordState IN ('draft','final','voided','archived')),
  revision INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL,
  voidReason TEXT`;
