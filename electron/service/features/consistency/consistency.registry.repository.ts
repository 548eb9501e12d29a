import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, ENDINGS, live, organizationPlace } from './consistencyRule.ts';

/** Characters of a credit code (domain.md §4); the place in this text is the value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether the credit code of `o` has 18 characters and its last one does not follow from the others. */
const WRONG_CHECK = sql`length(o.uscc) <> 18 OR substr(o.uscc, 18, 1) <> substr(${ALPHABET},
  (31 - (${sql.join(
    WEIGHTS.map(
      (weight, index) => sql`(instr(${ALPHABET}, substr(o.uscc, ${sql.lit(index + 1)}, 1)) - 1) * ${sql.lit(weight)}`,
    ),
    sql` + `,
  )}) % 31) % 31 + 1, 1)`;

/** The legal type that the second character of the credit code of `o` says. */
const TYPE_OF_CODE = sql`CASE substr(o.uscc, 1, 2) WHEN '51' THEN 'social_group' WHEN '52' THEN 'service_institution'
  WHEN '53' THEN 'foundation' WHEN '59' THEN 'other' END`;

/** Organizations `o` that are not voided and fit a condition. */
function organizations(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql`o.name AS name`) {
  return sql`SELECT o.id, o.id AS owner, ${columns} FROM organization o WHERE ${live('o')} AND (${condition})`;
}

/** The kind of the last event of a list for the organization of `l`. */
function lastEntry(list: string) {
  return sql`(SELECT e.kind FROM organization_event e WHERE e.organizationId = l.organizationId
    AND e.recordState <> 'voided' AND e.kind LIKE ${`${list}%`} ORDER BY e.effectiveOn DESC, e.rowKey DESC LIMIT 1)`;
}

