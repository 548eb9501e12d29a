import { type Kysely, sql } from 'kysely';
import { FACT_SETS } from '#shared/features/reports/figures/figureCatalog.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import type { Schema } from '../../db/schema.ts';
import type { OpenStore } from '../../office/openStore.ts';
import { snapshotOf } from './reports.records.ts';
import type { Snapshot } from './reports.snapshot.ts';

export type CountingReport = {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string;
};

/**
 * The issued reports whose numbers counted at least one of these records, by their frozen facts: whatever became of the records since.
 * @param day of the records, as reports count them: only reports of a period with this day are opened
 */
export async function reportsCounting(
  { db, store }: { readonly db: Kysely<Schema>; readonly store: OpenStore },
  recordIds: readonly string[],
  day: string,
): Promise<CountingReport[]> {
  if (recordIds.length === 0) return [];
  const found = await sql<CountingReport & { readonly snapshotSha256: string }>`
    SELECT id, title, number, issuedOn, snapshotSha256 FROM report
    WHERE recordState IN ('final','archived') AND snapshotSha256 IS NOT NULL AND periodStart <= ${day} AND periodEnd >= ${day}
    ORDER BY issuedOn, rowKey`.execute(db);
  const wanted = new Set(recordIds);
  const counting: CountingReport[] = [];
  for (const { snapshotSha256, ...report } of found.rows) {
    const { snapshot } = await snapshotOf(store, snapshotSha256);
    if (countsAny(snapshot, wanted)) counting.push(report);
  }
  return counting;
}

function countsAny({ facts, periods }: Snapshot, wanted: ReadonlySet<string>): boolean {
  return Object.entries(facts.current).some(([set, rows]) =>
    rows.some(
      ({ recordId, data }) => recordId !== null && wanted.has(recordId) && isCounted(set, data, periods.current),
    ),
  );
}

/** Whether a fact adds to any number: a record may be read and left out by the rule. */
function isCounted(set: string, data: unknown, period: ReportPeriod): boolean {
  let adds = false;
  FACT_SETS[set]?.count(data, period, (_figure, { weight = 1 } = {}) => {
    if (weight !== 0) adds = true;
  });
  return adds;
}
