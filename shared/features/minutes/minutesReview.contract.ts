import { z } from 'zod';
import { expectedRevision, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { deadlineReason } from '../../lib/deadlineReason.ts';
import { MINUTES_PLACES, REVIEW_STATES } from './minutes.lists.ts';

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const minutesReview = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  round: z.number().int(),
  state: z.enum(REVIEW_STATES),
  /** Revision of the meeting that was handed in. */
  meetingRevision: z.number().int(),
  handedInByName: z.string(),
  handedInAt: z.string(),
  /** Null: whoever may review. */
  reviewerId: z.string().nullable(),
  reviewerName: z.string().nullable(),
  note: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedByName: z.string().nullable(),
  answer: z.string().nullable(),
});
export type MinutesReview = z.output<typeof minutesReview>;

export const minutesRemark = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  place: z.enum(MINUTES_PLACES),
  /** Row or paragraph within the place, 0-based, as it was when the remark was made. */
  placeIndex: z.number().int().nullable(),
  /** The words it speaks of; they are found again when paragraphs move. */
  quote: z.string().nullable(),
  text: z.string(),
  byName: z.string(),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
  resolvedByName: z.string().nullable(),
  resolution: z.string().nullable(),
});
export type MinutesRemark = z.output<typeof minutesRemark>;

export const minutesReviewContract = [
  defineQuery({
    name: 'minutes.review',
    permission: 'meetings.read',
    summary: 'The review of the minutes of one meeting: rounds, remarks, who may be asked, and the day they are due.',
    input: z.strictObject({ meetingId: recordId }),
    output: z.strictObject({
      rounds: z.array(minutesReview),
      remarks: z.array(minutesRemark),
      reviewers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      /** The user is asked, or nobody in particular is and the user may review. */
      mayDecide: z.boolean(),
      /** The last day for issuing them; null: the meeting is voided. */
      due: deadlineReason.nullable(),
      issuedDay: z.string().nullable(),
      finalSha256: z.string().nullable(),
    }),
  }),
  defineCommand({
    name: 'minutes.handIn',
    permission: 'meetings.write',
    summary: 'Hands the draft in for review (送审) and keeps it as a version; a round that still waits is replaced.',
    input: z.strictObject({
      meetingId: recordId,
      expectedRevision,
      reviewerId: z.string().max(100).optional(),
      note: optionalText(500),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'minutes.decide',
    permission: 'meetings.finalize',
    summary: 'Agrees to the minutes that were handed in, or returns them (退回) with remarks.',
    input: z.strictObject({
      id: recordId,
      /** Revision of the meeting that the reviewer saw. */
      expectedRevision,
      outcome: z.enum(['agreed', 'returned']),
      answer: optionalText(1000),
      /** Nobody else can review (自核); recorded. */
      selfChecked: z.boolean().default(false),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'minutes.addRemark',
    permission: 'meetings.finalize',
    summary: 'A remark on a place of the draft.',
    input: z.strictObject({
      meetingId: recordId,
      place: z.enum(MINUTES_PLACES),
      placeIndex: z.number().int().min(0).max(5000).nullish(),
      quote: optionalText(300),
      text: text(1, 2000),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'minutes.resolveRemark',
    permission: 'meetings.write',
    summary: 'Ticks a remark as dealt with, or takes the tick back.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      resolved: z.boolean(),
      resolution: optionalText(500),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'minutes.voidRemark',
    permission: 'meetings.finalize',
    summary: 'Takes a remark back with a reason.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineQuery({
    name: 'minutes.waiting',
    permission: 'meetings.read',
    summary: 'Minutes that wait: for a review, for rework, for being issued; the earliest day first.',
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          meetingId: recordId,
          title: z.string(),
          state: z.enum(['to_review', 'with_reviewer', 'returned', 'agreed', 'draft']),
          /** Whose turn it is, in words; null: nobody in particular. */
          personName: z.string().nullable(),
          dueOn: z.string().nullable(),
          daysLeft: z.number().int().nullable(),
        }),
      ),
    }),
  }),
] as const;
