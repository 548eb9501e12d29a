import { z } from 'zod';
import { commonFields, expectedRevision, lineText, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { AGENDA_STAGES, AGENDA_STEPS } from '../meetings/meetings.lists.ts';

/** An item that a section proposes for a meeting (议题征集; domain.md §6). */
export const agendaProposalFields = z.strictObject({
  /** Body that is to deal with it; null: the office's own meeting. */
  leadingGroupId: recordId.nullish().transform((value) => value ?? null),
  title: lineText(2, 300),
  proposerUnit: lineText(1, 100),
  proposerName: lineText(1, 100),
  summaryText: optionalText(4000),
  minutesPlanned: z
    .number()
    .int()
    .min(1)
    .max(600)
    .nullish()
    .transform((value) => value ?? null),
});

/** One thing that happened to an item: who decided, when, who wrote it down. */
export const agendaStep = z.strictObject({
  id: recordId,
  step: z.enum(AGENDA_STEPS),
  personName: z.string(),
  /** `YYYY-MM-DDTHH:MM`. */
  decidedAt: z.string(),
  remark: z.string().nullable(),
  recordedByName: z.string(),
});
export type AgendaStepRow = z.infer<typeof agendaStep>;

const stage = z.enum(AGENDA_STAGES);

export const agendaProposalRow = agendaProposalFields.extend({
  ...commonFields,
  stage,
  meetingId: z.string().nullable(),
  agendaItemId: z.string().nullable(),
  meetingTitle: z.string().nullable(),
  groupName: z.string().nullable(),
  /** Sent back, and not agreed to since. */
  returned: z.boolean(),
});
export type AgendaProposalRow = z.infer<typeof agendaProposalRow>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

/** What was decided on items, by whom. */
const decide = z.strictObject({
  /** Proposals, or items of a draft meeting. */
  ids: z.array(recordId).min(1).max(100),
  step: z.enum(['agreed', 'collated', 'fixed', 'direct', 'returned']),
  /** Whoever decided; left out: the user. */
  personName: optionalText(50),
  /** Needed for `direct` and `returned`. */
  remark: optionalText(500),
});

export const agendaProposalsContract = [
  defineQuery({
    name: 'agendaProposals.list',
    permission: 'meetings.read',
    summary: 'Proposed items, those still without a meeting first, newest first.',
    input: z.strictObject({
      filter: z
        .strictObject({
          text: z.string().max(200).optional(),
          leadingGroupId: recordId.optional(),
          stage: stage.optional(),
          /** Those not yet put into a meeting. */
          waiting: z.boolean().optional(),
        })
        .default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(agendaProposalRow) }),
  }),
  defineQuery({
    name: 'agendaProposals.steps',
    permission: 'meetings.read',
    summary: 'What happened to a proposed item, in order.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ steps: z.array(agendaStep) }),
  }),
  defineQuery({
    name: 'agendaProposals.ofMeeting',
    permission: 'meetings.read',
    summary: 'Where each item of a meeting stands, with what happened to it.',
    input: z.strictObject({ meetingId: recordId }),
    output: z.strictObject({
      items: z.array(z.strictObject({ agendaItemId: recordId, stage, steps: z.array(agendaStep) })),
    }),
  }),
  defineCommand({
    name: 'agendaProposals.save',
    permission: 'meetings.write',
    summary: 'Creates a proposed item, or changes one that is in no meeting yet.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: agendaProposalFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'agendaProposals.record',
    permission: 'meetings.write',
    summary: 'Writes down what was decided on items: agreed, collated, fixed, put on directly or sent back.',
    input: decide,
    output: z.strictObject({ count: z.number().int() }),
  }),
  defineCommand({
    name: 'agendaProposals.decide',
    permission: 'meetings.finalize',
    summary: 'The same, by a leader at his own desk.',
    input: decide,
    output: z.strictObject({ count: z.number().int() }),
  }),
  defineCommand({
    name: 'agendaProposals.collate',
    permission: 'meetings.write',
    summary: 'Puts proposed items in the order given behind the agenda of a draft meeting.',
    input: z.strictObject({
      ids: z.array(recordId).min(1).max(100),
      meetingId: recordId,
      expectedRevision,
      /** Needed when the leader in charge has not agreed to one of them. */
      reason: optionalText(500),
    }),
    output: z.strictObject({ meetingId: recordId, revision: z.number().int() }),
  }),
  defineCommand({
    name: 'agendaProposals.void',
    permission: 'meetings.write',
    summary: 'Voids a proposed item that is in no meeting, with a reason.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
] as const;
