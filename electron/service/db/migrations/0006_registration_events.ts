/**
 * What an event of registration carries besides its items (features R4, R5, R12), and the past of status and credit flag worked out
 * anew: what the program wrote into these two fields because an event was entered or voided (action `organization.follow`) no longer
 * counts of its own, so that a voided event leaves no trace on any past day. Liquidation is an event as the endings are.
 * `shared/features/organizations/asAt.rules.ts` says the same for one organization; the property tests compare both.
 */

/** Later than every day. */
const OPEN = '99999999';
const ENDINGS = `'cancelled','revoked','license_revoked','filing_ended'`;
const LIQUIDATION = `'liquidation_started'`;
/** Entries with which status and flag only follow the events. */
const FOLLOWING = `'organization.follow'`;
const SERIOUS = `'list_serious_in','list_serious_out'`;
const ABNORMAL = `'list_abnormal_in','list_abnormal_out'`;
/** Facts without a past (their correction holds on every day), and long texts that no list shows. */
const NOT_KEPT = `'establishedOn','establishedOnPrecision','filedOn','filedOnPrecision','voidReason','businessScope','note'`;

const dayNumber = (text: string) => `CAST(replace(${text}, '-', '') AS INTEGER)`;

/** The last event of two kinds that stands at the time of event `e`. */
const lastOf = (kinds: string) => `(SELECT x.kind FROM organization_event x
        WHERE x.organizationId = e.organizationId AND x.recordState <> 'voided' AND x.kind IN (${kinds})
          AND (x.effectiveOn, x.rowKey) <= (e.effectiveOn, e.rowKey)
        ORDER BY x.effectiveOn DESC, x.rowKey DESC LIMIT 1)`;

const hasEvent = (kinds: string) => `EXISTS (SELECT 1 FROM organization_event e
        WHERE e.organizationId = o.id AND e.recordState <> 'voided' AND e.kind IN (${kinds}))`;

/** Makes the rows of the organizations `o` that fit the condition. On one day an event yields to what the field itself says. */
const fill = (condition: string) => `
INSERT INTO organization_past(organizationKey, field, fromDay, toDay, value)
SELECT organizationKey, field, day, nextDay, value FROM (
  SELECT organizationKey, field, day, value, present,
    lead(day, 1, ${OPEN}) OVER (PARTITION BY organizationKey, field ORDER BY day, rank, seq) AS nextDay
  FROM (
    SELECT organizationKey, field, CASE part WHEN 0 THEN 0 ELSE day END AS day, CASE part WHEN 0 THEN 0 ELSE 2 END AS rank,
      historyKey AS seq, CASE part WHEN 0 THEN old ELSE new END AS value, present
    FROM (
      SELECT o.rowKey AS organizationKey, c.key AS field, ${dayNumber('coalesce(h.effectiveOn, substr(h.at, 1, 10))')} AS day,
        h.historyKey, h.action, c.value ->> 0 AS old, c.value ->> 1 AS new,
        row_number() OVER (PARTITION BY o.rowKey, c.key ORDER BY h.historyKey) AS nth,
        CASE c.key WHEN 'status' THEN o.status WHEN 'creditFlag' THEN o.creditFlag
          ELSE first_value(c.value ->> 1) OVER (PARTITION BY o.rowKey, c.key ORDER BY h.historyKey DESC) END AS present
      FROM organization o JOIN field_history h ON h.recordId = o.id JOIN json_each(h.changes) c
      WHERE ${condition} AND h.collection = 'organization' AND h.revision > 1 AND c.key NOT IN (${NOT_KEPT}))
    JOIN (SELECT 0 AS part UNION ALL SELECT 1) WHERE (part = 1 AND action <> ${FOLLOWING}) OR (part = 0 AND nth = 1)
    UNION ALL
    SELECT o.rowKey, 'status', ${dayNumber('e.effectiveOn')}, 1, e.rowKey,
      CASE e.kind WHEN ${LIQUIDATION} THEN 'liquidating' ELSE e.kind END, o.status
    FROM organization o JOIN organization_event e ON e.organizationId = o.id
    WHERE ${condition} AND e.recordState <> 'voided' AND e.kind IN (${LIQUIDATION},${ENDINGS})
    UNION ALL
    SELECT organizationKey, 'status', 0, 1, 0, CASE WHEN (ended AND first IN (${ENDINGS}))
      OR (liquidating AND first = 'liquidating') THEN 'normal' ELSE first END, status
    FROM (
      SELECT o.rowKey AS organizationKey, o.status, ${hasEvent(ENDINGS)} AS ended, ${hasEvent(LIQUIDATION)} AS liquidating, coalesce((SELECT h.changes ->> '$.status[0]' FROM field_history h
        WHERE h.recordId = o.id AND h.revision > 1 AND h.changes -> '$.status' IS NOT NULL ORDER BY h.historyKey LIMIT 1),
        o.status) AS first
      FROM organization o WHERE ${condition} AND ${hasEvent(`${LIQUIDATION},${ENDINGS}`)})
    UNION ALL
    SELECT o.rowKey, 'creditFlag', ${dayNumber('e.effectiveOn')}, 1, e.rowKey,
      CASE WHEN ${lastOf(SERIOUS)} = 'list_serious_in' THEN 'serious_illegal'
        WHEN ${lastOf(ABNORMAL)} = 'list_abnormal_in' THEN 'activity_abnormal' ELSE 'none' END, o.creditFlag
    FROM organization o JOIN organization_event e ON e.organizationId = o.id
    WHERE ${condition} AND e.recordState <> 'voided' AND e.kind IN (${SERIOUS},${ABNORMAL})
    UNION ALL
    SELECT o.rowKey, 'creditFlag', 0, 1, 0, 'none', o.creditFlag
    FROM organization o WHERE ${condition} AND ${hasEvent(`${SERIOUS},${ABNORMAL}`)}))
WHERE day < nextDay AND NOT (nextDay = ${OPEN} AND value IS present);`;

