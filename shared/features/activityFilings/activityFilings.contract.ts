import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileOutput,
  momentText,
  optionalLine,
  optionalText,
  recordId,
  recordState,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { optionalDateText, optionalId } from '../organizations/parts.ts';
import {
  ACTIVITY_KINDS,
  FILING_DOCUMENTS,
  FILING_RESULTS,
  FILING_SHOWN,
  FILING_STAGES,
  TIMELINESS,
  UNIT_DECISIONS,
} from './activityFilings.lists.ts';
import { FILING_WARNINGS } from './activityFilings.rules.ts';
import { verdictBasis } from './filingVerdict.rules.ts';

const optionalCount = z
  .number()
  .int()
  .min(0)
  .max(10_000_000)
  .nullish()
  .transform((value) => value ?? null);
/** 万元 with up to four places; empty: none. */
const optionalWan = z
  .string()
  .trim()
  .regex(/^$|^\d{1,9}(\.\d{1,4})?$/u, 'amount')
  .nullish()
  .transform((value) => value || null);

/** What stands in the material that was handed in (domain.md §7). */
export const filingFields = z.strictObject({
  organizationId: recordId,
  title: text(2, 200),
  activityKind: z.enum(ACTIVITY_KINDS),
  startAt: momentText,
  endAt: momentText,
  place: optionalLine(200),
  expectedParticipants: optionalCount,
  venueCapacity: optionalCount,
  budgetWan: optionalWan,
  fundSource: optionalLine(200),
  onsiteLeadName: optionalLine(50),
  onsiteLeadPost: optionalLine(100),
  onsiteLeadPhone: optionalLine(40),
  receivedOn: dateText,
  /** The day on which the organization decided to hold the activity. */
  organizerDecidedOn: optionalDateText,
  supervisingUnit: optionalLine(200),
  publicSecurityPermitNo: optionalLine(100),
  note: optionalText(2000),
});
export type FilingFields = z.output<typeof filingFields>;

export const filingVerdictOutput = z.strictObject({
  leadDays: z.number().int().nullable(),
  latestFilingDate: z.string().nullable(),
  advisedFilingDate: z.string().nullable(),
  timeliness: z.enum(TIMELINESS),
  publicSecurityRequired: z.boolean(),
  summaryDueOn: z.string(),
  basis: verdictBasis,
});

const filingHead = {
  id: recordId,
  revision: z.number().int(),
  recordState,
  filingNo: z.string(),
  organizationId: recordId,
  organizationName: z.string(),
  title: z.string(),
  activityKind: z.enum(ACTIVITY_KINDS),
  startAt: z.string(),
  endAt: z.string(),
  place: z.string().nullable(),
  expectedParticipants: z.number().int().nullable(),
  receivedOn: z.string(),
  completeOn: z.string().nullable(),
  result: z.enum(FILING_RESULTS).nullable(),
  stage: z.enum(FILING_STAGES),
  leadDays: z.number().int().nullable(),
  latestFilingDate: z.string().nullable(),
  timeliness: z.enum(TIMELINESS),
  summaryDueOn: z.string(),
  summarySubmittedOn: z.string().nullable(),
  /** Days until the summary is due while it is awaited; negative when it is overdue. */
  summaryDaysLeft: z.number().int().nullable(),
  voidReason: z.string().nullable(),
};
export const filingRow = z.strictObject(filingHead);
export type FilingRow = z.output<typeof filingRow>;

export const filingMove = z.strictObject({
  id: recordId,
  movedOn: z.string(),
  startAtBefore: z.string(),
  endAtBefore: z.string(),
  placeBefore: z.string().nullable(),
  startAt: z.string(),
  endAt: z.string(),
  place: z.string().nullable(),
  reason: z.string(),
  byName: z.string(),
});
export type FilingMove = z.output<typeof filingMove>;

const draftedDocument = z
  .strictObject({ id: recordId, number: z.string().nullable(), stage: z.string(), title: z.string() })
  .nullable();

/** One filing with everything that is shown of it. */
export const filingDetails = z.strictObject({
  ...filingHead,
  venueCapacity: z.number().int().nullable(),
  budgetWan: z.string().nullable(),
  fundSource: z.string().nullable(),
  onsiteLeadName: z.string().nullable(),
  onsiteLeadPost: z.string().nullable(),
  onsiteLeadPhone: z.string().nullable(),
  emergencyPlanAttachmentId: recordId.nullable(),
  emergencyPlanName: z.string().nullable(),
  completedByName: z.string().nullable(),
  organizerDecidedOn: z.string().nullable(),
  materialCaseId: recordId.nullable(),
  supervisionMode: z.string().nullable(),
  supervisingUnit: z.string().nullable(),
  supervisingUnitDecision: z.enum(UNIT_DECISIONS).nullable(),
  supervisingUnitDecidedOn: z.string().nullable(),
  supervisingUnitDocumentNo: z.string().nullable(),
  /** False: the organization has no supervising unit whose agreement could be asked. */
  unitDecisionNeeded: z.boolean(),
  publicSecurityPermitNo: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  selfChecked: z.boolean(),
  actualParticipants: z.number().int().nullable(),
  incidentText: z.string().nullable(),
  summaryText: z.string().nullable(),
  statementText: z.string().nullable(),
  statementOn: z.string().nullable(),
  receiptDocument: draftedDocument,
  refusalDocument: draftedDocument,
  note: z.string().nullable(),
  verdict: filingVerdictOutput,
  warnings: z.array(z.enum(FILING_WARNINGS)),
  createdByName: z.string(),
  createdAt: z.string(),
});
export type FilingDetails = z.output<typeof filingDetails>;

