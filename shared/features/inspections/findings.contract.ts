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
import { FINDING_STATES, FINDINGS_SHOWN, REINSPECTION_RESULTS, SEVERITIES } from './inspections.lists.ts';

/** A former due date, why and by whom it was moved. */
const extension = z.strictObject({
  oldDueOn: z.string(),
  newDueOn: z.string(),
  reason: z.string(),
  onDate: z.string(),
  byName: z.string(),
});
/** A rectification that did not stand its re-inspection. */
const attempt = z.strictObject({
  rectifiedOn: z.string(),
  evidenceText: z.string().nullable(),
  reinspectedOn: z.string(),
  reinspectionText: z.string().nullable(),
  reinspectedByName: z.string(),
});

/** What is entered of a problem. */
const findingFields = z.strictObject({
  /** Line of the checklist that it belongs to; null: found besides. */
  itemCode: z.string().max(80).nullable(),
  foundText: text(2, 1000),
  /** 条款. */
  basisText: optionalText(300),
  severity: z.enum(SEVERITIES),
  /** 整改要求. */
  demandText: optionalText(1000),
  /** A day of its own; null: that of the order. */
  rectifyDueOn: dateText.nullable(),
});
export type FindingFields = z.output<typeof findingFields>;

export const inspectionFinding = z.strictObject({
  ...commonFields,
  inspectionId: recordId,
  organizationId: recordId,
  seq: z.number().int(),
  itemCode: z.string().nullable(),
  foundText: z.string(),
  basisText: z.string().nullable(),
  severity: z.enum(SEVERITIES),
  demandText: z.string().nullable(),
  statementText: z.string().nullable(),
  statementOn: z.string().nullable(),
  statementName: z.string().nullable(),
  statementPost: z.string().nullable(),
  rectifyDueOn: z.string().nullable(),
  extensions: z.array(extension),
  attempts: z.array(attempt),
  rectifiedOn: z.string().nullable(),
  evidenceText: z.string().nullable(),
  rectifiedBy: z.string().nullable(),
  reinspectedOn: z.string().nullable(),
  reinspectionResult: z.enum(REINSPECTION_RESULTS).nullable(),
  reinspectionText: z.string().nullable(),
  reinspectedByName: z.string().nullable(),
  closedOn: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedByName: z.string().nullable(),
  /** Struck off by whoever entered the rectification, because nobody else can (自核). */
  selfChecked: z.boolean(),
  state: z.enum(FINDING_STATES),
  /** Days until it is to be rectified; negative when that day has passed; null: rectified, or no day. */
  daysLeft: z.number().int().nullable(),
  /** Files attached as evidence. */
  files: z.number().int(),
});
export type InspectionFinding = z.output<typeof inspectionFinding>;

export const findingRow = inspectionFinding
  .pick({
    id: true,
    revision: true,
    inspectionId: true,
    organizationId: true,
    seq: true,
    foundText: true,
    basisText: true,
    severity: true,
    demandText: true,
    rectifyDueOn: true,
    rectifiedOn: true,
    evidenceText: true,
    reinspectedOn: true,
    reinspectionResult: true,
    closedOn: true,
    closedByName: true,
    selfChecked: true,
    state: true,
    daysLeft: true,
    files: true,
  })
  .extend({
    inspectionNo: z.string(),
    heldOn: z.string().nullable(),
    organizationName: z.string(),
    extensionCount: z.number().int(),
  });
export type FindingRow = z.output<typeof findingRow>;

const findingFilter = {
  show: z.enum(FINDINGS_SHOWN).default('all'),
  text: z.string().max(200).optional(),
  organizationId: recordId.optional(),
  severity: z.enum(SEVERITIES).optional(),
};
const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const target = { id: recordId, expectedRevision };

/** Problems of inspections: what was found, the statement beside it, rectification, re-inspection, close-out. */
export const inspectionFindingsContract = [
  defineQuery({
    name: 'inspections.findings',
    permission: 'inspections.read',
    summary: 'Problems of final inspections by the day of rectification (待销号问题).',
    input: z.strictObject({
      ...findingFilter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(findingRow),
      counts: z.record(z.enum(FINDINGS_SHOWN), z.number().int()),
    }),
  }),
  defineQuery({
    name: 'inspections.ofFinding',
    permission: 'inspections.read',
    summary: 'The inspection to which a problem belongs.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ inspectionId: recordId }),
  }),
  defineCommand({
    name: 'inspections.saveFinding',
    permission: 'inspections.write',
    summary: 'Adds a problem to a draft inspection, or changes one.',
    input: z.strictObject({
      /** Of a new problem. */
      inspectionId: recordId,
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: findingFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.voidFinding',
    permission: 'inspections.write',
    summary: 'Takes a problem that was entered by mistake out of a draft inspection, with a reason.',
    input: z.strictObject({ ...target, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.saveStatement',
    permission: 'inspections.write',
    summary:
      'What the organization says to a problem (陈述申辩): text, day, name and post; also after the inspection is final.',
    input: z.strictObject({
      ...target,
      statementText: optionalText(2000),
      statementOn: dateText.nullable(),
      statementName: optionalLine(50),
      statementPost: optionalLine(100),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.rectified',
    permission: 'inspections.write',
    summary: 'Enters that a problem was rectified, on which day and with what evidence.',
    input: z.strictObject({ ...target, rectifiedOn: dateText, evidenceText: optionalText(1000) }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.extend',
    permission: 'inspections.finalize',
    summary: 'Moves the day of rectification to a later one, with the reason; the old day is kept.',
    input: z.strictObject({ ...target, newDueOn: dateText, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.reinspect',
    permission: 'inspections.write',
    summary: 'Enters the result of a re-inspection; after a failure the problem is open again with a new day.',
    input: z.strictObject({
      ...target,
      reinspectedOn: dateText,
      result: z.enum(REINSPECTION_RESULTS),
      reinspectionText: optionalText(1000),
      newDueOn: dateText.nullable(),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'inspections.close',
    permission: 'inspections.finalize',
    summary:
      'Strikes a problem off (销号); refused without evidence, and to whoever entered the rectification while another can.',
    input: z.strictObject(target),
    output: saved,
  }),
  defineJob({
    name: 'inspections.printFindings',
    permission: 'inspections.read',
    summary: 'The problems as filtered: list of open problems, or close-out list (问题整改销号清单).',
    input: z.strictObject(findingFilter),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
