/** Actions under supervision: owner, states with moments, notes, extensions (features M7–M12). */
export const supervisionLoop = {
  version: 20,
  name: 'supervision_loop',
  sql: `
-- the member who answers for the action; a user who is that member finds it under 我的事项
ALTER TABLE action_item ADD COLUMN ownerMemberId TEXT;
ALTER TABLE user_account ADD COLUMN memberId TEXT;

PRAGMA user_version = 20;
`,
};
