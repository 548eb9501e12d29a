import type { CallOutput } from '#shared/contract/list.ts';
import { putTogether } from '#shared/features/rollUp/putTogether.rules.ts';
import { RETURNED_FIGURES, returnDataOf } from '#shared/features/rollUp/returnFact.ts';
import type { RollUpFigures } from '#shared/features/rollUp/rollUp.contract.ts';
import { tableDifferences } from '#shared/features/rollUp/tableDifferences.ts';
import { momentOf } from './reports.count.ts';
import type { StoredReport } from './reports.repository.ts';
import { hashOfTable } from './reports.rollUp.ts';
import type { Snapshot } from './reports.snapshot.ts';

/** What was found of the table of returned figures. */
export type CheckedRollUp = {
  /** The table that the report prints is the one that the snapshot keeps. */
  readonly isReportSame: boolean;
  /** The returns in the snapshot give the table that it keeps. */
  readonly isCountSame: boolean;
  readonly found: CallOutput<'reports.verify'>['rollUp'];
};

/** Puts the returned figures of a snapshot together again. Pure. */
export function checkRollUp(
  { figures, collectionTaskId }: Pick<StoredReport, 'figures' | 'collectionTaskId'>,
  snapshot: Pick<Snapshot, 'rollUp' | 'facts' | 'office' | 'countedAt'>,
): CheckedRollUp {
  const { rollUp } = snapshot;
  const printed = figures?.rollUp;
  if (rollUp === undefined) {
    // A table that the report prints was in its snapshot.
    const isReportSame = printed === undefined;
    const state = isReportSame ? (collectionTaskId === null ? 'none' : 'not_kept') : 'differs';
    return { isReportSame, isCountSame: true, found: { state, differing: [] } };
  }
  const again = tableAgain(snapshot);
  const isCountSame = again !== null && hashOfTable(again) === hashOfTable(rollUp.table);
  const isReportSame = printed?.sha256 === hashOfTable(rollUp.table);
  return {
    ...{ isReportSame, isCountSame },
    found: {
      state: isCountSame && isReportSame ? 'agrees' : 'differs',
      differing: again === null ? [] : tableDifferences(rollUp.table, again),
    },
  };
}

/** The table from the returns of a snapshot; null when an altered one cannot be read at all. */
function tableAgain({ rollUp, facts, office, countedAt }: Parameters<typeof checkRollUp>[1]): RollUpFigures | null {
  if (rollUp === undefined) return null;
  try {
    const returns = returnDataOf(facts.current[RETURNED_FIGURES] ?? []);
    return putTogether(rollUp.task, returns, { own: office, now: momentOf(countedAt) });
  } catch {
    return null;
  }
}
