import { addDays } from '../../lib/workingDays.ts';
import { type DutyTerm, holdsOn, isSecondLeader, isSecondRow, OPEN_END, overlaps } from './duties.rules.ts';

/** A closed period of days. */
export type Stretch = { readonly from: string; readonly to: string };

/**
 * The days that nobody held something between the first term and the last one that began: a gap has a holder before and behind it.
 * Terms that end before they begin (merged data) hold on no day.
 */
export function gapsOf(terms: readonly Pick<DutyTerm, 'startOn' | 'endOn'>[]): Stretch[] {
  const held = terms
    .filter(({ startOn, endOn }) => startOn <= (endOn ?? OPEN_END))
    .sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
  const gaps: Stretch[] = [];
  let lastHeld: string | undefined;
  for (const { startOn, endOn } of held) {
    if (lastHeld !== undefined && lastHeld < OPEN_END && addDays(lastHeld, 1) < startOn) {
      gaps.push({ from: addDays(lastHeld, 1), to: addDays(startOn, -1) });
    }
    const end = endOn ?? OPEN_END;
    if (lastHeld === undefined || end > lastHeld) lastHeld = end;
  }
  return gaps;
}

/** The first day since which nobody holds what somebody held before; undefined: it is held on the day, or never was. */
export function vacantSince(terms: readonly Pick<DutyTerm, 'startOn' | 'endOn'>[], date: string): string | undefined {
  const begun = terms.filter(({ startOn, endOn }) => startOn <= date && startOn <= (endOn ?? OPEN_END));
  if (begun.length === 0 || begun.some((term) => holdsOn(term, date))) return undefined;
  const last = begun.map(endOf).sort().at(-1);
  return last === undefined ? undefined : addDays(last, 1);
}

/** Two terms that stand against each other, and the days on which they do. */
export type Clash<Term> = Stretch & {
  readonly kind: 'two_leaders' | 'overlap';
  readonly one: Term;
  readonly other: Term;
};

/** Pairs of terms of one group that the rules would refuse: from imported or merged data. */
export function clashesOf<Term extends DutyTerm>(terms: readonly Term[]): Clash<Term>[] {
  return terms.flatMap((one, index) =>
    terms.slice(index + 1).flatMap((other): Clash<Term>[] => {
      if (!overlaps(one, other)) return [];
      const [from = ''] = [one.startOn, other.startOn].sort().reverse();
      const [to = ''] = [endOf(one), endOf(other)].sort();
      const shared = { from, to };
      if (isSecondLeader(one, other)) return [{ kind: 'two_leaders', one, other, ...shared }];
      return isSecondRow(one, other) ? [{ kind: 'overlap', one, other, ...shared }] : [];
    }),
  );
}

function endOf({ endOn }: Pick<DutyTerm, 'endOn'>): string {
  return endOn ?? OPEN_END;
}
