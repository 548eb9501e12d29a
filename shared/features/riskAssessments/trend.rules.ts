import type { RISK_LEVELS, RiskLevel } from './riskAssessments.lists.ts';
import { halfYearOf } from './riskAssessments.rules.ts';

/** An approved assessment of an organization as the trend looks at it. */
export type TrendRecord = {
  readonly id: string;
  readonly assessmentNo: string;
  readonly organizationId: string;
  readonly assessedOn: string;
  readonly approvedOn: string;
  readonly closedOn: string | null;
  readonly level: RiskLevel | null;
};

/** The last day of a half-year: `2026H1` ends on 2026-06-30. */
export function halfYearEnd(half: string): string {
  return `${half.slice(0, 4)}${half.endsWith('1') ? '-06-30' : '-12-31'}`;
}

/** The half-year after another. */
export function nextHalfYear(half: string): string {
  return half.endsWith('1') ? `${half.slice(0, 4)}H2` : `${Number(half.slice(0, 4)) + 1}H1`;
}

/** Half-years from the one of a day to the one of another, both included. */
export function halfYears(from: string, to: string): string[] {
  const list: string[] = [];
  for (let half = halfYearOf(from); half <= halfYearOf(to); half = nextHalfYear(half)) list.push(half);
  return list;
}

/**
 * The assessment in effect on a day: of those made and approved by then the latest, unless it was closed by then.
 * @param records of one organization
 */
export function inEffect(records: readonly TrendRecord[], day: string): TrendRecord | null {
  let found: TrendRecord | null = null;
  for (const record of records) {
    if (record.assessedOn > day || record.approvedOn > day) continue;
    if (found === null || `${record.assessedOn}${record.id}` > `${found.assessedOn}${found.id}`) found = record;
  }
  return found === null || (found.closedOn !== null && found.closedOn <= day) ? null : found;
}

/** How many organizations stand at each level on a day. */
export function levelCounts(
  byOrganization: ReadonlyMap<string, readonly TrendRecord[]>,
  day: string,
): Record<RiskLevel, number> {
  const counts = { low: 0, moderate: 0, high: 0, major: 0 } satisfies Record<(typeof RISK_LEVELS)[number], number>;
  for (const records of byOrganization.values()) {
    const level = inEffect(records, day)?.level;
    if (level) counts[level] += 1;
  }
  return counts;
}
