import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { checkUnitChange, fieldOfLevel, unitKey } from '#shared/features/units/units.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord, findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { updateRecords } from '../../db/updateRecords.ts';
import type { Write } from '../../db/write.ts';
import { reindex } from '../../search/searchIndex.repository.ts';
import { membersOfUnit } from './units.dependents.repository.ts';
import { type Circumstances, type Move, moveMembers, moveOrganizations, renameInDuties } from './units.moving.ts';
import { allUnits, organizationsNaming, type Unit, unitChanges, unitOfName } from './units.repository.ts';

type Changed = { id: string; revision: number; organizations: number };

/**
 * Renames a unit and every current record that names it, in the open transaction. The former name stays with the unit.
 * @throws AppError `not_found`, `forbidden` (the office itself), `conflict`, `rule_broken`, `duplicate` with name and id of the
 *   unit that bears the new name already: the two are merged instead
 */
export async function renameUnit(write: Write, input: HandlerInput<'units.rename'>): Promise<Changed> {
  const { id, expectedRevision, newName } = input;
  const { unit, units, township } = await unitToChange(write, input);
  refuseIssues(await changeIssues(write, unit, input));
  if (newName === unit.name) refuseIssues([{ field: 'newName', code: 'unit_same_name' }]);
  const other = unitOfName(units, { ...unit, name: newName }, id);
  if (other) throw new AppError('duplicate', { name: other.name, id: other.id, field: 'newName' });
  const ids = await organizationsNaming(write.trx, { ...unit, township });
  const field = fieldOfLevel(unit.level);
  await noteChange(write, unit, 'renamed', input, { newName, organizations: ids.length });
  const options = { action: 'unit.renamed', reason: input.reason, effectiveOn: input.effectiveOn };
  const { revision } = await updateRecord(write, 'office', id, expectedRevision, { name: newName }, options);
  const patch: Move['patch'] = field === null ? {} : { [field]: newName };
  const move: Move = { kind: 'renamed', level: unit.level, formerName: unit.name, newName, patch };
  const organizations = await moveOrganizations(write, ids, move, input);
  await renameInDuties(write, unit.name, newName, options);
  return { id, revision, organizations };
}

/**
 * Merges a unit into another of its kind: organizations in effect, communities, members and duties go over; the unit ends on
 * the day.
 * @throws AppError as `renameUnit`; `rule_broken` when the other unit is of another level, ended, or has communities of the same names
 */
export async function mergeUnit(write: Write, input: HandlerInput<'units.merge'>): Promise<Changed> {
  const { id, expectedRevision, intoId, effectiveOn } = input;
  const { unit, units, township } = await unitToChange(write, input);
  const into = units.find((one) => one.id === intoId);
  refuseIssues(await changeIssues(write, unit, input));
  refuseIssues(targetIssues(unit, into, units));
  if (!into) throw new AppError('not_found');
  const ids = await organizationsNaming(write.trx, { ...unit, township });
  await noteChange(write, unit, 'merged', input, { intoId, newName: into.name, organizations: ids.length });
  const options = { action: 'unit.merged', reason: input.reason, effectiveOn };
  const ending = { endedOn: effectiveOn, mergedIntoId: intoId };
  const { revision } = await updateRecord(write, 'office', id, expectedRevision, ending, options);
  const communities = units.filter((one) => one.level === 'community' && one.parentId === id);
  await updateRecords(write, 'office', new Map(communities.map((one) => [one.id, { parentId: intoId }])), options);
  const move: Move = {
    kind: 'merged',
    level: unit.level,
    formerName: unit.name,
    newName: into.name,
    patch: mergePatch(into, units),
  };
  const organizations = await moveOrganizations(write, ids, move, input);
  await moveMembers(write, id, intoId, options);
  await renameInDuties(write, unit.name, into.name, options);
  // The other unit is found by this one's name from now on.
  await reindex(write.trx, 'office', [intoId]);
  return { id, revision, organizations };
}

/**
 * Notes that a unit was dissolved without a successor.
 * @throws AppError as `renameUnit`; `rule_broken` while organizations in effect, communities or active members belong to it
 */
export async function endUnit(write: Write, input: HandlerInput<'units.end'>): Promise<Changed> {
  const { id, expectedRevision, effectiveOn, reason } = input;
  const { unit } = await unitToChange(write, input);
  refuseIssues([...(await changeIssues(write, unit, input)), ...(await usageIssues(write, unit))]);
  await noteChange(write, unit, 'ended', input, { organizations: 0 });
  const options = { action: 'unit.ended', reason, effectiveOn };
  const { revision } = await updateRecord(write, 'office', id, expectedRevision, { endedOn: effectiveOn }, options);
  return { id, revision, organizations: 0 };
}

