import { type Locale, message, messageIfKnown } from '../../text/index.ts';
import { RISK_LEVELS, type RiskLevel } from '../riskAssessments/riskAssessments.lists.ts';
import type { FactValue } from './proposal.rules.ts';
import type { ProposalCondition, RiskMatrixDefinition } from './riskMatrices.contract.ts';

const UNITS = { expectedParticipants: 'unitPeople', capacityUse: 'unitPercent', budgetWan: 'unitWan' } as const;

const label = (locale: Locale, section: string, value: string): string =>
  messageIfKnown(locale, `${section}.${value}`) ?? value;

/** A level in one word: 低, 一般, 较大, 重大; a dash for none. */
export function levelWord(locale: Locale, level: RiskLevel | null): string {
  return level === null ? '—' : message(locale, `riskLevelLabels.${level}`);
}

/** A pair with its level: `3×4，较大`. */
export function pairWords(locale: Locale, likelihood: number, severity: number, level: RiskLevel): string {
  return message(locale, 'riskMatrices.pairWithLevel', { likelihood, severity, level: levelWord(locale, level) });
}

/** The points of a level: `5至9分`. */
export function bandWords(locale: Locale, { bands }: Pick<RiskMatrixDefinition, 'bands'>, level: RiskLevel): string {
  const band = bands.find((one) => one.level === level);
  return band ? message(locale, 'riskMatrices.bandRange', { from: band.from, to: band.to }) : '';
}

/** How often a level is reviewed. */
export function reviewWords(locale: Locale, months: number): string {
  return months === 12
    ? message(locale, 'riskMatrices.reviewYearly')
    : message(locale, 'riskMatrices.reviewEvery', { months });
}

/** The levels from the lowest with their points: what stands below a matrix. */
export function levelLegend(locale: Locale, definition: Pick<RiskMatrixDefinition, 'bands'>): string[] {
  return RISK_LEVELS.map((level) =>
    message(locale, 'riskMatrices.legend', {
      level: levelWord(locale, level),
      range: bandWords(locale, definition, level),
    }),
  );
}

/** When a row of the proposal table applies, in words: `1000人以上、不足5000人`. */
export function conditionWords(locale: Locale, condition: ProposalCondition): string {
  switch (condition.fact) {
    case 'fundSource':
      return message(locale, 'riskMatrices.conditionWords', {
        words: condition.words.join(message(locale, 'riskMatrices.wordsOr')),
      });
    case 'activityKind':
      return condition.kinds
        .map((kind) => label(locale, 'activityKindLabels', kind))
        .join(message(locale, 'riskMatrices.wordsJoin'));
    case 'foreignRelated':
      return message(locale, 'riskMatrices.conditionIs');
    case 'setting':
      return label(locale, 'activitySettingLabels', condition.is);
    case 'capacityUse': {
      const { from, below } = condition;
      return below === null
        ? message(locale, 'riskMatrices.conditionAbovePercent', { to: from - 1 })
        : message(locale, 'riskMatrices.conditionPercent', { from, to: below - 1 });
    }
    default: {
      const { from, below } = condition;
      const unit = message(locale, `riskMatrices.${UNITS[condition.fact]}`);
      if (below === null) return message(locale, 'riskMatrices.conditionFrom', { from, unit });
      const key = from === 0 || from === 1 ? 'conditionBelow' : 'conditionBetween';
      return message(locale, `riskMatrices.${key}`, { from, below, unit });
    }
  }
}

/** A fact as it was when it was looked at: `1200人`, `户外`. */
export function factWords(locale: Locale, fact: ProposalCondition['fact'], value: FactValue): string {
  if (value === null) return '';
  switch (fact) {
    case 'fundSource':
      return String(value);
    case 'activityKind':
      return label(locale, 'activityKindLabels', String(value));
    case 'foreignRelated':
      return message(locale, 'riskMatrices.conditionIs');
    case 'setting':
      return label(locale, 'activitySettingLabels', String(value));
    default:
      return `${value}${message(locale, `riskMatrices.${UNITS[fact]}`)}`;
  }
}
