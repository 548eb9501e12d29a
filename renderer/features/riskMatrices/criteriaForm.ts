import { bandsFrom } from '#shared/features/riskMatrices/matrix.rules.ts';
import type { RiskMatrixDefinition } from '#shared/features/riskMatrices/riskMatrices.contract.ts';

/** The criteria as they are typed: bands by the highest product of the three lower levels. */
export type CriteriaForm = {
  readonly title: string;
  readonly effectiveFrom: string | null;
  readonly basis: string;
  readonly note: string;
  readonly ends: readonly number[];
} & Pick<RiskMatrixDefinition, 'likelihood' | 'severity' | 'reviewMonths' | 'proposals'>;

/** A new version begins with what holds now; title, day and basis are to be given. */
export function startForm({
  likelihood,
  severity,
  bands,
  reviewMonths,
  proposals,
}: RiskMatrixDefinition): CriteriaForm {
  return {
    ...{ title: '', effectiveFrom: null, basis: '', note: '' },
    ends: bands.slice(0, 3).map(({ to }) => to),
    ...{ likelihood, severity, reviewMonths, proposals },
  };
}

/** What is sent: the bands follow from the ends. */
export function definitionOfForm(form: CriteriaForm): Omit<RiskMatrixDefinition, 'version'> {
  const { likelihood, severity, reviewMonths, proposals } = form;
  const [first = 0, second = 0, third = 0] = form.ends;
  return { likelihood, severity, reviewMonths, proposals, bands: bandsFrom([first, second, third]) };
}
