import { filled } from '#shared/features/reports/places.rules.ts';
import type { PeriodWords } from '#shared/features/reports/placeWords.ts';
import type { StoredReport } from './reports.repository.ts';

/**
 * What the words of a report's period are made of: name of the office and moment as they were when the figures were counted.
 * @param officeName the office as it is called today, for a report that was never counted
 */
export function wordsOf(
  {
    kind,
    periodStart,
    periodEnd,
    figures,
    snapshotSha256,
  }: Pick<StoredReport, 'kind' | 'periodStart' | 'periodEnd' | 'figures' | 'snapshotSha256'>,
  officeName: string,
): PeriodWords {
  return {
    ...{ kind, periodStart, periodEnd, snapshotSha256 },
    officeName: figures?.officeName ?? officeName,
    countedAt: figures?.countedAt ?? null,
  };
}

type Titled = Pick<StoredReport, 'title'> & Parameters<typeof wordsOf>[0];

/** The title as it is read, its places filled: a list names reports, not templates. */
export function shownTitle(report: Titled, officeName: string): string {
  return filled(report.title, report.figures?.lines ?? [], wordsOf(report, officeName));
}
