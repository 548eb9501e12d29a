import { z } from 'zod';
import { dateText, expectedRevision, optionalLine, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { DUTY_ROLES } from '../duties/duties.contract.ts';

/** What a regrouping means for one person. */
const LINEUP_CHANGES = ['joins', 'leaves', 'changes', 'stays'] as const;

const role = z.enum(DUTY_ROLES);

/** A place in the line-up as it is to be; the order of the lines within a role is the official order. */
const lineupLine = z.strictObject({
  /**
   * The present assignment that this line goes on with, or that a newcomer takes over: what the line does not name is copied from
   * it. Null: a new place.
   */
  assignmentId: recordId.nullable(),
  memberId: recordId,
  role,
  /** 并列: one of several leaders at a time. */
  joint: z.boolean().default(false),
  scopeText: optionalText(2000),
  sectionNames: z.array(z.string().max(100)).max(20).default([]),
  /** Duty items of the group, and 岗位业务职责 in words. */
  dutyIds: z.array(recordId).max(200).default([]),
  postDutyText: optionalText(2000),
});

/** What a regrouping did to one assignment, with the person as he was called that day. */
export const regroupingLine = z.strictObject({
  memberId: recordId,
  name: z.string(),
  post: z.string(),
  role,
  /** The assignment that it ended, with the revision it has since and the end it had before. */
  ended: z.strictObject({ id: recordId, revision: z.number().int(), formerEndOn: z.string().nullable() }).nullable(),
  /** The assignment that it began. */
  begun: z.strictObject({ id: recordId, revision: z.number().int() }).nullable(),
});

/** One person before and after. */
const regroupingDifference = z.strictObject({
  memberId: recordId,
  name: z.string(),
  post: z.string(),
  change: z.enum(LINEUP_CHANGES),
  before: z.array(role),
  after: z.array(role),
});

/** The notice made of a regrouping, as it stands in 发文. */
const noticeOf = z.strictObject({
  id: recordId,
  title: z.string(),
  stage: z.enum(['draft', 'review', 'approved', 'issued', 'voided']),
  number: z.string().nullable(),
});

const regroupingRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  leadingGroupId: recordId,
  groupName: z.string(),
  effectiveOn: z.string(),
  reason: z.string(),
  documentNo: z.string().nullable(),
  document: noticeOf.nullable(),
  joins: z.number().int(),
  leaves: z.number().int(),
  changes: z.number().int(),
  voidReason: z.string().nullable(),
  createdByName: z.string(),
  createdAt: z.string(),
});

const act = { id: recordId, expectedRevision };
const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const regroupingsContract = [
  defineQuery({
    name: 'regroupings.list',
    permission: 'duties.read',
    summary: 'Regroupings of leading groups (调整), newest date of effect first.',
    input: z.strictObject({
      filter: z
        .strictObject({ leadingGroupId: recordId.optional(), includeVoided: z.boolean().default(false) })
        .prefault({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(regroupingRow) }),
  }),
  defineQuery({
    name: 'regroupings.get',
    permission: 'duties.read',
    summary: 'One regrouping: who joined, left, changed or stayed, its notice, and what keeps it from being voided.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      regrouping: regroupingRow,
      people: z.array(regroupingDifference),
      /** Code of `ruleIssues` that keeps it from being voided; null: it may be. */
      blocked: z.string().nullable(),
    }),
  }),
  defineQuery({
    name: 'regroupings.ofDocument',
    permission: 'duties.read',
    summary: 'The regrouping of whose notice a document was drafted, or null.',
    input: z.strictObject({ documentId: recordId }),
    output: z.strictObject({
      regrouping: z.strictObject({ id: recordId, groupName: z.string(), effectiveOn: z.string() }).nullable(),
    }),
  }),
  defineCommand({
    name: 'regroupings.carryOut',
    permission: 'duties.write',
    summary:
      'Changes the line-up of a leading group from a day on in one act: assignments end the day before and begin on it; refused when the result breaks a rule.',
    input: z.strictObject({
      leadingGroupId: recordId,
      effectiveOn: dateText,
      reason: text(2, 500),
      documentNo: optionalLine(100),
      /** The assignments that the screen showed: somebody else's change meanwhile is a conflict. */
      present: z.array(z.strictObject({ id: recordId, revision: z.number().int() })).max(300),
      lineup: z.array(lineupLine).min(1).max(300),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'regroupings.draftNotice',
    permission: 'duties.write',
    summary:
      'Makes the notice (关于调整××成员的通知) as a draft official document with the new list in official order.',
    input: z.strictObject(act),
    output: z.strictObject({ documentId: recordId }),
  }),
  defineCommand({
    name: 'regroupings.takeNumber',
    permission: 'duties.write',
    summary: 'Writes the number of the issued notice as basis into the regrouping and the assignments it began.',
    input: z.strictObject(act),
    output: saved.extend({ number: z.string() }),
  }),
  defineCommand({
    name: 'regroupings.void',
    permission: 'duties.write',
    summary:
      'Voids a regrouping with a reason while nothing later depends on it: the assignments are again as they were.',
    input: z.strictObject({ ...act, reason: text(2, 500) }),
    output: saved,
  }),
] as const;

export type LineupLine = z.infer<typeof lineupLine>;
export type RegroupingLine = z.infer<typeof regroupingLine>;
export type RegroupingDifference = z.infer<typeof regroupingDifference>;
export type LineupChange = (typeof LINEUP_CHANGES)[number];
