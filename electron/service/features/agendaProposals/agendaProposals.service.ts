import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { checkStep, stageAfter } from '#shared/features/agendaProposals/agendaWorkflow.rules.ts';
import type { AgendaStep } from '#shared/features/meetings/meetings.lists.ts';
import { createRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { meetingById, presentIds, touchMeeting } from '../meetings/meetings.repository.ts';
import { userNames } from '../users/users.repository.ts';
import {
  agendaItemById,
  agendaItemsOf,
  proposalById,
  proposalsOn,
  type StoredItem,
  type StoredProposal,
} from './agendaProposals.repository.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Creates a proposed item, or changes one that stands in no meeting; there it is changed in the meeting.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function saveProposal(
  write: Write,
  { id, expectedRevision, fields }: HandlerInput<'agendaProposals.save'>,
): Promise<Saved> {
  const { leadingGroupId } = fields;
  if (leadingGroupId !== null && !(await presentIds(write.trx, 'leading_group', [leadingGroupId])).has(leadingGroupId))
    refuseIssues([{ field: 'leadingGroupId', code: 'not_found' }]);
  if (id === undefined) {
    const fresh = { stage: 'proposed', meetingId: null, agendaItemId: null };
    return { id: await createRecord(write, 'agenda_proposal', { ...fields, ...fresh }), revision: 1 };
  }
  refuseInMeeting(await proposalById(write.trx, id));
  return saveRecord(write, 'agenda_proposal', { id, expectedRevision }, fields);
}

function refuseInMeeting({ meetingId, title }: StoredProposal): void {
  if (meetingId !== null) refuseIssues([{ field: 'meetingId', code: 'agenda_in_meeting', params: { title } }]);
}

/** Voids a proposed item. @throws AppError `not_found`, `conflict`, `rule_broken` when it stands in a meeting */
export async function voidProposal(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'agendaProposals.void'>,
): Promise<Saved> {
  refuseInMeeting(await proposalById(write.trx, id));
  return voidRecord(write, 'agenda_proposal', id, expectedRevision, reason);
}

/**
 * Writes down what was decided on items, all or none.
 * @throws AppError `not_found`, `rule_broken` (a step too early or done already, no reason given, the meeting is final)
 */
export async function recordSteps(
  write: Write,
  { ids, step, personName, remark }: HandlerInput<'agendaProposals.record'>,
): Promise<{ count: number }> {
  const targets = await Promise.all(ids.map((id) => targetOf(write, id)));
  refuseIssues(targets.flatMap(({ title, stage }) => checkStep({ title, stage }, step, remark)));
  for (const target of targets) {
    await moveTo(write, target, step);
    await addStep(write, target.historyId, { step, personName, remark });
  }
  return { count: ids.length };
}

type Target = Pick<StoredItem, 'title' | 'stage'> & {
  /** Under which the history stands: of the proposal, where there is one. */
  readonly historyId: string;
  readonly item: StoredItem | undefined;
  readonly proposalId: string | null;
};

async function targetOf(write: Write, id: string): Promise<Target> {
  const item = await itemOrItsProposal(write, id);
  if (item === undefined) {
    await requirePresent(write, 'agenda_proposal', id);
    const { title, stage } = await proposalById(write.trx, id);
    return { title, stage, historyId: id, item: undefined, proposalId: id };
  }
  const meeting = await meetingById(write.trx, item.meetingId);
  if (meeting.recordState !== 'draft' || item.recordState !== 'draft')
    refuseIssues([{ field: 'recordState', code: 'agenda_meeting_closed', params: { title: item.title } }]);
  const { title, stage, proposalId } = item;
  return { title, stage, historyId: proposalId ?? item.id, item, proposalId };
}

/** The item of that id, or the one on which the proposal of that id stands. */
async function itemOrItsProposal(write: Write, id: string): Promise<StoredItem | undefined> {
  const item = await agendaItemById(write.trx, id);
  if (item !== undefined) return item;
  const { agendaItemId } = await proposalById(write.trx, id);
  return agendaItemId === null ? undefined : agendaItemById(write.trx, agendaItemId);
}

