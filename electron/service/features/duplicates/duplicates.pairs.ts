import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { DuplicatePair } from '#shared/features/duplicates/duplicates.contract.ts';
import {
  hasEnded,
  LIKENESS,
  type Likeness,
  nameLikeness,
  pairOf,
  strongestFirst,
} from '#shared/features/duplicates/duplicates.rules.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Schema } from '../../db/schema.ts';
import { userNames } from '../users/users.repository.ts';
import {
  type Candidate,
  candidatesById,
  candidatesOf,
  type Ruling,
  rulings,
  type SharedName,
  sharedNames,
  sharedNumbers,
  sharedPlaces,
} from './duplicates.pairs.repository.ts';

/** Pairs listed of one group: where hundreds share a name, the first of them show what is the matter. */
const MOST_OF_GROUP = 300;

type Reason = DuplicatePair['reasons'][number];
type Found = { readonly one: Candidate; readonly other: Candidate; readonly reasons: Reason[] };

/** One page of the pairs that look alike. */
export async function listPairs(
  db: Kysely<Schema>,
  input: HandlerInput<'duplicates.pairs'>,
): Promise<CallOutput<'duplicates.pairs'>> {
  const { found, cutGroups } = await findPairs(db);
  const ruled = new Map((await rulings(db)).map((ruling) => [pairKey(ruling.firstId, ruling.secondId), ruling]));
  const pairs =
    input.view === 'open'
      ? [...found.values()].filter(({ one, other }) => !ruled.has(pairKey(one.id, other.id)))
      : await ruledPairs(db, found, ruled);
  const wanted = pairs.filter(filterOf(input)).sort(byStrength);
  const names = await userNames(db);
  return {
    total: wanted.length,
    rows: wanted.slice(input.offset, input.offset + input.limit).map((pair) => {
      const ruling = ruled.get(pairKey(pair.one.id, pair.other.id));
      return { ...shownPair(pair), ruling: ruling ? shownRuling(ruling, names) : null };
    }),
    cutGroups,
  };
}

/** Every pair of the registry with its reasons, strongest first. */
async function findPairs(db: Kysely<Schema>) {
  const names = await sharedNames(db);
  const groups = [
    ['sameNumber', await sharedNumbers(db, 'registrationNo')],
    ['sameFilingNumber', await sharedNumbers(db, 'filingNo')],
    ['samePlace', await sharedPlaces(db)],
  ] as const;
  const keys = new Set([
    ...names.map(({ organizationKey }) => organizationKey),
    ...groups.flatMap(([, all]) => all.flat()),
  ]);
  const candidates = await candidatesOf(db, keys);
  const found = new Map<string, Found>();
  const add = (one: Candidate | undefined, other: Candidate | undefined, reason: Reason) => {
    if (one === undefined || other === undefined || one.id === other.id) return;
    const key = pairKey(one.id, other.id);
    const known = found.get(key);
    if (known) known.reasons.push(reason);
    else found.set(key, { one, other, reasons: [reason] });
  };
  let cutGroups = 0;
  for (const group of bySound(names).values()) {
    const { pairs, cut } = pairsOfNames(group, candidates);
    if (cut) cutGroups += 1;
    for (const [one, other] of pairs) {
      const former = [one, other].find(({ current }) => !current);
      const reason = { code: nameLikeness(one, other), name: former?.name ?? null };
      add(candidates.get(one.organizationKey), candidates.get(other.organizationKey), reason);
    }
  }
  for (const [code, all] of groups) {
    for (const group of all) {
      const { pairs, cut } = limitedPairs(group);
      if (cut) cutGroups += 1;
      for (const [one, other] of pairs) add(candidates.get(one), candidates.get(other), { code, name: null });
    }
  }
  return { found, cutGroups };
}

function bySound(names: readonly SharedName[]): ReadonlyMap<string, readonly SharedName[]> {
  const groups = new Map<string, SharedName[]>();
  for (const name of names) {
    const group = groups.get(name.soundKey);
    if (group) group.push(name);
    else groups.set(name.soundKey, [name]);
  }
  return groups;
}

/**
 * Pairs within a group of names that sound the same. Groups filed in two different communities are no duplicates for sharing a name:
 * every village may have its 老年协会.
 */
