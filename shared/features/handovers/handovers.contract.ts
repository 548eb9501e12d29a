import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileOutput,
  optionalLine,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';

/** Where a hand-over stands: being prepared, everything has its new owner, signed and closed. */
export const HANDOVER_STAGES = ['open', 'carried_out', 'closed'] as const;

/** Names a piece of work: its kind (`handoverLabels`) and the id within it. */
const workKey = { kind: z.string().min(1).max(60), itemId: z.string().min(1).max(200) };

/** Another owner than the default one for a piece of work. */
const choice = z.strictObject({ ...workKey, toMemberId: recordId });

/** Something that cannot be moved, ticked as returned or disabled; with its words, because it is gone afterwards. */
const tick = z.strictObject({ ...workKey, title: z.string().max(500), note: z.string().max(500) });

/** What the program does not know: keys, media, paper files. */
const handoverExtra = z.strictObject({
  id: recordId,
  name: z.string().max(200),
  count: z.string().max(40),
  toMemberId: recordId.nullable(),
  remark: z.string().max(200),
  handedOver: z.boolean(),
});

/** A piece of work as it was handed over. */
const handoverGiven = z.strictObject({
  ...workKey,
  title: z.string(),
  note: z.string(),
  dueOn: z.string().nullable(),
  toMemberId: recordId,
  toName: z.string(),
  toPost: z.string(),
});

const parties = {
  /** 移交人. */
  fromMemberId: recordId,
  /** His account, when he has one. */
  fromUserId: recordId.nullable().default(null),
  /** 接收人 for whatever names no other. */
  toMemberId: recordId,
  toUserId: recordId.nullable().default(null),
  handedOn: dateText,
  /** 监交人. */
  witnessName: optionalLine(50),
  witnessPost: optionalLine(100),
  reason: optionalText(500),
  /** He leaves his post: closing marks him as no longer active. */
  leaves: z.boolean().default(true),
};

const prepared = {
  choices: z.array(choice).max(5000).default([]),
  ticks: z.array(tick).max(500).default([]),
  extras: z.array(handoverExtra).max(500).default([]),
};

const person = z.strictObject({ id: recordId, name: z.string(), post: z.string(), active: z.boolean() });
const account = z.strictObject({
  id: recordId,
  displayName: z.string(),
  memberId: z.string().nullable(),
  enabled: z.boolean(),
});

/** An open piece of work as it is found now. */
const handoverWork = z.strictObject({
  ...workKey,
  title: z.string(),
  note: z.string(),
  dueOn: z.string().nullable(),
  place: z.string(),
  /** Who gets it; null for what can only be returned or disabled. */
  toMemberId: recordId.nullable(),
  ticked: z.boolean(),
});

export const handover = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  ...parties,
  witnessName: z.string().nullable(),
  witnessPost: z.string().nullable(),
  reason: z.string().nullable(),
  handedOn: z.string(),
  stage: z.enum(HANDOVER_STAGES),
  ...prepared,
  given: z.array(handoverGiven),
  carriedOutAt: z.string().nullable(),
  signedOn: z.string().nullable(),
  closedAt: z.string().nullable(),
  recordState: z.enum(['draft', 'final', 'voided', 'archived']),
  voidReason: z.string().nullable(),
  updatedAt: z.string(),
});

export const handoverRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  fromName: z.string(),
  fromPost: z.string(),
  toName: z.string(),
  handedOn: z.string(),
  stage: z.enum(HANDOVER_STAGES),
  given: z.number().int(),
  signedOn: z.string().nullable(),
  updatedAt: z.string(),
  voidReason: z.string().nullable(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const act = { id: recordId, expectedRevision };

export const handoversContract = [
  defineQuery({
    name: 'handovers.list',
    permission: 'duties.read',
    summary: 'Hand-overs (交接): those under way first, then the closed ones, newest first.',
    input: z.strictObject({
      filter: z
        .strictObject({
          stage: z.enum(['under_way', 'closed']).optional(),
          text: z.string().max(100).optional(),
          includeVoided: z.boolean().default(false),
        })
        .prefault({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      total: z.number().int(),
      rows: z.array(handoverRow),
      /** Under way in all. */
      open: z.number().int(),
    }),
  }),
  defineQuery({
    name: 'handovers.people',
    permission: 'duties.read',
    summary: 'Members and accounts between whom work is handed over.',
    input: z.strictObject({}),
    output: z.strictObject({ members: z.array(person), accounts: z.array(account) }),
  }),
  defineQuery({
    name: 'handovers.get',
    permission: 'duties.read',
    summary: 'One hand-over with every open piece of work as it stands now.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ handover, work: z.array(handoverWork) }),
  }),
  defineQuery({
    name: 'handovers.preview',
    permission: 'duties.read',
    summary: 'How much open work of each kind a member has, before a hand-over is begun.',
    input: z.strictObject({ fromMemberId: recordId, fromUserId: recordId.nullable().default(null), on: dateText }),
    output: z.strictObject({ kinds: z.array(z.strictObject({ kind: z.string(), count: z.number().int() })) }),
  }),
  defineCommand({
    name: 'handovers.save',
    permission: 'duties.write',
    summary:
      'Begins a hand-over or keeps what was chosen and ticked in it; once work was handed over, the parties and the day stay.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: z.strictObject({ ...parties, ...prepared }),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'handovers.carryOut',
    permission: 'duties.write',
    summary:
      'Gives every open piece of work to its new owner in one transaction; refused when the work is no longer what the screen showed.',
    input: z.strictObject({ ...act, shown: z.array(z.strictObject(workKey)).max(20_000) }),
    output: saved.extend({ given: z.number().int() }),
  }),
  defineCommand({
    name: 'handovers.close',
    permission: 'duties.write',
    summary:
      'Closes a hand-over after the sheet was signed; refused while anything is unowned, not ticked, or new work came up.',
    input: z.strictObject({ ...act, signedOn: dateText }),
    output: saved,
  }),
  defineCommand({
    name: 'handovers.void',
    permission: 'duties.write',
    summary: 'Voids a hand-over under which nothing was handed over yet, with a reason.',
    input: z.strictObject({ ...act, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'handovers.printSheet',
    permission: 'duties.read',
    summary: 'The hand-over sheet (交接清单) for both sides and the witness to sign.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;

export type Handover = z.infer<typeof handover>;
export type HandoverWork = z.infer<typeof handoverWork>;
export type HandoverExtra = z.infer<typeof handoverExtra>;
export type HandoverGiven = z.infer<typeof handoverGiven>;
export type HandoverStage = (typeof HANDOVER_STAGES)[number];
