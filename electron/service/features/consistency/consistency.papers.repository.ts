import { type RawBuilder, sql } from 'kysely';
import {
  type ConsistencyRule,
  ENDED,
  ENDINGS,
  ITS_ORGANIZATION,
  live,
  OPEN_END,
  organizationPlace,
} from './consistencyRule.ts';

const place = organizationPlace('papers');

/** Papers `x` of one table, of living organizations `o`, that fit a condition. */
function papers(table: string, condition: RawBuilder<unknown>, columns: RawBuilder<unknown>) {
  return sql`SELECT x.id, o.id AS owner, o.name, ${columns} FROM ${sql.table(table)} x ${ITS_ORGANIZATION}
    WHERE ${live('x')} AND (${condition})`;
}

/**
 * The ending of `o` says what became of the paper: it came back (then its record has an end too), or why it did not.
 * @param reason column of the event with the reason why it was not handed back
 */
const keptWithReason = (reason: string) => sql`EXISTS (SELECT 1 FROM organization_event e
  WHERE e.organizationId = o.id AND e.kind IN ${ENDINGS} AND ${live('e')} AND ${sql.ref(`e.${reason}`)} IS NOT NULL)`;

/** First day on which the certificate counts, and the day from which it does not (`~` follows every digit). */
const from = (alias: string) => sql`max(${sql.ref(`${alias}.issuedOn`)}, ${sql.ref(`${alias}.validFrom`)})`;
const until = (alias: string) => sql`min(coalesce(${sql.ref(`${alias}.endedOn`)}, '~'),
  coalesce(${sql.ref(`${alias}.validTo`)} || '~', '~'))`;

