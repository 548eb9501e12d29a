import { COMMON } from './common.ts';

/**
 * The body that decided, as the key of its numbers: a leading group, the council of an organization, or else the kind of meeting
 * (`bodyOfMeeting` in meetings.decisionNumber.ts names them for new decisions).
 */
const BODY_KEY = `CASE WHEN m.leadingGroupId IS NOT NULL THEN 'group:' || m.leadingGroupId
    WHEN m.kind = 'council' AND m.organizationId IS NOT NULL THEN 'organization:' || m.organizationId
    ELSE 'kind:' || m.kind END`;

/** 简称 of a body without a short name of its own; as `decisions.body_…` of the catalogue when this migration was written. */
const KIND_NAME = `CASE kind WHEN 'leading_group' THEN '领导小组' WHEN 'topic_analysis' THEN '专题分析' WHEN 'council' THEN '理事会'
    WHEN 'office' THEN '局务会' WHEN 'training' THEN '培训' WHEN 'exchange' THEN '交流' ELSE '会议' END`;

/** Decisions numbered per body and year, later decisions that change them, and what cites them (features M6, M18). */
export const decisionLog = {
  version: 21,
  name: 'decision_log',
  sql: `
-- who decided (group:<id> | organization:<id> | kind:<kind>), its short name in the number, and the day of the meeting: set with the number
ALTER TABLE decision ADD COLUMN bodyKey TEXT;
ALTER TABLE decision ADD COLUMN bodyName TEXT;
ALTER TABLE decision ADD COLUMN numberYear INTEGER;
ALTER TABLE decision ADD COLUMN numberSeq INTEGER;
ALTER TABLE decision ADD COLUMN decidedOn TEXT;
-- the number it had before there were numbers per body; it is found by it still
ALTER TABLE decision ADD COLUMN formerNumber TEXT;
-- the decision that an action carries out
ALTER TABLE action_item ADD COLUMN decisionId TEXT;

-- decisions that were numbered before: in the order of their meetings; a short name that two bodies share goes to the first of them
WITH numbered AS (
  SELECT d.rowKey AS decisionKey, m.numberYear AS year, m.startAt, m.rowKey AS meetingKey, d.seq, m.kind, ${BODY_KEY} AS bodyKey
  FROM decision d JOIN meeting m ON m.id = d.meetingId WHERE d.number IS NOT NULL AND m.numberSeq IS NOT NULL
), body AS (
  SELECT n.bodyKey, min(n.startAt || ' ' || n.bodyKey) AS firstAt,
    coalesce(nullif(trim(g.shortName), ''), CASE WHEN g.id IS NOT NULL THEN '领导小组' END, o.name || '理事会', ${KIND_NAME}) AS short,
    coalesce(g.name, o.name || '理事会', ${KIND_NAME}) AS whole
  FROM numbered n LEFT JOIN leading_group g ON 'group:' || g.id = n.bodyKey
    LEFT JOIN organization o ON 'organization:' || o.id = n.bodyKey
  GROUP BY n.bodyKey
), shared AS (
  SELECT bodyKey, firstAt, CASE row_number() OVER (PARTITION BY short ORDER BY firstAt) WHEN 1 THEN short ELSE whole END AS name FROM body
), named AS (
  SELECT bodyKey, name || CASE row_number() OVER again WHEN 1 THEN '' ELSE '（' || row_number() OVER again || '）' END AS name
  FROM shared WINDOW again AS (PARTITION BY name ORDER BY firstAt)
), ordered AS (
  SELECT decisionKey, numbered.bodyKey, named.name, year, substr(startAt, 1, 10) AS day,
    row_number() OVER (PARTITION BY numbered.bodyKey, year ORDER BY startAt, meetingKey, seq, decisionKey) AS place
  FROM numbered JOIN named ON named.bodyKey = numbered.bodyKey
)
UPDATE decision SET formerNumber = number, bodyKey = ordered.bodyKey, bodyName = ordered.name, numberYear = ordered.year,
  numberSeq = ordered.place, decidedOn = ordered.day, number = ordered.name || '决〔' || ordered.year || '〕' || ordered.place || '号'
FROM ordered WHERE ordered.decisionKey = decision.rowKey;

CREATE UNIQUE INDEX decision_number ON decision(bodyKey, numberYear, numberSeq) WHERE numberSeq IS NOT NULL;
CREATE INDEX decision_body ON decision(bodyName, bodyKey) WHERE numberSeq IS NOT NULL;
CREATE INDEX decision_day ON decision(decidedOn, rowKey) WHERE numberSeq IS NOT NULL;
-- state and owners of a decision are read from here alone
CREATE INDEX action_item_decision ON action_item(decisionId, listed, status, dueOn, responsibleUnit, responsibleNames,
  ownerMemberId, organizationId) WHERE decisionId IS NOT NULL;
CREATE INDEX meeting_voided ON meeting(id) WHERE recordState = 'voided';

-- a later decision that amends, repeals or supplements an earlier one
CREATE TABLE decision_change(${COMMON},
  decisionId TEXT NOT NULL, changedDecisionId TEXT NOT NULL CHECK (changedDecisionId <> decisionId),
  kind TEXT NOT NULL CHECK (kind IN ('amend','repeal','supplement')), effectiveOn TEXT NOT NULL, note TEXT) STRICT;
CREATE UNIQUE INDEX decision_change_pair ON decision_change(decisionId, changedDecisionId) WHERE recordState <> 'voided';
CREATE INDEX decision_change_changed ON decision_change(changedDecisionId, kind, effectiveOn) WHERE recordState <> 'voided';

-- whatever names a decision as its basis
CREATE TABLE decision_citation(${COMMON},
  decisionId TEXT NOT NULL, ownerType TEXT NOT NULL, ownerId TEXT NOT NULL, note TEXT) STRICT;
CREATE UNIQUE INDEX decision_citation_owner ON decision_citation(ownerType, ownerId, decisionId) WHERE recordState <> 'voided';
CREATE INDEX decision_citation_decision ON decision_citation(decisionId);

PRAGMA user_version = 21;
`,
};