function pairsOfNames(group: readonly SharedName[], candidates: ReadonlyMap<number, Candidate>) {
  const placed = new Map<string, SharedName[]>();
  const elsewhere: SharedName[] = [];
  for (const name of group) {
    const place = placeOf(candidates.get(name.organizationKey));
    if (place === null) elsewhere.push(name);
    else placed.set(place, [...(placed.get(place) ?? []), name]);
  }
  const parts = [...placed.values()].map((part) => limitedPairs(part));
  const rest = limitedPairs(elsewhere);
  const across = [...placed.values()].flat().slice(0, MOST_OF_GROUP);
  const mixed = elsewhere.slice(0, MOST_OF_GROUP).flatMap((one) => across.map((other) => [one, other] as const));
  const pairs = [...rest.pairs, ...parts.flatMap((part) => part.pairs), ...mixed];
  const cut = rest.cut || parts.some((part) => part.cut) || pairs.length > MOST_OF_GROUP;
  return { pairs: pairs.slice(0, MOST_OF_GROUP), cut };
}

/** Where a community group is filed; null for others, and while the place is not known. */
function placeOf(candidate: Candidate | undefined): string | null {
  if (candidate?.registrationKind !== 'filed') return null;
  const { townshipName, communityName } = candidate;
  return townshipName && communityName ? `${nameKey(townshipName)} ${nameKey(communityName)}` : null;
}

function limitedPairs<Item>(items: readonly Item[]) {
  const pairs: (readonly [Item, Item])[] = [];
  for (const [index, one] of items.entries()) {
    for (const other of items.slice(index + 1)) {
      if (pairs.length === MOST_OF_GROUP) return { pairs, cut: true };
      pairs.push([one, other]);
    }
  }
  return { pairs, cut: false };
}

/** Pairs that were found to be different organizations, whether they still look alike or not. */
async function ruledPairs(
  db: Kysely<Schema>,
  found: ReadonlyMap<string, Found>,
  ruled: ReadonlyMap<string, Ruling>,
): Promise<Found[]> {
  const all = [...ruled.values()];
  const known = await candidatesById(db, new Set(all.flatMap(({ firstId, secondId }) => [firstId, secondId])));
  const byId = new Map([...known.values()].map((one) => [one.id, one]));
  return all.flatMap(({ firstId, secondId }) => {
    const one = byId.get(firstId);
    const other = byId.get(secondId);
    // A pair of which one record was voided since is no question any more.
    if (one === undefined || other === undefined) return [];
    return [found.get(pairKey(firstId, secondId)) ?? { one, other, reasons: [] }];
  });
}

function filterOf({ text, reason, includeEnded }: HandlerInput<'duplicates.pairs'>): (pair: Found) => boolean {
  const key = nameKey(text ?? '');
  return ({ one, other, reasons }) => {
    if (reason !== undefined && !reasons.some(({ code }) => code === reason)) return false;
    if (!includeEnded && (hasEnded(one.status) || hasEnded(other.status))) return false;
    if (key === '') return true;
    const names = [one.name, other.name, ...reasons.map(({ name }) => name ?? '')];
    return names.some((name) => nameKey(name).includes(key)) || one.uscc === key || other.uscc === key;
  };
}

function byStrength(one: Found, other: Found): number {
  const ended = (pair: Found) => Number(hasEnded(pair.one.status)) + Number(hasEnded(pair.other.status));
  return (
    strength(one.reasons) - strength(other.reasons) ||
    ended(one) - ended(other) ||
    one.one.name.localeCompare(other.one.name, 'zh-CN') ||
    one.one.rowKey - other.one.rowKey
  );
}

function strength(reasons: readonly { readonly code: Likeness }[]): number {
  return Math.min(LIKENESS.length, ...reasons.map(({ code }) => LIKENESS.indexOf(code)));
}

function shownPair({ one, other, reasons }: Found): Omit<DuplicatePair, 'ruling'> {
  const [first, second] = one.rowKey < other.rowKey ? [one, other] : [other, one];
  const { rowKey: _first, ...left } = first;
  const { rowKey: _second, ...right } = second;
  return { id: pairKey(one.id, other.id), first: left, second: right, reasons: strongestFirst(reasons) };
}

function shownRuling(
  { id, revision, reason, createdAt, createdBy }: Ruling,
  names: ReadonlyMap<string, string>,
): NonNullable<DuplicatePair['ruling']> {
  return { id, revision, reason, at: createdAt, byName: names.get(createdBy) ?? '' };
}

function pairKey(one: string, other: string): string {
  const { firstId, secondId } = pairOf(one, other);
  return `${firstId} ${secondId}`;
}
