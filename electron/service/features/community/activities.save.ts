import type { HandlerInput } from '#shared/contract/list.ts';
import { activityIssues } from '#shared/features/community/community.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { findRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { organizationIssues } from './organizationIssues.ts';
import { stationById } from './stations.repository.ts';

/**
 * Enters an activity or changes one.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (station gone or voided, outside of its days, hours, an organization gone)
 */
export async function saveActivity(
  write: Write,
  { fields, ...target }: HandlerInput<'stationActivities.save'>,
): Promise<{ id: string; revision: number }> {
  if (target.id !== undefined) await requirePresent(write, 'station_activity', target.id);
  const present = await findRecord(write.trx, 'service_station', fields.stationId);
  if (!present || present.recordState === 'voided') refuseIssues([{ field: 'stationId', code: 'not_found' }]);
  const station = await stationById(write.trx, fields.stationId);
  const issues: FieldIssue[] = activityIssues(fields, station, write.today);
  issues.push(...(await organizationIssues(write, 'organizationIds', fields.organizationIds)));
  refuseIssues(issues);
  return saveRecord(write, 'station_activity', target, fields, { effectiveOn: fields.heldOn });
}
