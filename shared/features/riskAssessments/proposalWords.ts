import { type Locale, message } from '../../text/index.ts';
import { conditionWords, factWords } from '../riskMatrices/matrixWords.ts';
import type { FactorProposal } from './proposal.contract.ts';

/** The fact a proposal looked at: `预计人数1200人`. */
export function factLine(locale: Locale, { row, value }: Pick<FactorProposal, 'row' | 'value'>): string {
  const { fact } = row.condition;
  return `${message(locale, `activityFactLabels.${fact}`)}${factWords(locale, fact, value)}`;
}

/**
 * The row of the table that proposed a factor, as it is shown and printed ("Beyond" 11): fact, condition, pair, reason, and what became of
 * it; a pair that was changed later in the assessment is named.
 * @param present the inherent pair of the factor now
 */
export function proposalLine(
  locale: Locale,
  proposal: FactorProposal,
  present: { readonly likelihood: number | null; readonly severity: number | null },
): string {
  const { row, decision, changeReason } = proposal;
  const isRow = present.likelihood === row.likelihood && present.severity === row.severity;
  const words = {
    fact: factLine(locale, proposal),
    condition: conditionWords(locale, row.condition),
    pair: message(locale, 'riskMatrices.pair', { likelihood: row.likelihood, severity: row.severity }),
    reason: row.reason,
    change: changeReason ?? '',
    now: present.likelihood === null ? '' : message(locale, 'riskMatrices.pair', present),
  };
  if (decision === 'changed') return message(locale, 'riskPictures.lineChanged', words);
  return message(locale, isRow ? 'riskPictures.lineConfirmed' : 'riskPictures.lineLater', words);
}
