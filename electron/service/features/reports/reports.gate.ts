import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { isOutstanding } from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { changedLines } from '#shared/features/reports/figures/figureLines.ts';
import { unknownPlaces } from '#shared/features/reports/places.rules.ts';
import {
  clockWarnings,
  collectionWarnings,
  draftWarnings,
  figureWarnings,
  type GateWarning,
  textWarnings,
  timeWarnings,
} from '#shared/features/reports/reportGate.rules.ts';
import { COMPARED_PERIODS } from '#shared/features/reports/reports.lists.ts';
import { reportDueOn } from '#shared/features/reports/reports.rules.ts';
import { officeCalendar } from '../../calendars.ts';
import type { JobContext } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';
import { taskById } from '../collectionTasks/collectionReturns.repository.ts';
import { standingsOf } from '../collectionTasks/collectionTasks.repository.ts';
import { checkConsistency } from '../consistency/consistency.repository.ts';
import { overviewAt } from '../contactAssignments/overview.ts';
import { countOwnPeriod, countReport } from './reports.count.ts';
import { draftsIn, lastEntryAt } from './reports.gate.repository.ts';
import { periodOfReport, reportById, type StoredReport } from './reports.repository.ts';
import { isRollUpStale } from './reports.rollUp.ts';

type Checked = CallOutput<'reports.check'>;

/** Findings of one consistency rule that are read; their number is complete whatever it is. */
const NO_FINDINGS = 1;

/**
 * The gate before issue (features W9): what is missing, uncovered, overdue, or no longer as counted. Of an issued report what was shown
 * when its document was made.
 * @param withCompared count also the periods that the report is compared with: takes three times as long
 * @throws AppError `not_found`, `cancelled`
 */
export async function checkReport(
  context: JobContext,
  id: string,
  { withCompared }: { readonly withCompared: boolean },
): Promise<Checked> {
  const { db } = context.open();
  const report = await reportById(db, id);
  if (report.stage === 'issued' || report.stage === 'submitted' || report.stage === 'voided')
    return { warnings: report.warnings.list, stale: [], unknownPlaces: 0 };
  const period = periodOfReport(report);
  const calendar = officeCalendar(context.runtime);
  const { lines, rollUp } = await (withCompared ? countReport : countOwnPeriod)(context, report);
  const compared = withCompared ? COMPARED_PERIODS : (['current'] as const);
  const stale = report.figures === null ? [] : changedLines(report.figures.lines, lines, compared);
  const unknown = unknownPlaces({ title: report.title, blocks: report.content.blocks }, report.figures?.lines ?? null);
  const warnings: GateWarning[] = [
    ...textWarnings({
      isCounted: report.figures !== null,
      formerName: await formerNameOf(db, report),
      stale: stale.length,
      isRollUpStale: isRollUpStale(report, rollUp),
      unknown,
    }),
    ...timeWarnings(period, { today: context.today, dueOn: reportDueOn(calendar, period), calendar }),
    ...clockWarnings(timeStampOf(context.now), await lastEntryAt(db)),
    ...figureWarnings(lines),
    ...draftWarnings(await draftsIn(db, period)),
    ...(await uncovered(db, period.to, context.today)),
    ...(await ofCollection(db, report, timeStampOf(context.now).slice(0, 16))),
    ...(await contradictions(context, db)),
  ];
  return {
    warnings: warnings.map((one) => ({ place: null, params: {}, ...one })),
    stale,
    unknownPlaces: unknown.length,
  };
}

/** Organizations without a contact on the last day of the period, or today while it runs. */
async function uncovered(db: Kysely<Schema>, to: string, today: string): Promise<GateWarning[]> {
  const { uncovered: count } = await overviewAt(db, { at: to < today ? to : today, today });
  return count === 0 ? [] : [{ code: 'no_contact', count, place: '/duties/contacts' }];
}

/** What the report puts together: whether the collection stands, is of the same days, and came back from every office. */
async function ofCollection(db: Kysely<Schema>, report: StoredReport, now: string): Promise<GateWarning[]> {
  if (report.collectionTaskId === null) return [];
  const task = await taskById(db, report.collectionTaskId);
  const { standings } = await standingsOf(db, task, now);
  const missing = standings.filter(isOutstanding).map(({ name }) => name);
  return collectionWarnings(periodOfReport(report), task, missing);
}

/** The name under which an office counted that is called otherwise today; null: it kept its name, or nothing was counted. */
export async function formerNameOf(
  db: Kysely<Schema>,
  { figures, originOfficeId }: Pick<StoredReport, 'figures' | 'originOfficeId'>,
): Promise<string | null> {
  if (figures === null) return null;
  const { name } = await localOffice(db, originOfficeId);
  return figures.officeName === name ? null : figures.officeName;
}

/** Contradictions over all modules, those that are errors. */
async function contradictions({ today, signal, progress }: JobContext, db: Kysely<Schema>): Promise<GateWarning[]> {
  const { rules } = await checkConsistency(
    db,
    { severity: 'error' },
    {
      today,
      limit: NO_FINDINGS,
      heed: (done, of) => {
        if (signal.aborted) throw new AppError('cancelled');
        progress('consistency_checking', done, of);
      },
    },
  );
  const count = rules.reduce((sum, rule) => sum + rule.count, 0);
  return count === 0 ? [] : [{ code: 'contradictions', count, place: '/consistency' }];
}