/** What still belongs to a unit, so that it can neither end nor be voided: organizations in effect, communities, active members. */
export async function usageIssues(write: Write, unit: Unit): Promise<FieldIssue[]> {
  const units = await allUnits(write.trx);
  const township = units.find((one) => one.id === unit.parentId)?.name ?? null;
  const organizations = await organizationsNaming(write.trx, { ...unit, township });
  const communities = units.filter(
    (one) => one.parentId === unit.id && one.level === 'community' && one.endedOn === null,
  );
  const members = (await membersOfUnit(write.trx, unit.id)).filter(({ active }) => active === 1);
  const issue = (code: string, count: number): FieldIssue[] =>
    count === 0 ? [] : [{ field: 'intoId', code, params: { count } }];
  return [
    ...issue('unit_in_use', organizations.length),
    ...issue('unit_has_communities', communities.length),
    ...issue('unit_has_members', members.length),
  ];
}

/** The unit that a call names, as it stands. @throws AppError `not_found`, `conflict`, `forbidden` for the office itself */
export async function unitToChange(
  write: Write,
  { id, expectedRevision }: { readonly id: string; readonly expectedRevision: number },
): Promise<{ unit: Unit; units: readonly Unit[]; township: string | null }> {
  const present = await findRecord(write.trx, 'office', id);
  if (!present) throw new AppError('not_found');
  if (present.recordState === 'voided' || present.revision !== expectedRevision) {
    throw new AppError('conflict', { record: present });
  }
  const units = await allUnits(write.trx);
  const unit = units.find((one) => one.id === id);
  if (!unit) throw new AppError('not_found');
  // The office itself belongs to the settings and to the system administrator.
  if (unit.local === 1) throw new AppError('forbidden');
  return { unit, units, township: units.find((one) => one.id === unit.parentId)?.name ?? null };
}

async function changeIssues(write: Write, unit: Unit, { effectiveOn }: Circumstances): Promise<FieldIssue[]> {
  const standing = (await unitChanges(write.trx, unit.id)).filter(
    (change) => change.recordState !== 'voided' && change.unitId === unit.id,
  );
  const latestOn = standing[0]?.effectiveOn ?? null;
  return checkUnitChange({ ...unit, effectiveOn, today: write.today, latestOn });
}

/** A unit goes into another one of its kind that exists; communities of the same name are merged before their townships are. */
function targetIssues(unit: Unit, into: Unit | undefined, units: readonly Unit[]): FieldIssue[] {
  const issue = (code: string, params = {}): FieldIssue[] => [{ field: 'intoId', code, params }];
  if (!into || into.local === 1) return issue('not_found');
  if (into.id === unit.id) return issue('unit_into_itself');
  if (into.endedOn !== null) return issue('unit_into_ended', { name: into.name });
  if (fieldOfLevel(into.level) !== fieldOfLevel(unit.level)) return issue('unit_other_level');
  const communitiesOf = (parent: Unit) =>
    units.filter((one) => one.level === 'community' && one.endedOn === null && one.parentId === parent.id);
  const keys = new Set(communitiesOf(into).map((one) => unitKey(one)));
  const twice = communitiesOf(unit).filter((one) => keys.has(unitKey({ ...one, parentId: into.id })));
  return twice.length === 0 ? [] : issue('unit_same_communities', { names: twice.map(({ name }) => name).join('、') });
}

/** What an organization names once its unit went into another; a community takes its township along. */
function mergePatch(into: Unit, units: readonly Unit[]): Move['patch'] {
  const field = fieldOfLevel(into.level);
  if (field === null) return {};
  const parent = units.find((one) => one.id === into.parentId);
  if (field !== 'communityName' || parent === undefined) return { [field]: into.name };
  return { communityName: into.name, townshipName: parent.name };
}

async function noteChange(
  write: Write,
  unit: Unit,
  kind: 'renamed' | 'merged' | 'ended',
  { effectiveOn, reason, documentNo }: Circumstances,
  what: { readonly newName?: string; readonly intoId?: string; readonly organizations: number },
): Promise<string> {
  const fields = { unitId: unit.id, kind, effectiveOn, formerName: unit.name, documentNo, reason };
  return createRecord(write, 'unit_change', { ...fields, newName: null, intoId: null, ...what }, { effectiveOn });
}
