/** Where a report stands, when it is due, and what a clerk may not do to it. */

import { reasonAfter } from '../../lib/deadlineReason.ts';
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { WorkingCalendar } from '../../lib/workingDays.ts';
import { REPORT_DAYS } from '../recurringDuties/recurringDuties.rules.ts';
import { fitsKind, type ReportPeriod } from './reportPeriod.rules.ts';
import type { ReportStage } from './reports.lists.ts';

/** Where a report stands, from itself and its document (null: none that is not voided). */
export function stageOf(report: {
  readonly recordState: string;
  readonly state: 'draft' | 'issued' | 'submitted';
  readonly documentStage: string | null;
}): ReportStage {
  if (report.recordState === 'voided') return 'voided';
  if (report.state !== 'draft') return report.state;
  return report.documentStage === 'review' || report.documentStage === 'approved' ? 'in_approval' : 'draft';
}

/** Until when a report is handed in: half-yearly ones by domain.md §9.1; the others have no rule. */
export function reportDueOn(calendar: WorkingCalendar, { kind, to }: ReportPeriod): string | null {
  return kind === 'half_yearly' ? reasonAfter(calendar, to, REPORT_DAYS).date : null;
}

/** Text and figures are fixed while the document is with the reviewers, and for good once it was issued. */
export function checkOpen({ stage }: { readonly stage: ReportStage }): FieldIssue[] {
  if (stage === 'draft') return [];
  return [{ field: 'stage', code: `report_${stage}` }];
}

/** Whether the days are a whole period of the kind that has begun. */
export function checkPeriod(period: ReportPeriod, today: string): FieldIssue[] {
  if (period.from > period.to) return [{ field: 'periodEnd', code: 'report_period_order' }];
  if (!fitsKind(period)) return [{ field: 'periodStart', code: 'report_not_whole_period' }];
  if (period.from > today) return [{ field: 'periodStart', code: 'report_period_ahead' }];
  return [];
}

/** Whether an issued report may be marked as sent on a day. */
export function checkSubmit(
  { stage, issuedOn }: { readonly stage: ReportStage; readonly issuedOn: string | null },
  submittedOn: string,
  today: string,
): FieldIssue[] {
  if (stage !== 'issued' && stage !== 'submitted') return [{ field: 'stage', code: 'report_not_issued' }];
  if (submittedOn > today) return [{ field: 'submittedOn', code: 'date_in_future' }];
  if (issuedOn !== null && submittedOn < issuedOn)
    return [{ field: 'submittedOn', code: 'report_before_issue', params: { date: issuedOn } }];
  return [];
}

/**
 * A report is voided after its document: one that was issued stays while its document stands, and makes room for another of its period
 * once that was voided.
 */
export function checkVoid({
  stage,
  document,
}: {
  readonly stage: ReportStage;
  readonly document: object | null;
}): FieldIssue[] {
  if (stage === 'voided') return [{ field: 'stage', code: 'report_voided' }];
  if (document === null) return [];
  if (stage === 'issued' || stage === 'submitted') return [{ field: 'stage', code: `report_${stage}` }];
  return [{ field: 'documentId', code: 'report_has_document' }];
}
