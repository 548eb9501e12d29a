import type { CallOutput } from '#shared/contract/list.ts';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import type { Facts } from '#shared/features/reports/figures/figures.rules.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { canonicalJson } from '../../crypto/encodings.ts';

export type AlteredFact = CallOutput<'reports.verify'>['altered'][number];
/** What differs with the id of its fact: two facts of one record are told apart by it. */
export type NamedFact = { readonly id: string; readonly named: AlteredFact };

/**
 * What differs between two readings of the same facts, by set and id: altered, added (also one that stands there twice), gone. Pure.
 * @param before the kept facts
 * @param after the same sets as they are elsewhere, or today
 */
export function comparedFacts(before: Facts, after: Facts): NamedFact[] {
  const sets = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return sets.flatMap((set) => {
    const old = byId(before[set] ?? []);
    const now = byId(after[set] ?? []);
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) =>
      comparedOfId(set, old.get(id) ?? [], now.get(id) ?? []),
    );
  });
}

function byId(facts: readonly Fact[]): Map<string, Fact[]> {
  return grouped(facts, ({ id }) => id);
}

/** The facts of one id: one each, unless somebody wrote one twice. */
function comparedOfId(set: string, old: readonly Fact[], now: readonly Fact[]): NamedFact[] {
  const pairs = Array.from({ length: Math.max(old.length, now.length) }, (_unused, place) => place);
  return pairs.flatMap((place) => {
    const [before, after] = [old[place], now[place]];
    if (before === undefined) return after === undefined ? [] : [named(set, after, 'added')];
    if (after === undefined) return [named(set, before, 'gone')];
    const differences = differencesOf(before, after);
    return differences.length === 0 ? [] : [named(set, after, 'altered', differences)];
  });
}

/** A fact as it is named to a reader. */
export function named(
  set: string,
  { id, collection, recordId, title }: Fact,
  what: AlteredFact['what'],
  differences: AlteredFact['differences'] = [],
): NamedFact {
  return { id, named: { set, collection, recordId, title, what, differences } };
}

/** Record, title, day and every value of the rule that are not the same. */
function differencesOf(before: Fact, after: Fact): AlteredFact['differences'] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
    const [left, right] = [shown(old[field]), shown(now[field])];
    return left === right ? [] : [{ field, before: left, after: right }];
  });
}

function valuesOf({ collection, recordId, title, on, data }: Fact): Record<string, unknown> {
  const values = typeof data === 'object' && data !== null ? Object.entries(data) : [['data', data] as const];
  return { ...Object.fromEntries(values), collection, recordId, title, on };
}

/** A value as text; nothing is the empty text. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : canonicalJson(value);
}
