import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { UNIT_LEVELS, type UnitRow, unitRow } from '#shared/features/units/units.contract.ts';
import { fieldOfLevel, fitsTyped, unitKey } from '#shared/features/units/units.rules.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Schema } from '../../db/schema.ts';
import { pinyinKeys } from '../organizations/pinyinKeys.ts';
import { userNames } from '../users/users.repository.ts';
import {
  allUnits,
  formerNamesOf,
  organizationCounts,
  rowOf,
  type Unit,
  type UnitChange,
  unitChanges,
  unitOfName,
  usages,
} from './units.repository.ts';

const LEVELS: readonly string[] = UNIT_LEVELS;

type Filter = HandlerInput<'units.list'>['filter'];
type Unrecorded = CallOutput<'units.unrecorded'>['names'][number];

/** The units that fit a filter: by level, then by pinyin, communities under their township; the local office is left out. */
export async function filteredUnits(db: Kysely<Schema>, { text = '', level, state }: Filter): Promise<UnitRow[]> {
  const units = await allUnits(db);
  const former = formerNamesOf(await unitChanges(db));
  const known = {
    byId: new Map(units.map((unit) => [unit.id, unit])),
    former,
    counts: await organizationCounts(db, units),
  };
  return units
    .filter((unit) => unit.local === 0 && (level === undefined || unit.level === level))
    .filter((unit) => state === 'all' || (unit.endedOn !== null) === (state === 'ended'))
    .map((unit) => ({ unit, pinyin: pinyinKeys(unit.name) }))
    .filter(({ unit, pinyin }) =>
      fitsTyped({ ...unit, initials: pinyin.initials, formerNames: former.get(unit.id) ?? [] }, text),
    )
    .map(({ unit, pinyin }) => ({ row: unitRow.parse(rowOf(unit, known)), sortKey: pinyin.sortKey }))
    .sort(
      (one, other) =>
        placeOf(one.row) - placeOf(other.row) ||
        (one.row.parentName ?? '').localeCompare(other.row.parentName ?? '', 'zh') ||
        one.sortKey.localeCompare(other.sortKey, 'en'),
    )
    .map(({ row }) => row);
}

/** Levels in the order of the list; one that no form offers (another bureau) comes last. */
function placeOf({ level }: UnitRow): number {
  const place = LEVELS.indexOf(level);
  return place === -1 ? LEVELS.length : place;
}

/** One unit with what happened to it. @throws AppError `not_found` */
export async function unitDetails(db: Kysely<Schema>, id: string): Promise<CallOutput<'units.get'>> {
  const units = await allUnits(db);
  const unit = units.find((one) => one.id === id && one.local === 0);
  if (!unit) throw new AppError('not_found');
  const changes = await unitChanges(db, id);
  const known = {
    byId: new Map(units.map((one) => [one.id, one])),
    former: formerNamesOf(changes),
    counts: await organizationCounts(db, units),
  };
  const names = await userNames(db);
  return {
    unit: unitRow.parse(rowOf(unit, known)),
    changes: changes.map(({ createdBy, recordState, ...change }) => ({
      ...change,
      createdByName: names.get(createdBy) ?? '',
      voided: recordState === 'voided',
    })),
  };
}

/** Units in existence with what they are found by; the local office among them, as it may supervise organizations itself. */
export async function unitNames(db: Kysely<Schema>): Promise<CallOutput<'units.names'>> {
  const units = await allUnits(db);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const changes = await unitChanges(db);
  const former = formerNamesOf(changes);
  const absorbed = (id: string): readonly string[] =>
    units
      .filter((unit) => unit.mergedIntoId === id)
      .flatMap((unit) => [unit.name, ...(former.get(unit.id) ?? []), ...absorbed(unit.id)]);
  return {
    units: units
      .filter((unit) => unit.endedOn === null)
      .map(({ id, revision, level, name, shortName, parentId }) => ({
        ...{ id, revision, level, name, shortName },
        initials: pinyinKeys(name).initials,
        parentName: level === 'community' ? (byId.get(parentId ?? '')?.name ?? null) : null,
        formerNames: [...new Set([...(former.get(id) ?? []), ...absorbed(id)])],
      })),
  };
}

/** Names that organizations in effect use and no unit in existence has. */
export async function unrecordedNames(db: Kysely<Schema>): Promise<Unrecorded[]> {
  const units = await allUnits(db);
  const changes = await unitChanges(db);
  const found: Unrecorded[] = [];
  for (const level of ['supervising', 'township', 'community'] as const) {
    const field = fieldOfLevel(level);
    if (field === null) continue;
    // The same name written with other blanks or brackets is one name.
    const seen = new Map<string, Unrecorded>();
    for (const { name, township, organizations } of await usages(db, field)) {
      const key = `${nameKey(township ?? '')} ${nameKey(name)}`;
      const known = seen.get(key);
      if (known) {
        known.organizations += organizations;
        continue;
      }
      const parent = level === 'community' ? townshipOf(units, township) : undefined;
      if (unitOfName(units, { level, parentId: parent?.id ?? null, name })) continue;
      seen.set(key, { level, name, township, organizations, presentName: presentNameOf(units, changes, level, name) });
    }
    found.push(...seen.values());
  }
  return found;
}

/** The township in existence that bears a name. */
export function townshipOf(units: readonly Unit[], name: string | null): Unit | undefined {
  return name === null ? undefined : unitOfName(units, { level: 'township', parentId: null, name });
}

/** The present name of the unit of a level that was renamed from `name`, or whose predecessor of that name was merged into it. */
function presentNameOf(
  units: readonly Unit[],
  changes: readonly UnitChange[],
  level: string,
  name: string,
): string | null {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const kind = unitKey({ level, parentId: null, name });
  const past = changes.find(
    (change) =>
      change.recordState !== 'voided' &&
      unitKey({ level: byId.get(change.unitId)?.level ?? '', parentId: null, name: change.formerName }) === kind,
  );
  let unit = byId.get(past?.unitId ?? '');
  while (unit?.mergedIntoId) unit = byId.get(unit.mergedIntoId);
  return unit !== undefined && unit.endedOn === null ? unit.name : null;
}
