import type { FiguresByPeriod } from '#shared/features/reports/figures/comparedLines.ts';
import { figureLines } from '#shared/features/reports/figures/figureLines.ts';
import type { Facts, Figure } from '#shared/features/reports/figures/figures.rules.ts';
import { previousPeriod, type ReportPeriod, samePeriodLastYear } from '#shared/features/reports/reportPeriod.rules.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { COMPARED_PERIODS, type ComparedPeriod } from '#shared/features/reports/reports.lists.ts';
import { RETURNED_FIGURES } from '#shared/features/rollUp/returnFact.ts';
import type { FrozenRollUp } from '#shared/features/rollUp/rollUp.contract.ts';
import type { JobContext } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { inSnapshot } from '../exports/snapshot.ts';
import { rollUpForReport } from '../rollUp/rollUp.table.ts';
import { figuresOf, readFacts } from './figures/readFacts.ts';
import { periodOfReport, type StoredReport } from './reports.repository.ts';
import { type FactsByPeriod, turn } from './reports.snapshot.ts';

export type PeriodsCompared = Readonly<Record<ComparedPeriod, ReportPeriod>>;

/** What the numbers of a report are counted from, and the lines they give. */
export type Counted = {
  readonly periods: PeriodsCompared;
  readonly facts: FactsByPeriod;
  /** Every figure with the list of the facts behind it. */
  readonly figures: FiguresByPeriod;
  readonly lines: FigureLine[];
  /** What offices returned, put together from the facts `returnedFigures`; null: the report puts nothing together. */
  readonly rollUp: FrozenRollUp | null;
};

/** What of a report decides what it counts. */
export type CountedReport = Pick<
  StoredReport,
  'kind' | 'periodStart' | 'periodEnd' | 'collectionTaskId' | 'originOfficeId'
>;

/** A report's own period, the one before, and the same a year ago. */
export function periodsOf(period: ReportPeriod): PeriodsCompared {
  return { current: period, previous: previousPeriod(period), last_year: samePeriodLastYear(period) };
}

/** The periods as the wire carries them. */
export function periodDays({ current, previous, last_year }: PeriodsCompared) {
  const days = ({ from, to }: ReportPeriod) => ({ from, to });
  return { current: days(current), previous: days(previous), last_year: days(last_year) };
}

type Counting = Pick<JobContext, 'open' | 'signal' | 'progress' | 'now'>;

/**
 * Counts all figures of a report anew, from records that stand still meanwhile: the numbers agree with each other, whatever is written
 * while they are read.
 * @throws AppError `cancelled`
 */
export async function countReport(context: Counting, report: CountedReport): Promise<Counted> {
  const periods = periodsOf(periodOfReport(report));
  return { periods, ...(await countPeriods(context, report, { periods, wanted: COMPARED_PERIODS })) };
}

/** The figures of a report's own period alone, as they are now; those it is compared with read nothing. @throws AppError `cancelled` */
export async function countOwnPeriod(
  context: Counting,
  report: CountedReport,
): Promise<Pick<Counted, 'lines' | 'rollUp'>> {
  const periods = periodsOf(periodOfReport(report));
  return countPeriods(context, report, { periods, wanted: ['current'] });
}

async function countPeriods(
  { open, signal, progress, now }: Counting,
  { collectionTaskId, originOfficeId }: CountedReport,
  { periods, wanted }: { readonly periods: PeriodsCompared; readonly wanted: readonly ComparedPeriod[] },
): Promise<Omit<Counted, 'periods'>> {
  const facts: Record<ComparedPeriod, Facts> = { current: {}, previous: {}, last_year: {} };
  const figures: Record<ComparedPeriod, readonly Figure[]> = { current: [], previous: [], last_year: [] };
  const steps = wanted.length * 2;
  const rollUp = await inSnapshot(open().session.store, async (db) => {
    for (const [done, one] of wanted.entries()) {
      progress('report_counting', done, steps);
      await turn(signal);
      facts[one] = await readFacts({ db, period: periods[one] });
    }
    if (collectionTaskId === null) return null;
    const look = { taskId: collectionTaskId, ownOfficeId: originOfficeId, now: momentOf(timeStampOf(now)) };
    const { returns, frozen } = await rollUpForReport(db, look);
    facts.current = { ...facts.current, [RETURNED_FIGURES]: returns };
    return frozen;
  });
  for (const [done, one] of wanted.entries()) {
    progress('report_counting', wanted.length + done, steps);
    await turn(signal);
    figures[one] = figuresOf(facts[one], periods[one]);
  }
  return { facts, figures, lines: figureLines(figures), rollUp };
}

/** The local moment, to the minute, at which returns of a collection are judged. @param countedAt time stamp of the count */
export function momentOf(countedAt: string): string {
  return countedAt.slice(0, 16);
}
