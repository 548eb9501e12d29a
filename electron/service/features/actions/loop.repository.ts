import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { actionItem } from '#shared/features/actions/actions.contract.ts';
import { actionExtension, actionStep } from '#shared/features/actions/loop.contract.ts';
import { findRecord, recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

const storedAction = z.object(actionItem.shape);
const storedStep = z.object(actionStep.shape);
export type StoredAction = z.output<typeof storedAction>;
export type StoredStep = z.output<typeof storedStep>;
export type StoredExtension = z.output<typeof actionExtension>;

/** One action as it is stored. @throws AppError `not_found`; `conflict` with the present record when it is voided */
export async function storedActionById(db: Kysely<Schema>, id: string): Promise<StoredAction> {
  const found = await findRecord(db, 'action_item', id);
  if (!found) throw new AppError('not_found');
  if (found.recordState === 'voided') throw new AppError('conflict', { record: found });
  return storedAction.parse(found);
}

/** The log of an action in order. */
export async function stepsOf(db: Kysely<Schema>, actionId: string): Promise<StoredStep[]> {
  const rows = await db
    .selectFrom('action_step')
    .selectAll()
    .where('actionId', '=', actionId)
    .where('recordState', '<>', 'voided')
    .orderBy('seq')
    .execute();
  return rows.map((row) => storedStep.parse(recordOf('action_step', row)));
}

/** The extensions of an action in order, refused ones too. */
export async function extensionsOf(db: Kysely<Schema>, actionId: string): Promise<StoredExtension[]> {
  const rows = await db
    .selectFrom('action_extension')
    .selectAll()
    .where('actionId', '=', actionId)
    .where('recordState', '<>', 'voided')
    .orderBy('seq')
    .execute();
  return rows.map((row) => actionExtension.parse(recordOf('action_extension', row)));
}

/** The last place among the requests of an action; one that was taken back keeps its place. */
export async function lastExtensionSeq(db: Kysely<Schema>, actionId: string): Promise<number> {
  const found = await db
    .selectFrom('action_extension')
    .select((select) => select.fn.max('seq').as('last'))
    .where('actionId', '=', actionId)
    .executeTakeFirst();
  return Number(found?.last ?? 0);
}

/** @throws AppError `not_found` */
export async function extensionById(db: Kysely<Schema>, id: string): Promise<StoredExtension> {
  const found = await findRecord(db, 'action_extension', id);
  if (!found) throw new AppError('not_found');
  return actionExtension.parse(found);
}

/** Requests for a later due date that wait for an answer, the oldest first; not those of `exceptUser`, nor of what is done meanwhile. */
export async function extensionsAsked(
  db: Kysely<Schema>,
  exceptUser: string | null,
): Promise<CallOutput<'actions.mine'>['toApprove']> {
  // Begins with the few requests: without the sign the planner would begin with all open actions.
  const found = await sql<Record<string, unknown>>`
    SELECT action_extension.*, action_item.text AS actionText FROM action_extension
    JOIN action_item ON action_item.id = action_extension.actionId
    WHERE state = 'asked' AND action_extension.recordState <> 'voided' AND +listed = 1 AND +action_item.status = 'open'
      AND action_extension.createdBy IS NOT ${exceptUser}
    ORDER BY action_extension.rowKey LIMIT 200`.execute(db);
  return found.rows.map((row) => ({
    ...actionExtension.parse(actionFieldsOnly(recordOf('action_extension', row))),
    actionText: String(row.actionText),
  }));
}

function actionFieldsOnly({ actionText: _text, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return fields;
}

/** Day of the meeting an action comes from; null: it comes from elsewhere. */
export async function meetingDayOf(db: Kysely<Schema>, meetingId: string | null): Promise<string | null> {
  if (meetingId === null) return null;
  const row = await db.selectFrom('meeting').select('startAt').where('id', '=', meetingId).executeTakeFirst();
  return row?.startAt.slice(0, 10) ?? null;
}

/** A voided meeting takes its actions out of every list: nothing more is done to them. */
export async function isMeetingVoided(db: Kysely<Schema>, meetingId: string | null): Promise<boolean> {
  if (meetingId === null) return false;
  const row = await db.selectFrom('meeting').select('recordState').where('id', '=', meetingId).executeTakeFirst();
  return row?.recordState === 'voided';
}

/** The member an account belongs to, while neither is gone; null: not said. */
export async function memberOfUser(
  db: Kysely<Schema>,
  userId: string,
): Promise<{ id: string; name: string; post: string } | null> {
  const row = await db
    .selectFrom('user_account')
    .innerJoin('member', 'member.id', 'user_account.memberId')
    .select(['member.id', 'member.name', 'member.post'])
    .where('user_account.id', '=', userId)
    .where('member.recordState', '<>', 'voided')
    .executeTakeFirst();
  return row ?? null;
}

/** Whether a member exists and is not voided. */
export async function isMember(db: Kysely<Schema>, id: string): Promise<boolean> {
  const found = await findRecord(db, 'member', id);
  return found !== undefined && found.recordState !== 'voided';
}

/** How many of the files named belong to the action and are not voided. */
export async function filesOfAction(db: Kysely<Schema>, actionId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db
    .selectFrom('attachment')
    .select('id')
    .where('ownerType', '=', 'action_item')
    .where('ownerId', '=', actionId)
    .where('recordState', '<>', 'voided')
    .where('id', 'in', ids)
    .execute();
  return rows.length;
}

/** The last number of an urging slip in a year; 0: none yet. */
export async function lastSlip(db: Kysely<Schema>, year: number): Promise<number> {
  const row = await db
    .selectFrom('action_step')
    .select((select) => select.fn.max('numberSeq').as('last'))
    .where('numberYear', '=', year)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
