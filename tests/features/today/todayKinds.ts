import type { TodayModule } from '#shared/features/today/today.lists.ts';
import type { TodayDueKind } from '#shared/features/today/today.rules.ts';
import { WHOLE_TODAY } from '#tests/support/wholeOffice.ts';

/** Day of the office. */
export const TODAY = WHOLE_TODAY;
/** The first records of a kind are due so many days from today; the next one is closed, the last voided, both due yesterday. */
export const DUE_DAYS = [-1, 0, 15] as const;

/** How a record of an office in which everything is settled is opened with a day: columns with SQL values, `?` is the day. */
type Opened = {
  readonly table: string;
  /** Name of its ids in `wholeOffice`. */
  readonly name: string;
  /** Kinds of one table have tens of their own, so that they do not meet. */
  readonly ten: number;
  readonly module: TodayModule;
  /** Words that the line's title has. */
  readonly title: string;
  /** Beginning of its address. */
  readonly place: string;
  readonly open: Readonly<Record<string, string>>;
  /** How it looks when it is done; left out: as the office has it. */
  readonly closed?: Readonly<Record<string, string>>;
  /** Days of `DUE_DAYS` on which it can stand; left out: all. */
  readonly days?: readonly number[];
  /** Further rows that change with it: table, name, columns. */
  readonly also?: readonly (readonly [table: string, name: string, columns: Readonly<Record<string, string>>])[];
};

const OF_ORGANIZATION = { subjectKind: `'organization'`, subjectId: 'organizationId' };
const ENDED = { status: `'cancelled'` };

