import { useText } from '#renderer/ui/text.tsx';
import { factorProposal } from '#shared/features/riskAssessments/proposal.contract.ts';
import { proposalLine } from '#shared/features/riskAssessments/proposalWords.ts';
import type { RiskFactor } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import styles from './proposal.module.css';

/** Which row of the proposal table a factor came from; nothing for one that was entered by hand. */
export function ProposalNote({
  factor,
}: {
  readonly factor: Pick<RiskFactor, 'proposal' | 'likelihood' | 'severity'>;
}) {
  const { locale } = useText();
  const parsed = factorProposal.safeParse(factor.proposal);
  return parsed.success ? <div className={styles.dim}>{proposalLine(locale, parsed.data, factor)}</div> : null;
}
