import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { CONTACT_TYPES, MOST_MOVES, MOVE_CHANGES } from './contactAssignments.rules.ts';

/** One member keeps contact with one organization or one township, from a day on (features D4). */
const contactAssignmentFields = z.strictObject({
  memberId: recordId,
  organizationId: recordId.nullish().transform((value) => value ?? null),
  /** A township as the registry names it. */
  townshipName: optionalText(100),
  startOn: dateText,
  endOn: dateText.nullish().transform((value) => value ?? null),
  note: optionalText(500),
  basisDocumentNo: optionalText(100),
});
export type ContactAssignmentFields = z.output<typeof contactAssignmentFields>;

const holder = z.strictObject({ memberId: recordId, name: z.string(), post: z.string() });
const via = z.enum(['direct', 'township']);

/** An organization in effect with its contact as at a day. */
export const contactRow = z.strictObject({
  id: recordId,
  name: z.string(),
  uscc: z.string().nullable(),
  type: z.enum(CONTACT_TYPES),
  townshipName: z.string().nullable(),
  memberId: recordId.nullable(),
  memberName: z.string().nullable(),
  memberPost: z.string().nullable(),
  workPhone: z.string().nullable(),
  /** By an assignment of its own, or by that of its township; null: nobody. */
  via: via.nullable(),
  startOn: z.string().nullable(),
  basisDocumentNo: z.string().nullable(),
});
export type ContactRow = z.output<typeof contactRow>;

/** An assignment as entered, voided ones too. */
export const contactAssignment = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  via,
  ...holder.shape,
  organizationId: recordId.nullable(),
  townshipName: z.string().nullable(),
  startOn: z.string(),
  endOn: z.string().nullable(),
  note: z.string().nullable(),
  basisDocumentNo: z.string().nullable(),
  voided: z.boolean(),
  voidReason: z.string().nullable(),
});
export type ContactAssignment = z.output<typeof contactAssignment>;

/** What narrows the list of organizations. */
const narrowing = {
  at: dateText.optional(),
  /** The member who is contact; `none`: organizations without one. */
  holder: z.union([recordId, z.literal('none')]).optional(),
  /** Under whatever name; `NO_TOWNSHIP`: those that name none. */
  townshipName: text(1, 100).optional(),
  supervisingUnit: text(1, 100).optional(),
  type: z.enum(CONTACT_TYPES).optional(),
  via: via.optional(),
  text: z.string().max(200).optional(),
};

const counts = z.partialRecord(z.enum(CONTACT_TYPES), z.number().int());

const moveSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organization'), id: recordId }),
  z.strictObject({ kind: z.literal('township'), id: text(1, 100) }),
]);

const moveRow = z.strictObject({
  /** Id of an organization, name of a township. */
  id: z.string(),
  kind: z.enum(['organization', 'township']),
  name: z.string(),
  townshipName: z.string().nullable(),
  before: z.strictObject({ name: z.string(), via, startOn: z.string() }).nullable(),
  after: z.strictObject({ name: z.string(), via, endOn: z.string().nullable() }).nullable(),
  change: z.enum(MOVE_CHANGES),
  /** What the plan rests on; the move is refused when it is no longer so. */
  seen: z.string().max(300),
});
export type MoveRow = z.output<typeof moveRow>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const contactAssignmentsContract = [
  defineQuery({
    name: 'contactAssignments.overview',
    permission: 'duties.read',
    summary: 'Load of each member in official order, uncovered organizations, and member by township, as at a day.',
    input: z.strictObject({ at: dateText.optional() }),
    output: z.strictObject({
      at: z.string(),
      total: z.number().int(),
      uncovered: z.number().int(),
      uncoveredByType: counts,
      members: z.array(
        holder.extend({
          active: z.boolean(),
          direct: z.number().int(),
          viaTownship: z.number().int(),
          total: z.number().int(),
          byType: counts,
          townships: z.array(z.string()),
        }),
      ),
      townships: z.array(
        z.strictObject({
          name: z.string(),
          total: z.number().int(),
          uncovered: z.number().int(),
          /** Who keeps contact with the whole township. */
          contact: holder.extend({ assignmentId: recordId, startOn: z.string() }).nullable(),
        }),
      ),
      /** Number of organizations by contact and township; null: without. */
      cells: z.array(
        z.strictObject({
          memberId: recordId.nullable(),
          townshipName: z.string().nullable(),
          count: z.number().int(),
        }),
      ),
    }),
  }),
  defineQuery({
    name: 'contactAssignments.organizations',
    permission: 'duties.read',
    summary: 'Organizations in effect on a day with their contact, by name.',
    input: z.strictObject({
      ...narrowing,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(contactRow) }),
  }),
  defineQuery({
    name: 'contactAssignments.ofSubject',
    permission: 'duties.read',
    summary: 'Who is contact of an organization or a township on a day, and every assignment of it with its history.',
    input: z.strictObject({
      organizationId: recordId.optional(),
      townshipName: text(1, 100).optional(),
      at: dateText.optional(),
    }),
    output: z.strictObject({
      at: z.string(),
      townshipName: z.string().nullable(),
      contact: contactAssignment.extend({ workPhone: z.string().nullable() }).nullable(),
      rows: z.array(contactAssignment),
    }),
  }),
  defineCommand({
    name: 'contactAssignments.save',
    permission: 'duties.write',
    summary: 'Enters or corrects one assignment; a second contact on any day is refused, naming the holder and period.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: contactAssignmentFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'contactAssignments.void',
    permission: 'duties.write',
    summary: 'Voids an assignment entered by mistake, with a reason; a change of contact is a move, not a void.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineQuery({
    name: 'contactAssignments.previewMove',
    permission: 'duties.read',
    summary: 'What moving organizations or townships to another contact from a day on would change, one line each.',
    input: z.strictObject({
      on: dateText,
      /** The new contact; null: no assignment of its own any more, the township decides. */
      to: recordId.nullable(),
      chosen: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('subjects'), subjects: z.array(moveSubject).min(1).max(MOST_MOVES) }),
        z.strictObject({ by: z.literal('filter'), filter: z.strictObject(narrowing) }),
      ]),
    }),
    output: z.strictObject({
      rows: z.array(moveRow),
      counts: z.strictObject({
        moves: z.number().int(),
        unchanged: z.number().int(),
        ended: z.number().int(),
        /** Of those that move: without any contact afterwards. */
        uncovered: z.number().int(),
      }),
    }),
  }),
  defineCommand({
    name: 'contactAssignments.move',
    permission: 'duties.write',
    summary: 'Moves organizations or townships to another contact from a day on, all or none; each with its history.',
    input: z.strictObject({
      on: dateText,
      to: recordId.nullable(),
      basisDocumentNo: optionalText(100),
      note: optionalText(500),
      subjects: z
        .array(
          z.strictObject({
            kind: z.enum(['organization', 'township']),
            id: text(1, 100),
            seen: z.string().max(300),
          }),
        )
        .min(1)
        .max(MOST_MOVES),
    }),
    output: z.strictObject({ moved: z.number().int() }),
  }),
  defineJob({
    name: 'contactAssignments.print',
    permission: 'duties.read',
    summary: 'The contact table (分管联系表) as at a day, of one member or of all, as a PDF.',
    input: z.strictObject({ at: dateText.optional(), memberId: recordId.optional() }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