/** Makes the rows of one organization anew. */
const refill = (id: string) => `
  DELETE FROM organization_past WHERE organizationKey = (SELECT rowKey FROM organization WHERE id = ${id})
    AND field IN (SELECT c.key FROM field_history h JOIN json_each(h.changes) c WHERE h.recordId = ${id} AND h.revision > 1
      UNION SELECT 'status' UNION SELECT 'creditFlag');
  ${fill(`o.id = ${id}`)}`;

/** Makes the rows of every organization. */
export const FILL_PAST = fill('1');

export const registrationEvents = {
  version: 6,
  name: 'registration_events',
  sql: `
ALTER TABLE organization_event ADD COLUMN reason TEXT;
ALTER TABLE organization_event ADD COLUMN legalBasis TEXT;
-- the day on which the fact was known: five working days are counted from it
ALTER TABLE organization_event ADD COLUMN factOn TEXT;
ALTER TABLE organization_event ADD COLUMN liquidationFinishedOn TEXT;
-- certificate and seal at an ending: when they came back, or why they did not
ALTER TABLE organization_event ADD COLUMN certificateReturnedOn TEXT;
ALTER TABLE organization_event ADD COLUMN certificateNotReturned TEXT;
ALTER TABLE organization_event ADD COLUMN sealReturnedOn TEXT;
ALTER TABLE organization_event ADD COLUMN sealNotReturned TEXT;
CREATE INDEX organization_event_day ON organization_event(effectiveOn, kind);

DROP TRIGGER past_field;
DROP TRIGGER past_event;
DROP TRIGGER past_event_changed;
CREATE TRIGGER past_field AFTER INSERT ON field_history WHEN NEW.collection = 'organization' AND NEW.revision > 1 BEGIN
${refill('NEW.recordId')}
END;
CREATE TRIGGER past_event AFTER INSERT ON organization_event
  WHEN NEW.kind IN (${LIQUIDATION},${ENDINGS},${SERIOUS},${ABNORMAL}) BEGIN
${refill('NEW.organizationId')}
END;
CREATE TRIGGER past_event_changed AFTER UPDATE OF organizationId, kind, effectiveOn, recordState ON organization_event BEGIN
${refill('OLD.organizationId')}
${refill('NEW.organizationId')}
END;

PRAGMA user_version = 6;
`,
} as const;
