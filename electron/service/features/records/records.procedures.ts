import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { userNames } from '../users/users.repository.ts';

const changesSchema = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));

export const recordsHandlers = {
  'records.history': async ({ db }, { id }) => {
    const rows = await db
      .selectFrom('field_history')
      .selectAll()
      .where('recordId', '=', id)
      .orderBy('historyKey', 'desc')
      .execute();
    const [first] = rows;
    if (!first) throw new AppError('not_found');
    const names = await userNames(db);
    return {
      collection: first.collection,
      entries: rows.map((row) => ({
        at: row.at,
        userId: row.userId,
        userName: names.get(row.userId) ?? row.userId,
        action: row.action,
        reason: row.reason,
        revision: row.revision,
        changes: Object.entries(changesSchema.parse(JSON.parse(row.changes))).map(([field, [old, next]]) => ({
          field,
          old,
          new: next,
        })),
      })),
    };
  },
  'records.asAt': async ({ db }, { id, date }) => {
    const rows = await db
      .selectFrom('field_history')
      .select(['collection', 'changes'])
      .where('recordId', '=', id)
      .where(sql<string>`substr(at, 1, 10)`, '<=', date)
      .orderBy('historyKey')
      .execute();
    const [first] = rows;
    if (!first) {
      const known = await db
        .selectFrom('record_state')
        .select('collection')
        .where('recordId', '=', id)
        .executeTakeFirst();
      if (!known) throw new AppError('not_found');
      return { collection: known.collection, fields: null };
    }
    const fields: Record<string, unknown> = {};
    for (const row of rows) {
      for (const [field, [, next]] of Object.entries(changesSchema.parse(JSON.parse(row.changes))))
        fields[field] = next;
    }
    return { collection: first.collection, fields };
  },
} satisfies Handlers<NamesOf<'records'>>;
