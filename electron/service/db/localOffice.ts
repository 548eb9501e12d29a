import type { Kysely } from 'kysely';
import { officeSettings } from '#shared/features/settings/settings.contract.ts';
import type { Schema } from './schema.ts';

/** The office's own record as it is today, its settings read; several features show it. */
export async function localOffice(db: Kysely<Schema>, officeId: string) {
  const row = await db.selectFrom('office').selectAll().where('id', '=', officeId).executeTakeFirstOrThrow();
  return { ...row, settings: officeSettings.parse(JSON.parse(row.settings)) };
}
