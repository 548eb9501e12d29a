import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecords, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { unitToChange, usageIssues } from './units.change.ts';
import { townshipOf } from './units.list.ts';
import { allUnits, organizationsNaming, type Unit, unitOfName } from './units.repository.ts';

type Saved = { id: string; revision: number };
type UsedName = HandlerInput<'units.takeOver'>['names'][number];

/** What a unit has that no form asks for. */
const FIXED = { local: false, documentPrefix: null, settings: {}, endedOn: null, mergedIntoId: null };

/**
 * Creates a unit or changes what is noted of one. Name and level of a unit that organizations name are no matter of correcting:
 * they change with a day and a paper (`renameUnit`).
 * @throws AppError `duplicate` with name and id, `rule_broken`, `conflict`, `not_found`, `forbidden` (the office itself)
 */
export async function saveUnit(write: Write, { fields, ...target }: HandlerInput<'units.save'>): Promise<Saved> {
  const units = await allUnits(write.trx);
  const parent = units.find((unit) => unit.id === fields.parentId);
  const isCommunity = fields.level === 'community';
  const issues: FieldIssue[] = [];
  if (isCommunity && parent?.level !== 'township') issues.push({ field: 'parentId', code: 'unit_needs_township' });
  if (fields.validFrom !== null && fields.validFrom > write.today) {
    issues.push({ field: 'validFrom', code: 'date_in_future' });
  }
  refuseIssues(issues);
  const wanted = { ...fields, parentId: isCommunity ? fields.parentId : write.officeId };
  const other = unitOfName(units, wanted, target.id);
  if (other) throw new AppError('duplicate', { name: other.name, id: other.id, field: 'name' });
  if (target.id === undefined) return saveRecord(write, 'office', target, { ...FIXED, ...wanted });
  const expectedRevision = target.expectedRevision ?? -1;
  const { unit, township } = await unitToChange(write, { id: target.id, expectedRevision });
  refuseIssues(await identityIssues(write, unit, township, wanted));
  return saveRecord(write, 'office', target, wanted);
}

/** The name, level or township of a unit in use is not overwritten. */
async function identityIssues(
  write: Write,
  unit: Unit,
  township: string | null,
  wanted: { readonly name: string; readonly level: string; readonly parentId: string | null },
): Promise<FieldIssue[]> {
  const renamed = wanted.name !== unit.name;
  const moved = wanted.level !== unit.level || (unit.level === 'community' && wanted.parentId !== unit.parentId);
  if (!renamed && !moved) return [];
  const { length: count } = await organizationsNaming(write.trx, { ...unit, township });
  if (count === 0) return [];
  return [
    ...(renamed ? [{ field: 'name', code: 'unit_rename_instead', params: { count } }] : []),
    ...(moved ? [{ field: 'level', code: 'unit_level_in_use', params: { count } }] : []),
  ];
}

/**
 * Whether a unit may take another name by correcting its record: `units.rename` is for those that organizations name.
 * @throws AppError `rule_broken`
 */
export async function refuseSilentRename(write: Write, id: string, name: string): Promise<void> {
  const units = await allUnits(write.trx);
  const unit = units.find((one) => one.id === id);
  if (!unit) return;
  const township = units.find((one) => one.id === unit.parentId)?.name ?? null;
  refuseIssues(await identityIssues(write, unit, township, { ...unit, name }));
}

/** Makes units of names that organizations use, townships before their communities; a missing township is made too. */
export async function takeOverNames(write: Write, names: readonly UsedName[]): Promise<{ created: number }> {
  const townships = names.flatMap(({ level, township }) =>
    level === 'community' && township !== null ? [township] : [],
  );
  const first: UsedName[] = [
    ...names.filter(({ level }) => level !== 'community'),
    ...townships.map((name) => ({ level: 'township' as const, name, township: null })),
  ];
  const made = await createMissing(write, first);
  return {
    created:
      made +
      (await createMissing(
        write,
        names.filter(({ level }) => level === 'community'),
      )),
  };
}

async function createMissing(write: Write, names: readonly UsedName[]): Promise<number> {
  const units = await allUnits(write.trx);
  const seen = new Set<string>();
  const items = names.flatMap(({ level, name, township }): { fields: Fields }[] => {
    const parentId = level === 'community' ? (townshipOf(units, township)?.id ?? null) : write.officeId;
    const key = `${level} ${parentId} ${nameKey(name)}`;
    if (parentId === null || seen.has(key) || unitOfName(units, { level, parentId, name })) return [];
    seen.add(key);
    const nothing = {
      shortName: null,
      divisionCode: null,
      address: null,
      workPhone: null,
      validFrom: null,
      note: null,
    };
    return [{ fields: { ...FIXED, ...nothing, name, level, parentId } }];
  });
  await createRecords(write, 'office', items, { action: 'unit.takenOver' });
  return items.length;
}

/** Voids a unit entered by mistake. @throws AppError `rule_broken` while something current belongs to it; `conflict`, `forbidden` */
export async function voidUnit(write: Write, input: HandlerInput<'units.void'>): Promise<Saved> {
  const { unit } = await unitToChange(write, input);
  refuseIssues(await usageIssues(write, unit));
  return voidRecord(write, 'office', input.id, input.expectedRevision, input.reason);
}
