import { z } from 'zod';
import {
  ACTIVITY_KINDS,
  FILING_RESULTS,
  TIMELINESS,
  UNIT_DECISIONS,
} from '../../activityFilings/activityFilings.lists.ts';
import { isConclusive } from '../../activityFilings/activityFilings.rules.ts';
import { INSPECTION_TARGETS } from '../../inspections/inspections.lists.ts';
import { RISK_LEVELS } from '../../riskAssessments/riskAssessments.lists.ts';
import { liesIn, type ReportPeriod } from '../reportPeriod.rules.ts';
import type { AddTo, FactSet, FigureSpec } from './fact.ts';
import { factSet } from './factSet.ts';

/** HF10–HF12 of domain.md §9.5. */
export const SUPERVISION_FIGURES: readonly FigureSpec[] = [
  { key: 'HF10.filed', group: 'HF10', unit: 'filing' },
  { key: 'HF10.onTime', group: 'HF10', unit: 'filing' },
  { key: 'HF10.late', group: 'HF10', unit: 'filing' },
  { key: 'HF10.approved', group: 'HF10', unit: 'filing' },
  { key: 'HF10.rejected', group: 'HF10', unit: 'filing' },
  { key: 'HF10.cancelled', group: 'HF10', unit: 'filing' },
  { key: 'HF10.pending', group: 'HF10', unit: 'filing' },
  { key: 'HF10.neverCompleted', group: 'HF10', unit: 'filing' },
  { key: 'HF10.permitRequired', group: 'HF10', unit: 'filing' },
  { key: 'HF10.held', group: 'HF10', unit: 'filing' },
  { key: 'HF10.summaryOverdue', group: 'HF10', unit: 'filing' },
  { key: 'HF10.summaryLate', group: 'HF10', unit: 'filing' },
  {
    key: 'HF10.byKind',
    group: 'HF10',
    unit: 'filing',
    by: { section: 'activityKindLabels', values: ACTIVITY_KINDS },
  },
  { key: 'HF11.held', group: 'HF11', unit: 'inspection' },
  {
    key: 'HF11.byTarget',
    group: 'HF11',
    unit: 'inspection',
    by: { section: 'inspectionTargetLabels', values: INSPECTION_TARGETS },
  },
  { key: 'HF11.organizations', group: 'HF11', unit: 'organization' },
  { key: 'HF11.found', group: 'HF11', unit: 'problem' },
  { key: 'HF11.rectified', group: 'HF11', unit: 'problem' },
  { key: 'HF11.outstanding', group: 'HF11', unit: 'problem' },
  { key: 'HF12.assessed', group: 'HF12', unit: 'assessment' },
  {
    key: 'HF12.byLevelBefore',
    group: 'HF12',
    unit: 'assessment',
    by: { section: 'riskLevelLabels', values: RISK_LEVELS },
  },
  {
    key: 'HF12.byLevelAfter',
    group: 'HF12',
    unit: 'assessment',
    by: { section: 'riskLevelLabels', values: RISK_LEVELS },
  },
  { key: 'HF12.measures', group: 'HF12', unit: 'measure' },
  { key: 'HF12.measuresDone', group: 'HF12', unit: 'measure' },
  { key: 'HF12.measuresOverdue', group: 'HF12', unit: 'measure' },
];

/** A final activity filing. Days `YYYY-MM-DD`; `startOn` is the local day on which it begins. */
export const filingFact = z.strictObject({
  activityKind: z.enum(ACTIVITY_KINDS),
  receivedOn: z.string(),
  completeOn: z.string().nullable(),
  startOn: z.string(),
  timeliness: z.enum(TIMELINESS),
  unitDecision: z.enum(UNIT_DECISIONS).nullable(),
  result: z.enum(FILING_RESULTS),
  permitRequired: z.boolean(),
  summaryDueOn: z.string().nullable(),
  summarySubmittedOn: z.string().nullable(),
});
export type FilingFact = z.infer<typeof filingFact>;

