import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { caseMaterial, MOST_MATERIALS, material, materialInput, materialState } from './materials.ts';

const matterCode = z.string().regex(/^[a-z0-9_-]{1,60}$/);

/** A matter with its list as it is now. */
export const matterType = z.strictObject({
  code: z.string(),
  title: z.string(),
  /** 0: as the program brings it; every later edit of the office counts one more. */
  version: z.number().int(),
  items: z.array(material),
  active: z.boolean(),
  /** Id and revision of the office's own list; null: never edited. */
  id: recordId.nullable(),
  revision: z.number().int().nullable(),
  openCases: z.number().int(),
});
export type MatterType = z.output<typeof matterType>;

/** One line of a notice as it was given. */
export const noticeLine = z.strictObject({ name: z.string(), asked: z.string(), reason: z.string() });
export type NoticeLine = z.output<typeof noticeLine>;

export const correctionNotice = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  noticedOn: z.string(),
  dueOn: z.string(),
  workingDays: z.number().int(),
  /** How `dueOn` was counted. */
  reason: deadlineReason,
  lines: z.array(noticeLine),
  /** The draft or issued document made of it. */
  documentId: recordId.nullable(),
  documentNumber: z.string().nullable(),
  documentStage: z.string().nullable(),
  recordState: z.string(),
  voidReason: z.string().nullable(),
});
export type CorrectionNotice = z.output<typeof correctionNotice>;

const deadline = z.strictObject({
  /** `inform`: the office must tell what is missing; `correction`: the applicant must bring it. */
  kind: z.enum(['inform', 'correction']),
  dueOn: z.string(),
  daysLeft: z.number().int(),
});

const caseHead = {
  id: recordId,
  revision: z.number().int(),
  caseNo: z.string(),
  matterCode: z.string(),
  matterTitle: z.string(),
  organizationId: recordId.nullable(),
  applicantName: z.string(),
  receivedOn: z.string(),
  /** Number of materials this case needs, and of those that are missing or wrong. */
  needed: z.number().int(),
  missing: z.number().int(),
  state: z.enum(['open', 'complete', 'closed', 'voided']),
  deadline: deadline.nullable(),
  noticedOn: z.string().nullable(),
  completeOn: z.string().nullable(),
  completedByName: z.string().nullable(),
  closedOn: z.string().nullable(),
};
export const materialCaseRow = z.strictObject(caseHead);

export const materialCase = z.strictObject({
  ...caseHead,
  templateVersion: z.number().int(),
  items: z.array(caseMaterial),
  note: z.string().nullable(),
  closeReason: z.string().nullable(),
  /** By when the office must tell what is missing, and how that day was counted. */
  inform: deadlineReason,
  voidReason: z.string().nullable(),
  createdByName: z.string(),
  updatedByName: z.string(),
  updatedAt: z.string(),
});
export type MaterialCase = z.output<typeof materialCase>;

export const CASE_FILTER_STATES = ['open', 'overdue', 'complete', 'closed', 'all'] as const;
const caseFilter = z.strictObject({
  /** Left out: open ones. */
  state: z.enum(CASE_FILTER_STATES).optional(),
  text: z.string().max(200).optional(),
  matterCode: z.string().max(60).optional(),
  organizationId: recordId.optional(),
  includeVoided: z.boolean().optional(),
});
export type CaseFilter = z.output<typeof caseFilter>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const page = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
};
const target = { id: recordId, expectedRevision };

