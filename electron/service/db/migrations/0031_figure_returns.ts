/** Figures that lower offices return, and which offices they cover (features W8). */
export const figureReturns = {
  version: 31,
  name: 'figure_returns',
  sql: `
-- periodStart, periodEnd, figureKeys: the figures asked for; null: the collection asks for texts only
ALTER TABLE collection_task ADD COLUMN periodStart TEXT;
ALTER TABLE collection_task ADD COLUMN periodEnd TEXT;
ALTER TABLE collection_task ADD COLUMN figureKeys TEXT;
-- figures: value by key; coversOfficeIds: other offices whose figures are contained; sourceSha256: the file it was read from
ALTER TABLE collection_return ADD COLUMN figures TEXT;
ALTER TABLE collection_return ADD COLUMN coversOfficeIds TEXT;
ALTER TABLE collection_return ADD COLUMN sourceSha256 TEXT;

PRAGMA user_version = 31;
`,
};
