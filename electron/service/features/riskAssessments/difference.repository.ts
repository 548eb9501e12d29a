import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ComparedAssessment, RiskDifference } from '#shared/features/riskAssessments/copy.contract.ts';
import { differenceRows } from '#shared/features/riskAssessments/difference.rules.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { assessmentLine } from './riskAssessments.repository.ts';
import { storedFactors } from './riskRecords.repository.ts';

const origin = z.object({ copiedFromId: z.string().nullable(), supersedesId: z.string().nullable() });

/** An assessment against the one it was copied from or rated anew from. @throws AppError `not_found` */
export async function differenceOf(db: Kysely<Schema>, id: string, today: string): Promise<RiskDifference> {
  const now = await assessmentLine(db, id, today);
  const { copiedFromId, supersedesId } = origin.parse(await findRecord(db, 'risk_assessment', id));
  const beforeId = copiedFromId ?? supersedesId;
  const { subjectName, organizationName } = now;
  const factors = await storedFactors(db, id);
  const earlier = beforeId === null ? [] : await storedFactors(db, beforeId);
  return {
    now: comparedOf(now),
    before: beforeId === null ? null : comparedOf(await assessmentLine(db, beforeId, today)),
    ...{ subjectName, organizationName },
    rows: differenceRows(earlier, factors),
  };
}

function comparedOf({
  id,
  assessmentNo,
  assessedOn,
  periodLabel,
  matrixVersion,
  levelBefore,
  levelCurrent,
  levelAfter,
}: ComparedAssessment): ComparedAssessment {
  return { id, assessmentNo, assessedOn, periodLabel, matrixVersion, levelBefore, levelCurrent, levelAfter };
}
