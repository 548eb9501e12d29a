import { z } from 'zod';
import {
  commonFields,
  dateText,
  expectedRevision,
  fileOutput,
  optionalLine,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { checkRows, inspectors } from './checklist.ts';
import { inspectionDrawsContract } from './draws.contract.ts';
import { inspectionFinding, inspectionFindingsContract } from './findings.contract.ts';
import {
  CONCLUSIONS,
  INSPECTION_PAPERS,
  INSPECTION_STATES,
  INSPECTION_TARGETS,
  INSPECTIONS_SHOWN,
  PLAN_KINDS,
  REINSPECTION_RESULTS,
} from './inspections.lists.ts';
import { inspectionTemplatesContract } from './templates.contract.ts';

const optionalId = recordId.nullish().transform((value) => value ?? null);
const optionalDate = dateText.nullish().transform((value) => value ?? null);

/** What is entered before and during an inspection; conclusion and problems have commands of their own. */
const inspectionFields = z.strictObject({
  organizationId: recordId,
  planKind: z.enum(PLAN_KINDS),
  target: z.enum(INSPECTION_TARGETS),
  plannedOn: optionalDate,
  noticeOn: optionalDate,
  heldOn: optionalDate,
  place: optionalLine(200),
  /** 检查事项: what is inspected and why, for the notice. */
  matterText: optionalText(1000),
  inspectors,
  /** Whoever of the office sees to it that problems are rectified and re-inspected. */
  followUpMemberId: optionalId,
  onsiteSignerName: optionalLine(50),
  onsiteSignerPost: optionalLine(100),
  note: optionalText(2000),
});
export type InspectionFields = z.output<typeof inspectionFields>;

const inspectionHead = {
  id: recordId,
  revision: z.number().int(),
  inspectionNo: z.string(),
  organizationId: recordId,
  organizationName: z.string(),
  planKind: z.enum(PLAN_KINDS),
  target: z.enum(INSPECTION_TARGETS),
  state: z.enum(INSPECTION_STATES),
  plannedOn: z.string().nullable(),
  heldOn: z.string().nullable(),
  inspectors,
  conclusion: z.enum(CONCLUSIONS).nullable(),
  problemsFound: z.number().int(),
  problemsRectified: z.number().int(),
  /** The nearest day by which a problem that is still open is to be rectified; null: none is open. */
  nextDueOn: z.string().nullable(),
  /** Days until then; negative when it has passed. */
  daysLeft: z.number().int().nullable(),
  rectifyDueOn: z.string().nullable(),
  rectifiedOn: z.string().nullable(),
  reinspectedOn: z.string().nullable(),
  reinspectionResult: z.enum(REINSPECTION_RESULTS).nullable(),
  closedOn: z.string().nullable(),
  voidReason: z.string().nullable(),
};
export const inspectionRow = z.strictObject(inspectionHead);
export type InspectionRow = z.output<typeof inspectionRow>;

export const inspectionDetails = z.strictObject({
  ...commonFields,
  ...inspectionHead,
  noticeOn: z.string().nullable(),
  place: z.string().nullable(),
  matterText: z.string().nullable(),
  checklist: checkRows,
  followUpMemberId: recordId.nullable(),
  followUpMemberName: z.string().nullable(),
  onsiteSignerName: z.string().nullable(),
  onsiteSignerPost: z.string().nullable(),
  note: z.string().nullable(),
  conclusionBasis: z.string().nullable(),
  concludedOn: z.string().nullable(),
  concludedBy: z.string().nullable(),
  concludedByName: z.string().nullable(),
  /** How the day of the order was counted; null: it was named by hand, extended, or there is none. */
  rectifyReason: deadlineReason.nullable(),
  followsId: recordId.nullable(),
  followsNo: z.string().nullable(),
  drawId: recordId.nullable(),
  drawNo: z.string().nullable(),
});
export type InspectionDetails = z.output<typeof inspectionDetails>;

export const inspectionPaper = z.strictObject({
  id: recordId,
  kind: z.enum(INSPECTION_PAPERS),
  draftedOn: z.string(),
  documentId: recordId,
  documentNumber: z.string().nullable(),
  /** Stage of the document, or `voided`. */
  documentStage: z.string(),
});

export const inspectionFilter = {
  show: z.enum(INSPECTIONS_SHOWN).default('all'),
  text: z.string().max(200).optional(),
  target: z.enum(INSPECTION_TARGETS).optional(),
  planKind: z.enum(PLAN_KINDS).optional(),
  organizationId: recordId.optional(),
  /** Year in which it was held, or is planned. */
  year: z.number().int().min(1990).max(2089).optional(),
  includeVoided: z.boolean().default(false),
};

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const target = { id: recordId, expectedRevision };

export const inspectionsContract = [
  ...inspectionTemplatesContract,
  ...inspectionFindingsContract,
  ...inspectionDrawsContract,
  defineQuery({
    name: 'inspections.list',
    permission: 'inspections.read',
    summary: 'Inspections: those that are not ended first, by the day that counts next, then the newest.',
    input: z.strictObject({
      ...inspectionFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(inspectionRow),
      /** How many there are of each choice of `show`, under the other filters. */
      counts: z.record(z.enum(INSPECTIONS_SHOWN), z.number().int()),
    }),
  }),
  defineQuery({
    name: 'inspections.get',
    permission: 'inspections.read',
    summary:
      'One inspection with its checklist, problems, papers and follow-ups, and the day that the rule proposes for rectification.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      inspection: inspectionDetails,
      findings: z.array(inspectionFinding),
      papers: z.array(inspectionPaper),
      followUps: z.array(inspectionRow),
      /** The day counted from the inspection by the rule of the office; null before it was held. */
      proposedDue: deadlineReason.nullable(),
      /** Whether another enabled user could strike a problem off. */
      othersCanClose: z.boolean(),
    }),
  }),
  defineCommand({
    name: 'inspections.save',
    permission: 'inspections.write',
    summary:
      'Plans an inspection with a copy of the chosen checklists, or changes what was planned, while it is a draft.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: inspectionFields,
      /** Checklists of a new inspection; left out: those of its target. */
      templateCodes: z.array(z.string().max(80)).max(10).optional(),
    }),
    output: saved.extend({ inspectionNo: z.string() }),
  }),
  defineCommand({
    name: 'inspections.saveChecklist',
    permission: 'inspections.write',
    summary:
      'What was seen on the spot, line by line; lines may be added and left out while the inspection is a draft.',
    input: z.strictObject({ ...target, rows: checkRows }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.finalize',
    permission: 'inspections.finalize',
    summary:
      'Concludes the inspection as the logged-in user and makes it final; refused with fewer than two inspectors.',
    input: z.strictObject({
      ...target,
      conclusion: z.enum(CONCLUSIONS),
      conclusionBasis: optionalText(1000),
      rectifyDueOn: dateText.nullable(),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.followUp',
    permission: 'inspections.write',
    summary: 'Plans a follow-up inspection (复查) whose checklist asks for every problem that is still open.',
    input: z.strictObject({ ...target, plannedOn: dateText.nullable() }),
    output: saved.extend({ inspectionNo: z.string() }),
  }),
  defineCommand({
    name: 'inspections.void',
    permission: 'inspections.finalize',
    summary: 'Voids an inspection and its problems, with a reason.',
    input: z.strictObject({ ...target, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.draftPaper',
    permission: 'inspections.write',
    summary: 'Makes a draft document (发文): notice of inspection, rectification order, or suspension notice.',
    input: z.strictObject({ ...target, kind: z.enum(INSPECTION_PAPERS) }),
    output: z.strictObject({ documentId: recordId }),
  }),
  defineJob({
    name: 'inspections.print',
    permission: 'inspections.read',
    summary: 'The register of inspections as filtered (检查台账).',
    input: z.strictObject(inspectionFilter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
  defineJob({
    name: 'inspections.printRecord',
    permission: 'inspections.read',
    summary: 'The on-site record (现场检查记录) as filled so far, with rows for signing.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'inspections.printEmptyRecord',
    permission: 'inspections.read',
    summary: 'An on-site record to be filled in by hand, with the lines of a checklist.',
    input: z.strictObject({ code: z.string().max(80) }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'inspections.printReinspection',
    permission: 'inspections.read',
    summary: 'The re-inspection record (整改复查记录) of an inspection; what is not known yet stays empty for writing.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
