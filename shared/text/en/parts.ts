import type { parts as zh } from '../zh-CN/parts.ts';

/** Words shared by records that belong to one organization (articles, certificates, terms and so on). */
export const parts = {
  showVoided: 'Show voided ({count})',
  details: 'Details',
  history: 'History',
  voidTitle: 'Void a record: {title}',
  voidHelp: 'It stays readable, counts no longer, and cannot be brought back.',
  voided: 'Voided.',
  reason: 'Reason of the change',
  leaveTitle: 'What is typed is not saved. Give it up?',
  stay: 'Go on',
  leave: 'Give up',
  wrong: 'This is not right; please check it.',
  wrong_date: 'Not a valid date; write it as 2026-06-30.',
  wrong_date_range: 'The date must be between 1949-10-01 and 2089-12-31.',
  wrong_too_short: 'Too short.',
  wrong_too_long: 'Too long.',
  wrong_amount: 'Digits with up to two places, for example 30000.50.',
  conflictTitle: 'Somebody changed this record meanwhile; nothing was saved',
  conflictMerged:
    'Somebody changed this record meanwhile; nothing was saved. Both contents are joined here: please check, then save.',
  addFile: 'Add a file',
  noFile: 'No attachment',
  fileGone: '(voided attachment)',
  addingFile: 'Keeping the attachment',
  readingFile: 'Reading the attachment',
} as const satisfies Record<keyof typeof zh, string>;
