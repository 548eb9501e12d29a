import type { HandlerInput } from '#shared/contract/list.ts';
import { stationIssues } from '#shared/features/community/community.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { organizationIssues } from './organizationIssues.ts';
import { heldDaysOf, isStationTaken, stationById } from './stations.repository.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Opens a station or changes one.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (name taken in the township, hub gone, an activity before the opening)
 */
export async function saveStation(
  write: Write,
  { fields, ...target }: HandlerInput<'serviceStations.save'>,
): Promise<Saved> {
  const { name, townshipName, openedOn, hubOrganizationId } = fields;
  const { id } = target;
  if (id !== undefined) await requirePresent(write, 'service_station', id);
  const closedOn = id === undefined ? null : (await stationById(write.trx, id)).closedOn;
  const held = id === undefined ? null : await heldDaysOf(write.trx, id);
  const issues: FieldIssue[] = stationIssues({ openedOn, closedOn }, held, write.today);
  if (await isStationTaken(write.trx, { id, townshipName, name }))
    issues.push({ field: 'name', code: 'station_exists', params: { township: townshipName } });
  if (hubOrganizationId !== null)
    issues.push(...(await organizationIssues(write, 'hubOrganizationId', [hubOrganizationId])));
  refuseIssues(issues);
  const created = id === undefined ? { ...fields, closedOn: null } : fields;
  return saveRecord(write, 'service_station', target, created, { effectiveOn: openedOn });
}

/** Closes a station or opens it again. @throws AppError `not_found`, `conflict`, `rule_broken` (an activity after the last day) */
export async function closeStation(
  write: Write,
  { id, expectedRevision, closedOn, reason }: HandlerInput<'serviceStations.close'>,
): Promise<Saved> {
  await requirePresent(write, 'service_station', id);
  const { openedOn } = await stationById(write.trx, id);
  refuseIssues(stationIssues({ openedOn, closedOn }, await heldDaysOf(write.trx, id), write.today));
  const { revision } = await updateRecord(
    write,
    'service_station',
    id,
    expectedRevision,
    { closedOn },
    {
      action: closedOn === null ? 'service_station.open' : 'service_station.close',
      reason,
      effectiveOn: closedOn ?? write.today,
    },
  );
  return { id, revision };
}
