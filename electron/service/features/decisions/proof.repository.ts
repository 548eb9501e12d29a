import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { ProofAction, ProofSheet } from '#shared/features/decisions/proof.contract.ts';
import { proofAction } from '#shared/features/decisions/proof.contract.ts';
import { missingAbove, missingOf } from '#shared/features/decisions/proof.rules.ts';
import { correctedDecision } from '#shared/features/minutes/corrections.rules.ts';
import type { Schema } from '../../db/schema.ts';
import type { OpenStore } from '../../office/openStore.ts';
import { finalCorrections } from '../minutes/corrections.repository.ts';
import { reportsCounting } from '../reports/reports.counting.ts';
import { changesOf, ownersOf } from './decisionParts.repository.ts';

const text = z.string().nullable();
const storedAction = z.object({
  id: z.string(),
  meetingId: text,
  decisionId: text,
  text: z.string(),
  sourceText: text,
  responsibleUnit: text,
  responsibleNames: text,
  coOwnerNames: text,
  organizationName: text,
  memberName: text,
  dueOn: z.string(),
  firstDueOn: text,
  doneWhen: text,
  status: z.enum(['open', 'done', 'cancelled']),
  stage: z.string(),
  doneOn: text,
  evidence: text,
  completedBy: text,
  completedByName: text,
  struckOffOn: text,
  ownerUserId: text,
  cancelReason: text,
});
type StoredAction = z.output<typeof storedAction>;

/**
 * The chain from decision to proof of one decision with all its actions, or of one action with its decision, as stored now.
 * @param today decides what is overdue
 * @param store keeps the frozen facts of issued reports
 * @throws AppError `not_found`
 */
export async function proofOf(
  db: Kysely<Schema>,
  start: { readonly decisionId: string } | { readonly actionId: string },
  today: string,
  store: OpenStore,
): Promise<ProofSheet> {
  if ('decisionId' in start) {
    const decision = await decisionPart(db, start.decisionId, today);
    if (!decision) throw new AppError('not_found');
    const actions = await storedActions(db, sql`action.decisionId = ${start.decisionId}`);
    return sheetOf({ db, store }, { decision, meetingId: decision.meetingId, actions }, today);
  }
  const [action] = await storedActions(db, sql`action.id = ${start.actionId}`);
  if (!action) throw new AppError('not_found');
  const decision = action.decisionId === null ? undefined : await decisionPart(db, action.decisionId, today);
  const meetingId = decision?.meetingId ?? action.meetingId;
  return sheetOf({ db, store }, { decision, meetingId, actions: [action] }, today);
}

async function sheetOf(
  { db, store }: { readonly db: Kysely<Schema>; readonly store: OpenStore },
  found: {
    readonly decision: Awaited<ReturnType<typeof decisionPart>>;
    readonly meetingId: string | null;
    readonly actions: readonly StoredAction[];
  },
  today: string,
): Promise<ProofSheet> {
  const meeting = found.meetingId === null ? null : await meetingPart(db, found.meetingId);
  const actions: ProofAction[] = [];
  for (const stored of found.actions) {
    const action = await actionPart(db, stored);
    actions.push({ ...action, missing: missingOf(action, today) });
  }
  const decision = found.decision?.part ?? null;
  // Reports count the tasks of meetings that were held in their period; where there is none, the meeting itself.
  const counted = actions.length > 0 ? actions.map(({ id }) => id) : found.meetingId === null ? [] : [found.meetingId];
  const reports = meeting === null ? [] : await reportsCounting({ db, store }, counted, meeting.startAt.slice(0, 10));
  return { asOf: today, meeting, decision, actions, reports, missing: missingAbove({ meeting, decision, actions }) };
}

