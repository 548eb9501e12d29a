/** Duties of a leading group as items with owners; short name and quorum of a group (features D1–D3; domain.md §5). */
export const dutyItems = {
  version: 15,
  name: 'duty_items',
  sql: `
-- 简称 as it stands in decision numbers; quorum: majority | two_thirds | all | none
ALTER TABLE leading_group ADD COLUMN shortName TEXT;
ALTER TABLE leading_group ADD COLUMN quorum TEXT NOT NULL DEFAULT 'majority';

PRAGMA user_version = 15;
`,
};
