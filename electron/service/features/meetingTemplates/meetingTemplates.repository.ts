import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { type MeetingTemplate, meetingTemplate } from '#shared/features/meetingTemplates/meetingTemplates.contract.ts';
import { findRecord, recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

/** Templates in use, by name. */
export async function listTemplates(db: Kysely<Schema>): Promise<MeetingTemplate[]> {
  const rows = await db
    .selectFrom('meeting_template')
    .selectAll()
    .where('recordState', '<>', 'voided')
    .orderBy('name')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => meetingTemplate.parse(recordOf('meeting_template', row)));
}

/** @throws AppError `not_found`, also for one that is out of use */
export async function templateById(db: Kysely<Schema>, id: string): Promise<MeetingTemplate> {
  const found = await findRecord(db, 'meeting_template', id);
  if (!found || found.recordState === 'voided') throw new AppError('not_found');
  return meetingTemplate.parse(found);
}
