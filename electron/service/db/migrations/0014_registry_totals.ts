/**
 * How many organizations the registry holds by type, status, supervising unit and township, so that opening it costs the same at
 * 20,000 organizations as at 200,000. It is no record: triggers keep it in step inside the transaction of every write.
 * `all` counts whatever is not voided, as the list shows it; the other fields count what counts: final and archived records
 * (domain.md §2). A filed organization is of the type `filed`.
 */
const counted = (row: string) => `${row}.recordState IN ('final','archived')`;

/** The fields and values under which an organization counts. */
const places = (row: string) => `
    SELECT 'all' AS field, '' AS value WHERE ${row}.recordState <> 'voided'
    UNION ALL SELECT 'type', CASE ${row}.registrationKind WHEN 'filed' THEN 'filed' ELSE coalesce(${row}.legalType, 'other') END
      WHERE ${counted(row)}
    UNION ALL SELECT 'status', ${row}.status WHERE ${counted(row)}
    UNION ALL SELECT 'supervisingUnit', ${row}.supervisingUnit WHERE ${counted(row)} AND ${row}.supervisingUnit <> ''
    UNION ALL SELECT 'townshipName', ${row}.townshipName WHERE ${counted(row)} AND ${row}.townshipName <> ''`;

const add = `
  INSERT INTO organization_total(field, value, total) SELECT field, value, 1 FROM (${places('NEW')}
  ) WHERE true ON CONFLICT(field, value) DO UPDATE SET total = total + 1;`;
const take = `
  UPDATE organization_total SET total = total - 1 WHERE (field, value) IN (${places('OLD')});
  DELETE FROM organization_total WHERE total = 0;`;

export const registryTotals = {
  version: 14,
  name: 'registry_totals',
  sql: `
CREATE TABLE organization_total (
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  PRIMARY KEY (field, value)
) STRICT, WITHOUT ROWID;

INSERT INTO organization_total(field, value, total)
SELECT p.field, p.value, count(*) FROM (
  SELECT 'all' AS field, '' AS value FROM organization WHERE recordState <> 'voided'
  UNION ALL SELECT 'type', CASE registrationKind WHEN 'filed' THEN 'filed' ELSE coalesce(legalType, 'other') END
    FROM organization WHERE ${counted('organization')}
  UNION ALL SELECT 'status', status FROM organization WHERE ${counted('organization')}
  UNION ALL SELECT 'supervisingUnit', supervisingUnit FROM organization
    WHERE ${counted('organization')} AND supervisingUnit <> ''
  UNION ALL SELECT 'townshipName', townshipName FROM organization WHERE ${counted('organization')} AND townshipName <> ''
) p GROUP BY p.field, p.value;

CREATE TRIGGER organization_total_new AFTER INSERT ON organization BEGIN${add}
END;
CREATE TRIGGER organization_total_changed
AFTER UPDATE OF recordState, registrationKind, legalType, status, supervisingUnit, townshipName ON organization BEGIN${take}${add}
END;

PRAGMA user_version = 14;
`,
};
