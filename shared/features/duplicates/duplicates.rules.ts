import { nameKey } from '../../lib/nameKey.ts';
import { ENDING_KINDS } from '../organizationEvents/organizationEvents.lists.ts';

/** Why two organizations look alike, the strongest first. */
export const LIKENESS = [
  'sameCode',
  'sameNumber',
  'sameFilingNumber',
  'sameName',
  'sameFormerName',
  'sameMarks',
  'sameSound',
  'sameFormerSound',
  'samePlace',
] as const;
export type Likeness = (typeof LIKENESS)[number];

const ENDED: ReadonlySet<string> = new Set(ENDING_KINDS);

/** Whether an organization of this status has ended; it is marked as such among duplicates. */
export function hasEnded(status: string): boolean {
  return ENDED.has(status);
}

/** A name without anything that is not a letter or a digit, in half-width lower case: what is left when only marks differ. */
export function bareName(name: string): string {
  return nameKey(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** One name of an organization: the present one or a former one. */
export type KeyedName = { readonly name: string; readonly current: boolean };

/** How two names that share their sound are alike: the strongest likeness that holds. */
export function nameLikeness(one: KeyedName, other: KeyedName): Likeness {
  const bothCurrent = one.current && other.current;
  if (nameKey(one.name) === nameKey(other.name)) return bothCurrent ? 'sameName' : 'sameFormerName';
  if (!bothCurrent) return 'sameFormerSound';
  return bareName(one.name) === bareName(other.name) ? 'sameMarks' : 'sameSound';
}

/** Reasons in order of strength, each once. */
export function strongestFirst<Reason extends { readonly code: Likeness }>(reasons: readonly Reason[]): Reason[] {
  return [...reasons]
    .sort((one, other) => LIKENESS.indexOf(one.code) - LIKENESS.indexOf(other.code))
    .filter(({ code }, index, all) => all.findIndex((reason) => reason.code === code) === index);
}

/** The two ids of a pair in the order in which a ruling on it is stored. */
export function pairOf(one: string, other: string): { readonly firstId: string; readonly secondId: string } {
  return one < other ? { firstId: one, secondId: other } : { firstId: other, secondId: one };
}
