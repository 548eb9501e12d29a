import type { Kysely } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import type { ContactType } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { assignmentsAt } from '../duties/duties.service.ts';
import { type Holder, holders } from './assignments.repository.ts';
import { type CoverCount, coverCounts, type Day } from './cover.repository.ts';
import { type TownshipCover, townshipCoverAt } from './cover.ts';
import { townshipNames } from './townships.repository.ts';

type Overview = CallOutput<'contactAssignments.overview'>;
type TypeCounts = Partial<Record<ContactType, number>>;

/** Load of the members in official order, what is uncovered, and member by township as at a day (features D4). */
export async function overviewAt(db: Kysely<Schema>, day: Day): Promise<Overview> {
  const cover = await townshipCoverAt(db, day.at);
  const counts = await coverCounts(db, day, cover);
  const members = await membersInOrder(db, day.at);
  const townships = await townshipsOf(db, day, cover, counts, members);
  const nameOf = canonicalNames(day, cover, [...townships.keys()]);
  const uncovered = counts.filter(({ memberId }) => memberId === null);
  return {
    at: day.at,
    total: sumOf(counts),
    uncovered: sumOf(uncovered),
    uncoveredByType: byType(uncovered),
    members: [...members.values()].flatMap(({ workPhone: _phone, ...member }) => {
      const own = counts.filter(({ memberId }) => memberId === member.memberId);
      const held = [...townships.values()].filter(({ contact }) => contact?.memberId === member.memberId);
      if (!member.active && own.length === 0 && held.length === 0) return [];
      return [
        {
          ...member,
          direct: sumOf(own.filter(({ via }) => via === 'direct')),
          viaTownship: sumOf(own.filter(({ via }) => via === 'township')),
          total: sumOf(own),
          byType: byType(own),
          townships: held.map(({ name }) => name),
        },
      ];
    }),
    townships: [...townships.values()],
    cells: cellsOf(counts, nameOf),
  };
}

/** Members in official order as at a day: those with a duty first, then the others as they were entered. */
async function membersInOrder(db: Kysely<Schema>, at: string): Promise<ReadonlyMap<string, Holder>> {
  const all = await holders(db);
  const ranked = (await assignmentsAt(db, at)).map(({ memberId }) => memberId);
  const ids = [...new Set([...ranked, ...all.keys()])];
  return new Map(
    ids.flatMap((id) => {
      const member = all.get(id);
      return member === undefined ? [] : [[id, member] as const];
    }),
  );
}

/** Townships by name: those of the office in their order, then what else organizations or assignments name. */
async function townshipsOf(
  db: Kysely<Schema>,
  { at }: Day,
  { keyOf, byName, terms }: TownshipCover,
  counts: readonly CoverCount[],
  members: ReadonlyMap<string, Holder>,
): Promise<ReadonlyMap<string, Overview['townships'][number]>> {
  const inEffect = new Map(
    terms.flatMap((term) => {
      const holds = term.standing && term.startOn <= at && (term.endOn === null || term.endOn >= at);
      return holds ? [[keyOf(term.townshipName, term.startOn), term] as const] : [];
    }),
  );
  const named = counts.flatMap(({ townshipName }) => townshipName ?? []).sort((a, b) => a.localeCompare(b, 'zh-CN'));
  const held = [...inEffect.values()].map(({ townshipName }) => townshipName);
  const byKey = new Map<string, string>();
  for (const name of [...(await townshipNames(db)), ...named, ...held]) {
    const key = keyOf(name, at);
    // A township that did not bear its present name on the day is listed under the name of the day.
    if (!byKey.has(key)) byKey.set(key, named.find((one) => keyOf(one, at) === key) ?? name);
  }
  return new Map(
    [...byKey].map(([key, name]) => {
      const own = counts.filter(({ townshipName }) => townshipName !== null && keyOf(townshipName, at) === key);
      const term = byName.get(name) ?? inEffect.get(key);
      const holder = term && members.get(term.memberId);
      return [
        name,
        {
          name,
          total: sumOf(own),
          uncovered: sumOf(own.filter(({ memberId }) => memberId === null)),
          contact:
            term === undefined || holder === undefined
              ? null
              : {
                  memberId: holder.memberId,
                  name: holder.name,
                  post: holder.post,
                  assignmentId: term.id,
                  startOn: term.startOn,
                },
        },
      ];
    }),
  );
}

/** The one name under which a township is listed, by any name that is understood as it. */
function canonicalNames({ at }: Day, { keyOf }: TownshipCover, names: readonly string[]) {
  const byKey = new Map(names.map((name) => [keyOf(name, at), name]));
  return (name: string | null) => (name === null ? null : (byKey.get(keyOf(name, at)) ?? name));
}

function cellsOf(counts: readonly CoverCount[], nameOf: (name: string | null) => string | null): Overview['cells'] {
  const cells = new Map<string, Overview['cells'][number]>();
  for (const { memberId, townshipName, count } of counts) {
    const township = nameOf(townshipName);
    const key = JSON.stringify([memberId, township]);
    const cell = cells.get(key);
    if (cell) cell.count += count;
    else cells.set(key, { memberId, townshipName: township, count });
  }
  return [...cells.values()];
}

function sumOf(counts: readonly CoverCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function byType(counts: readonly CoverCount[]): TypeCounts {
  const types: TypeCounts = {};
  for (const { type, count } of counts) types[type] = (types[type] ?? 0) + count;
  return types;
}
