import type { HandlerInput } from '#shared/contract/list.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { presentIds } from '../meetings/meetings.repository.ts';
import { listTemplates } from './meetingTemplates.repository.ts';
import { meetingStartOf } from './meetingTemplates.start.ts';

export const meetingTemplatesHandlers = {
  'meetingTemplates.list': async ({ db }) => ({ templates: await listTemplates(db) }),
  'meetingTemplates.start': async ({ db }, input) => meetingStartOf(db, input),
  'meetingTemplates.save': async ({ write }, input) => saveTemplate(write, input),
  'meetingTemplates.void': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'meeting_template', id, expectedRevision, reason),
} satisfies Handlers<NamesOf<'meetingTemplates'>>;

/** @throws AppError `not_found`, `conflict` with the present record, `rule_broken` (another of that name, group gone) */
async function saveTemplate(
  write: Write,
  { id, expectedRevision, fields }: HandlerInput<'meetingTemplates.save'>,
): Promise<{ id: string; revision: number }> {
  const { name, leadingGroupId } = fields;
  if (leadingGroupId !== null && !(await presentIds(write.trx, 'leading_group', [leadingGroupId])).has(leadingGroupId))
    refuseIssues([{ field: 'leadingGroupId', code: 'not_found' }]);
  const others = (await listTemplates(write.trx)).filter((template) => template.id !== id);
  if (others.some((template) => template.name === name))
    refuseIssues([{ field: 'name', code: 'template_exists', params: { name } }]);
  return saveRecord(write, 'meeting_template', { id, expectedRevision }, fields);
}
