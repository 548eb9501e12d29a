import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, live } from './consistencyRule.ts';

const place: ConsistencyRule['place'] = ({ owner }) => `/risk/${owner}`;

/** Factors `x` of living assessments `a` that fit a condition. */
function factors(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, a.id AS owner, a.assessmentNo AS name, x.seq AS seq ${columns}
    FROM risk_factor x JOIN risk_assessment a ON a.id = x.assessmentId AND ${live('a')} WHERE ${live('x')} AND (${condition})`;
}

/** Place of a level; the longer text is the higher one. */
const rank = (column: string) =>
  sql`CASE ${sql.ref(column)} WHEN 'low' THEN 1 WHEN 'moderate' THEN 2 WHEN 'high' THEN 3 WHEN 'major' THEN 4 END`;

/** The level that the matrix of assessment `a` gives a pair of factor `x`. */
const byMatrix = (
  likelihood: string,
  severity: string,
) => sql`(SELECT band.value ->> 'level' FROM json_each(a.matrix, '$.bands') band
  WHERE ${sql.ref(`x.${likelihood}`)} * ${sql.ref(`x.${severity}`)} BETWEEN band.value ->> 'from' AND band.value ->> 'to')`;

/** The pair that counts after measures: what is missing is as it was before (domain.md §7). */
const DIFFERENT = sql`(x.likelihood IS NOT NULL AND x.levelBefore IS NOT ${byMatrix('likelihood', 'severity')})
  OR (x.currentLikelihood IS NOT NULL AND x.levelCurrent IS NOT ${byMatrix('currentLikelihood', 'currentSeverity')})
  OR (x.likelihoodAfter IS NOT NULL AND x.levelAfter IS NOT ${byMatrix('likelihoodAfter', 'severityAfter')})`;

/** What contradicts itself in risk assessments. */
export const riskRules: readonly ConsistencyRule[] = [
  {
    key: 'risk_level_matrix',
    module: 'risk',
    severity: 'error',
    find: () => factors(DIFFERENT),
    place,
  },
  {
    key: 'risk_residual_above',
    module: 'risk',
    severity: 'error',
    find: () => factors(sql`${rank('x.levelAfter')} > ${rank('x.levelCurrent')} AND x.residualReason IS NULL`),
    place,
  },
  {
    key: 'risk_lowered_bare',
    module: 'risk',
    severity: 'error',
    find: () =>
      factors(sql`a.recordState IN ('final', 'archived') AND ${rank('x.levelAfter')} < ${rank('x.levelCurrent')} AND NOT EXISTS (
        SELECT 1 FROM risk_measure m, json_each(m.riskFactorIds) named
        WHERE m.assessmentId = a.id AND named.value = x.id AND ${live('m')})`),
    place,
  },
  {
    key: 'risk_unapproved',
    module: 'risk',
    severity: 'error',
    find: () => sql`SELECT a.id, a.id AS owner, a.assessmentNo AS name FROM risk_assessment a
      WHERE a.recordState IN ('final', 'archived') AND (a.approvedOn IS NULL OR a.levelBefore IS NULL OR a.approvedOn < a.assessedOn)`,
    place,
  },
  {
    key: 'risk_level_highest',
    module: 'risk',
    severity: 'error',
    find: () => sql`SELECT a.id, a.id AS owner, a.assessmentNo AS name FROM risk_assessment a
      WHERE a.recordState IN ('final', 'archived') AND a.levelBefore IS NOT NULL AND ${rank('a.levelBefore')} < (
        SELECT max(${rank('x.levelBefore')}) FROM risk_factor x WHERE x.assessmentId = a.id AND ${live('x')})`,
    place,
  },
  {
    key: 'risk_acceptance_expired',
    module: 'risk',
    severity: 'hint',
    find: (today) =>
      factors(
        sql`a.recordState = 'final' AND a.closedOn IS NULL AND EXISTS (SELECT 1 FROM risk_acceptance c WHERE c.riskFactorId = x.id
            AND c.revokedOn IS NULL AND c.expiresOn < ${today} AND ${live('c')})
          AND NOT EXISTS (SELECT 1 FROM risk_acceptance c WHERE c.riskFactorId = x.id AND c.revokedOn IS NULL
            AND c.expiresOn >= ${today} AND ${live('c')})
          AND NOT EXISTS (SELECT 1 FROM risk_assessment next WHERE next.supersedesId = a.id AND ${live('next')})`,
        sql`, (SELECT max(c.expiresOn) FROM risk_acceptance c WHERE c.riskFactorId = x.id AND ${live('c')}) AS day`,
      ),
    place,
  },
  {
    key: 'risk_acceptance_low',
    module: 'risk',
    severity: 'error',
    find: () => sql`SELECT c.id, a.id AS owner, a.assessmentNo AS name, c.acceptedOn AS day
      FROM risk_acceptance c JOIN risk_assessment a ON a.id = c.assessmentId AND ${live('a')}
        LEFT JOIN risk_factor x ON x.id = c.riskFactorId
      WHERE ${live('c')} AND (x.id IS NULL OR x.recordState = 'voided' OR x.assessmentId <> c.assessmentId OR c.acceptedOn < a.assessedOn)`,
    place,
  },
  {
    key: 'risk_measure_factor',
    module: 'risk',
    severity: 'error',
    find: () => sql`SELECT m.id, a.id AS owner, a.assessmentNo AS name, m.seq AS seq
      FROM risk_measure m JOIN risk_assessment a ON a.id = m.assessmentId AND ${live('a')}
      WHERE ${live('m')} AND (json_array_length(m.riskFactorIds) = 0 OR EXISTS (SELECT 1 FROM json_each(m.riskFactorIds) named
        LEFT JOIN risk_factor x ON x.id = named.value WHERE x.id IS NULL OR x.assessmentId <> m.assessmentId))`,
    place,
  },
  {
    key: 'risk_subject_gone',
    module: 'risk',
    severity: 'error',
    find: () => sql`SELECT a.id, a.id AS owner, a.assessmentNo AS name FROM risk_assessment a
      WHERE ${live('a')} AND a.subjectKind = 'activity' AND NOT EXISTS (SELECT 1 FROM activity_filing f
        WHERE f.id = a.subjectId AND ${live('f')} AND f.organizationId = a.organizationId)`,
    place,
  },
];