/** A final inspection. */
export const inspectionFact = z.strictObject({ heldOn: z.string(), target: z.enum(INSPECTION_TARGETS) });
/** An organization by the first of its final inspections in the period: however often it is inspected, it counts once. */
export const inspectedFact = z.strictObject({ heldOn: z.string() });
/** A problem with the day of its inspection. */
export const problemFact = z.strictObject({ heldOn: z.string(), rectifiedOn: z.string().nullable() });

/** An approved assessment; every one made in the period counts, replaced by a later version or not. */
export const assessmentFact = z.strictObject({
  assessedOn: z.string(),
  levelBefore: z.enum(RISK_LEVELS).nullable(),
  levelAfter: z.enum(RISK_LEVELS).nullable(),
});
/** A measure with the day of its assessment. */
export const measureFact = z.strictObject({
  assessedOn: z.string(),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
});

export const SUPERVISION_SETS: Readonly<Record<string, FactSet<unknown>>> = {
  filings: factSet(filingFact, (filing, period, add) => {
    if (filing.completeOn === null) {
      if (liesIn(filing.receivedOn, period)) add('HF10.neverCompleted');
    } else if (liesIn(filing.completeOn, period)) countFiled(filing, add);
    if (filing.result === 'accepted' && liesIn(filing.startOn, period)) countHeld(filing, period, add);
  }),
  inspections: factSet(inspectionFact, ({ heldOn, target }, period, add) => {
    if (!liesIn(heldOn, period)) return;
    add('HF11.held');
    add('HF11.byTarget', { by: { value: target } });
  }),
  inspectedOrganizations: factSet(inspectedFact, ({ heldOn }, period, add) => {
    if (liesIn(heldOn, period)) add('HF11.organizations');
  }),
  inspectionProblems: factSet(problemFact, ({ heldOn, rectifiedOn }, period, add) => {
    if (!liesIn(heldOn, period)) return;
    add('HF11.found');
    add(cameBy(rectifiedOn, period.to) ? 'HF11.rectified' : 'HF11.outstanding');
  }),
  riskAssessments: factSet(assessmentFact, ({ assessedOn, levelBefore, levelAfter }, period, add) => {
    if (!liesIn(assessedOn, period)) return;
    add('HF12.assessed');
    if (levelBefore !== null) add('HF12.byLevelBefore', { by: { value: levelBefore } });
    if (levelAfter !== null) add('HF12.byLevelAfter', { by: { value: levelAfter } });
  }),
  riskMeasures: factSet(measureFact, ({ assessedOn, dueOn, doneOn }, period, add) => {
    if (!liesIn(assessedOn, period)) return;
    add('HF12.measures');
    if (cameBy(doneOn, period.to)) add('HF12.measuresDone');
    else if (dueOn < period.to) add('HF12.measuresOverdue');
  }),
};

/** What was filed: the day of complete material lies in the period. */
function countFiled({ activityKind, timeliness, unitDecision, result, permitRequired }: FilingFact, add: AddTo): void {
  add('HF10.filed');
  add('HF10.byKind', { by: { value: activityKind } });
  if (timeliness === 'on_time') add('HF10.onTime');
  if (timeliness === 'late') add('HF10.late');
  if (unitDecision === 'approved') add('HF10.approved');
  // Where the office has decided already, nobody waits for the unit any more.
  if (unitDecision === 'pending' && !isConclusive(result)) add('HF10.pending');
  if (result === 'rejected') add('HF10.rejected');
  if (result === 'cancelled') add('HF10.cancelled');
  if (permitRequired) add('HF10.permitRequired');
}

/** What was held: accepted and begun in the period, whenever it was filed. A summary may be overdue at the end and come late after it. */
function countHeld({ summaryDueOn, summarySubmittedOn }: FilingFact, { to }: ReportPeriod, add: AddTo): void {
  add('HF10.held');
  if (summaryDueOn === null) return;
  if (summaryDueOn < to && !cameBy(summarySubmittedOn, to)) add('HF10.summaryOverdue');
  if (summarySubmittedOn !== null && summarySubmittedOn > summaryDueOn) add('HF10.summaryLate');
}

/** What came on the last day of the period came by it. */
function cameBy(day: string | null, end: string): boolean {
  return day !== null && day <= end;
}
