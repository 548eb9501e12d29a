import { z } from 'zod';
import { dateText, expectedRevision, fileOutput, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { CHANGE_KINDS, CITING_COLLECTIONS, DECISION_STATES } from './decisions.lists.ts';
import { proofSheet } from './proof.contract.ts';

const count = z.number().int();
const saved = z.strictObject({ id: recordId, revision: count });

/** How a decision was carried by votes, as far as it was recorded. */
const votes = { votesFor: count.nullable(), votesAgainst: count.nullable(), votesAbstain: count.nullable() };

const progress = z.strictObject({ open: count, overdue: count, done: count, cancelled: count });

/** One line of the decision log (决议台账). */
const decisionRow = z.strictObject({
  id: recordId,
  number: z.string(),
  formerNumber: z.string().nullable(),
  decidedOn: z.string(),
  bodyKey: z.string(),
  bodyName: z.string(),
  text: z.string(),
  meetingId: recordId,
  meetingTitle: z.string(),
  agendaTitle: z.string().nullable(),
  ...votes,
  /** Units, organizations and persons whose actions carry it out. */
  owners: z.array(z.string()),
  state: z.enum(DECISION_STATES),
  progress,
  /** Kinds in which later decisions change it, up to today. */
  changedBy: z.array(z.enum(CHANGE_KINDS)),
});
export type DecisionRow = z.infer<typeof decisionRow>;

const decisionFilter = z.strictObject({
  /** Words of the text, of the meeting's title, or a number however its brackets are typed. */
  text: z.string().max(200).optional(),
  bodyKey: z.string().max(100).optional(),
  year: z.number().int().optional(),
  /** Part of the name of a unit, organization or person whose actions carry it out. */
  owner: z.string().max(100).optional(),
  state: z.enum(DECISION_STATES).optional(),
});
export type DecisionFilter = z.infer<typeof decisionFilter>;

/** An action that carries a decision out. */
const decisionAction = z.strictObject({
  id: recordId,
  revision: count,
  text: z.string(),
  owner: z.string(),
  dueOn: z.string(),
  status: z.enum(['open', 'done', 'cancelled']),
  overdue: z.boolean(),
  doneOn: z.string().nullable(),
  meetingId: recordId.nullable(),
  sourceText: z.string().nullable(),
});

/** A change that a later decision makes to an earlier one, with the other side of it. */
const decisionChange = z.strictObject({
  id: recordId,
  revision: count,
  kind: z.enum(CHANGE_KINDS),
  effectiveOn: z.string(),
  note: z.string().nullable(),
  /** The other decision: the earlier one in `changes`, the later one in `changedBy`. */
  otherId: recordId,
  otherNumber: z.string(),
  otherText: z.string(),
  otherDecidedOn: z.string(),
});

/** A record that names a decision as its basis. */
export const citation = z.strictObject({
  id: recordId,
  revision: count,
  ownerType: z.enum(CITING_COLLECTIONS),
  ownerId: recordId,
  /** What the citing record is called, and the record on whose page it stands when that is another one. */
  ownerTitle: z.string(),
  ownerParentId: recordId.nullable(),
  note: z.string().nullable(),
  decisionId: recordId,
  decisionNumber: z.string(),
  decisionText: z.string(),
  decisionState: z.enum(DECISION_STATES),
  citedAt: z.string(),
  citedByName: z.string(),
});
export type Citation = z.infer<typeof citation>;

const owner = { ownerType: z.enum(CITING_COLLECTIONS), ownerId: recordId };

export const decisionsContract = [
  defineQuery({
    name: 'decisions.list',
    permission: 'meetings.read',
    summary: 'The decision log (决议台账): numbered decisions of all meetings, newest first, voided ones too.',
    input: z.strictObject({
      filter: decisionFilter.default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: count, rows: z.array(decisionRow) }),
  }),
  defineQuery({
    name: 'decisions.bodies',
    permission: 'meetings.read',
    summary: 'The bodies that have decided, with the number of their decisions and the years.',
    input: z.strictObject({}),
    output: z.strictObject({
      bodies: z.array(z.strictObject({ bodyKey: z.string(), bodyName: z.string(), decisions: count })),
      years: z.array(count),
    }),
  }),
  defineQuery({
    name: 'decisions.get',
    permission: 'meetings.read',
    summary: 'One decision: meeting, item, votes, actions, what it changes, what changes it.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      decision: decisionRow.extend({
        revision: count,
        ballot: z.string().nullable(),
        votesDue: count.nullable(),
        votesPresent: count.nullable(),
        quorumReason: z.string().nullable(),
      }),
      meeting: z.strictObject({
        id: recordId,
        title: z.string(),
        number: z.string().nullable(),
        kind: z.string(),
        startAt: z.string(),
        place: z.string(),
        chairName: z.string(),
        recordState: z.string(),
        voidReason: z.string().nullable(),
      }),
      actions: z.array(decisionAction),
      changes: z.array(decisionChange),
      changedBy: z.array(decisionChange),
    }),
  }),
  defineCommand({
    name: 'decisions.addChange',
    permission: 'meetings.write',
    summary: 'Notes that a later decision amends, repeals or supplements an earlier one from a day on.',
    input: z.strictObject({
      decisionId: recordId,
      changedDecisionId: recordId,
      kind: z.enum(CHANGE_KINDS),
      effectiveOn: dateText,
      note: optionalText(500),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'decisions.voidChange',
    permission: 'meetings.write',
    summary: 'Takes such a note back with a reason; it stays in the history.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'decisions.linkAction',
    permission: 'meetings.write',
    summary: 'Names the decision that an action carries out, or none; text and dates of the action stay as they are.',
    input: z.strictObject({ actionId: recordId, expectedRevision, decisionId: recordId.nullable() }),
    output: saved,
  }),
  defineCommand({
    name: 'decisions.cite',
    permission: 'meetings.write',
    summary: 'Names a decision as the basis of a record.',
    input: z.strictObject({ ...owner, decisionId: recordId, note: optionalText(500) }),
    output: saved,
  }),
  defineCommand({
    name: 'decisions.uncite',
    permission: 'meetings.write',
    summary: 'Takes a citation back with a reason; it stays in the history.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineQuery({
    name: 'decisions.citations',
    permission: 'meetings.read',
    summary: 'The decisions that a record cites, or every record that cites a decision.',
    input: z.union([z.strictObject(owner), z.strictObject({ decisionId: recordId })]),
    output: z.strictObject({ citations: z.array(citation) }),
  }),
  defineQuery({
    name: 'decisions.proof',
    permission: 'meetings.read',
    summary: 'The chain from decision to proof of a decision or an action, and each link that is missing (决议闭环单).',
    input: z.union([z.strictObject({ decisionId: recordId }), z.strictObject({ actionId: recordId })]),
    output: proofSheet,
  }),
  defineJob({
    name: 'decisions.printProof',
    permission: 'meetings.read',
    summary: 'The decision-to-proof sheet as PDF.',
    input: z.union([z.strictObject({ decisionId: recordId }), z.strictObject({ actionId: recordId })]),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'decisions.print',
    permission: 'meetings.read',
    summary: 'The decision log as filtered, as a printed list.',
    input: z.strictObject({ filter: decisionFilter.default({}) }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
