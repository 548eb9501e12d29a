import { z } from 'zod';
import { CHANGE_KINDS } from './decisions.lists.ts';
import { MISSING_LINKS } from './proof.lists.ts';

const nullable = z.string().nullable();
const count = z.number().int();

/** A link of the chain that is not there; `params` fill the places of its sentence (`proof.missing_<code>`). */
const missingLink = z.strictObject({
  code: z.enum(MISSING_LINKS),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type MissingLink = z.infer<typeof missingLink>;

/** A file that proves something, under the SHA-256 of its bytes. */
const proofFile = z.strictObject({
  fileName: z.string(),
  sha256: z.string(),
  sizeBytes: count,
  addedAt: z.string(),
});

const proofStep = z.strictObject({
  kind: z.string(),
  happenedOn: z.string(),
  /** When it was entered: `YYYY-MM-DDTHH:MM:SS.mmm+08:00`. */
  enteredAt: z.string(),
  byName: z.string(),
  note: nullable,
  progress: nullable,
  files: count,
  selfChecked: z.boolean(),
});

const proofExtension = z.strictObject({
  oldDueOn: z.string(),
  newDueOn: z.string(),
  reason: z.string(),
  askedOn: z.string(),
  askedByName: z.string(),
  state: z.enum(['asked', 'approved', 'refused']),
  approverName: nullable,
  approverPost: nullable,
  decidedOn: nullable,
  selfApproved: z.boolean(),
});

/** One action of the chain, from its setting up to its striking off. */
export const proofAction = z.strictObject({
  id: z.string(),
  text: z.string(),
  /** Unit, organization, member and further names, as far as they are known. */
  owner: z.string(),
  coOwners: nullable,
  sourceText: nullable,
  /** Present due date, and the one before the first extension when there was any. */
  dueOn: z.string(),
  firstDueOn: nullable,
  doneWhen: nullable,
  status: z.enum(['open', 'done', 'cancelled']),
  stage: z.string(),
  doneOn: nullable,
  evidence: nullable,
  completedByName: nullable,
  struckOffOn: nullable,
  struckOffByName: nullable,
  /** Struck off by the one who did it or reported it done. */
  closedByDoer: z.boolean(),
  cancelReason: nullable,
  steps: z.array(proofStep),
  extensions: z.array(proofExtension),
  files: z.array(proofFile),
  missing: z.array(missingLink),
});
export type ProofAction = z.infer<typeof proofAction>;

const proofMeeting = z.strictObject({
  id: z.string(),
  title: z.string(),
  number: nullable,
  kind: z.string(),
  startAt: z.string(),
  place: z.string(),
  chairName: z.string(),
  recorderName: z.string(),
  recordState: z.string(),
  voidReason: nullable,
  /** Day and hash of the issued minutes; null: not issued. */
  issuedOn: nullable,
  issuedSha256: nullable,
});

const proofDecision = z.strictObject({
  id: z.string(),
  number: z.string(),
  formerNumber: nullable,
  decidedOn: z.string(),
  text: z.string(),
  /** Its words after the correction sheets of the minutes; null: none concerns it. */
  correctedText: nullable,
  agendaTitle: nullable,
  ballot: nullable,
  votesDue: count.nullable(),
  votesPresent: count.nullable(),
  votesFor: count.nullable(),
  votesAgainst: count.nullable(),
  votesAbstain: count.nullable(),
  quorumReason: nullable,
  changedBy: z.array(z.strictObject({ kind: z.enum(CHANGE_KINDS), number: z.string(), effectiveOn: z.string() })),
});

/** The chain as it stands: what is there, and each link that is missing (features "Beyond" 5). */
export const proofSheet = z.strictObject({
  asOf: z.string(),
  meeting: proofMeeting.nullable(),
  decision: proofDecision.nullable(),
  actions: z.array(proofAction),
  /** Issued reports whose numbers counted the tasks, or the meeting where there are none. */
  reports: z.array(z.strictObject({ id: z.string(), title: z.string(), number: nullable, issuedOn: z.string() })),
  /** Links missing above the actions: meeting, item, vote, decision. */
  missing: z.array(missingLink),
});
export type ProofSheet = z.infer<typeof proofSheet>;
