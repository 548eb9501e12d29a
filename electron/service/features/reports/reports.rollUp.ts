import type { Kysely } from 'kysely';
import type { StoredFigures } from '#shared/features/reports/storedFigures.ts';
import type { FrozenRollUp, RollUpFigures } from '#shared/features/rollUp/rollUp.contract.ts';
import { canonicalJson, sha256, timeStampOf } from '../../crypto/encodings.ts';
import type { Schema } from '../../db/schema.ts';
import { type PaperTable, paperTable, rollUpTable } from '../rollUp/rollUp.words.ts';
import { momentOf } from './reports.count.ts';
import type { StoredReport } from './reports.repository.ts';

/** What offices returned, put together, and what must be said beside it. */
export type RollUpPart = PaperTable;

type Named = Pick<StoredReport, 'collectionTaskId' | 'originOfficeId' | 'figures'>;

/**
 * What the offices returned to the collection that a report puts together: as it was counted; as it stands now where nothing was counted
 * yet, or another collection was chosen since. Null: the report puts nothing together.
 */
export async function rollUpOf(db: Kysely<Schema>, report: Named, now: number): Promise<RollUpPart | null> {
  const { collectionTaskId, originOfficeId } = report;
  if (collectionTaskId === null) return null;
  const counted = countedRollUp(report);
  if (counted !== null) return { table: counted.table, notes: counted.notes };
  return rollUpTable(db, { taskId: collectionTaskId, ownOfficeId: originOfficeId, now: momentOf(timeStampOf(now)) });
}

/** The table as it is kept with the figures of a report. */
export function keptRollUp({ task, table }: FrozenRollUp): NonNullable<StoredFigures['rollUp']> {
  const { table: printed, notes } = paperTable(table);
  return { taskId: task.id, sha256: hashOfTable(table), table: printed, notes: [...notes] };
}

/** Whether the returned figures are others than those that a report was counted with. @param live as they are now */
export function isRollUpStale(report: Named, live: FrozenRollUp | null): boolean {
  if (report.figures === null) return false;
  return (countedRollUp(report)?.sha256 ?? null) !== (live === null ? null : hashOfTable(live.table));
}

/** The hash that names a table, whatever language it is shown in. */
export function hashOfTable(table: RollUpFigures): string {
  return sha256(canonicalJson(table)).toString('hex');
}

function countedRollUp({ figures, collectionTaskId }: Named) {
  const counted = figures?.rollUp ?? null;
  return counted?.taskId === collectionTaskId ? counted : null;
}