async function moveTo(write: Write, { item, proposalId }: Target, step: AgendaStep): Promise<void> {
  const stage = stageAfter(step);
  if (item !== undefined) await updateRecord(write, 'agenda_item', item.id, undefined, { stage });
  if (proposalId !== null) await updateRecord(write, 'agenda_proposal', proposalId, undefined, { stage });
}

async function addStep(
  write: Write,
  ownerId: string,
  { step, personName, remark }: { step: AgendaStep; personName: string | null; remark: string | null },
): Promise<void> {
  const name = personName ?? (await userNames(write.trx)).get(write.actor.id) ?? '';
  const decidedAt = write.at.slice(0, 16);
  await createRecord(write, 'agenda_step', { ownerId, step, personName: name, decidedAt, remark });
}

/**
 * Puts proposed items behind the agenda of a draft meeting, in the order given.
 * @throws AppError `not_found`, `conflict` with the present meeting, `rule_broken` (meeting is final, item stands in a meeting already,
 *   not agreed to and no reason)
 */
export async function collateProposals(
  write: Write,
  { ids, meetingId, expectedRevision, reason }: HandlerInput<'agendaProposals.collate'>,
): Promise<{ meetingId: string; revision: number }> {
  const meeting = await meetingById(write.trx, meetingId);
  if (meeting.revision !== expectedRevision) throw new AppError('conflict', { record: meeting });
  if (meeting.recordState !== 'draft') refuseIssues([{ field: 'recordState', code: `is_${meeting.recordState}` }]);
  const chosen: StoredProposal[] = [];
  for (const id of new Set(ids)) {
    await requirePresent(write, 'agenda_proposal', id);
    chosen.push(await proposalById(write.trx, id));
  }
  const early = chosen.filter(({ stage }) => stage === 'proposed');
  for (const proposal of chosen) refuseInMeeting(proposal);
  if (early.length > 0 && reason === null)
    refuseIssues(
      early.map(({ title }) => ({ field: 'reason', code: 'agenda_not_agreed', params: { title } as const })),
    );
  const items = await agendaItemsOf(write.trx, meetingId);
  if (items.length + chosen.length > 100) refuseIssues([{ field: 'ids', code: 'agenda_too_long' }]);
  for (const [index, proposal] of chosen.entries()) {
    const { title, proposerUnit, proposerName, summaryText, minutesPlanned } = proposal;
    const words = { title, proposerUnit, proposerName, summaryText, minutesPlanned };
    const place = { meetingId, seq: items.length + index + 1, stage: 'collated', proposalId: proposal.id };
    const agendaItemId = await createRecord(
      write,
      'agenda_item',
      { ...words, ...place, discussionText: null, outcome: null },
      { recordState: 'draft' },
    );
    const patch = { stage: 'collated', meetingId, agendaItemId };
    await updateRecord(write, 'agenda_proposal', proposal.id, undefined, patch);
    const remark = proposal.stage === 'proposed' ? reason : null;
    await addStep(write, proposal.id, { step: 'collated', personName: null, remark });
  }
  return { meetingId, revision: await touchMeeting(write, meetingId) };
}

/** Proposals whose item was taken off its agenda wait for another meeting. */
export async function releaseProposals(write: Write, agendaItemIds: readonly string[]): Promise<void> {
  for (const { id, stage } of await proposalsOn(write.trx, agendaItemIds)) {
    const after = stage === 'proposed' ? stage : stageAfter('released');
    await updateRecord(write, 'agenda_proposal', id, undefined, { stage: after, meetingId: null, agendaItemId: null });
    await addStep(write, id, { step: 'released', personName: null, remark: null });
  }
}

/** A meeting that is voided lets go of its proposals. */
export async function releaseMeeting(write: Write, meetingId: string): Promise<void> {
  const items = await agendaItemsOf(write.trx, meetingId);
  await releaseProposals(
    write,
    items.map((item) => item.id),
  );
}
