import type { CallOutput } from '#shared/contract/list.ts';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import type { Facts } from '#shared/features/reports/figures/figures.rules.ts';
import { canonicalJson } from '../../crypto/encodings.ts';

export type AlteredFact = CallOutput<'reports.verify'>['altered'][number];

/**
 * What differs between two readings of the same facts, by set and id: altered, added, gone. Pure.
 * @param before the kept facts
 * @param after the same sets as they are elsewhere, or today
 */
export function comparedFacts(before: Facts, after: Facts): AlteredFact[] {
  const sets = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return sets.flatMap((set) => {
    const old = byId(before[set] ?? []);
    const now = byId(after[set] ?? []);
    const changed: AlteredFact[] = [];
    for (const [id, fact] of old) {
      const other = now.get(id);
      if (!other) {
        changed.push(named(set, fact, 'gone', []));
        continue;
      }
      const differences = differencesOf(fact, other);
      if (differences.length > 0) changed.push(named(set, other, 'altered', differences));
    }
    for (const [id, fact] of now) if (!old.has(id)) changed.push(named(set, fact, 'added', []));
    return changed;
  });
}

function byId(facts: readonly Fact[]): Map<string, Fact> {
  return new Map(facts.map((fact) => [fact.id, fact]));
}

function named(
  set: string,
  { collection, recordId, title }: Fact,
  what: AlteredFact['what'],
  differences: AlteredFact['differences'],
): AlteredFact {
  return { set, collection, recordId, title, what, differences };
}

/** Title, day and every value of the rule that are not the same. */
function differencesOf(before: Fact, after: Fact): AlteredFact['differences'] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
    const [left, right] = [shown(old[field]), shown(now[field])];
    return left === right ? [] : [{ field, before: left, after: right }];
  });
}

function valuesOf({ title, on, data }: Fact): Record<string, unknown> {
  const values = typeof data === 'object' && data !== null ? Object.entries(data) : [['data', data] as const];
  return { title, on, ...Object.fromEntries(values) };
}

/** A value as text; nothing is the empty text. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : canonicalJson(value);
}
