import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { Schema } from '../../db/schema.ts';
import { userNames } from '../users/users.repository.ts';
import { listMerges } from './merge.repository.ts';

/** One page of the merges, newest first, with who merged. */
export async function mergesPage(
  db: Kysely<Schema>,
  input: HandlerInput<'duplicates.merges'>,
): Promise<CallOutput<'duplicates.merges'>> {
  const { total, rows } = await listMerges(db, input);
  const names = await userNames(db);
  return {
    total,
    rows: rows.map(({ createdAt, createdBy, ...row }) => ({
      ...row,
      at: createdAt,
      byName: names.get(createdBy) ?? '',
    })),
  };
}