/** What contradicts itself in one organization, and between it and its events of registration. */
export const registryRules: readonly ConsistencyRule[] = [
  {
    key: 'org_status_event',
    module: 'registry',
    severity: 'error',
    find: (today) => sql`SELECT o.id, o.id AS owner, o.name, e.effectiveOn AS day, e.kind AS event, o.status AS status
      FROM organization_event e JOIN organization o ON o.id = e.organizationId
      WHERE e.kind IN ${ENDINGS} AND ${live('e')} AND ${live('o')} AND e.effectiveOn <= ${today} AND o.status <> e.kind
        AND NOT EXISTS (SELECT 1 FROM organization_event x WHERE x.organizationId = e.organizationId AND x.kind IN ${ENDINGS}
          AND ${live('x')} AND (x.effectiveOn, x.rowKey) > (e.effectiveOn, e.rowKey))`,
    place: organizationPlace('events'),
  },
  {
    key: 'org_ended_without_event',
    module: 'registry',
    severity: 'hint',
    find: () =>
      organizations(sql`o.status IN ${ENDINGS} AND NOT EXISTS (SELECT 1 FROM organization_event e
        WHERE e.organizationId = o.id AND e.kind IN ${ENDINGS} AND ${live('e')})`),
    place: organizationPlace('events'),
  },
  {
    key: 'org_flag_event',
    module: 'registry',
    severity: 'error',
    find: () => sql`SELECT o.id, o.id AS owner, o.name, l.day FROM (
        SELECT organizationId, max(effectiveOn) AS day FROM organization_event
        WHERE recordState <> 'voided' AND kind LIKE 'list_%' GROUP BY organizationId) l
      JOIN organization o ON o.id = l.organizationId AND ${live('o')}
      WHERE o.creditFlag <> CASE WHEN ${lastEntry('list_serious')} = 'list_serious_in' THEN 'serious_illegal'
        WHEN ${lastEntry('list_abnormal')} = 'list_abnormal_in' THEN 'activity_abnormal' ELSE 'none' END`,
    place: organizationPlace('events'),
  },
  {
    key: 'org_flag_without_event',
    module: 'registry',
    severity: 'hint',
    find: () =>
      organizations(sql`o.creditFlag <> 'none' AND NOT EXISTS (SELECT 1 FROM organization_event e
        WHERE e.organizationId = o.id AND e.kind LIKE 'list_%' AND ${live('e')})`),
    place: organizationPlace('events'),
  },
  {
    key: 'org_name_event',
    module: 'registry',
    severity: 'error',
    find: (today) => sql`SELECT o.id, o.id AS owner, o.name, e.effectiveOn AS day, item.value ->> 'after' AS renamed
      FROM organization_event e, json_each(e.items) item JOIN organization o ON o.id = e.organizationId
      WHERE e.kind = 'name_changed' AND ${live('e')} AND ${live('o')} AND item.value ->> 'field' = 'name'
        AND e.effectiveOn <= ${today} AND item.value ->> 'after' <> o.name
        AND NOT EXISTS (SELECT 1 FROM organization_event x WHERE x.organizationId = e.organizationId
          AND x.kind = 'name_changed' AND ${live('x')} AND (x.effectiveOn, x.rowKey) > (e.effectiveOn, e.rowKey))`,
    place: organizationPlace('events'),
  },
  {
    key: 'org_code_type',
    module: 'registry',
    severity: 'error',
    find: () =>
      organizations(
        sql`o.uscc IS NOT NULL AND o.registrationKind = 'registered' AND o.legalType <> ${TYPE_OF_CODE}`,
        sql`o.name AS name, o.uscc AS code, o.legalType AS type`,
      ),
    place: organizationPlace(),
  },
  {
    key: 'org_code_check',
    module: 'registry',
    severity: 'error',
    find: () => organizations(sql`o.uscc IS NOT NULL AND (${WRONG_CHECK})`, sql`o.name AS name, o.uscc AS code`),
    place: organizationPlace(),
  },
  {
    key: 'org_code_missing',
    module: 'registry',
    severity: 'hint',
    find: () =>
      organizations(
        sql`o.registrationKind = 'registered' AND o.status = 'normal' AND o.recordState <> 'draft' AND o.uscc IS NULL`,
      ),
    place: organizationPlace(),
  },
  {
    key: 'org_unit_missing',
    module: 'registry',
    severity: 'hint',
    find: () =>
      organizations(
        sql`o.supervisionMode = 'dual' AND o.supervisingUnit IS NULL AND o.status = 'normal' AND o.recordState <> 'draft'`,
      ),
    place: organizationPlace(),
  },
  {
    key: 'org_certificate_reversed',
    module: 'registry',
    severity: 'error',
    find: () =>
      organizations(
        sql`o.certificateValidTo < o.certificateValidFrom`,
        sql`o.name AS name, o.certificateValidFrom AS "from", o.certificateValidTo AS "to"`,
      ),
    place: organizationPlace(),
  },
  {
    key: 'org_founded_future',
    module: 'registry',
    severity: 'error',
    find: (today) =>
      organizations(
        sql`coalesce(o.establishedOn, o.filedOn) > ${today}`,
        sql`o.name AS name, coalesce(o.establishedOn, o.filedOn) AS day`,
      ),
    place: organizationPlace(),
  },
  {
    key: 'org_number_twice',
    module: 'registry',
    severity: 'warning',
    find: () => sql`SELECT o.id, o.id AS owner, o.name, o.registrationNo AS number, min(other.name) AS other
      FROM organization o JOIN organization other ON other.registrationNo = o.registrationNo AND other.id <> o.id
        AND ${live('other')} AND other.registrationAuthority IS o.registrationAuthority
      WHERE o.registrationNo IS NOT NULL AND ${live('o')} AND o.rowKey > other.rowKey GROUP BY o.id`,
    place: organizationPlace(),
  },
  {
    key: 'org_merged_live',
    module: 'registry',
    severity: 'error',
    find: () =>
      organizations(
        sql`o.mergedIntoId IS NOT NULL`,
        sql`o.name AS name, coalesce((SELECT k.name FROM organization k WHERE k.id = o.mergedIntoId), '') AS other`,
      ),
    place: organizationPlace(),
  },
  {
    key: 'org_fundraising',
    module: 'registry',
    severity: 'warning',
    find: () => organizations(sql`o.hasPublicFundraising = 1 AND o.isCharity = 0 AND o.status = 'normal'`),
    place: organizationPlace(),
  },
  {
    key: 'org_grade_reversed',
    module: 'registry',
    severity: 'error',
    find: () =>
      organizations(
        sql`o.assessmentValidTo < o.assessmentGrantedOn`,
        sql`o.name AS name, o.assessmentGrantedOn AS "from", o.assessmentValidTo AS "to"`,
      ),
    place: organizationPlace('supervision'),
  },
];
