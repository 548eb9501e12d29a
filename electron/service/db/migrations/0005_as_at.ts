/**
 * What the registry's fields were in the past (features R6): `organization_past` is worked out from `field_history` and
 * `organization_event` by the rules of `shared/features/organizations/asAt.rules.ts`. It is no record: triggers make an
 * organization's part anew with every write that speaks of it, so that it can never say other than the history.
 * A released migration never changes; the property test compares these rows with the rules.
 */

/** Later than every day. */
const OPEN = '99999999';
const ENDINGS = `'cancelled','revoked','license_revoked','filing_ended'`;
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
        h.historyKey, c.value ->> 0 AS old, c.value ->> 1 AS new,
        row_number() OVER (PARTITION BY o.rowKey, c.key ORDER BY h.historyKey) AS nth,
        CASE c.key WHEN 'status' THEN o.status WHEN 'creditFlag' THEN o.creditFlag
          ELSE first_value(c.value ->> 1) OVER (PARTITION BY o.rowKey, c.key ORDER BY h.historyKey DESC) END AS present
      FROM organization o JOIN field_history h ON h.recordId = o.id JOIN json_each(h.changes) c
      WHERE ${condition} AND h.collection = 'organization' AND h.revision > 1 AND c.key NOT IN (${NOT_KEPT}))
    JOIN (SELECT 0 AS part UNION ALL SELECT 1) WHERE part = 1 OR nth = 1
    UNION ALL
    SELECT o.rowKey, 'status', ${dayNumber('e.effectiveOn')}, 1, e.rowKey, e.kind, o.status
    FROM organization o JOIN organization_event e ON e.organizationId = o.id
    WHERE ${condition} AND e.recordState <> 'voided' AND e.kind IN (${ENDINGS})
    UNION ALL
    SELECT organizationKey, 'status', 0, 1, 0, CASE WHEN first IN (${ENDINGS}) THEN 'normal' ELSE first END, status
    FROM (
      SELECT o.rowKey AS organizationKey, o.status, coalesce((SELECT h.changes ->> '$.status[0]' FROM field_history h
        WHERE h.recordId = o.id AND h.revision > 1 AND h.changes -> '$.status' IS NOT NULL ORDER BY h.historyKey LIMIT 1),
        o.status) AS first
      FROM organization o WHERE ${condition} AND ${hasEvent(ENDINGS)})
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

/** Makes the rows of every organization, as an office needs it whose history is older than the table. */
export const FILL_PAST = fill('1');

export const asAt = {
  version: 5,
  name: '0005_as_at',
  sql: `
-- from fromDay until the day before toDay (YYYYMMDD; 0: from the beginning) the field was not what its row says today
CREATE TABLE organization_past(organizationKey INTEGER NOT NULL, field TEXT NOT NULL, fromDay INTEGER NOT NULL,
  toDay INTEGER NOT NULL, value ANY, PRIMARY KEY(field, organizationKey, fromDay)) STRICT, WITHOUT ROWID;
-- by what every name of an organization that changed its name is sorted and found
CREATE TABLE organization_past_name(name TEXT PRIMARY KEY, nameKey TEXT NOT NULL, sortKey TEXT NOT NULL, initials TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
-- what a list as at a day reads of every organization, so that it need not read whole rows
CREATE INDEX organization_founded ON organization(rowKey, id, createdAt, establishedOn, establishedOnPrecision, filedOn,
  filedOnPrecision, recordState, status, registrationKind, legalType, supervisingUnit, townshipName, sortKey);
${FILL_PAST}
CREATE TRIGGER past_name AFTER UPDATE OF name ON organization WHEN OLD.name <> NEW.name BEGIN
  INSERT INTO organization_past_name(name, nameKey, sortKey, initials)
    VALUES (OLD.name, OLD.nameKey, OLD.sortKey, OLD.initials), (NEW.name, NEW.nameKey, NEW.sortKey, NEW.initials)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER past_field AFTER INSERT ON field_history WHEN NEW.collection = 'organization' AND NEW.revision > 1 BEGIN
${refill('NEW.recordId')}
END;
CREATE TRIGGER past_event AFTER INSERT ON organization_event WHEN NEW.kind IN (${ENDINGS},${SERIOUS},${ABNORMAL}) BEGIN
${refill('NEW.organizationId')}
END;
CREATE TRIGGER past_event_changed AFTER UPDATE OF organizationId, kind, effectiveOn, recordState ON organization_event BEGIN
${refill('OLD.organizationId')}
${refill('NEW.organizationId')}
END;

PRAGMA user_version = 5;
`,
} as const;
