import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, ITS_ORGANIZATION, live, organizationPlace } from './consistencyRule.ts';

const place = organizationPlace('supervision');

function rows(table: string, condition: RawBuilder<unknown>, columns: RawBuilder<unknown>) {
  return sql`SELECT x.id, o.id AS owner, o.name, ${columns} FROM ${sql.table(table)} x ${ITS_ORGANIZATION}
    WHERE ${live('x')} AND (${condition})`;
}

/** What contradicts itself in reviews, grades, penalties and commitments. */
export const supervisionRules: readonly ConsistencyRule[] = [
  {
    key: 'review_order',
    module: 'supervision',
    severity: 'error',
    find: () =>
      rows(
        'annual_review',
        sql`x.concludedOn < x.submittedOn`,
        sql`x.year AS year, x.submittedOn AS "from", x.concludedOn AS "to"`,
      ),
    place,
  },
  {
    key: 'review_regime',
    module: 'supervision',
    severity: 'error',
    find: () =>
      rows(
        'annual_review',
        sql`(x.regime = 'report' AND x.conclusion IN ('qualified', 'basically_qualified', 'unqualified'))
          OR (x.regime = 'inspection' AND x.conclusion = 'report_submitted')`,
        sql`x.year AS year`,
      ),
    place,
  },
  {
    key: 'review_before_founding',
    module: 'supervision',
    severity: 'error',
    find: () =>
      rows(
        'annual_review',
        sql`x.year < CAST(substr(coalesce(o.establishedOn, o.filedOn), 1, 4) AS INTEGER)`,
        sql`x.year AS year, coalesce(o.establishedOn, o.filedOn) AS day`,
      ),
    place,
  },
  {
    key: 'review_not_submitted',
    module: 'supervision',
    severity: 'error',
    find: () =>
      rows(
        'annual_review',
        sql`x.conclusion = 'not_submitted' AND x.submittedOn IS NOT NULL`,
        sql`x.year AS year, x.submittedOn AS day`,
      ),
    place,
  },
  {
    key: 'penalty_period',
    module: 'supervision',
    severity: 'error',
    find: () =>
      rows(
        'penalty',
        sql`x.periodFrom < x.decidedOn`,
        sql`x.decisionNumber AS number, x.decidedOn AS "from", x.periodFrom AS "to"`,
      ),
    place,
  },
  {
    key: 'penalty_statement',
    module: 'supervision',
    severity: 'error',
    find: () =>
      rows(
        'penalty',
        sql`x.statementOn > x.decidedOn`,
        sql`x.decisionNumber AS number, x.decidedOn AS "from", x.statementOn AS "to"`,
      ),
    place,
  },
  {
    key: 'penalty_twice',
    module: 'supervision',
    severity: 'error',
    find: () =>
      rows(
        'penalty',
        sql`EXISTS (SELECT 1 FROM penalty y WHERE y.organizationId = x.organizationId AND y.kind = x.kind
          AND y.decisionNumber = x.decisionNumber AND y.rowKey < x.rowKey AND ${live('y')})`,
        sql`x.decisionNumber AS number`,
      ),
    place,
  },
  {
    key: 'commitment_twice',
    module: 'supervision',
    severity: 'warning',
    find: () =>
      rows(
        'commitment',
        sql`EXISTS (SELECT 1 FROM commitment y WHERE y.organizationId = x.organizationId AND y.kind = x.kind
          AND y.signedOn = x.signedOn AND y.rowKey < x.rowKey AND ${live('y')})`,
        sql`x.signedOn AS day`,
      ),
    place,
  },
  {
    key: 'grade_differs',
    module: 'supervision',
    severity: 'error',
    find: (today) =>
      rows(
        'assessment_grade',
        sql`x.grade <> 'none' AND x.grantedOn <= ${today} AND coalesce(x.validTo, ${today}) >= ${today}
          AND (x.endedOn IS NULL OR x.endedOn > ${today}) AND x.grade IS NOT o.assessmentGrade
          AND NOT EXISTS (SELECT 1 FROM assessment_grade y WHERE y.organizationId = x.organizationId AND ${live('y')}
            AND y.grantedOn > x.grantedOn AND y.grantedOn <= ${today})`,
        sql`x.grade AS grade, x.grantedOn AS day, coalesce(o.assessmentGrade, 'none') AS statedGrade`,
      ),
    place,
  },
  {
    key: 'confirmation_future',
    module: 'supervision',
    severity: 'error',
    find: (today) => rows('contact_confirmation', sql`x.confirmedOn > ${today}`, sql`x.confirmedOn AS day`),
    place: organizationPlace('contacts'),
  },
];
