import type { Kysely } from 'kysely';
import type { RecurringDutySettings } from '#shared/features/recurringDuties/recurringDutySettings.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';

/** Since when an office keeps what its duties are reckoned from: the day that it set, else the day on which it was set up here. */
export async function keptSince(
  db: Kysely<Schema>,
  officeId: string,
  { since }: Pick<RecurringDutySettings, 'since'>,
): Promise<string> {
  return since ?? (await localOffice(db, officeId)).createdAt.slice(0, 10);
}
