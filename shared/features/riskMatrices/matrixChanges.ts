import { type Locale, message } from '../../text/index.ts';
import { RISK_LEVELS } from '../riskAssessments/riskAssessments.lists.ts';
import { bandWords, conditionWords, levelWord, reviewWords } from './matrixWords.ts';
import type { ProposalRow, RiskMatrixDefinition, WordedDegree } from './riskMatrices.contract.ts';

/** One difference between two versions, in words. */
export type MatrixChange = {
  /** Stands for the place, for example `likelihood.3.sentence`. */
  readonly key: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
};

const AXES = ['likelihood', 'severity'] as const;
const PARTS = { name: 'changeName', sentence: 'changeSentence', example: 'changeExample' } as const;

/** Everything in which a version differs from another: bands, intervals, wording, proposal table. */
export function matrixChanges(
  locale: Locale,
  before: Omit<RiskMatrixDefinition, 'version'>,
  after: Omit<RiskMatrixDefinition, 'version'>,
): MatrixChange[] {
  const levels = RISK_LEVELS.flatMap((level) => [
    {
      ...{
        key: `bands.${level}`,
        place: message(locale, 'riskMatrices.changeBand', { level: levelWord(locale, level) }),
      },
      ...{ before: bandWords(locale, before, level), after: bandWords(locale, after, level) },
    },
    {
      ...{
        key: `review.${level}`,
        place: message(locale, 'riskMatrices.changeReview', { level: levelWord(locale, level) }),
      },
      before: reviewWords(locale, before.reviewMonths[level]),
      after: reviewWords(locale, after.reviewMonths[level]),
    },
  ]);
  const wording = AXES.flatMap((axis) => degreeChanges(locale, axis, before[axis], after[axis]));
  return [...levels, ...wording, ...rowChanges(locale, before.proposals, after.proposals)].filter(
    (change) => change.before !== change.after,
  );
}

function degreeChanges(
  locale: Locale,
  axis: (typeof AXES)[number],
  before: readonly WordedDegree[],
  after: readonly WordedDegree[],
): MatrixChange[] {
  return after.flatMap((degree, index) => {
    const old = before[index];
    const named = { axis: message(locale, `riskMatrices.${axis}`), value: degree.value };
    return (['name', 'sentence', 'example'] as const).map((part) => ({
      key: `${axis}.${degree.value}.${part}`,
      place: message(locale, `riskMatrices.${PARTS[part]}`, named),
      ...{ before: old?.[part] ?? '', after: degree[part] },
    }));
  });
}

function rowChanges(locale: Locale, before: readonly ProposalRow[], after: readonly ProposalRow[]): MatrixChange[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const now = new Map(after.map((row) => [row.id, row]));
  const none = message(locale, 'riskMatrices.rowAdded');
  return [...new Set([...old.keys(), ...now.keys()])].map((id) => {
    const [first, second] = [old.get(id), now.get(id)];
    return {
      key: `proposals.${id}`,
      place: message(locale, 'riskMatrices.changeRow', { risk: (second ?? first)?.riskText }),
      before: first ? rowWords(locale, first) : none,
      after: second ? rowWords(locale, second) : none,
    };
  });
}

/** `预计人数：1000人以上，3×4；…` */
function rowWords(locale: Locale, { condition, likelihood, severity, riskText, reason }: ProposalRow): string {
  const fact = message(locale, `activityFactLabels.${condition.fact}`);
  const pair = message(locale, 'riskMatrices.pair', { likelihood, severity });
  return [fact, conditionWords(locale, condition), pair, riskText, reason].join(' ');
}
