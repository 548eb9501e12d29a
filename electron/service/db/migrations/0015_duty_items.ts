import { COMMON } from './common.ts';

/** Duties of a leading group as items with owners; short name and quorum of a group (features D1–D3; domain.md §5). */
export const dutyItems = {
  version: 15,
  name: 'duty_items',
  sql: `
-- 简称 as it stands in decision numbers; quorum: majority | two_thirds | all | none
ALTER TABLE leading_group ADD COLUMN shortName TEXT;
ALTER TABLE leading_group ADD COLUMN quorum TEXT NOT NULL DEFAULT 'majority';

-- 职责事项 of a group; kind: organization_work | post (一岗双责)
CREATE TABLE duty_item(${COMMON},
  leadingGroupId TEXT NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('organization_work','post')), startOn TEXT NOT NULL, endOn TEXT) STRICT;
CREATE INDEX duty_item_group ON duty_item(leadingGroupId, seq);

-- joint: one of several leaders at a time (并列); dutyIds: ids of duty_item as JSON
ALTER TABLE duty_assignment ADD COLUMN joint INTEGER NOT NULL DEFAULT 0;
ALTER TABLE duty_assignment ADD COLUMN dutyIds TEXT NOT NULL DEFAULT '[]';
ALTER TABLE duty_assignment ADD COLUMN postDutyText TEXT;
CREATE INDEX duty_assignment_member ON duty_assignment(memberId, startOn);

PRAGMA user_version = 15;
`,
};
