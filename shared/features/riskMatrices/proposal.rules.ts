import type { FactorCategory } from '../riskAssessments/riskAssessments.lists.ts';
import { FACTOR_CATEGORIES } from '../riskAssessments/riskAssessments.lists.ts';
import type { ActivityFacts, ProposalCondition, ProposalRow, RiskMatrixDefinition } from './riskMatrices.contract.ts';

/** The value of a fact as a row of the table sees it; null: not known, or not so. */
export type FactValue = string | number | null;

/** Expected participants in percent of the approved capacity, rounded up, so that one person too many is over 100. Null: one is missing. */
export function capacityUse({
  expectedParticipants,
  venueCapacity,
}: Pick<ActivityFacts, 'expectedParticipants' | 'venueCapacity'>): number | null {
  if (expectedParticipants === null || venueCapacity === null || venueCapacity === 0) return null;
  return Math.ceil((expectedParticipants * 100) / venueCapacity);
}

/** What the facts of an activity say about the fact that a condition looks at. */
export function factValue(fact: ProposalCondition['fact'], facts: ActivityFacts): FactValue {
  switch (fact) {
    case 'capacityUse':
      return capacityUse(facts);
    case 'foreignRelated':
      return facts.foreignRelated || facts.activityKind === 'foreign' ? 'yes' : null;
    default:
      return facts[fact];
  }
}

function holds(condition: ProposalCondition, facts: ActivityFacts): boolean {
  const value = factValue(condition.fact, facts);
  if (value === null) return false;
  switch (condition.fact) {
    case 'fundSource':
      return condition.words.some((word) => String(value).includes(word));
    case 'activityKind':
      return condition.kinds.some((kind) => kind === value);
    case 'foreignRelated':
      return true;
    case 'setting':
      return condition.is === value;
    default:
      return (
        typeof value === 'number' && value >= condition.from && (condition.below === null || value < condition.below)
      );
  }
}

/** What the table proposes for one category: the row that counts, and the rows that apply as well. */
export type ProposedFactor = {
  readonly factorCategory: FactorCategory;
  readonly row: ProposalRow;
  /** The fact the row looked at, as it was when it was proposed. */
  readonly value: FactValue;
  readonly others: readonly ProposalRow[];
};

/**
 * What facts of an activity propose ("Beyond" 11): every row of the table whose condition holds, gathered by category; within a category
 * the row with the highest likelihood × severity counts, of equal ones the first of the table. The same facts and the same table always
 * give the same proposal. Nothing is decided: a person confirms or changes each pair.
 */
export function proposeFactors(
  { proposals }: Pick<RiskMatrixDefinition, 'proposals'>,
  facts: ActivityFacts,
): ProposedFactor[] {
  const applying = proposals.filter(({ condition }) => holds(condition, facts));
  return FACTOR_CATEGORIES.flatMap((factorCategory) => {
    const rows = applying.filter((row) => row.factorCategory === factorCategory);
    const [first, ...rest] = rows;
    if (!first) return [];
    const row = rest.reduce(
      (most, one) => (one.likelihood * one.severity > most.likelihood * most.severity ? one : most),
      first,
    );
    return [
      {
        ...{ factorCategory, row, value: factValue(row.condition.fact, facts) },
        others: rows.filter((one) => one !== row),
      },
    ];
  });
}
