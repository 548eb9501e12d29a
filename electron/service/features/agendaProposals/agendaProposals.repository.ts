import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type AgendaProposalRow,
  type AgendaStepRow,
  agendaProposalRow,
  agendaStep,
} from '#shared/features/agendaProposals/agendaProposals.contract.ts';
import { AGENDA_STAGES } from '#shared/features/meetings/meetings.lists.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord, recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { userNames } from '../users/users.repository.ts';

const storedProposal = agendaProposalRow.omit({ meetingTitle: true, groupName: true, returned: true });
export type StoredProposal = z.output<typeof storedProposal>;

const storedItem = z.object({
  id: z.string(),
  revision: z.number(),
  recordState: z.string(),
  meetingId: z.string(),
  title: z.string(),
  stage: z.enum(AGENDA_STAGES),
  proposalId: z.string().nullable(),
});
export type StoredItem = z.output<typeof storedItem>;

/** Proposed items, those without a meeting first; voided ones are left out. */
export async function listProposals(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'agendaProposals.list'>,
): Promise<CallOutput<'agendaProposals.list'>> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`p.recordState <> 'voided'`];
  if (filter.leadingGroupId !== undefined) conditions.push(sql<SqlBool>`p.leadingGroupId = ${filter.leadingGroupId}`);
  if (filter.stage !== undefined) conditions.push(sql<SqlBool>`p.stage = ${filter.stage}`);
  if (filter.waiting === true) conditions.push(sql<SqlBool>`p.meetingId IS NULL`);
  conditions.push(...textConditions(filter.text, ['p.title', 'p.proposerUnit', 'p.proposerName']));
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM agenda_proposal p WHERE ${where}`.execute(
    db,
  );
  const found = await sql<Record<string, unknown>>`
    SELECT p.*, meeting.title AS meetingTitle, leading_group.name AS groupName,
      (SELECT step FROM agenda_step WHERE ownerId = p.id ORDER BY rowKey DESC LIMIT 1) AS lastStep
    FROM agenda_proposal p LEFT JOIN meeting ON meeting.id = p.meetingId
      LEFT JOIN leading_group ON leading_group.id = p.leadingGroupId
    WHERE ${where} ORDER BY p.meetingId IS NOT NULL, p.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map(rowOf) };
}

function rowOf({ rowKey: _rowKey, lastStep, ...row }: Record<string, unknown>): AgendaProposalRow {
  return agendaProposalRow.parse({ ...row, returned: lastStep === 'returned' });
}

/** @throws AppError `not_found` */
export async function proposalById(db: Kysely<Schema>, id: string): Promise<StoredProposal> {
  const found = await findRecord(db, 'agenda_proposal', id);
  if (!found) throw new AppError('not_found');
  return storedProposal.parse(found);
}

/** An item of a meeting; undefined when the id is of something else. */
export async function agendaItemById(db: Kysely<Schema>, id: string): Promise<StoredItem | undefined> {
  const found = await findRecord(db, 'agenda_item', id);
  return found && storedItem.parse(found);
}

/** Items of a meeting in order. */
export async function agendaItemsOf(db: Kysely<Schema>, meetingId: string): Promise<StoredItem[]> {
  const found = await sql<Record<string, unknown>>`SELECT * FROM agenda_item
    WHERE meetingId = ${meetingId} AND recordState <> 'voided' ORDER BY seq, rowKey`.execute(db);
  return found.rows.map((row) => storedItem.parse(recordOf('agenda_item', row)));
}

/** What happened to each of the owners, in order. */
export async function stepsOf(
  db: Kysely<Schema>,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AgendaStepRow[]>> {
  const steps = new Map<string, AgendaStepRow[]>(ownerIds.map((id) => [id, []]));
  if (ownerIds.length === 0) return steps;
  const names = await userNames(db);
  const rows = await db
    .selectFrom('agenda_step')
    .select(['id', 'ownerId', 'step', 'personName', 'decidedAt', 'remark', 'createdBy'])
    .where('ownerId', 'in', ownerIds)
    .orderBy('rowKey')
    .execute();
  for (const { ownerId, createdBy, ...row } of rows)
    steps.get(ownerId)?.push(agendaStep.parse({ ...row, recordedByName: names.get(createdBy) ?? createdBy }));
  return steps;
}

/** Where each item of a meeting stands; the history of a proposed item goes on with it. */
export async function stagesOfMeeting(
  db: Kysely<Schema>,
  meetingId: string,
): Promise<CallOutput<'agendaProposals.ofMeeting'>> {
  const items = await agendaItemsOf(db, meetingId);
  const steps = await stepsOf(
    db,
    items.map((item) => item.proposalId ?? item.id),
  );
  return {
    items: items.map((item) => ({
      agendaItemId: item.id,
      stage: item.stage,
      steps: [...(steps.get(item.proposalId ?? item.id) ?? [])],
    })),
  };
}

/** Proposals that stand on one of the items. */
export async function proposalsOn(db: Kysely<Schema>, agendaItemIds: readonly string[]): Promise<StoredProposal[]> {
  if (agendaItemIds.length === 0) return [];
  const rows = await db
    .selectFrom('agenda_proposal')
    .selectAll()
    .where('agendaItemId', 'in', agendaItemIds)
    .where('recordState', '<>', 'voided')
    .execute();
  return rows.map((row) => storedProposal.parse(recordOf('agenda_proposal', row)));
}