async function decisionPart(
  db: Kysely<Schema>,
  id: string,
  today: string,
): Promise<{ readonly meetingId: string; readonly part: NonNullable<ProofSheet['decision']> } | undefined> {
  const row = await db
    .selectFrom('decision')
    .leftJoin('agenda_item', 'agenda_item.id', 'decision.agendaItemId')
    .select([
      'decision.id',
      'decision.meetingId',
      'decision.number',
      'decision.formerNumber',
      'decision.decidedOn',
      'decision.text',
      'agenda_item.title as agendaTitle',
      'decision.ballot',
      'decision.votesDue',
      'decision.votesPresent',
      'decision.votesFor',
      'decision.votesAgainst',
      'decision.votesAbstain',
      'decision.quorumReason',
    ])
    .where('decision.id', '=', id)
    .where('decision.numberSeq', 'is not', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { meetingId, number, decidedOn, ...part } = row;
  const corrected = correctedDecision(part, await finalCorrections(db, meetingId));
  const changes = (await changesOf(db, 'changed', [id])).filter(({ effectiveOn }) => effectiveOn <= today);
  const changedBy = changes.map(({ kind, effectiveOn, number: by }) => ({ kind, effectiveOn, number: by }));
  const numbered = { number: number ?? '', decidedOn: decidedOn ?? '' };
  return { meetingId, part: { ...part, ...numbered, correctedText: corrected?.text ?? null, changedBy } };
}

async function meetingPart(db: Kysely<Schema>, id: string): Promise<ProofSheet['meeting']> {
  const row = await db
    .selectFrom('meeting')
    .select([
      'id',
      'title',
      'number',
      'kind',
      'startAt',
      'place',
      'chairName',
      'recorderName',
      'recordState',
      'voidReason',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const issued = await db
    .selectFrom('attachment')
    .select(['sha256', 'createdAt'])
    .where('ownerType', '=', 'meeting')
    .where('ownerId', '=', id)
    .where('kind', '=', 'minutes_pdf')
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey', 'desc')
    .executeTakeFirst();
  return { ...row, issuedOn: issued?.createdAt.slice(0, 10) ?? null, issuedSha256: issued?.sha256 ?? null };
}

/** Actions with the names that the sheet prints; those of a voided meeting too: the chain says that it was voided. */
async function storedActions(db: Kysely<Schema>, which: ReturnType<typeof sql>): Promise<StoredAction[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT action.id, action.meetingId, action.decisionId, action.text, action.sourceText, action.responsibleUnit,
      action.responsibleNames, action.coOwnerNames, organization.name AS organizationName, member.name AS memberName,
      action.dueOn, action.firstDueOn, action.doneWhen, action.status, action.stage, action.doneOn, action.evidence,
      action.completedBy, completer.displayName AS completedByName, action.struckOffOn, owner.id AS ownerUserId,
      -- before there were steps the reason stood in the history alone
      (SELECT nullif(reason, '') FROM field_history WHERE recordId = action.id AND action LIKE '%cancelled'
        ORDER BY historyKey DESC LIMIT 1) AS cancelReason
    FROM action_item AS action LEFT JOIN organization ON organization.id = action.organizationId
      LEFT JOIN member ON member.id = action.ownerMemberId
      LEFT JOIN user_account AS completer ON completer.id = action.completedBy
      LEFT JOIN user_account AS owner ON owner.memberId = action.ownerMemberId
    WHERE ${which} AND action.recordState <> 'voided' GROUP BY action.id ORDER BY action.seq, action.rowKey`.execute(
    db,
  );
  return found.rows.map((row) => storedAction.parse(row));
}

const storedSteps = z.array(
  proofAction.shape.steps.element.omit({ files: true, selfChecked: true }).extend({
    attachmentIds: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
    selfChecked: z.number(),
    createdBy: z.string(),
  }),
);
const storedExtensions = z.array(
  proofAction.shape.extensions.element.omit({ selfApproved: true }).extend({ selfApproved: z.number() }),
);

async function actionPart(db: Kysely<Schema>, stored: StoredAction): Promise<Omit<ProofAction, 'missing'>> {
  const steps = storedSteps.parse(
    await db
      .selectFrom('action_step')
      .select([
        'kind',
        'happenedOn',
        'createdAt as enteredAt',
        'byName',
        'note',
        'progress',
        'attachmentIds',
        'selfChecked',
      ])
      .select('createdBy')
      .where('actionId', '=', stored.id)
      .where('recordState', '<>', 'voided')
      .orderBy('seq')
      .execute(),
  );
  const extensions = storedExtensions.parse(
    await db
      .selectFrom('action_extension')
      .select(['oldDueOn', 'newDueOn', 'reason', 'askedOn', 'askedByName', 'state', 'approverName', 'approverPost'])
      .select(['decidedOn', 'selfApproved'])
      .where('actionId', '=', stored.id)
      .where('recordState', '<>', 'voided')
      .orderBy('seq')
      .execute(),
  );
  const files = await db
    .selectFrom('attachment')
    .select(['fileName', 'sha256', 'sizeBytes', 'createdAt as addedAt'])
    .where('ownerType', '=', 'action_item')
    .where('ownerId', '=', stored.id)
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  const strike = stored.struckOffOn === null ? undefined : steps.findLast(({ kind }) => kind === 'struck_off');
  const cancelled = steps.findLast(({ kind }) => kind === 'cancelled');
  const doers = [stored.completedBy, stored.ownerUserId].filter((id) => id !== null);
  return {
    id: stored.id,
    text: stored.text,
    owner: ownersOf(stored).join('、'),
    coOwners: stored.coOwnerNames,
    sourceText: stored.sourceText,
    dueOn: stored.dueOn,
    firstDueOn: stored.firstDueOn,
    doneWhen: stored.doneWhen,
    status: stored.status,
    stage: stored.stage,
    doneOn: stored.doneOn,
    evidence: stored.evidence,
    completedByName: stored.completedByName,
    struckOffOn: stored.struckOffOn,
    struckOffByName: strike?.byName ?? null,
    closedByDoer: strike !== undefined && (strike.selfChecked === 1 || doers.includes(strike.createdBy)),
    cancelReason: cancelled?.note ?? stored.cancelReason,
    steps: steps.map(({ attachmentIds, createdBy: _by, selfChecked, ...step }) => ({
      ...step,
      files: attachmentIds.length,
      selfChecked: selfChecked === 1,
    })),
    extensions: extensions.map(({ selfApproved, ...one }) => ({ ...one, selfApproved: selfApproved === 1 })),
    files,
  };
}