export const materialChecklistsContract = [
  defineQuery({
    name: 'materialChecklists.matters',
    permission: 'registry.read',
    summary: 'Every matter with its list of materials: those of the program, as edited by the office, and its own.',
    input: z.strictObject({}),
    output: z.strictObject({ matters: z.array(matterType) }),
  }),
  defineCommand({
    name: 'materialChecklists.saveMatter',
    permission: 'registry.write',
    summary: 'Changes the list of a matter or adds a matter; open cases keep the list with which they were opened.',
    input: z.strictObject({
      /** Left out: a new matter of the office. */
      code: matterCode.optional(),
      /** Revision of the office's own list; null: it was never edited. */
      expectedRevision: expectedRevision.nullable(),
      title: text(2, 60),
      items: z.array(materialInput).max(MOST_MATERIALS),
      active: z.boolean(),
    }),
    output: saved.extend({ code: z.string(), version: z.number().int() }),
  }),
  defineQuery({
    name: 'materialChecklists.list',
    permission: 'registry.read',
    summary: 'Cases (受理件), the nearest day first, then the newest.',
    input: z.strictObject({ filter: caseFilter.prefault({}), ...page }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(materialCaseRow),
      counts: z.strictObject({ open: z.number().int(), overdue: z.number().int() }),
    }),
  }),
  defineQuery({
    name: 'materialChecklists.get',
    permission: 'registry.read',
    summary: 'One case with its materials and the notices given.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ case: materialCase, notices: z.array(correctionNotice) }),
  }),
  defineQuery({
    name: 'materialChecklists.deadline',
    permission: 'registry.read',
    summary:
      'By when a notice given on a day must be answered, and whether the holidays of every year touched are known.',
    input: z.strictObject({ noticedOn: dateText }),
    output: z.strictObject({ reason: deadlineReason }),
  }),
  defineQuery({
    name: 'materialChecklists.ofDocument',
    permission: 'registry.read',
    summary: 'The case from whose notice a document of the office was drafted, or null.',
    input: z.strictObject({ documentId: recordId }),
    output: z.strictObject({
      case: z.strictObject({ id: recordId, caseNo: z.string(), applicantName: z.string() }).nullable(),
    }),
  }),
  defineCommand({
    name: 'materialChecklists.open',
    permission: 'registry.write',
    summary: 'Opens a case with a copy of the list of its matter.',
    input: z.strictObject({
      matterCode,
      /** Null: not registered yet, then the name is needed. */
      organizationId: recordId.nullable(),
      applicantName: optionalText(100),
      receivedOn: dateText,
    }),
    output: saved.extend({ caseNo: z.string() }),
  }),
  defineCommand({
    name: 'materialChecklists.save',
    permission: 'registry.write',
    summary: 'What was received, sealed, signed; only while the case is open.',
    input: z.strictObject({
      ...target,
      receivedOn: dateText,
      items: z.array(materialState).max(MOST_MATERIALS),
      note: optionalText(1000),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'materialChecklists.complete',
    permission: 'registry.write',
    summary: 'The materials are complete, as the logged-in user confirms; refused while anything is missing.',
    input: z.strictObject({ ...target, completeOn: dateText }),
    output: saved,
  }),
  defineCommand({
    name: 'materialChecklists.close',
    permission: 'registry.write',
    summary: 'Ends an open case otherwise (withdrawn, returned), with the reason.',
    input: z.strictObject({ ...target, closedOn: dateText, reason: text(1, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'materialChecklists.reopen',
    permission: 'registry.write',
    summary: 'Opens a completed or closed case again, with the reason.',
    input: z.strictObject({ ...target, reason: text(1, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'materialChecklists.void',
    permission: 'registry.void',
    summary: 'Voids a mistaken case with a reason; its number is never used again.',
    input: z.strictObject({ ...target, reason: text(1, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'materialChecklists.giveNotice',
    permission: 'registry.write',
    summary: 'Records a correction notice (补正通知): what is missing and why as it stands now, and by when.',
    input: z.strictObject({ ...target, noticedOn: dateText }),
    output: z.strictObject({ noticeId: recordId, dueOn: z.string() }),
  }),
  defineCommand({
    name: 'materialChecklists.voidNotice',
    permission: 'registry.void',
    summary: 'Voids a notice given by mistake, with a reason; a document made of it stays.',
    input: z.strictObject({ ...target, reason: text(1, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'materialChecklists.draftDocument',
    permission: 'registry.write',
    summary: 'Makes a draft document (发文) of a notice, to be numbered and sealed there; the notice keeps its link.',
    input: z.strictObject(target),
    output: z.strictObject({ documentId: recordId }),
  }),
  defineJob({
    name: 'materialChecklists.printNotice',
    permission: 'registry.read',
    summary: 'A notice as a letter without number, with room for the seal.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'materialChecklists.printReceipt',
    permission: 'registry.read',
    summary: 'The list of materials received (材料接收单), to be signed by both sides.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
