import { message } from '#shared/text/index.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecords } from '../../db/records.ts';
import { turn, updateRecords } from '../../db/updateRecords.ts';
import type { Write } from '../../db/write.ts';
import { daysOfJoining, membersOfUnit, rowsOfOpenDuties, supervisingUnits } from './units.dependents.repository.ts';

/** Events created before other calls are answered. */
const CHUNK = 1000;

/** The day, paper and reason of a change of a unit. */
export type Circumstances = {
  readonly effectiveOn: string;
  readonly reason: string;
  readonly documentNo: string | null;
};

/** From which name to which organizations go over. */
export type Move = {
  readonly kind: 'renamed' | 'merged';
  readonly level: string;
  readonly formerName: string;
  readonly newName: string;
  /** What changes in each organization. */
  readonly patch: {
    readonly supervisingUnit?: string;
    readonly townshipName?: string;
    readonly communityName?: string;
  };
};

/**
 * Brings organizations over to a unit's new name: the business day of each change is that of the unit, so that the registry as at
 * an earlier day shows the former name. One that was founded later, or came to the unit later, goes over on that day: what it was
 * before stays. A supervising unit is a registered item: each organization gets an event of its own.
 * @param ids organizations that name the unit; read in this transaction
 */
export async function moveOrganizations(
  write: Write,
  ids: readonly string[],
  move: Move,
  circumstances: Circumstances,
): Promise<number> {
  if (ids.length === 0) return 0;
  const later = await daysOfJoining(write.trx, ids, Object.keys(move.patch), circumstances.effectiveOn);
  const days = new Map<string, string[]>();
  for (const id of ids) {
    const day = later.get(id) ?? circumstances.effectiveOn;
    const same = days.get(day);
    if (same) same.push(id);
    else days.set(day, [id]);
  }
  let count = 0;
  for (const [effectiveOn, some] of days)
    count += await moveOnDay(write, some, move, { ...circumstances, effectiveOn });
  return count;
}

async function moveOnDay(
  write: Write,
  ids: readonly string[],
  move: Move,
  { effectiveOn, reason, documentNo }: Circumstances,
): Promise<number> {
  const words = moveWords(move);
  const before = move.patch.supervisingUnit === undefined ? new Map() : await supervisingUnits(write.trx, ids);
  const count = await updateRecords(write, 'organization', new Map(ids.map((id) => [id, move.patch])), {
    action: `unit.${move.kind}`,
    reason: message('zh-CN', 'units.becauseOf', { words, reason }),
    effectiveOn,
  });
  const after = move.patch.supervisingUnit;
  if (after === undefined) return count;
  const events = ids
    .filter((id) => before.has(id) && before.get(id) !== after)
    .map((organizationId): { fields: Fields } => ({
      fields: {
        organizationId,
        kind: 'changed',
        effectiveOn,
        items: [{ field: 'supervisingUnit', before: before.get(organizationId) ?? null, after }],
        documentNo,
        note: words,
        reason,
      },
    }));
  for (let start = 0; start < events.length; start += CHUNK) {
    await createRecords(write, 'organization_event', events.slice(start, start + CHUNK), { effectiveOn });
    await turn();
  }
  return count;
}

/** What happened, as the history of an organization says it. */
function moveWords({ kind, level, formerName, newName }: Move): string {
  const field = message('zh-CN', level === 'township' || level === 'community' ? `units.is_${level}` : 'units.is_unit');
  return message('zh-CN', `units.words_${kind}`, { field, former: formerName, present: newName });
}

/**
 * Where else current records name the unit in words: duties in effect or to come name sections, active members their unit, open
 * tasks that belong to no meeting the responsible unit. Minutes and documents keep what they say.
 */
export async function renameInDuties(
  write: Write,
  formerName: string,
  newName: string,
  options: { readonly action: string; readonly reason: string; readonly effectiveOn: string },
): Promise<void> {
  const rows = await rowsOfOpenDuties(write.trx, formerName, write.today);
  const replaced = (names: readonly string[]) => [
    ...new Set(names.map((name) => (name === formerName ? newName : name))),
  ];
  await updateRecords(
    write,
    'duty_assignment',
    new Map(rows.assignments.map(({ id, sectionNames }) => [id, { sectionNames: replaced(sectionNames) }])),
    options,
  );
  await updateRecords(write, 'member', new Map(rows.members.map((id) => [id, { unitName: newName }])), options);
  await updateRecords(
    write,
    'action_item',
    new Map(rows.actions.map((id) => [id, { responsibleUnit: newName }])),
    options,
  );
}

/** Members of a unit that goes into another belong to that one. */
export async function moveMembers(
  write: Write,
  unitId: string,
  intoId: string,
  options: Parameters<typeof updateRecords>[3],
) {
  const members = await membersOfUnit(write.trx, unitId);
  await updateRecords(write, 'member', new Map(members.map(({ id }) => [id, { officeId: intoId }])), options);
}
