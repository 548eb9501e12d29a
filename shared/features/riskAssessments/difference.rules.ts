import type { DifferenceRow, DifferenceSide } from './copy.contract.ts';
import { kindAgainst, type Levels, type Ratings } from './riskAssessments.rules.ts';

/** A factor as the comparison looks at it. */
export type ComparedFactor = Ratings &
  Levels &
  Pick<DifferenceSide, 'seq' | 'factorCategory' | 'riskText' | 'basisText'> & {
    readonly id: string;
    readonly closedReason: string | null;
    readonly sourceFactorId: string | null;
  };

/**
 * The difference table (features K9): the factors of now in their order, each against the one it goes on with, then those of the last
 * period that nothing goes on with. Factors that were closed before are no longer compared.
 */
export function differenceRows(before: readonly ComparedFactor[], now: readonly ComparedFactor[]): DifferenceRow[] {
  const open = new Map(before.filter(({ closedReason }) => closedReason === null).map((factor) => [factor.id, factor]));
  const rows = now.map((factor): DifferenceRow => {
    const source = factor.sourceFactorId === null ? undefined : open.get(factor.sourceFactorId);
    if (source) open.delete(source.id);
    return {
      id: factor.id,
      kind: kindAgainst(factor, source),
      before: source ? sideOf(source) : null,
      now: factor.closedReason === null ? sideOf(factor) : null,
      closedReason: factor.closedReason,
    };
  });
  const gone = [...open.values()].map((factor): DifferenceRow => {
    return { id: factor.id, kind: 'removed', before: sideOf(factor), now: null, closedReason: null };
  });
  return [...rows, ...gone];
}

function sideOf({
  seq,
  factorCategory,
  riskText,
  basisText,
  levelBefore,
  levelCurrent,
  levelAfter,
}: ComparedFactor): DifferenceSide {
  return { seq, factorCategory, riskText, basisText, levelBefore, levelCurrent, levelAfter };
}
