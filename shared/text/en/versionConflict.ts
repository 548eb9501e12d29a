import type * as zh from '../zh-CN/versionConflict.ts';

export const versionConflict = {
  changed: 'The record was changed elsewhere; nothing was saved',
  merged: 'What changed elsewhere was taken in; check and save again.',
  help: 'Both sides changed these parts; choose for each, then save. Everything else is merged.',
  field: 'Part',
  mine: 'On this page',
  theirs: 'Saved elsewhere',
  keepMine: 'All from this page',
  takeTheirs: 'All from elsewhere',
  apply: 'Take',
  empty: '(empty)',
} satisfies Record<keyof typeof zh.versionConflict, string>;
