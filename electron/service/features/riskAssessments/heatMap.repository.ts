import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type {
  HeatMapFilter,
  HeatMapOrganization,
  RatingStage,
  RiskHeatMap,
} from '#shared/features/riskAssessments/heatMap.contract.ts';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { countedPairs } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import { rankOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { matrixOn } from '../riskMatrices/riskMatrices.repository.ts';

const degree = z.number().nullable();
const level = z.enum(RISK_LEVELS).nullable();
/** An assessment in force with its highest factor. */
const line = z.object({
  ...{ id: z.string(), assessmentNo: z.string(), organizationId: z.string(), organizationName: z.string() },
  ...{ organizationType: z.string().nullable(), townshipName: z.string().nullable() },
  ...{ assessedOn: z.string(), matrixVersion: z.number(), riskText: z.string() },
  ...{ likelihood: degree, severity: degree, currentLikelihood: degree, currentSeverity: degree },
  ...{ likelihoodAfter: degree, severityAfter: degree },
  ...{ levelBefore: level, levelCurrent: level, levelAfter: level },
});
type Line = z.infer<typeof line>;

/** Likelihood × severity of a factor at each stage, as `countedPairs` takes them: a pair that was not rated counts as the one before it. */
const BEFORE = sql`c.likelihood * c.severity`;
const CURRENT = sql`COALESCE(c.currentLikelihood * c.currentSeverity, ${BEFORE})`;
const VALUE_OF = {
  before: BEFORE,
  current: CURRENT,
  after: sql`COALESCE(c.likelihoodAfter * c.severityAfter, ${CURRENT})`,
};
const LEVEL_OF = { before: 'levelBefore', current: 'levelCurrent', after: 'levelAfter' } as const;

const BY_NAME = new Intl.Collator('zh');

/** The present assessments of organizations (not of their activities or venues), each in the cell of its highest factor. */
export async function heatMapOf(db: Kysely<Schema>, filter: HeatMapFilter, today: string): Promise<RiskHeatMap> {
  const { type, townshipName, stage } = filter;
  const all = await presentLines(db, stage);
  const townships = [...new Set(all.flatMap((one) => one.townshipName ?? []))].toSorted(BY_NAME.compare);
  const rows = all.filter(
    (row) =>
      (type === undefined || row.organizationType === type) &&
      (townshipName === undefined || row.townshipName === townshipName),
  );
  return {
    definition: await matrixOn(db, today),
    organizations: rows
      .flatMap((row) => placed(row, stage) ?? [])
      .toSorted((a, b) => rankOf(b.level) - rankOf(a.level) || BY_NAME.compare(a.organizationName, b.organizationName)),
    townships,
  };
}

/**
 * The last approved assessment of each organization, unless it is closed: what the list calls in force. Read as one set with the factor
 * whose pair is highest (of equal ones the first): asking one by one takes seconds at 20,000 organizations.
 */
async function presentLines(db: Kysely<Schema>, stage: RatingStage): Promise<Line[]> {
  const found = await sql<Record<string, unknown>>`
    WITH latest AS (SELECT id, closedOn, row_number() OVER (PARTITION BY subjectId ORDER BY assessedOn DESC, id DESC) AS place
      FROM risk_assessment WHERE subjectKind = 'organization' AND recordState IN ('final','archived'))
    SELECT a.id, a.assessmentNo, a.organizationId, o.name AS organizationName,
      CASE o.registrationKind WHEN 'filed' THEN 'filed' ELSE o.legalType END AS organizationType, o.townshipName, a.assessedOn,
      a.matrixVersion, c.riskText, c.likelihood, c.severity, c.currentLikelihood, c.currentSeverity, c.likelihoodAfter,
      c.severityAfter, c.levelBefore, c.levelCurrent, c.levelAfter, max(${VALUE_OF[stage]} * 100000 - c.seq)
    FROM latest JOIN risk_assessment a ON a.id = latest.id JOIN organization o ON o.id = a.organizationId
      JOIN risk_factor c ON c.assessmentId = a.id
    WHERE latest.place = 1 AND latest.closedOn IS NULL AND c.recordState <> 'voided' AND c.closedReason IS NULL
    GROUP BY a.id`.execute(db);
  return found.rows.map((row) => line.parse(row));
}

function placed(row: Line, stage: RatingStage): HeatMapOrganization | null {
  const pair = countedPairs(row)[stage];
  const level = row[LEVEL_OF[stage]];
  if (pair === null || level === null) return null;
  const { id, assessmentNo, organizationId, organizationName, townshipName, assessedOn, matrixVersion, riskText } = row;
  return {
    ...{ assessmentId: id, assessmentNo, organizationId, organizationName, townshipName, assessedOn, matrixVersion },
    ...{ ...pair, level, riskText },
  };
}
