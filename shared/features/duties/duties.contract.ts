import { z } from 'zod';
import { commonFields, dateText, expectedRevision, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';

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

const dutyAssignmentFields = z.strictObject({
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
      assignments: z.array(
        dutyAssignment.extend({ memberName: z.string(), memberPost: z.string(), groupName: z.string() }),
      ),
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
    input: saveInput(memberFields),
    output: saved,
  }),
  defineCommand({
    name: 'duties.saveAssignment',
    permission: 'duties.write',
    summary:
      'Assigns a role from a date on; a second leader at any date and overlapping rows of member and role are refused.',
    input: saveInput(dutyAssignmentFields),
    output: saved,
  }),
  defineCommand({
    name: 'duties.void',
    permission: 'duties.write',
    summary: 'Voids a leading group, member or assignment entered by mistake, with a reason.',
    input: z.strictObject({
      collection: z.enum(['leading_group', 'member', 'duty_assignment']),
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
] as const;
