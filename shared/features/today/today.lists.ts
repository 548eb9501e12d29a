/** Modules of whose records something falls due, in the order of the navigation. */
export const TODAY_MODULES = [
  'organizations',
  'materials',
  'meetings',
  'actions',
  'planItems',
  'recurringDuties',
  'filings',
  'inspections',
  'risk',
  'information',
  'reports',
] as const;
export type TodayModule = (typeof TODAY_MODULES)[number];

/** Days ahead that the page may look. */
export const TODAY_HORIZONS = [7, 30, 90] as const;
export type TodayHorizon = (typeof TODAY_HORIZONS)[number];

/** How far off a day is: past, today, within 7 days, up to the horizon, and of tasks what comes after it. */
export const TODAY_GROUPS = ['overdue', 'today', 'week', 'ahead', 'later'] as const;
export type TodayGroup = (typeof TODAY_GROUPS)[number];

/** What falls due beside the kinds of `dueItems` (`DUE_KINDS`): what the list of organizations does not have. */
export const WORK_DUE_KINDS = [
  'action',
  'planItem',
  'duty',
  'meeting',
  'minutes',
  'materialInform',
  'materialCorrection',
  'filingDecision',
  'inspectionPlanned',
  'collection',
  'report',
  'reportSubmit',
] as const;
export type WorkDueKind = (typeof WORK_DUE_KINDS)[number];

/** What waits for the user, in the order of the page: what others wait for stands first. */
export const WAITING_FOR_ME = [
  'documentReturned',
  'documentReview',
  'documentApprove',
  'documentNumber',
  'documentIssue',
  'minutesReview',
  'minutesReturned',
  'minutesFinalize',
  'minutesSign',
  'correctionApprove',
  'extensionApprove',
  'actionStrikeOff',
  'filingCheck',
  'filingDecide',
  'inspectionFinalize',
  'findingReinspect',
  'findingClose',
  'riskApprove',
  'proposal',
  'handover',
  'contactMissing',
  'ownAction',
] as const;
/** What the user handed in, or the office asked for, and somebody else has to do. */
export const WAITING_FOR_OTHERS = [
  'documentInReview',
  'minutesInReview',
  'extensionAsked',
  'actionUnreported',
  'materialAsked',
  'filingCorrecting',
  'filingUnit',
  'collectionOut',
] as const;
export type WaitingKind = (typeof WAITING_FOR_ME)[number] | (typeof WAITING_FOR_OTHERS)[number];

/** How the clock of the machine stands to what was written last: later, as it has to be, or before it. */
export const CLOCK_STATES = ['fine', 'behind'] as const;
