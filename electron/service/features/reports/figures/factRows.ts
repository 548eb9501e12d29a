import { sql } from 'kysely';
import type { Fact } from '#shared/features/reports/figures/fact.ts';

/** The states of records that count in reports (domain.md §2), for `recordState IN ${COUNTED}`. */
export const COUNTED = sql`('final','archived')`;

/** Facts by day, then id, so that equal records give equal snapshots. */
export function byDay(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((one, other) => compare(one.on ?? '', other.on ?? '') || compare(one.id, other.id));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Number and title as they stand beside each other; what is missing leaves no gap. */
export function titleOf(...parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}
