import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type {
  HeatMapFilter,
  HeatMapOrganization,
  RatingStage,
  RiskHeatMap,
} from '#shared/features/riskAssessments/heatMap.contract.ts';
import { RISK_LEVELS, type RiskLevel } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { countedPairs, riskValue } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { AssessmentRow } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { rankOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import { grouped } from '#shared/lib/grouped.ts';
import type { Schema } from '../../db/schema.ts';
import { matrixOn } from '../riskMatrices/riskMatrices.repository.ts';
import { assessmentPage } from './riskAssessments.repository.ts';

/** Organizations on one map at most: more than an office looks after. */
const MOST = 100_000;

const degree = z.number().nullable();
const level = z.enum(RISK_LEVELS).nullable();
const factor = z.object({
  assessmentId: z.string(),
  riskText: z.string(),
  ...{ likelihood: degree, severity: degree, currentLikelihood: degree, currentSeverity: degree },
  ...{ likelihoodAfter: degree, severityAfter: degree },
  ...{ levelBefore: level, levelCurrent: level, levelAfter: level },
});
type Factor = z.infer<typeof factor>;

/** The present assessments of organizations (not of their activities or venues), each in the cell of its highest factor. */
export async function heatMapOf(db: Kysely<Schema>, filter: HeatMapFilter, today: string): Promise<RiskHeatMap> {
  const present = { state: 'present', subjectKind: 'organization', offset: 0, limit: MOST } as const;
  const { rows: all } = await assessmentPage(db, present, today);
  const townships = [...new Set(all.flatMap(({ townshipName }) => townshipName ?? []))].toSorted((a, b) =>
    a.localeCompare(b, 'zh'),
  );
  const { type, townshipName, stage } = filter;
  const rows = all.filter(
    (row) =>
      (type === undefined || row.organizationType === type) &&
      (townshipName === undefined || row.townshipName === townshipName),
  );
  const factors = grouped(await openFactors(db), ({ assessmentId }) => assessmentId);
  const organizations = rows.flatMap((row) => {
    const top = highestFactor(factors.get(row.id) ?? [], stage);
    return top === null ? [] : [placed(row, top)];
  });
  return {
    definition: await matrixOn(db, today),
    organizations: organizations.toSorted(
      (a, b) => rankOf(b.level) - rankOf(a.level) || a.organizationName.localeCompare(b.organizationName, 'zh'),
    ),
    townships,
  };
}

async function openFactors(db: Kysely<Schema>): Promise<Factor[]> {
  const found = await sql<Record<string, unknown>>`SELECT c.assessmentId, c.riskText, c.likelihood, c.severity,
    c.currentLikelihood, c.currentSeverity, c.likelihoodAfter, c.severityAfter, c.levelBefore, c.levelCurrent, c.levelAfter
    FROM risk_factor c JOIN risk_assessment a ON a.id = c.assessmentId
    WHERE c.recordState <> 'voided' AND c.closedReason IS NULL AND a.subjectKind = 'organization'
      AND a.recordState IN ('final','archived') ORDER BY c.seq, c.rowKey`.execute(db);
  return found.rows.map((row) => factor.parse(row));
}

type Top = {
  readonly likelihood: number;
  readonly severity: number;
  readonly level: RiskLevel;
  readonly riskText: string;
};

const LEVEL_OF = { before: 'levelBefore', current: 'levelCurrent', after: 'levelAfter' } as const;

/** The factor whose pair of a stage is highest; of equal ones the first. */
function highestFactor(factors: readonly Factor[], stage: RatingStage): Top | null {
  let top: Top | null = null;
  for (const one of factors) {
    const pair = countedPairs(one)[stage];
    const level = one[LEVEL_OF[stage]];
    if (pair === null || level === null) continue;
    if (top === null || riskValue(pair) > riskValue(top)) top = { ...pair, level, riskText: one.riskText };
  }
  return top;
}

function placed(row: AssessmentRow, { likelihood, severity, level, riskText }: Top): HeatMapOrganization {
  const { id, assessmentNo, organizationId, organizationName, townshipName, assessedOn, matrixVersion } = row;
  return {
    ...{ assessmentId: id, assessmentNo, organizationId, organizationName, townshipName, assessedOn, matrixVersion },
    ...{ likelihood, severity, level, riskText },
  };
}
