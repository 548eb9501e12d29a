import type * as zh from '../zh-CN/exports.ts';

export const exports = {
  export: 'Export',
  excel: 'Export Excel',
  csv: 'Export CSV',
  exporting: 'Exporting the list',
  saved: '{count} rows exported.',
  fileName: '{name}_{date}.{ending}',
  organizations: 'Registry of social organizations',
  meetings: 'Meetings',
  actions: 'Actions',
  documents: 'Issued documents',
  officialDocuments: 'Official documents',
  documentNumbers: 'Register of document numbers',
  sealUses: 'Register of seal uses',
  duties: 'Table of duties',
  sha256: 'Hash of the file (SHA-256)',
  tab: 'Data export',
  dumpTitle: 'Export of all data',
  dumpHelp:
    'Every record, its history, the audit log and the attachments as one archive of plain tables and unchanged files, readable without this program. The page 浏览.html shows and searches them offline; 校验.txt proves that the files are complete.',
  dumpWithout: 'Passwords, keys, pictures of seals and personal drafts are not exported.',
  dumpStart: 'Export all data',
  dumpConfirmTitle: 'Export all data',
  dumpConfirmBody:
    'The file is not encrypted: whoever gets it can read everything. Keep it on a controlled medium and destroy it when done. The export is recorded in the audit log.',
  dumpRunning: 'Exporting all data',
  dumpDone: '{records} records and {attachments} attachments exported.',
  dumpMissing: 'The files of {count} attachments are missing or damaged and were left out; the data notes name them.',
  dumpFileName: '{office}_all_data_{date}.zip',
} as const satisfies Record<keyof typeof zh.exports, string>;

export const exportViewer = {
  title: 'Data of {office}',
  made: 'exported on {date}',
  notEncrypted: 'This page and the files beside it are not encrypted. Keep them safe.',
  collections: 'Tables',
  find: 'Find',
  findPlaceholder: 'words to look for, separated by spaces',
  counts: '{total} in all, {found} found',
  showing: 'showing {from}–{to}',
  previous: 'Previous',
  next: 'Next',
  record: 'Record',
  close: 'Close',
  openFile: 'Open the attachment',
  nothing: 'No record fits',
  notSupported:
    'The browser is too old or forbids scripts. The files in the folder 数据 open in any spreadsheet program.',
  notesTitle: 'Data notes',
  notesIntro:
    'Each table has two files: CSV in UTF-8 with Chinese headings, and JSONL with one record a line and English field names. Dates are written 2026-01-31. In the CSV a value that begins like a formula has an apostrophe before it.',
  notesLeftOut:
    'Not exported: passwords and keys, key files, pictures of seals, personal drafts and views, the search index, certificates.',
  notesAudit:
    'The audit log has one entry a line, each with the hash of the one before; SHA-256 proves it entry by entry.',
  notesHistory: 'The table of changes keeps the old and new value of every change.',
  notesAttachments: 'Attachments are kept as hash-name, byte by byte as in the office.',
  notesMissing: 'Attachments whose files are missing or damaged and were left out',
  notesCheck: 'To prove that the files are complete: run sha256sum -c 校验.txt in this folder.',
  table: 'Table',
  field: 'Field',
  meaning: 'Meaning',
  values: 'Values',
  rows: 'Rows',
  viewerNeedsFolder: 'The table of changes and the audit log are not on this page: see the folders 数据 and 审计.',
} as const satisfies Record<keyof typeof zh.exportViewer, string>;
