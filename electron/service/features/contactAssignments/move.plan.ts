import type { Kysely } from 'kysely';
import type { MoveRow } from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import {
  type ContactTerm,
  holdsOn,
  type MovePlan,
  planMove,
} from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { type Holder, holders, termsOfOrganizations } from './assignments.repository.ts';
import { candidatesAt, type Day } from './cover.repository.ts';
import { type TownshipCover, townshipCoverAt } from './cover.ts';

/** An organization by id, or a township by name. */
export type Subject = { readonly kind: 'organization' | 'township'; readonly id: string };
/** One of the chosen with what the move does to it; `plan` null: nothing is written. */
export type PlannedMove = { readonly row: MoveRow; readonly plan: MovePlan | null };

type Term = ContactTerm & { readonly revision: number; readonly standing: boolean };
type Ground = { readonly on: string; readonly to: string | null; readonly members: ReadonlyMap<string, Holder> };

/**
 * What moving organizations and townships to another contact from a day on would do, in the order given; unknown organizations are
 * left out. Everything it rests on is in `seen` of each row.
 */
export async function planMoves(
  db: Kysely<Schema>,
  { on, to, today }: { readonly on: string; readonly to: string | null; readonly today: string },
  subjects: readonly Subject[],
): Promise<PlannedMove[]> {
  const day: Day = { at: on, today };
  const ids = subjects.flatMap(({ kind, id }) => (kind === 'organization' ? [id] : []));
  const cover = await townshipCoverAt(db, on);
  const terms = await termsOfOrganizations(db, ids);
  const candidates = await candidatesAt(db, day, ids);
  const ground: Ground = { on, to, members: await holders(db) };
  return subjects.flatMap(({ kind, id }): PlannedMove[] => {
    if (kind === 'township') return [planTownship(ground, cover, id)];
    const candidate = candidates.get(id);
    if (candidate === undefined) return [];
    const township = candidate.townshipName === null ? undefined : cover.byName.get(candidate.townshipName);
    return [planOrganization(ground, candidate, terms.get(id) ?? [], township)];
  });
}

function planOrganization(
  { on, to, members }: Ground,
  { id, name, townshipName, inEffect }: { id: string; name: string; townshipName: string | null; inEffect: boolean },
  terms: readonly Term[],
  township: Term | undefined,
): PlannedMove {
  const own = terms.find((term) => holdsOn(term, on));
  const covering = own?.standing === true ? own : undefined;
  // Who keeps contact through the township already need not be entered once more.
  const isCovered = covering === undefined && own === undefined && to !== null && township?.memberId === to;
  const plan = !inEffect || isCovered ? null : planMove(terms, on, to);
  const before = holderOf(members, covering, 'direct') ?? holderOf(members, township, 'township');
  const after =
    plan?.begins == null
      ? plan === null
        ? null
        : afterOf(members, township, 'township')
      : { name: members.get(to ?? '')?.name ?? '', via: 'direct' as const, endOn: plan.begins.endOn };
  const seen = [termKey(own), termKey(township), plan?.begins?.endOn ?? ''].join(' ');
  const change = !inEffect ? 'ended' : plan === null ? 'unchanged' : 'moves';
  return { row: { id, kind: 'organization', name, townshipName, before, after, change, seen }, plan };
}

function planTownship({ on, to, members }: Ground, { keyOf, terms }: TownshipCover, name: string): PlannedMove {
  const key = keyOf(name, on);
  const own = terms.filter((term) => keyOf(term.townshipName, term.startOn) === key);
  const current = own.find((term) => holdsOn(term, on));
  const plan = planMove(own, on, to);
  const after =
    plan?.begins == null
      ? null
      : { name: members.get(to ?? '')?.name ?? '', via: 'township' as const, endOn: plan.begins.endOn };
  return {
    row: {
      ...{ id: name, kind: 'township', name, townshipName: null },
      before: current?.standing === true ? holderOf(members, current, 'township') : null,
      after,
      change: plan === null ? 'unchanged' : 'moves',
      seen: [termKey(current), plan?.begins?.endOn ?? ''].join(' '),
    },
    plan,
  };
}

function holderOf(
  members: ReadonlyMap<string, Holder>,
  term: Term | undefined,
  via: 'direct' | 'township',
): MoveRow['before'] {
  const holder = term && members.get(term.memberId);
  return term && holder ? { name: holder.name, via, startOn: term.startOn } : null;
}

function afterOf(
  members: ReadonlyMap<string, Holder>,
  term: Term | undefined,
  via: 'direct' | 'township',
): MoveRow['after'] {
  const holder = term && members.get(term.memberId);
  return term && holder ? { name: holder.name, via, endOn: term.endOn } : null;
}

function termKey(term: Term | undefined): string {
  return term === undefined ? '-' : `${term.id}.${term.revision}`;
}
