import { COMMON } from './common.ts';

/** Regroupings (调整) and hand-overs (交接) as dated acts (features D5, "Beyond" 12). */
export const handovers = {
  version: 17,
  name: 'handovers',
  sql: `
-- one dated act on a leading group; lines: what it ended and began, with names and posts as they were that day
CREATE TABLE regrouping(${COMMON},
  leadingGroupId TEXT NOT NULL, effectiveOn TEXT NOT NULL, reason TEXT NOT NULL, documentNo TEXT, officialDocumentId TEXT,
  lines TEXT NOT NULL) STRICT;
CREATE INDEX regrouping_group ON regrouping(leadingGroupId, effectiveOn);
CREATE INDEX regrouping_document ON regrouping(officialDocumentId) WHERE officialDocumentId IS NOT NULL;

-- choices: new owner where it is not the default one; ticks: returned or disabled; extras: what the program does not know;
-- given: every piece of work as it was handed over
CREATE TABLE handover(${COMMON},
  fromMemberId TEXT NOT NULL, fromUserId TEXT, toMemberId TEXT NOT NULL, toUserId TEXT, handedOn TEXT NOT NULL,
  witnessName TEXT, witnessPost TEXT, reason TEXT, leaves INTEGER NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('open','carried_out','closed')),
  choices TEXT NOT NULL, ticks TEXT NOT NULL, extras TEXT NOT NULL, given TEXT NOT NULL,
  carriedOutAt TEXT, signedOn TEXT, closedAt TEXT) STRICT;
-- whoever hands over has one hand-over under way
CREATE UNIQUE INDEX handover_under_way ON handover(fromMemberId) WHERE stage <> 'closed' AND recordState <> 'voided';

-- the user who goes on with a document that another one wrote (经办人); empty: its writer
ALTER TABLE official_document ADD COLUMN handlerUserId TEXT;
-- the member who keeps a seal (保管人)
ALTER TABLE seal ADD COLUMN keeperMemberId TEXT;

PRAGMA user_version = 17;
`,
};