/** What contradicts itself in the papers of an organization. */
export const paperRules: readonly ConsistencyRule[] = [
  {
    key: 'certificate_after_ending',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'registration_certificate',
        sql`o.status IN ${ENDINGS} AND x.endedOn IS NULL AND NOT ${keptWithReason('certificateNotReturned')}`,
        sql`x.number AS number, o.status AS status`,
      ),
    place,
  },
  {
    key: 'seal_after_ending',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'seal_filing',
        sql`o.status IN ${ENDINGS} AND x.endedOn IS NULL AND NOT ${keptWithReason('sealNotReturned')}`,
        sql`x.name AS seal, o.status AS status`,
      ),
    place,
  },
  {
    key: 'branch_after_ending',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'organization_branch',
        sql`o.status IN ${ENDINGS} AND x.endedOn IS NULL`,
        sql`x.name AS branch, o.status AS status`,
      ),
    place,
  },
  {
    key: 'branch_after_organization',
    module: 'papers',
    severity: 'error',
    find: () => sql`SELECT x.id, o.id AS owner, o.name, x.name AS branch, x.establishedOn AS day, ended.day AS ended
      FROM organization_branch x ${ITS_ORGANIZATION} JOIN ${ENDED} ended ON ended.organizationId = o.id
      WHERE ${live('x')} AND x.establishedOn > ended.day AND x.endedOn IS NOT NULL`,
    place,
  },
  {
    key: 'certificate_overlap',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'registration_certificate',
        sql`EXISTS (SELECT 1 FROM registration_certificate y WHERE y.organizationId = x.organizationId AND y.copy = x.copy
          AND y.rowKey < x.rowKey AND ${live('y')} AND ${from('x')} < ${until('x')} AND ${from('y')} < ${until('y')}
          AND ${from('x')} < ${until('y')} AND ${from('y')} < ${until('x')})`,
        sql`x.number AS number, ${from('x')} AS day`,
      ),
    place,
  },
  {
    key: 'certificate_number_twice',
    module: 'papers',
    severity: 'error',
    find: () => sql`SELECT x.id, o.id AS owner, o.name, x.number AS number, first.name AS other FROM (
        SELECT number, min(rowKey) AS firstKey FROM registration_certificate WHERE recordState <> 'voided'
        GROUP BY number HAVING count(DISTINCT organizationId) > 1) twice
      JOIN registration_certificate f ON f.rowKey = twice.firstKey JOIN organization first ON first.id = f.organizationId
      JOIN registration_certificate x ON x.number = twice.number AND x.organizationId <> f.organizationId AND ${live('x')}
      ${ITS_ORGANIZATION}`,
    place,
  },
  {
    key: 'certificate_validity_differs',
    module: 'papers',
    severity: 'warning',
    find: () =>
      papers(
        'registration_certificate',
        sql`x.endedOn IS NULL AND x.copy = 'original' AND o.status NOT IN ${ENDINGS}
          AND (x.validTo IS NOT o.certificateValidTo OR x.validFrom IS NOT o.certificateValidFrom)
          AND NOT EXISTS (SELECT 1 FROM registration_certificate y WHERE y.organizationId = x.organizationId
            AND y.copy = 'original' AND y.endedOn IS NULL AND ${live('y')}
            AND (y.issuedOn, y.validFrom, y.rowKey) > (x.issuedOn, x.validFrom, x.rowKey))`,
        sql`x.number AS number, coalesce(x.validTo, '') AS "to", coalesce(o.certificateValidTo, '') AS stated`,
      ),
    place,
  },
  {
    key: 'paper_ended_before',
    module: 'papers',
    severity: 'error',
    find: () => sql`SELECT x.id, o.id AS owner, o.name, x.title AS paper, x.began AS "from", x.endedOn AS "to" FROM (
        SELECT id, organizationId, number AS title, issuedOn AS began, endedOn FROM registration_certificate
          WHERE recordState <> 'voided' AND endedOn < issuedOn
        UNION ALL SELECT id, organizationId, name, filedOn, endedOn FROM seal_filing
          WHERE recordState <> 'voided' AND endedOn < filedOn
        UNION ALL SELECT id, organizationId, name, establishedOn, endedOn FROM organization_branch
          WHERE recordState <> 'voided' AND endedOn < establishedOn) x ${ITS_ORGANIZATION}`,
    place,
  },
  {
    key: 'certificate_collected_before',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'registration_certificate',
        sql`x.collectedOn < x.issuedOn`,
        sql`x.number AS number, x.issuedOn AS "from", x.collectedOn AS "to"`,
      ),
    place,
  },
  {
    key: 'seal_kind_twice',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'seal_filing',
        sql`x.kind IN ('official', 'finance') AND x.endedOn IS NULL AND EXISTS (SELECT 1 FROM seal_filing y
          WHERE y.organizationId = x.organizationId AND y.kind = x.kind AND y.endedOn IS NULL AND y.rowKey < x.rowKey AND ${live('y')})`,
        sql`x.name AS seal`,
      ),
    place,
  },
  {
    key: 'articles_order',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'organization_articles',
        sql`x.approvedOn < x.adoptedOn`,
        sql`x.versionNumber AS version, x.adoptedOn AS "from", x.approvedOn AS "to"`,
      ),
    place,
  },
  {
    key: 'articles_version_order',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'organization_articles',
        sql`EXISTS (SELECT 1 FROM organization_articles y WHERE y.organizationId = x.organizationId AND ${live('y')}
          AND y.versionNumber < x.versionNumber AND y.adoptedOn > x.adoptedOn)`,
        sql`x.versionNumber AS version, x.adoptedOn AS day`,
      ),
    place,
  },
  {
    key: 'articles_meeting',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'organization_articles',
        sql`x.meetingId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organization_meeting m WHERE m.id = x.meetingId
          AND ${live('m')} AND m.organizationId = x.organizationId AND m.heldOn <= x.adoptedOn)`,
        sql`x.versionNumber AS version, x.adoptedOn AS day`,
      ),
    place,
  },
  {
    key: 'contact_twice',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'organization_contact',
        sql`EXISTS (SELECT 1 FROM organization_contact y WHERE y.organizationId = x.organizationId AND y.name = x.name
          AND y.role = x.role AND y.rowKey < x.rowKey AND ${live('y')}
          AND coalesce(x.validFrom, '') <= coalesce(y.validTo, ${OPEN_END})
          AND coalesce(y.validFrom, '') <= coalesce(x.validTo, ${OPEN_END}))`,
        sql`x.name AS person`,
      ),
    place: organizationPlace('contacts'),
  },
  {
    key: 'contact_reversed',
    module: 'papers',
    severity: 'error',
    find: () =>
      papers(
        'organization_contact',
        sql`x.validTo < x.validFrom`,
        sql`x.name AS person, x.validFrom AS "from", x.validTo AS "to"`,
      ),
    place: organizationPlace('contacts'),
  },
];
