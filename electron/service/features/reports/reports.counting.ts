import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { OpenStore } from '../../office/openStore.ts';
import { type OpenedSnapshot, snapshotOf } from './reports.records.ts';

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
    if (countsAny(await snapshotOf(store, snapshotSha256), wanted)) counting.push(report);
  }
  return counting;
}

/** A record may have been read and left out by the rule: it counts when it stands in a list. */
function countsAny({ snapshot, figures }: OpenedSnapshot, wanted: ReadonlySet<string>): boolean {
  const facts = snapshot.facts.current;
  return figures('current').some(({ entries }) =>
    entries.some(({ set, index }) => wanted.has(facts[set]?.[index]?.recordId ?? '')),
  );
}