/** Each kind of line by the record behind it. */
export const OPENED: Readonly<Partial<Record<TodayDueKind, Opened>>> = {
  action: {
    ...{
      table: 'action_item',
      name: 'action',
      ten: 0,
      module: 'actions',
      title: '落实检查安排',
      place: '/actions?action=',
    },
    open: {
      dueOn: '?',
      status: `'open'`,
      stage: `'reported'`,
      doneOn: 'NULL',
      struckOffOn: 'NULL',
      completedBy: 'NULL',
    },
    closed: { dueOn: '?' },
  },
  planItem: {
    ...{ table: 'plan_item', name: 'planItem', ten: 0, module: 'planItems', title: '开展专项检查' },
    ...{ place: '/actions/plan?year=2026&item=', open: { dueOn: '?' } },
    closed: { dueOn: '?', status: `'done'`, doneOn: `'${TODAY}'` },
  },
  materialInform: {
    ...{ table: 'material_case', name: 'case', ten: 0, module: 'materials', title: '变更登记（第' },
    ...{
      place: '/organizations/materials/',
      open: { informDueOn: '?', completeOn: 'NULL' },
      closed: { informDueOn: '?' },
    },
    also: [['correction_notice', 'notice', { recordState: `'voided'` }]],
  },
  materialCorrection: {
    ...{ table: 'material_case', name: 'case', ten: 1, module: 'materials', title: '变更登记（第' },
    ...{ place: '/organizations/materials/', open: { completeOn: 'NULL' }, closed: {} },
    also: [['correction_notice', 'notice', { dueOn: '?' }]],
  },
  filingDecision: {
    ...{
      table: 'activity_filing',
      name: 'filing',
      ten: 0,
      module: 'filings',
      title: '协会年会（云州市第',
      place: '/filings/',
    },
    open: { startAt: `? || 'T14:00'`, endAt: `? || 'T17:00'`, result: 'NULL', recordState: `'draft'` },
    closed: { startAt: `? || 'T14:00'`, endAt: `? || 'T17:00'` },
  },
  activitySummary: {
    ...{
      table: 'activity_filing',
      name: 'filing',
      ten: 1,
      module: 'filings',
      title: '协会年会（云州市第',
      place: '/filings/',
    },
    open: { summaryDueOn: '?', summarySubmittedOn: 'NULL' },
    closed: { summaryDueOn: '?' },
  },
  activityCorrection: {
    ...{
      table: 'activity_filing',
      name: 'filing',
      ten: 2,
      module: 'filings',
      title: '协会年会（云州市第',
      place: '/filings/',
    },
    open: {
      latestFilingDate: '?',
      result: `'returned'`,
      completeOn: 'NULL',
      startAt: `'2026-04-20T09:00'`,
      endAt: `'2026-04-20T17:00'`,
    },
    closed: { latestFilingDate: '?' },
  },
  activityUnit: {
    ...{
      table: 'activity_filing',
      name: 'filing',
      ten: 3,
      module: 'filings',
      title: '协会年会（云州市第',
      place: '/filings/',
    },
    open: {
      startAt: `? || 'T14:00'`,
      endAt: `? || 'T17:00'`,
      result: 'NULL',
      recordState: `'draft'`,
      supervisingUnitDecision: `'pending'`,
    },
    closed: { startAt: `? || 'T14:00'`, endAt: `? || 'T17:00'` },
    days: [0, 15],
  },
  inspection: {
    ...{
      table: 'inspection_finding',
      name: 'finding',
      ten: 0,
      module: 'inspections',
      title: '云州市第',
      place: '/inspections/',
    },
    open: {
      rectifyDueOn: '?',
      rectifiedOn: 'NULL',
      reinspectedOn: 'NULL',
      reinspectionResult: 'NULL',
      closedOn: 'NULL',
    },
    closed: { rectifyDueOn: '?' },
  },
  inspectionPlanned: {
    ...{
      table: 'inspection',
      name: 'inspection',
      ten: 1,
      module: 'inspections',
      title: '云州市第',
      place: '/inspections/',
    },
    open: {
      ...{
        plannedOn: '?',
        recordState: `'draft'`,
        heldOn: 'NULL',
        conclusion: 'NULL',
        rectifyDueOn: 'NULL',
        closedOn: 'NULL',
      },
      ...{ rectifiedOn: 'NULL', reinspectedOn: 'NULL', reinspectionResult: 'NULL' },
    },
    closed: { plannedOn: '?' },
    also: [['inspection_finding', 'finding', { recordState: `'voided'` }]],
  },
  riskReview: {
    ...{ table: 'risk_assessment', name: 'risk', ten: 0, module: 'risk', title: '云州市第', place: '/risk/' },
    open: { ...OF_ORGANIZATION, reviewDueOn: '?' },
    closed: { ...OF_ORGANIZATION, reviewDueOn: '?', closedOn: `'${TODAY}'`, closedReason: `'已处置'` },
  },
  riskMeasure: {
    ...{ table: 'risk_measure', name: 'measure', ten: 1, module: 'risk', title: '云州市第', place: '/risk/' },
    ...{ open: { dueOn: '?', doneOn: 'NULL' }, closed: { dueOn: '?' } },
    also: [['risk_assessment', 'risk', OF_ORGANIZATION]],
  },
  riskAcceptance: {
    ...{ table: 'risk_acceptance', name: 'acceptance', ten: 2, module: 'risk', title: '云州市第', place: '/risk/' },
    open: { expiresOn: '?' },
    closed: { expiresOn: `'2026-12-31'` },
    also: [['risk_assessment', 'risk', OF_ORGANIZATION]],
  },
  collection: {
    ...{ table: 'collection_task', name: 'task', ten: 0, module: 'information', title: '次材料征集' },
    ...{ place: '/information/collections/', open: { dueOn: '?' }, closed: { dueOn: '?', closedOn: `'${TODAY}'` } },
    also: [['collection_return', 'return', { recordState: `'voided'` }]],
  },
  report: {
    ...{ table: 'report', name: 'report', ten: 0, module: 'reports', title: '次检查情况的报告', place: '/reports/' },
    ...{
      open: { dueOn: '?', state: `'draft'` },
      closed: { dueOn: '?', state: `'submitted'`, submittedOn: `'${TODAY}'` },
    },
  },
  reportSubmit: {
    ...{ table: 'report', name: 'report', ten: 1, module: 'reports', title: '次检查情况的报告', place: '/reports/' },
    ...{ open: { dueOn: '?' }, closed: { dueOn: '?', state: `'submitted'`, submittedOn: `'${TODAY}'` } },
  },
  certificate: {
    ...{ table: 'registration_certificate', name: 'certificate', ten: 0, module: 'organizations', title: '云州市第' },
    ...{ place: '/organizations/', open: { validTo: '?' } },
    closed: { validTo: '?', ending: `'returned'`, endedOn: `'${TODAY}'` },
    also: [['organization', 'organization', { certificateValidTo: 'NULL' }]],
  },
  rectification: {
    ...{
      table: 'annual_review',
      name: 'review',
      ten: 0,
      module: 'organizations',
      title: '云州市第',
      place: '/organizations/',
    },
    ...{ open: { rectificationDueOn: '?', conclusion: `'unqualified'` }, closed: { rectificationDueOn: '?' } },
  },
  term: {
    ...{
      table: 'organization_term',
      name: 'term',
      ten: 0,
      module: 'organizations',
      title: '云州市第',
      place: '/organizations/',
    },
    ...{ open: { startOn: `date(?, '-4 years')` }, closed: {} },
    // The term before it has ended long ago.
    also: [['organization_term', 'formerTerm', { recordState: `'voided'` }]],
  },
  commitment: {
    ...{
      table: 'commitment',
      name: 'commitment',
      ten: 1,
      module: 'organizations',
      title: '云州市第',
      place: '/organizations/',
    },
    ...{ open: { validTo: '?' }, closed: {} },
  },
  abnormalList: {
    ...{
      table: 'organization_event',
      name: 'listed',
      ten: 3,
      module: 'organizations',
      title: '云州市第',
      place: '/organizations/',
    },
    ...{ open: { effectiveOn: `date(?, '-2 years')` }, closed: {} },
    also: [['organization', 'organization', { creditFlag: `'activity_abnormal'` }]],
  },
  dormant: {
    ...{
      table: 'dormant_review',
      name: 'dormant',
      ten: 0,
      module: 'organizations',
      title: '云州市第',
      place: '/organizations/',
    },
    ...{ open: { dueOn: '?' }, closed: { dueOn: '?', doneOn: `'${TODAY}'` } },
  },
  grade: {
    ...{
      table: 'organization',
      name: 'organization',
      ten: 4,
      module: 'organizations',
      title: '云州市第',
      place: '/organizations/',
    },
    ...{ open: { assessmentValidTo: '?' }, closed: { assessmentValidTo: '?', ...ENDED } },
  },
};
