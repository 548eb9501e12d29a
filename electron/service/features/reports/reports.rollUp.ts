import type { Kysely } from 'kysely';
import type { CaptionedTable } from '#shared/features/documents/textBlock.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import type { Schema } from '../../db/schema.ts';
import { rollUpTable } from '../rollUp/rollUp.words.ts';
import type { StoredReport } from './reports.repository.ts';

/** What offices returned, put together, and what must be said beside it. */
export type RollUpPart = { readonly table: CaptionedTable; readonly notes: readonly string[] };

/** What the offices returned to the collection that a report puts together, as it stands now; null: it has none. */
export async function rollUpOf(
  db: Kysely<Schema>,
  { collectionTaskId, originOfficeId }: Pick<StoredReport, 'collectionTaskId' | 'originOfficeId'>,
  now: number,
): Promise<RollUpPart | null> {
  if (collectionTaskId === null) return null;
  return rollUpTable(db, { taskId: collectionTaskId, ownOfficeId: originOfficeId, now: timeStampOf(now).slice(0, 16) });
}
