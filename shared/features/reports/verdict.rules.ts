import type { Verdict } from './reports.lists.ts';

/** What the check of a snapshot found. */
export type Found = {
  /** Byte for byte the file that the signed document names, and the signature holds. */
  readonly sealed: boolean;
  /** The numbers of the report are those that the snapshot keeps. */
  readonly isReportSame: boolean;
  /** Counting again from the facts of the snapshot gives the numbers and lists that it keeps. */
  readonly isCountSame: boolean;
  /** Facts are named that do not fit their hash, or the kept file. */
  readonly isFactAltered: boolean;
  /** The snapshot was counted by the rules by which the program counts now. */
  readonly isSameEdition: boolean;
};

/**
 * Which case it is when numbers do not agree. Bytes that the signature seals were not changed afterwards: then counting differs since the
 * rules did (another edition), or since the sealed numbers never followed from their records (the same edition).
 */
export function verdictOf({ sealed, isReportSame, isCountSame, isFactAltered, isSameEdition }: Found): Verdict {
  if (isReportSame && isCountSame) return 'agrees';
  if (!sealed) return !isReportSame || isFactAltered || isSameEdition ? 'snapshot_altered' : 'undecided';
  if (!isReportSame) return 'report_altered';
  return isSameEdition ? 'sealed_altered' : 'rules_changed';
}
