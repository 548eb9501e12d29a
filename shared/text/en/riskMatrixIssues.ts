import type * as zh from '../zh-CN/riskMatrixIssues.ts';

export const riskMatrixIssues = {
  band_order: 'The bands must follow the four levels; nothing was saved',
  band_start: 'The lowest band must begin at 1; nothing was saved',
  band_end: 'The highest band must end at 25; nothing was saved',
  band_gap: '{from} to {to} belong to no level; let each band begin where the one before ends',
  band_overlap: '{from} to {to} belong to two levels; let each band begin where the one before ends',
  band_reversed: 'The band begins at {from}, above its end {to}',
  degree_order: 'Likelihood and severity need five degrees each, 1 to 5; nothing was saved',
  degree_twice: 'Two degrees have the same name',
  review_order: 'A higher level cannot be reviewed less often than a lower one',
  proposal_twice: 'Two rows of the proposal table have the same number; nothing was saved',
  proposal_range: 'The upper end must be above the lower one',
  matrix_before_last:
    'It cannot take effect before the version before ({date}); nothing was saved, what you entered is kept',
  matrix_used: '{count} assessments were rated by this version, so it cannot be voided; add a new version instead',
  matrix_not_newest: 'A newer version exists; void that one first',
  risk_copied_early: 'The day must be after that of the last assessment ({date}); nothing was created',
  risk_not_proposed: 'The filing has changed and this is no longer proposed; open the proposals again',
  risk_proposal_taken: 'This proposal was taken already',
  risk_change_reason: 'Give the reason for another pair than the proposed one',
} satisfies Record<keyof typeof zh.riskMatrixIssues, string>;
