import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { RiskTrend, TrendStep } from '#shared/features/riskAssessments/heatMap.contract.ts';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import {
  halfYearEnd,
  halfYears,
  inEffect,
  levelCounts,
  type TrendRecord,
} from '#shared/features/riskAssessments/trend.rules.ts';
import { grouped } from '#shared/lib/grouped.ts';
import type { Schema } from '../../db/schema.ts';

const record = z.object({
  id: z.string(),
  assessmentNo: z.string(),
  organizationId: z.string(),
  assessedOn: z.string(),
  approvedOn: z.string(),
  closedOn: z.string().nullable(),
  level: z.enum(RISK_LEVELS).nullable(),
});

/** Approved assessments of organizations themselves, replaced and closed ones too; the level is what was there then (current). */
async function approved(db: Kysely<Schema>): Promise<TrendRecord[]> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT id, assessmentNo, organizationId, assessedOn, approvedOn, closedOn,
    levelCurrent AS level FROM risk_assessment
    WHERE subjectKind = 'organization' AND recordState IN ('final','archived') AND approvedOn IS NOT NULL
    ORDER BY assessedOn, id`.execute(db);
  return found.rows.map((row) => record.parse(row));
}

/**
 * Half-year steps from the first assessment to today: what was in effect at each end (features K10).
 * @param organizationId whose steps they are; left out: only how many organizations stood at each level
 */
export async function trendOf(
  db: Kysely<Schema>,
  organizationId: string | undefined,
  today: string,
): Promise<RiskTrend> {
  const byOrganization = grouped(await approved(db), (one) => one.organizationId);
  const own = organizationId === undefined ? [] : (byOrganization.get(organizationId) ?? []);
  const shown = organizationId === undefined ? [...byOrganization.values()].flat() : own;
  const first = shown.map(({ approvedOn }) => approvedOn).toSorted()[0];
  const steps =
    first === undefined
      ? []
      : halfYears(first, today).map((half): TrendStep => {
          const end = halfYearEnd(half);
          const asOf = end < today ? end : today;
          const present = inEffect(own, asOf);
          return {
            ...{ half, asOf, level: present?.level ?? null },
            ...{ assessmentId: present?.id ?? null, assessmentNo: present?.assessmentNo ?? null },
            counts: levelCounts(byOrganization, asOf),
          };
        });
  const named = organizationId === undefined ? undefined : await organizationName(db, organizationId);
  return { organizationName: named ?? null, steps };
}

async function organizationName(db: Kysely<Schema>, id: string): Promise<string | undefined> {
  return (await db.selectFrom('organization').select('name').where('id', '=', id).executeTakeFirst())?.name;
}
