import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { userNames } from '../users/users.repository.ts';
import { changesInEffect, collectionOf, historyOf } from './records.repository.ts';

const changesSchema = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));

export const recordsHandlers = {
  'records.history': async ({ db }, { id }) => {
    const rows = await historyOf(db, id);
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
    const rows = await changesInEffect(db, id, date);
    // A change may hold from a day before the record was entered; there was no record to show then.
    const first = rows.find((row) => row.revision === 1);
    if (!first) {
      const collection = await collectionOf(db, id);
      if (collection === undefined) throw new AppError('not_found');
      return { collection, fields: null };
    }
    const fields: Record<string, unknown> = {};
    for (const row of rows) {
      for (const [field, [, next]] of Object.entries(changesSchema.parse(JSON.parse(row.changes))))
        fields[field] = next;
    }
    return { collection: first.collection, fields };
  },
} satisfies Handlers<NamesOf<'records'>>;
