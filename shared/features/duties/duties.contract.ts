import { z } from 'zod';
import { commonFields, dateText, expectedRevision, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { DUTY_FINDINGS, DUTY_KINDS } from './duties.lists.ts';
import { dutyPrintsContract } from './dutyPrints.contract.ts';

/** Roles in a leading group, in official order (domain.md §5). */
export const DUTY_ROLES = ['leader', 'deputy_leader', 'member', 'office_director', 'liaison'] as const;

/** More than half, at least two thirds, all, or no rule: of those who belong to the body. */
export const QUORUM_RULES = ['majority', 'two_thirds', 'all', 'none'] as const;

const leadingGroupFields = z.strictObject({
  name: text(2, 100),
  establishedOn: dateText,
  documentNo: optionalText(100),
  dutiesText: optionalText(4000),
  officeLocation: optionalText(200),
  dissolvedOn: dateText.nullish().transform((value) => value ?? null),
  /** 简称, as it stands in the numbers of decisions. */
  shortName: optionalText(20),
  /** Rule of the body by which a meeting can decide (features M5). */
  quorum: z.enum(QUORUM_RULES).default('majority'),
});

const memberFields = z.strictObject({
  name: text(1, 50),
  officeId: recordId.nullish().transform((value) => value ?? null),
  /** Unit in words when it is not one of the office's own units. */
  unitName: optionalText(100),
  post: text(1, 100),
  workPhone: optionalText(60),
  workEmail: optionalText(100),
  active: z.boolean().default(true),
});

export const dutyAssignmentFields = z.strictObject({
  leadingGroupId: recordId,
  memberId: recordId,
  role: z.enum(DUTY_ROLES),
  /** Place in the official order within the role. */
  seq: z.number().int().min(0).max(999).default(0),
  scopeText: optionalText(2000),
  sectionNames: z.array(z.string().max(100)).max(20).default([]),
  basisDocumentNo: optionalText(100),
  startOn: dateText,
  endOn: dateText.nullish().transform((value) => value ?? null),
  /** 并列: several leaders at a time, each of them marked. */
  joint: z.boolean().default(false),
  /** Duty items of the group that the member answers for, of both kinds. */
  dutyIds: z.array(recordId).max(200).default([]),
  /** 岗位业务职责 in words, beside the duty items of this kind; `scopeText` is the same for the work with organizations. */
  postDutyText: optionalText(2000),
});

const dutyItemFields = z.strictObject({
  leadingGroupId: recordId,
  seq: z.number().int().min(0).max(999).default(0),
  text: text(2, 500),
  kind: z.enum(DUTY_KINDS),
  startOn: dateText,
  endOn: dateText.nullish().transform((value) => value ?? null),
});

const officeUnit = z.strictObject({
  id: recordId,
  name: z.string(),
  shortName: z.string().nullable(),
  level: z.string(),
  local: z.boolean(),
  revision: z.number().int(),
  workPhone: z.string().nullable(),
});

export const leadingGroup = leadingGroupFields.extend(commonFields);
export const member = memberFields.extend(commonFields);
export const dutyAssignment = dutyAssignmentFields.extend(commonFields);
export type DutyAssignment = z.infer<typeof dutyAssignment>;
export const dutyItem = dutyItemFields.extend(commonFields);
/** An assignment with the names of member and group, those of the member as they were on the day asked for. */
export const namedAssignment = dutyAssignment.extend({
  memberName: z.string(),
  memberPost: z.string(),
  groupName: z.string(),
});

/** Something to be mended: which records it speaks of, and what its sentence names. */
const dutyFinding = z.strictObject({
  kind: z.enum(DUTY_FINDINGS),
  groupId: recordId,
  assignmentId: recordId.nullable(),
  memberId: recordId.nullable(),
  dutyId: recordId.nullable(),
  role: z.enum(DUTY_ROLES).nullable(),
  params: z.record(z.string(), z.string()),
});

/** A term of somebody who held a role or a duty item. */
const tenure = z.strictObject({
  assignmentId: recordId,
  memberId: recordId,
  memberName: z.string(),
  memberPost: z.string(),
  role: z.enum(DUTY_ROLES),
  startOn: z.string(),
  endOn: z.string().nullable(),
  joint: z.boolean(),
  basisDocumentNo: z.string().nullable(),
  /** Held it on the day asked for. */
  heldThen: z.boolean(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const saveInput = <Fields extends z.ZodType>(fields: Fields) =>
  z.strictObject({ id: recordId.optional(), expectedRevision: expectedRevision.optional(), fields });

export const dutiesContract = [
  defineQuery({
    name: 'duties.overview',
    permission: 'duties.read',
    summary: 'Leading groups, members, units, and the assignments in effect on a date in official order.',
    input: z.strictObject({ at: dateText.optional() }),
    output: z.strictObject({
      at: z.string(),
      groups: z.array(leadingGroup),
      members: z.array(member),
      units: z.array(officeUnit),
      assignments: z.array(namedAssignment),
      /** Items of every group that are not voided, whatever the date, in their order. */
      dutyItems: z.array(dutyItem),
      /** What is wrong on the day, the gravest first. */
      findings: z.array(dutyFinding),
    }),
  }),
  defineQuery({
    name: 'duties.succession',
    permission: 'duties.read',
    summary: 'Who held a role or a duty item of a group on a date, and everybody who held it, with gaps and overlaps.',
    input: z.strictObject({
      leadingGroupId: recordId,
      post: z.union([z.strictObject({ role: z.enum(DUTY_ROLES) }), z.strictObject({ dutyId: recordId })]),
      at: dateText.optional(),
    }),
    output: z.strictObject({
      at: z.string(),
      /** In the order in which they began; a holder's name is the one of the day asked for, or of the last day of the term. */
      tenures: z.array(tenure),
      /** Days that nobody held it between two terms, and days on which terms stand against each other. Closed periods. */
      stretches: z.array(z.strictObject({ kind: z.enum(['gap', 'overlap']), from: z.string(), to: z.string() })),
    }),
  }),
  defineCommand({
    name: 'duties.saveGroup',
    permission: 'duties.write',
    summary: 'Creates or changes a leading group.',
    input: saveInput(leadingGroupFields),
    output: saved,
  }),
  defineCommand({
    name: 'duties.saveMember',
    permission: 'duties.write',
    summary: 'Creates or changes a member: holder of a post with work contact, nothing else.',
    input: saveInput(memberFields).extend({
      /** Day from which another name, post or unit holds; null: a correction, which holds on every day. Left out: today. */
      effectiveOn: dateText.nullish(),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'duties.saveAssignment',
    permission: 'duties.write',
    summary:
      'Assigns a role from a date on; a second leader at any date (unless all are joint) and overlapping rows of member and role are refused.',
    input: saveInput(dutyAssignmentFields).extend({
      /** Day from which the changes hold: the term ends the day before and goes on as a new one. Left out: the whole term is corrected. */
      from: dateText.nullish(),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'duties.saveItem',
    permission: 'duties.write',
    summary: 'Creates or changes a duty item of a leading group.',
    input: saveInput(dutyItemFields),
    output: saved,
  }),
  defineCommand({
    name: 'duties.replace',
    permission: 'duties.write',
    summary: 'Ends an assignment the day before and begins the same one with another member, in one step.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      memberId: recordId,
      /** First day of the new holder. */
      on: dateText,
      basisDocumentNo: optionalText(100),
    }),
    output: z.strictObject({ endedId: recordId, id: recordId }),
  }),
  defineCommand({
    name: 'duties.void',
    permission: 'duties.write',
    summary: 'Voids a leading group, member, assignment or duty item entered by mistake, with a reason.',
    input: z.strictObject({
      collection: z.enum(['leading_group', 'member', 'duty_assignment', 'duty_item']),
      id: recordId,
      expectedRevision,
      reason: text(2, 500),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'duties.saveUnit',
    permission: 'duties.write',
    summary: 'Creates or renames a unit (section, township, supervising unit) of the office.',
    input: saveInput(
      z.strictObject({
        name: text(2, 100),
        shortName: optionalText(50),
        level: z.enum(['section', 'township', 'supervising', 'other']),
        workPhone: optionalText(60),
      }),
    ),
    output: saved,
  }),
  ...dutyPrintsContract,
] as const;
