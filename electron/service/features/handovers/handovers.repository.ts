import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { type Handover, handover, handoverRow } from '#shared/features/handovers/handovers.contract.ts';
import { textConditions } from '../../db/like.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { accountsOfMembers } from './openWork.repository.ts';

const stored = z.object(handover.shape);

/** @throws AppError `not_found` */
export async function handoverById(db: Kysely<Schema>, id: string): Promise<Handover> {
  const found = await findRecord(db, 'handover', id);
  if (!found) throw new AppError('not_found');
  return stored.parse(found);
}

/** The hand-over that is under way for a member, or undefined. */
export async function handoverUnderWay(db: Kysely<Schema>, fromMemberId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('handover')
    .select('id')
    .where('fromMemberId', '=', fromMemberId)
    .where('stage', '<>', 'closed')
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return row?.id;
}

const UNDER_WAY = sql<SqlBool>`handover.stage <> 'closed' AND handover.recordState <> 'voided'`;
const FROM = sql`handover JOIN member AS giver ON giver.id = handover.fromMemberId
  JOIN member AS taker ON taker.id = handover.toMemberId`;

/** Hand-overs: under way first, then newest day first. */
export async function listHandovers(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'handovers.list'>,
): Promise<CallOutput<'handovers.list'>> {
  const conditions: Expression<SqlBool>[] = [
    filter.includeVoided ? sql<SqlBool>`1` : sql<SqlBool>`handover.recordState <> 'voided'`,
  ];
  if (filter.stage === 'under_way') conditions.push(UNDER_WAY);
  if (filter.stage === 'closed') conditions.push(sql<SqlBool>`handover.stage = 'closed'`);
  conditions.push(...textConditions(filter.text, ['giver.name', 'taker.name']));
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${FROM} WHERE ${where}`.execute(db);
  const open = await sql<{ total: number }>`SELECT count(*) AS total FROM handover WHERE ${UNDER_WAY}`.execute(db);
  const found = await sql<Record<string, unknown>>`SELECT handover.id, handover.revision, giver.name AS "fromName",
      giver.post AS "fromPost", taker.name AS "toName", handover.handedOn, handover.stage,
      json_array_length(handover.given) AS "given", handover.signedOn, handover.updatedAt, handover.voidReason
    FROM ${FROM} WHERE ${where}
    ORDER BY handover.stage = 'closed' OR handover.recordState = 'voided', handover.handedOn DESC, handover.rowKey DESC
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map((row) => handoverRow.parse(row)),
    open: open.rows[0]?.total ?? 0,
  };
}

/** Members that are not voided, and every account. */
export async function handoverPeople(db: Kysely<Schema>): Promise<CallOutput<'handovers.people'>> {
  const members = await db
    .selectFrom('member')
    .select(['id', 'name', 'post', 'active'])
    .where('recordState', '<>', 'voided')
    .orderBy('active', 'desc')
    .orderBy('rowKey')
    .execute();
  const accounts = await accountsOfMembers(db);
  return {
    members: members.map((one) => ({ ...one, active: one.active === 1 })),
    accounts: accounts.map((one) => ({ ...one, enabled: one.enabled === 1 })),
  };
}
