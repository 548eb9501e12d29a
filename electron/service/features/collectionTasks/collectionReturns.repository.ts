import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { type CollectionReturn, collectionReturn } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

const storedTask = z.object({
  id: z.string(),
  revision: z.number(),
  recordState: z.string(),
  title: z.string(),
  dueOn: z.string(),
  cutoffTime: z.string(),
  outline: z.array(z.string()),
  recipientOfficeIds: z.array(z.string()),
  requirementText: z.string().nullable(),
  sentOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  periodStart: z.string().nullable(),
  periodEnd: z.string().nullable(),
  figureKeys: z
    .array(z.string())
    .nullable()
    .transform((keys) => keys ?? []),
  voidReason: z.string().nullable(),
});
export type StoredTask = z.output<typeof storedTask>;

/** One task as it is stored, voided or not. @throws AppError `not_found` */
export async function taskById(db: Kysely<Schema>, id: string): Promise<StoredTask> {
  const found = await findRecord(db, 'collection_task', id);
  if (!found) throw new AppError('not_found');
  return storedTask.parse(found);
}

const storedReturn = z.object({
  ...collectionReturn.omit({ coversOffices: true }).shape,
  coversOfficeIds: z.array(z.string()),
});

/** Every return of a task in the order of receipt, voided ones too. */
export async function returnsOf(db: Kysely<Schema>, taskId: string): Promise<CollectionReturn[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT r.id, r.revision, r.taskId, r.officeId, coalesce(office.name, '') AS officeName, r.receivedAt, r.sections, r.figures,
      r.coversOfficeIds, r.sourceSha256, r.timeliness, r.note, r.voidReason,
      (SELECT count(*) FROM attachment a WHERE a.ownerType = 'collection_return' AND a.ownerId = r.id
        AND a.recordState <> 'voided') AS files
    FROM collection_return r LEFT JOIN office ON office.id = r.officeId
    WHERE r.taskId = ${taskId} ORDER BY r.receivedAt, r.rowKey`.execute(db);
  const rows = found.rows.map((row) =>
    storedReturn.parse({
      ...row,
      sections: JSON.parse(String(row.sections)),
      figures: JSON.parse(String(row.figures ?? '{}')),
      coversOfficeIds: JSON.parse(String(row.coversOfficeIds ?? '[]')),
    }),
  );
  const names = await officeNames(db, [...new Set(rows.flatMap(({ coversOfficeIds }) => coversOfficeIds))]);
  return rows.map(({ coversOfficeIds, ...row }) => ({
    ...row,
    coversOffices: coversOfficeIds.map((id) => ({ id, name: names.get(id) ?? '' })),
  }));
}

/** One return with its task. @throws AppError `not_found` */
export async function returnById(
  db: Kysely<Schema>,
  id: string,
): Promise<{ readonly task: StoredTask; readonly entry: CollectionReturn }> {
  const found = await findRecord(db, 'collection_return', id);
  if (!found) throw new AppError('not_found');
  const task = await taskById(db, String(found.taskId));
  const entry = (await returnsOf(db, task.id)).find((one) => one.id === id);
  if (entry === undefined) throw new AppError('not_found');
  return { task, entry };
}

/** How many returns of a task stand, of one office or of all. */
export async function returnCount(db: Kysely<Schema>, taskId: string, officeId?: string): Promise<number> {
  let query = db
    .selectFrom('collection_return')
    .select(({ fn }) => fn.countAll<number>().as('returns'))
    .where('taskId', '=', taskId)
    .where('recordState', '<>', 'voided');
  if (officeId !== undefined) query = query.where('officeId', '=', officeId);
  return (await query.executeTakeFirst())?.returns ?? 0;
}

/** Names of offices by id, those that ended or were voided too. */
export async function officeNames(db: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('office')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
