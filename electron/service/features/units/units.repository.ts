import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { UnitRow } from '#shared/features/units/units.contract.ts';
import { UNIT_CHANGE_KINDS } from '#shared/features/units/units.contract.ts';
import { fieldOfLevel, unitKey } from '#shared/features/units/units.rules.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Schema } from '../../db/schema.ts';

/** A unit as its table has it, the local office among them. */
export type Unit = {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly shortName: string | null;
  readonly level: string;
  readonly local: number;
  readonly parentId: string | null;
  readonly divisionCode: string | null;
  readonly address: string | null;
  readonly workPhone: string | null;
  readonly validFrom: string | null;
  readonly endedOn: string | null;
  readonly mergedIntoId: string | null;
  readonly note: string | null;
};

const changeRow = z.object({
  id: z.string(),
  revision: z.number(),
  unitId: z.string(),
  kind: z.enum(UNIT_CHANGE_KINDS),
  effectiveOn: z.string(),
  formerName: z.string(),
  newName: z.string().nullable(),
  intoId: z.string().nullable(),
  documentNo: z.string().nullable(),
  reason: z.string(),
  organizations: z.number(),
  createdAt: z.string(),
  createdBy: z.string(),
  recordState: z.string(),
  voidReason: z.string().nullable(),
});
export type UnitChange = z.infer<typeof changeRow>;

/** Units that are not voided, the local office too, in the order they were entered. */
export async function allUnits(db: Kysely<Schema>): Promise<Unit[]> {
  return db
    .selectFrom('office')
    .select(['id', 'revision', 'name', 'shortName', 'level', 'local', 'parentId', 'divisionCode', 'address'])
    .select(['workPhone', 'validFrom', 'endedOn', 'mergedIntoId', 'note'])
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
}

/** Renamings, mergers and ends, newest first; voided ones too. @param unitId those of one unit, or that led into it */
export async function unitChanges(db: Kysely<Schema>, unitId?: string): Promise<UnitChange[]> {
  let query = db.selectFrom('unit_change').selectAll().orderBy('effectiveOn', 'desc').orderBy('rowKey', 'desc');
  if (unitId !== undefined) {
    query = query.where((where) => where.or([where('unitId', '=', unitId), where('intoId', '=', unitId)]));
  }
  return (await query.execute()).map((row) => changeRow.parse(row));
}

/** Names that units had before their renamings, by unit, newest first. */
export function formerNamesOf(changes: readonly UnitChange[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const change of changes) {
    if (change.kind !== 'renamed' || change.recordState === 'voided') continue;
    const known = names.get(change.unitId) ?? [];
    if (!known.includes(change.formerName)) names.set(change.unitId, [...known, change.formerName]);
  }
  return names;
}

/** Organizations that a change of a unit concerns: those in effect, and those still preparing (drafts). */
const CURRENT = sql`recordState <> 'voided' AND status IN ('normal','liquidating')`;
/** What the number of a unit counts: without those still preparing, which no figure counts. */
const IN_EFFECT = sql`${CURRENT} AND recordState <> 'draft'`;

/** A name that organizations use, and how many in effect do. */
export type Usage = { readonly name: string; readonly township: string | null; readonly organizations: number };

/** Every name that stands in a field of organizations in effect; communities with the township they stand with. */
export async function usages(
  db: Kysely<Schema>,
  field: 'supervisingUnit' | 'townshipName' | 'communityName',
  organizations = IN_EFFECT,
): Promise<Usage[]> {
  const township = field === 'communityName' ? sql`townshipName` : sql`NULL`;
  const found = await sql<Usage>`
    SELECT ${sql.ref(field)} AS name, ${township} AS township, count(*) AS organizations FROM organization
    WHERE ${organizations} AND ${sql.ref(field)} IS NOT NULL AND ${sql.ref(field)} <> '' GROUP BY 1, 2 ORDER BY 1, 2`.execute(
    db,
  );
  return found.rows;
}

/** How many organizations in effect name each unit; units of levels that the registry does not name are left out. */
export async function organizationCounts(db: Kysely<Schema>, units: readonly Unit[]): Promise<Map<string, number>> {
  const byKey = new Map<string, number>();
  const add = (key: string, count: number) => byKey.set(key, (byKey.get(key) ?? 0) + count);
  for (const field of ['supervisingUnit', 'townshipName', 'communityName'] as const) {
    for (const { name, township, organizations } of await usages(db, field)) {
      add(`${field} ${township === null ? '' : nameKey(township)} ${nameKey(name)}`, organizations);
    }
  }
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const counts = new Map<string, number>();
  for (const unit of units) {
    const field = fieldOfLevel(unit.level);
    if (field === null) continue;
    const township = unit.level === 'community' ? nameKey(nameOf.get(unit.parentId ?? '') ?? '') : '';
    // Of an ended unit nothing current is left, even where its name is in use again.
    const count = unit.endedOn === null ? (byKey.get(`${field} ${township} ${nameKey(unit.name)}`) ?? 0) : 0;
    counts.set(unit.id, count);
  }
  return counts;
}

/** Ids of the organizations, those still preparing too, that name a unit, however the name is spaced or its brackets are written. */
export async function organizationsNaming(
  db: Kysely<Schema>,
  unit: { readonly level: string; readonly name: string; readonly township: string | null },
): Promise<string[]> {
  const field = fieldOfLevel(unit.level);
  if (field === null) return [];
  const same = (await usages(db, field, CURRENT)).filter(
    (usage) =>
      nameKey(usage.name) === nameKey(unit.name) &&
      (field !== 'communityName' || nameKey(usage.township ?? '') === nameKey(unit.township ?? '')),
  );
  const township = field === 'communityName' ? sql`coalesce(townshipName, '')` : sql`''`;
  const pairs = JSON.stringify(same.map(({ name, township }) => `${name}\u0001${township ?? ''}`));
  const found = await sql<{ id: string }>`SELECT id FROM organization
    WHERE ${CURRENT} AND ${sql.ref(field)} IS NOT NULL
      AND ${sql.ref(field)} || char(1) || ${township} IN (SELECT value FROM json_each(${pairs})) ORDER BY rowKey`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

/** The other unit that bears a name already, ended ones left out. */
export function unitOfName(
  units: readonly Unit[],
  wanted: { readonly level: string; readonly parentId: string | null; readonly name: string },
  exceptId?: string,
): Unit | undefined {
  const key = unitKey(wanted);
  return units.find((unit) => unit.id !== exceptId && unit.endedOn === null && unitKey(unit) === key);
}

/** A unit as the list shows it. */
export function rowOf(
  unit: Unit,
  known: {
    readonly byId: ReadonlyMap<string, Unit>;
    readonly former: ReadonlyMap<string, readonly string[]>;
    readonly counts: ReadonlyMap<string, number>;
  },
): Record<keyof UnitRow, unknown> {
  const { local: _local, ...fields } = unit;
  const isCommunity = unit.level === 'community';
  return {
    ...fields,
    parentId: isCommunity ? unit.parentId : null,
    parentName: isCommunity ? (known.byId.get(unit.parentId ?? '')?.name ?? null) : null,
    mergedIntoName: known.byId.get(unit.mergedIntoId ?? '')?.name ?? null,
    formerNames: [...(known.former.get(unit.id) ?? [])],
    organizations: known.counts.get(unit.id) ?? null,
  };
}