const filingFilter = z.strictObject({
  /** Left out: all. */
  show: z.enum(FILING_SHOWN).optional(),
  text: z.string().max(200).optional(),
  timeliness: z.enum(TIMELINESS).optional(),
  activityKind: z.enum(ACTIVITY_KINDS).optional(),
  organizationId: recordId.optional(),
  /** Year of the activity's start. */
  year: z.number().int().min(1990).max(2089).optional(),
  includeVoided: z.boolean().optional(),
});
export type FilingFilter = z.output<typeof filingFilter>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const target = { id: recordId, expectedRevision };
const reason = text(1, 500);

export const activityFilingsContract = [
  defineQuery({
    name: 'activityFilings.list',
    permission: 'filings.read',
    summary:
      'Activity filings (活动报备): what somebody must still do first, then by the day of the activity, newest first.',
    input: z.strictObject({
      filter: filingFilter.prefault({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(filingRow),
      /** Of everything that is not voided, whatever the filter. */
      counts: z.strictObject({ open: z.number().int(), summary: z.number().int(), overdueSummary: z.number().int() }),
    }),
  }),
  defineQuery({
    name: 'activityFilings.get',
    permission: 'filings.read',
    summary: 'One filing with its verdict, its moved dates (oldest first) and the documents made of it.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ filing: filingDetails, moves: z.array(filingMove) }),
  }),
  defineQuery({
    name: 'activityFilings.preview',
    permission: 'filings.read',
    summary:
      'The verdict on an activity as typed, by the rules of the office today, or those its filing was judged by.',
    input: filingFields
      .pick({ activityKind: true, startAt: true, endAt: true, organizerDecidedOn: true, expectedParticipants: true })
      .extend({
        budgetWan: z.string().max(30).nullable(),
        completeOn: optionalDateText,
        /** A stored filing that is corrected. */
        id: recordId.optional(),
      }),
    output: filingVerdictOutput,
  }),
  defineCommand({
    name: 'activityFilings.register',
    permission: 'filings.write',
    summary: 'Records what was received under the next number of the year, and opens its list of materials.',
    input: z.strictObject({ fields: filingFields }),
    output: saved.extend({ filingNo: z.string(), materialCaseId: recordId.nullable() }),
  }),
  defineCommand({
    name: 'activityFilings.save',
    permission: 'filings.write',
    summary: 'Corrects the facts; with a reason once a result stands. Days and place then change by a move only.',
    input: z.strictObject({ ...target, fields: filingFields, reason: optionalText(500) }),
    output: saved,
  }),
  defineCommand({
    name: 'activityFilings.complete',
    permission: 'filings.write',
    summary: 'The material is complete: this day is the filing date. Refused while a material of its list is missing.',
    input: z.strictObject({ ...target, completeOn: dateText }),
    output: saved,
  }),
  defineCommand({
    name: 'activityFilings.setPlan',
    permission: 'filings.write',
    summary: 'Names the attached file that is the emergency plan (应急预案); null: none.',
    input: z.strictObject({ ...target, attachmentId: optionalId }),
    output: saved,
  }),
  defineCommand({
    name: 'activityFilings.recordUnitDecision',
    permission: 'filings.decide',
    summary: 'What the supervising unit decided, on which day and by which document.',
    input: z.strictObject({
      ...target,
      supervisingUnit: text(2, 200),
      decision: z.enum(UNIT_DECISIONS),
      decidedOn: optionalDateText,
      documentNo: optionalLine(100),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'activityFilings.decide',
    permission: 'filings.decide',
    summary: 'The result, as the logged-in user enters it; the record is final and keeps its verdict with the rule.',
    input: z.strictObject({
      ...target,
      result: z.enum(FILING_RESULTS),
      decidedOn: dateText,
      reason: optionalText(1000),
      /** Somebody else could have entered it, and the user knows. */
      selfChecked: z.boolean().default(false),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'activityFilings.move',
    permission: 'filings.write',
    summary: 'Moves the activity to other days or another place; the filing date stays, the verdict is reckoned again.',
    input: z.strictObject({ ...target, startAt: momentText, endAt: momentText, place: optionalLine(200), reason }),
    output: saved,
  }),
  defineCommand({
    name: 'activityFilings.summarize',
    permission: 'filings.write',
    summary: 'The summary (活动总结) that the organization handed in after the activity.',
    input: z.strictObject({
      ...target,
      submittedOn: dateText,
      actualParticipants: z.number().int().min(0).max(10_000_000),
      incidentText: optionalText(2000),
      summaryText: optionalText(4000),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'activityFilings.recordStatement',
    permission: 'filings.write',
    summary: 'What the organization stated on a refusal, in its own words.',
    input: z.strictObject({ ...target, statementText: text(2, 2000), statementOn: dateText }),
    output: saved,
  }),
  defineCommand({
    name: 'activityFilings.draftDocument',
    permission: 'filings.write',
    summary: 'Drafts a document of the filing: correction notice, receipt (备案回执) or refusal (不予备案通知书).',
    input: z.strictObject({ ...target, kind: z.enum(FILING_DOCUMENTS) }),
    output: z.strictObject({ documentId: recordId }),
  }),
  defineCommand({
    name: 'activityFilings.void',
    permission: 'filings.write',
    summary: 'Voids a filing entered by mistake, with a reason; its number is never used again.',
    input: z.strictObject({ ...target, reason }),
    output: saved,
  }),
  defineJob({
    name: 'activityFilings.printRegister',
    permission: 'filings.read',
    summary: 'The register as filtered, A4 landscape (活动报备登记台账).',
    input: z.strictObject({ filter: filingFilter.prefault({}) }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
  defineJob({
    name: 'activityFilings.printSheet',
    permission: 'filings.read',
    summary: 'The filing sheet (活动报备表) of one filing; without an id the empty form.',
    input: z.strictObject({ id: recordId.optional() }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
